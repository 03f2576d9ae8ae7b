/** The limits of an SMS: who writes first, no link, one segment even in the worst case. */
import { both } from '../../kernel/both.ts';
import { at, type Finding, inBody, inMessage, type LintInput } from './findings.ts';
import { wordsIn } from './lint-words.ts';
import { folded } from './own-words.ts';
import { lineOf } from './places.ts';
import { segmentsOf } from './segments.ts';

const NEEDED = ['incident_address', 'typed_code', 'account_hint'] as const;
const LINK = /https?:\/\/\S*|www\.\S+|\b[a-z0-9-]+\.(com|id|net|org|co|me|io|ly)\b\S*/giu;

export function smsFindings(input: LintInput): Finding[] {
  const found: Finding[] = [];
  for (const name of NEEDED) {
    if (input.profiles.every(({ said }) => said.has(name))) continue;
    found.push(
      inMessage(input, {
        code: 'sms_missing',
        words: name,
        says: both(`an SMS needs {{ ${name} }}.`, `SMS memerlukan {{ ${name} }}.`),
      }),
    );
  }
  if (!/^\s*\{\{-?\s*brand\s*-?\}\}/.test(input.body)) {
    const says = both(
      'an SMS starts with {{ brand }}, so that readers know who writes.',
      'SMS diawali {{ brand }}, agar pembaca tahu siapa pengirimnya.',
    );
    found.push(at(lineOf(1), input, { code: 'sms_brand_first', words: '', says }));
  }
  const literal = folded(input.body.replace(/\{\{[\s\S]*?\}\}/g, ' '));
  for (const words of wordsIn(literal, [LINK])) {
    const says = both(
      `“${words}” is a link: an SMS gives only the address to type.`,
      `“${words}” adalah tautan: SMS hanya memberi alamat untuk diketik.`,
    );
    found.push(...inBody(input, { code: 'sms_link', words, says }));
  }
  return input.longestSms === null ? found : [...found, ...lengthFindings(input, input.longestSms)];
}

function lengthFindings(input: LintInput, longest: string): Finding[] {
  const { segments, units, encoding, foreign } = segmentsOf(longest);
  const found = foreign.flatMap((letter) =>
    inBody(input, {
      code: 'sms_letters',
      words: letter,
      says: both(
        `“${letter}” is not in the SMS alphabet and more than doubles the cost: write it without.`,
        `“${letter}” tidak ada dalam abjad SMS dan melipatgandakan biayanya: tulis tanpa huruf itu.`,
      ),
    }),
  );
  if (segments > 1) {
    const says = both(
      `the longest SMS has ${units} ${encoding} characters in ${segments} segments: it must fit in one.`,
      `SMS terpanjang berisi ${units} karakter ${encoding} dalam ${segments} segmen: harus muat dalam satu.`,
    );
    found.push(inMessage(input, { code: 'sms_segments', words: '', says }));
  }
  return found;
}
