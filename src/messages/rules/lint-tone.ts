/** Tone: no doubt about what is known, no blame, no amount of money where it looks like a scam. */
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
          says: `“${words}” casts doubt on what is known: say it plainly, and put doubt under not_yet_known.`,
        })),
      'hedging',
    ),
    ...everywhere(
      input,
      (text) =>
        wordsIn(text, BLAME[locale]).map((words) => ({
          words,
          says: `“${words}” blames the reader: leave it out.`,
        })),
      'blame',
    ),
    ...moneyFindings(input),
    ...wordsIn(own.body, SOFT[locale]).flatMap((words) =>
      inBody(input, {
        code: 'softening',
        words,
        says: `“${words}” makes it sound like less: say that the data leaked.`,
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
    says: `“${words}” is an amount of money and looks like a scam here: take it out.`,
  }));
}
