import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { isGsm7, segmentsOf } from './segments.ts';

const GSM = 'abc ABC 019 @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&\'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà^{}\\[~]|€';

function theirs(text: string) {
  const message = new SegmentedMessage(text, 'auto', false);
  return { encoding: message.getEncodingName(), segments: message.segmentsCount };
}

describe('SMS segments', () => {
  test.each([
    ['a'.repeat(160), 'GSM-7', 1],
    ['a'.repeat(161), 'GSM-7', 2],
    ['a'.repeat(306), 'GSM-7', 2],
    ['a'.repeat(307), 'GSM-7', 3],
    ['€'.repeat(80), 'GSM-7', 1],
    ['€'.repeat(81), 'GSM-7', 2],
    ['a'.repeat(152) + '€'.repeat(10), 'GSM-7', 2],
    ['é'.repeat(70), 'GSM-7', 1],
    ['ê'.repeat(70), 'UCS-2', 1],
    ['ê'.repeat(71), 'UCS-2', 2],
    ['ê'.repeat(135), 'UCS-2', 3],
    ['😀'.repeat(35), 'UCS-2', 1],
    ['😀'.repeat(36), 'UCS-2', 2],
  ])('text %# costs what it costs', (text, encoding, segments) => {
    expect(segmentsOf(text)).toMatchObject({ encoding, segments });
    expect(theirs(text)).toEqual({ encoding, segments });
  });

  test('agrees with the vendor’s calculator on any GSM-7 text', () => {
    const gsm = fc.array(fc.constantFrom(...GSM), { maxLength: 400 }).map((chars) => chars.join(''));
    fc.assert(
      fc.property(gsm, (text) => {
        expect(isGsm7(text)).toBe(true);
        expect(segmentsOf(text).segments).toBe(Math.max(1, theirs(text).segments));
      }),
      { numRuns: 150 },
    );
  });

  test('agrees with the vendor’s calculator on text with other letters', () => {
    const mixed = fc.array(fc.constantFrom(...'abÇ€êçñ日本語عربي😀👍', ' '), { maxLength: 200 });
    fc.assert(
      fc.property(mixed, (chars) => {
        const text = chars.join('');
        const their = theirs(text);
        expect(segmentsOf(text).encoding).toBe(their.encoding);
        expect(segmentsOf(text).segments).toBe(Math.max(1, their.segments));
      }),
      { numRuns: 150 },
    );
  });

  test('names the letters that make a text expensive', () => {
    expect(segmentsOf('Toko “Maju” •').foreign).toEqual(['“', '”', '•']);
  });
});

/** The standard, slowly: every character with its cost, dealt into segments. */
function slowly(text: string): { units: number; segments: number } {
  const gsm = isGsm7(text);
  const costs = [...text].map((c) => (gsm ? ('\f^{}\\[~]|€'.includes(c) ? 2 : 1) : c.length));
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  const [single, joined] = gsm ? [160, 153] : [70, 67];
  if (units <= single) return { units, segments: 1 };
  let segments = 1;
  let filled = 0;
  for (const cost of costs) {
    segments += filled + cost > joined ? 1 : 0;
    filled = filled + cost > joined ? cost : filled + cost;
  }
  return { units, segments };
}

test('the fast path counts as the standard does, whatever the text', () => {
  const letter = fc.constantFrom('a', 'Z', ' ', '€', '{', '~', 'é', 'ç', '’', '😀', '\ud83d', 'é', '界');
  const words = fc.oneof(
    fc.array(letter, { maxLength: 400 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom('a', '€', '['), { maxLength: 700 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(words, (text) => {
      expect(segmentsOf(text)).toMatchObject(slowly(text));
    }),
    { numRuns: 2_000 },
  );
});
