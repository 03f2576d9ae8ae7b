import { describe, expect, test } from '@jest/globals';
import { byCategory, byPlace, type Counted, inTime, notTold, share } from './figures.ts';

function people(given: Partial<Counted>): Counted {
  return {
    laws: ['ID'], owedUnder: ['ID'], country: 'ID', region: null, minor: false,
    leaks: [{ code: 'con.email', readable: true }], standing: 'told', past: 0, delivered: true, persons: 1, ...given,
  }; // prettier-ignore
}

describe('a share', () => {
  test.each([
    [999, 1000, 99.9],
    [9999, 10_000, 99.9],
    [10_000, 10_000, 100],
    [0, 5, 0],
    [1, 3, 33.3],
    [0, 0, null],
  ])('%i of %i is %s, never rounded up', (part, whole, percent) => expect(share(part, whole)).toBe(percent));
});

describe('inside a deadline', () => {
  const counted = [
    people({ past: 0, persons: 10 }),
    people({ past: 1, persons: 20, delivered: false }),
    people({ past: 2, persons: 30 }),
    people({ past: null, standing: 'bounced', delivered: false, persons: 5 }),
    people({ laws: ['ID', 'XX'], owedUnder: [], past: 0, persons: 100 }),
  ];

  test('counts whoever was told before it passed, of those the law asks to be told', () => {
    expect(inTime(counted, { law: 'ID', chosen: 1, strictest: 0 })).toEqual({
      owed: 65,
      told: 60,
      delivered: 40,
      insideChosen: 30,
      insideStrictest: 10,
      notTold: 5,
    });
  });

  test('has no figure where the law names no time', () => {
    expect(inTime(counted, { law: 'ID', chosen: null, strictest: null })).toMatchObject({
      insideChosen: null,
      insideStrictest: null,
    });
  });
});

describe('tables of people', () => {
  test('count somebody once under each law and each kind of data, in a fixed order', () => {
    const leaks = [
      { code: 'con.email', readable: true },
      { code: 'id.name', readable: false },
    ] as const;
    const counted = [
      people({ laws: [], persons: 2 }),
      people({ laws: ['US-CA', 'US-HIPAA'], leaks, minor: true, persons: 3 }),
      people({ laws: ['US-CA'], leaks, persons: 4 }),
    ];
    const lines = byCategory(counted, ['US-CA', 'US-HIPAA']);
    expect(lines.map((l) => [l.law, l.category, l.persons, l.adults, l.minors, l.readable])).toEqual([
      ['US-CA', 'id.name', 7, 4, 3, 0],
      ['US-CA', 'con.email', 7, 4, 3, 7],
      ['US-HIPAA', 'id.name', 3, 0, 3, 0],
      ['US-HIPAA', 'con.email', 3, 0, 3, 3],
      ['none', 'con.email', 2, 2, 0, 2],
    ]);
  });

  test('hold everybody exactly once by place, and by reason who was not told', () => {
    const counted = [
      people({ persons: 5 }),
      people({ country: 'DE', standing: 'bounced', past: null, persons: 2 }),
      people({ standing: 'bounced', past: null, persons: 1 }),
      people({ standing: 'unknown', past: null, persons: 2 }),
    ];
    expect(byPlace(counted).map(({ country, persons }) => [country, persons])).toEqual([
      ['ID', 8],
      ['DE', 2],
    ]);
    expect(notTold(counted)).toEqual([
      { standing: 'bounced', country: 'DE', persons: 2 },
      { standing: 'bounced', country: 'ID', persons: 1 },
      { standing: 'unknown', country: 'ID', persons: 2 },
    ]);
  });
});
