import { describe, expect, test } from '@jest/globals';
import {
  type Eligibility,
  facetsOf,
  isEligible,
  isPlain,
  type PersonFacts,
  isRule,
  readEligibility,
} from './eligibility.ts';
import { eligibilitySentence } from './eligibility-words.ts';

const facts: PersonFacts = {
  exposed: [
    { code: 'gov.nik', form: 'masked' },
    { code: 'con.email', form: 'plaintext' },
  ],
  country: 'ID',
  region: null,
  role: 'customer',
  former: false,
  minor: false,
  customerSince: '2020-02-29',
};
const everyone = { everyone: true } as const;

describe('eligibility', () => {
  test.each<[Eligibility, boolean]>([
    [everyone, true],
    [{ anyOf: [{ category: 'gov.nik' }] }, true],
    [{ anyOf: [{ category: 'gov.nik', forms: ['plaintext'] }] }, false],
    [{ anyOf: [{ category: 'gov.*', forms: ['masked', 'plaintext'] }] }, true],
    [{ anyOf: [{ category: 'fin.*' }] }, false],
    [{ anyOf: [{ category: 'fin.*' }, { category: 'con.email' }] }, true],
    [{ ...everyone, livesIn: ['ID', 'SG'] }, true],
    [{ ...everyone, livesIn: ['SG'] }, false],
    [{ ...everyone, notIn: ['ID'] }, false],
    [{ ...everyone, roles: ['customer'] }, true],
    [{ ...everyone, roles: ['employee', 'contact'] }, false],
    [{ ...everyone, former: true }, false],
    [{ ...everyone, former: false, minor: false }, true],
    [{ ...everyone, minor: true }, false],
    [{ ...everyone, customerSince: { from: '2020-02-29' } }, true],
    [{ ...everyone, customerSince: { from: '2020-03-01' } }, false],
    [{ ...everyone, customerSince: { before: '2020-02-29' } }, false],
    [{ ...everyone, customerSince: { from: '2019-01-01', before: '2020-03-01' } }, true],
    [{ anyOf: [{ category: 'con.email' }], livesIn: ['ID'], roles: ['employee'] }, false],
  ])('%j is %s', (rule, expected) => {
    const read = readEligibility(rule);
    expect(read).toEqual(rule);
    expect(isRule(read) && isEligible(read, facts)).toBe(expected);
  });

  test.each<[Partial<PersonFacts>, Eligibility]>([
    [{ country: null }, { ...everyone, livesIn: ['US-CA'], notIn: ['ID'] }],
    [
      { country: 'US', region: null },
      { ...everyone, livesIn: ['US-CA'], notIn: ['US-TX'] },
    ],
    [
      { country: 'US', region: 'Californian coast' },
      { ...everyone, livesIn: ['US-CA'] },
    ],
    [{ role: null }, { ...everyone, roles: ['customer'] }],
    [{ customerSince: null }, { ...everyone, customerSince: { before: '2001-01-01' } }],
  ])('what nobody knows of a person (%j) never costs them an offer', (change, rule) => {
    expect(isEligible(rule, { ...facts, ...change })).toBe(true);
  });

  test.each(['CA', 'us-ca', ' US-CA '])('a region written %j is California', (region) => {
    const there = { ...facts, country: 'US', region };
    expect(isEligible({ ...everyone, livesIn: ['US-CA'] }, there)).toBe(true);
    expect(isEligible({ ...everyone, notIn: ['US-CA'] }, there)).toBe(false);
    expect(isEligible({ ...everyone, livesIn: ['US-TX'] }, there)).toBe(false);
  });

  test.each([
    [null],
    [{}],
    [{ everyone: false }],
    [{ anyOf: [] }],
    [{ anyOf: [{ category: 'gov.unheard' }] }],
    [{ anyOf: [{ category: 'go.*' }] }],
    [{ anyOf: [{ category: 'gov.nik', forms: [] }] }],
    [{ everyone: true, anyOf: [{ category: 'gov.nik' }] }],
    [{ everyone: true, unless: 'gov.*' }],
    [{ anyOf: [{ category: 'gov.nik', form: 'plaintext' }] }],
    [{ anyOf: [{ category: 'constructor' }] }],
    [{ anyOf: [{ category: 'x'.repeat(9_999) }] }],
    [{ anyOf: Array.from({ length: 101 }, () => ({ category: 'gov.*' })) }],
    [{ everyone: true, livesIn: [] }],
    [{ everyone: true, livesIn: ['Indonesia'] }],
    [{ everyone: true, livesIn: ["US-CA'; --"] }],
    [{ everyone: true, notIn: 'ID' }],
    [{ everyone: true, roles: ['owner'] }],
    [{ everyone: true, former: 'yes' }],
    [{ everyone: true, minor: null }],
    [{ everyone: true, customerSince: {} }],
    [{ everyone: true, customerSince: { from: '2024-02-30' } }],
    [{ everyone: true, customerSince: { from: "2024-01-01'" } }],
    [{ everyone: true, customerSince: { from: '2024-01-02', before: '2024-01-01' } }],
    [{ everyone: true, customerSince: { since: '2024-01-01' } }],
  ])('%j is refused with a sentence', (rule) => {
    const sentence = expect.stringMatching(/^.{1,200}\.$/);
    expect(readEligibility(rule)).toEqual({ en: sentence, id: sentence });
  });

  test('looks at no more of a person than its rules do', () => {
    expect(
      isPlain(facetsOf([everyone as Eligibility, { anyOf: [{ category: 'gov.*' }] } as Eligibility])),
    ).toBe(true);
    expect(
      facetsOf([
        { ...everyone, livesIn: ['ID'], customerSince: { from: '2024-01-01', before: '2025-01-01' } },
        { ...everyone, minor: false, customerSince: { before: '2024-01-01' } },
      ]),
    ).toEqual({ place: true, role: false, former: false, minor: true, since: ['2024-01-01', '2025-01-01'] });
  });
});

const nameOf = (code: string) => `<${code}>`;

describe('eligibility as one sentence', () => {
  const rule: Eligibility = {
    anyOf: [{ category: 'gov.nik', forms: ['plaintext', 'hash_weak'] }, { category: 'fin.*' }],
    livesIn: ['ID', 'US-CA'],
    notIn: ['SG'],
    roles: ['customer', 'employee'],
    former: false,
    minor: false,
    customerSince: { from: '2019-01-01', before: '2024-01-31' },
  };

  test('says all of the rule in English', () => {
    expect(eligibilitySentence(rule, 'en', nameOf)).toBe(
      'Everyone of whom this leaked: <gov.nik> (readable or weakly hashed) or any financial data, living in Indonesia or ' +
        'United States (CA), but not in Singapore, customers or employees, no former customers, adults only, customers ' +
        'since 1 January 2019 or later and since before 31 January 2024 (or since nobody knows when).',
    );
  });

  test('and in Indonesian', () => {
    expect(eligibilitySentence(rule, 'id', nameOf)).toBe(
      'Setiap orang yang datanya bocor: <gov.nik> (terbaca atau teracak lemah) atau data keuangan apa pun, yang tinggal di ' +
        'Indonesia atau Amerika Serikat (CA), tetapi tidak di Singapura, pelanggan atau karyawan, bukan mantan pelanggan, ' +
        'hanya orang dewasa, pelanggan sejak 1 Januari 2019 dan sebelum 31 Januari 2024 (atau tidak diketahui sejak kapan).',
    );
    expect(eligibilitySentence(everyone, 'id', nameOf)).toBe('Semua orang yang terdampak.');
  });
});
