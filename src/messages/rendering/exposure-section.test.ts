import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  CATALOGUE,
  CATEGORY_CODES,
  exposureBits,
  type ExposedCategory,
  FORMS,
} from '../../incidents/index.ts';
import { exposureSection } from './exposure-section.ts';

const exposures = fc.array(
  fc.record({ code: fc.constantFrom(...CATEGORY_CODES), form: fc.constantFrom(...FORMS) }),
  { maxLength: 20 },
);

function section(exposed: readonly ExposedCategory[], locale: 'id' | 'en' = 'en', full = false) {
  return exposureSection(exposureBits(exposed), locale, { full });
}

describe('the exposure section', () => {
  test.each([...CATALOGUE])('$code alone reads in full in both languages', (category) => {
    for (const locale of ['id', 'en'] as const) {
      const { today, leaked, details, withheld } = section(
        [{ code: category.code, form: 'plaintext' }],
        locale,
        true,
      );
      expect(leaked).toEqual([{ code: category.code, label: category.label[locale], note: null }]);
      expect(details).toHaveLength(1);
      expect(details[0]?.risk).not.toBe('');
      expect(withheld).toBe(false);
      expect([...today, ...(details[0]?.advice ?? []), details[0]?.risk].join('')).not.toMatch(
        /undefined|null/,
      );
    }
  });

  test('names exactly the person’s categories: never one more, never one less', () => {
    fc.assert(
      fc.property(exposures, (exposed) => {
        const codes = [...new Set(exposed.map((e) => e.code))].sort();
        const { leaked, details } = section(exposed, 'id', true);
        expect(leaked.map((l) => l.code).sort()).toEqual(codes);
        expect(details.map((d) => d.code).sort()).toEqual(codes);
      }),
    );
  });

  test('says at most three things to do today, and says nothing twice', () => {
    fc.assert(
      fc.property(exposures, (exposed) => {
        const { today, details } = section(exposed);
        expect(today.length).toBeLessThanOrEqual(3);
        const said = [...today, ...details.flatMap((d) => d.advice)];
        expect(today.filter((text) => said.indexOf(text) !== said.lastIndexOf(text))).toEqual([]);
      }),
    );
  });

  test('health, sexual, crime and child data leave no word without the second factor', () => {
    const hidden = CATALOGUE.filter((c) => c.secondFactor);
    for (const category of hidden) {
      for (const locale of ['id', 'en'] as const) {
        const mixed = section(
          [
            { code: category.code, form: 'plaintext' },
            { code: 'con.email', form: 'plaintext' },
          ],
          locale,
        );
        expect(mixed.withheld).toBe(true);
        expect(mixed.leaked.map((l) => l.code)).toEqual(['con.email']);
        const words = JSON.stringify(mixed);
        for (const text of [category.label[locale], category.risk[locale], ...category.advice[locale]]) {
          expect(words).not.toContain(text);
        }
      }
    }
  });

  test('a masked card alone gives no card advice, not even with its expiry date', () => {
    for (const exposed of [
      [{ code: 'fin.pan', form: 'masked' }],
      [
        { code: 'fin.pan', form: 'masked' },
        { code: 'fin.expiry', form: 'plaintext' },
      ],
    ] as const) {
      const { today, details } = section(exposed);
      expect(today).toEqual([]);
      expect(details.flatMap((d) => d.advice)).toEqual([]);
      expect(details[0]?.risk).toContain('does not need to be replaced');
    }
  });

  test('a full card with its expiry date is to be blocked now, said once', () => {
    const { today } = section([
      { code: 'fin.pan', form: 'plaintext' },
      { code: 'fin.expiry', form: 'plaintext' },
    ]);
    expect(today).toHaveLength(1);
    expect(today[0]).toContain('blocked now');
  });

  test('a strongly scrambled password is advised more calmly than a readable one', () => {
    const email = { code: 'con.email', form: 'plaintext' } as const;
    const weak = section([email, { code: 'cred.password', form: 'hash_weak' }]);
    const strong = section([email, { code: 'cred.password', form: 'hash_strong' }]);
    expect(weak.today[0]).toContain('and of your e-mail now');
    expect(strong.today[0]).not.toContain('of your e-mail');
    expect(strong.leaked[0]?.note).toBe('strongly scrambled');
  });

  test.each([
    ['gov.nik', 'masked', 'Only some digits'],
    ['cred.password', 'hash_weak', 'easy to undo'],
    ['cred.password', 'hash_strong', 'strongly scrambled'],
  ] as const)('%s leaked as %s says what that means, not what the whole would', (code, form, words) => {
    const [detail] = section([{ code, form }]).details;
    expect(detail?.risk).toContain(words);
  });

  test('withheld data ask for the same step at the same place, whichever they are', () => {
    const card = { code: 'fin.pan', form: 'plaintext' } as const;
    const all = CATALOGUE.filter((c) => c.secondFactor).map((c) => {
      const { today } = section([card, { code: c.code, form: 'plaintext' }]);
      return JSON.stringify(today);
    });
    expect(new Set(all).size).toBe(1);
    expect(all[0]).toContain('Ask us which sensitive data leaked');
    expect(section([{ code: 'hlt.record', form: 'encrypted_key_safe' }]).today).toEqual([]);
  });

  test('a photo of the identity card alone puts the loan register first: it shows the number', () => {
    expect(section([{ code: 'gov.idscan', form: 'plaintext' }]).today[0]).toContain('SLIK OJK');
  });

  test('nobody is told that only a part of their number leaked when the photo of the card shows it', () => {
    const { leaked, details } = section([
      { code: 'gov.nik', form: 'masked' },
      { code: 'gov.idscan', form: 'plaintext' },
    ]);
    expect(leaked.map(({ code, note }) => [code, note])).toContainEqual(['gov.nik', null]);
    expect(JSON.stringify(details)).not.toContain('Only some digits');
  });

  test('an identity card and its number put the loan register first', () => {
    const { today } = section(
      [
        { code: 'gov.nik', form: 'plaintext' },
        { code: 'gov.idscan', form: 'plaintext' },
        { code: 'con.email', form: 'plaintext' },
        { code: 'con.phone', form: 'plaintext' },
      ],
      'id',
    );
    expect(today[0]).toContain('SLIK OJK');
    expect(today).toHaveLength(3);
  });

  test('an empty exposure says nothing', () => {
    expect(section([])).toEqual({ today: [], leaked: [], details: [], withheld: false });
  });
});
