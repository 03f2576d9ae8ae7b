/** Letters that hide or pretend: invisible ones, look-alikes of another alphabet, and HTML that is shown as it stands. */
import { type Both, both } from '../../kernel/both.ts';
import { at, type Finding, type LintInput } from './findings.ts';
import { lineOf, type Place, PREHEADER, SUBJECT } from './places.ts';

const OTHER =
  '[\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Armenian}\\p{Script=Cherokee}\\p{Script=Lisu}]';

const STRANGE: readonly (readonly [RegExp, Both])[] = [
  [
    /\p{Cf}|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u3164|\u2800/u,
    both('it contains an invisible character: take it out.', 'ada karakter yang tidak terlihat: hapus.'),
  ],
  [
    new RegExp(`\\p{Script=Latin}\\p{M}*${OTHER}|${OTHER}\\p{M}*\\p{Script=Latin}`, 'u'),
    both(
      'a word mixes letters of two alphabets that look alike: write it again.',
      'sebuah kata mencampur huruf mirip dari dua abjad: tulis ulang.',
    ),
  ],
  [
    /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]{1,30});|<(?!https?:|mailto:)[!/a-z][^>\n]*>?/iu,
    both(
      'it contains HTML, which readers would see as it stands: write plain words.',
      'ada HTML, yang akan terlihat apa adanya oleh pembaca: tulis kata biasa.',
    ),
  ],
];

export function letterFindings(input: LintInput): Finding[] {
  return [
    ...strangeIn(input.subject ?? '', () => SUBJECT, input),
    ...strangeIn(input.preheader ?? '', () => PREHEADER, input),
    ...strangeIn(input.body, (line) => lineOf(line), input),
  ];
}

function strangeIn(text: string, place: (line: number) => Place, input: LintInput): Finding[] {
  return text
    .split('\n')
    .flatMap((line, i) =>
      STRANGE.filter(([pattern]) => pattern.test(line)).map(([, says]) =>
        at(place(i + 1), input, { code: 'strange_letters', words: '', says }),
      ),
    );
}
