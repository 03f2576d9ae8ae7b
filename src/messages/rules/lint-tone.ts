/** Tone: no doubt about what is known, no blame, no amount of money where it looks like a scam. */
import { both } from '../../kernel/both.ts';
import {
  everywhere,
  type Finding,
  type Found,
  inBody,
  inPreheader,
  inSubject,
  type LintInput,
} from './findings.ts';
import { BLAME, HEDGES, MONEY, SOFT, wordsIn } from './lint-words.ts';

export function toneFindings(input: LintInput): Finding[] {
  const { locale, own } = input;
  return [
    ...everywhere(
      input,
      (text) =>
        wordsIn(text, HEDGES[locale]).map((words) => ({
          words,
          says: both(
            `“${words}” casts doubt on what is known: say it plainly, and put doubt under not_yet_known.`,
            `“${words}” menimbulkan keraguan atas yang sudah diketahui: katakan dengan terang, dan taruh yang belum pasti di not_yet_known.`,
          ),
        })),
      'hedging',
    ),
    ...everywhere(
      input,
      (text) =>
        wordsIn(text, BLAME[locale]).map((words) => ({
          words,
          says: both(`“${words}” blames the reader: leave it out.`, `“${words}” menyalahkan pembaca: hapus.`),
        })),
      'blame',
    ),
    ...moneyFindings(input),
    ...wordsIn(own.body, SOFT[locale]).flatMap((words) =>
      inBody(input, {
        code: 'softening',
        words,
        says: both(
          `“${words}” makes it sound like less: say that the data leaked.`,
          `“${words}” mengecilkan kejadian: katakan bahwa datanya bocor.`,
        ),
        severity: 'advice',
      }),
    ),
  ];
}

function moneyFindings(input: LintInput): Finding[] {
  return [
    ...amounts(input.own.subject).map((found) => inSubject(input, found)),
    ...amounts(input.own.preheader).map((found) => inPreheader(input, found)),
  ];
}

function amounts(text: string): Found[] {
  return wordsIn(text, MONEY).map((words) => ({
    code: 'money_in_subject',
    words,
    says: both(
      `“${words}” is an amount of money and looks like a scam here: take it out.`,
      `“${words}” adalah jumlah uang dan di sini tampak seperti penipuan: hapus.`,
    ),
  }));
}
