import { describe, expect, test } from '@jest/globals';
import { CATALOGUE, categoryOf, tierOf, URGENCY } from './catalogue.ts';
import { CATEGORY_CODES, exposureBit, exposureBits, FORMS, readExposure, worseForm } from './exposure.ts';

describe('the catalogue', () => {
  test('has every one of the 58 categories once, at its bit address', () => {
    expect(CATEGORY_CODES.length).toBe(58);
    expect(CATALOGUE.map((c) => c.code)).toEqual([...CATEGORY_CODES]);
    expect(CATALOGUE.map((c) => c.index)).toEqual(CATEGORY_CODES.map((_, i) => i));
  });

  test.each([...CATALOGUE])('$code speaks both languages in full', (category) => {
    for (const locale of ['id', 'en'] as const) {
      expect(category.label[locale].length).toBeGreaterThan(2);
      expect(category.risk[locale]).toMatch(/[.!?]$/);
      expect(category.advice[locale].length).toBeGreaterThan(0);
      for (const text of [category.risk[locale], ...category.advice[locale]]) {
        expect(sentences(text)).toBeLessThanOrEqual(2);
        expect(text.length).toBeLessThanOrEqual(170);
        expect(text).not.toMatch(/[<>{}[\]_`]/);
      }
    }
    expect(category.advice.id.length).toBe(category.advice.en.length);
    expect(category.label.id).not.toBe('');
  });

  test('withholds exactly health, sexual, crime and child data until the second factor', () => {
    expect(CATALOGUE.filter((c) => c.secondFactor).map((c) => c.code)).toEqual([
      'hlt.record',
      'hlt.claims',
      'hlt.mental_sex',
      'spc.sexual',
      'spc.crime',
      'spc.child',
    ]);
  });

  test('orders every category by urgency once', () => {
    expect([...URGENCY].sort()).toEqual([...CATEGORY_CODES].sort());
  });

  test.each([
    ['cred.password', 'plaintext', 4],
    ['cred.password', 'hash_weak', 4],
    ['cred.password', 'hash_strong', 2],
    ['cred.password', 'encrypted_key_safe', 1],
    ['fin.pan', 'plaintext', 4],
    ['fin.pan', 'masked', 1],
    ['fin.pan', 'tokenised', 0],
    ['gov.nik', 'masked', 2],
    ['gov.nik', 'encrypted_key_taken', 4],
    ['com.messages', 'encrypted_key_safe', 0],
    ['con.email', 'hash_strong', 0],
  ] as const)('%s leaked as %s is of tier %i', (code, form, tier) => {
    expect(tierOf(categoryOf(code), form)).toBe(tier);
  });

  test('no form is graver than plaintext', () => {
    for (const category of CATALOGUE) {
      for (const form of FORMS) expect(tierOf(category, form)).toBeLessThanOrEqual(category.tier);
    }
  });
});

describe('exposure bits', () => {
  test('count from the left, category × 8 + form', () => {
    expect(exposureBit('id.name', 'plaintext')).toBe(0);
    expect(exposureBit('id.alias', 'plaintext')).toBe(8);
    expect(exposureBit('oth.free', 'encrypted_key_safe')).toBe(463);
    const bits = exposureBits([{ code: 'id.alias', form: 'hash_weak' }]);
    expect(bits.length).toBe(464);
    expect(bits.indexOf('1')).toBe(10);
  });

  test('united rows read as each category in its worst form', () => {
    const bits = exposureBits([
      { code: 'fin.pan', form: 'masked' },
      { code: 'fin.pan', form: 'plaintext' },
      { code: 'con.email', form: 'plaintext' },
    ]);
    expect(readExposure(bits)).toEqual([
      { code: 'con.email', form: 'plaintext' },
      { code: 'fin.pan', form: 'plaintext' },
    ]);
  });

  test('of two forms the worse is the one earlier in the order of severity', () => {
    expect(worseForm('masked', 'hash_weak')).toBe('hash_weak');
    expect(worseForm('plaintext', 'tokenised')).toBe('plaintext');
  });
});

/** Full stops inside numbers and addresses end no sentence. */
function sentences(text: string): number {
  return text.split(/[.!?](?=\s|$)/).filter((part) => part.trim() !== '').length;
}
