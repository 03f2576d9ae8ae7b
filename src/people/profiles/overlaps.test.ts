import { describe, expect, test } from '@jest/globals';
import type { CategoryCode, Form } from '../../incidents/index.ts';
import type { CountedProfile } from './counts.ts';
import { countOverlaps } from './overlaps.ts';

function profile(id: string, persons: number, ...leaks: [CategoryCode, Form][]): CountedProfile {
  return {
    id,
    exposure: leaks.map(([code, form]) => ({ code, form })),
    cells: [
      { country: 'ID', minor: false, persons: persons - 1 },
      { country: 'ID', minor: true, persons: 1 },
    ],
  };
}

const MAIL: [CategoryCode, Form] = ['con.email', 'plaintext'];
const PROFILES = [
  profile('a', 5, MAIL),
  profile('b', 7, MAIL, ['cred.password', 'hash_strong']),
  profile('c', 4, MAIL, ['cred.password', 'plaintext']),
  profile('d', 2, ['con.phone', 'plaintext']),
];

describe('overlaps', () => {
  test('count people by exactly what leaked of them, in whatever form, most people first', () => {
    expect(countOverlaps(PROFILES, 10)).toEqual({
      shown: [
        { codes: ['con.email', 'cred.password'], persons: 11, minors: 2, tier: 4, profiles: 2 },
        { codes: ['con.email'], persons: 5, minors: 1, tier: expect.any(Number), profiles: 1 },
        { codes: ['con.phone'], persons: 2, minors: 1, tier: expect.any(Number), profiles: 1 },
      ],
      others: { overlaps: 0, persons: 0 },
    });
  });

  test('sum up what is not shown, so that nobody is left out', () => {
    const { shown, others } = countOverlaps(PROFILES, 1);
    expect(shown).toHaveLength(1);
    expect(others).toEqual({ overlaps: 2, persons: 7 });
    expect(countOverlaps([], 5)).toEqual({ shown: [], others: { overlaps: 0, persons: 0 } });
  });
});
