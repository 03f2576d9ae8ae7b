/** Letters that hide or pretend: invisible ones, look-alikes of another alphabet, and HTML that is shown as it stands. */
import { at, type Finding, type LintInput } from './findings.ts';
import { lineOf, type Place, PREHEADER, SUBJECT } from './places.ts';

const OTHER =
  '[\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Armenian}\\p{Script=Cherokee}\\p{Script=Lisu}]';

const STRANGE: readonly (readonly [RegExp, string])[] = [
  [
    /\p{Cf}|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u3164|\u2800/u,
    'it contains an invisible character: take it out.',
  ],
  [
    new RegExp(`\\p{Script=Latin}\\p{M}*${OTHER}|${OTHER}\\p{M}*\\p{Script=Latin}`, 'u'),
    'a word mixes letters of two alphabets that look alike: write it again.',
  ],
  [
    /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]{1,30});|<(?!https?:|mailto:)[!/a-z][^>\n]*>?/iu,
    'it contains HTML, which readers would see as it stands: write plain words.',
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
