import { describe, expect, test } from '@jest/globals';
import type { CategoryCode } from '../../incidents/catalogue/exposure.ts';
import { SHIPPED_BOOK, SHIPPED_CALENDARS, SHIPPED_LAWS } from '../data/shipped.ts';
import { type AffectedGroup, assess, flips } from './assess.ts';
import { clocksOf, strictestClock } from './clocks.ts';
import { overlaysFor } from './overlays.ts';
import { readCalendar, readLaw } from './reading.ts';
import { lawsFor, type Residence } from './residence.ts';
import { type Leak, triggered } from './triggers.ts';

/** Codes of reference/jurisdictions.md, each row of it. */
const CODES = [
  'ID', 'ID-draft', 'ID-old', 'EU', 'UK', 'US-CA', 'US-NY', 'US-MA', 'US-CT', 'US-DE', 'US-PA', 'US-DC', 'US-FL',
  'US-CO', 'US-TX', 'US-HIPAA', 'SG', 'AU', 'IN', 'BR', 'PH', 'KR', 'CN',
]; // prettier-ignore

const { laws } = SHIPPED_BOOK;
const law = (code: string) => laws.find((l) => l.code === code)!;
const codesFor = (residence: Residence): string[] => lawsFor(laws, residence).map(({ code }) => code);

function leak(code: CategoryCode, tier = 4, readable = true): Leak {
  return { code, tier, readable };
}

function group(given: Partial<AffectedGroup> & { country: string; persons: number }): AffectedGroup {
  return { region: null, minor: false, leaks: [leak('con.email', 1)], ...given };
}

const reaches = (code: string, leaks: readonly Leak[], minor = false) =>
  triggered(law(code).trigger, { leaks, minor });

const patients = (persons: number) =>
  assess(laws, [group({ country: 'US', region: 'GA', leaks: [leak('hlt.record')], persons })]);

const owed = (assessment: ReturnType<typeof assess>, code: string, duty: string) =>
  assessment.laws.find((l) => l.law.code === code)?.duties.find((d) => d.duty.code === duty);

describe('the shipped data', () => {
  test('has every jurisdiction of the reference, each with source, mark and a word of warning', () => {
    expect(SHIPPED_LAWS.map(({ code }) => code).sort()).toEqual([...CODES].sort());
    for (const one of SHIPPED_LAWS) {
      expect(one).toMatchObject({
        review_by_counsel: true,
        source: expect.any(String),
        mark: expect.any(String),
      });
    }
  });

  test.each(SHIPPED_LAWS.map((one) => [one.code, one] as const))(
    '%s can be read back as an operator’s edit',
    (_, one) => {
      expect(readLaw(JSON.parse(JSON.stringify(one)))).toEqual({ value: one });
    },
  );

  test('names only calendars that it has', () => {
    const codes = SHIPPED_CALENDARS.map(({ code }) => code);
    expect(SHIPPED_LAWS.filter(({ calendar }) => !codes.includes(calendar))).toEqual([]);
    for (const calendar of SHIPPED_CALENDARS) {
      expect(readCalendar(JSON.parse(JSON.stringify(calendar)))).toEqual({ value: calendar });
    }
  });
});

describe('an edit that cannot be used is refused with the place', () => {
  const good = JSON.parse(JSON.stringify(law('US-CA'))) as Record<string, unknown>;
  test.each([
    [
      'a period',
      { duties: [{ ...law('US-CA').duties[0], deadline: '30 days' }] },
      'duties[0].deadline must be a period',
    ],
    [
      'a category',
      { trigger: { ...law('US-CA').trigger, conditions: [{ all: [['gov.sin']] }] } },
      'trigger.conditions[0].all[0][0] must be a category',
    ],
    ['a content', { required: [{ code: 'C16', source: 's' }] }, 'required[0].code must be one of C1'],
    ['a zone', { zone: 'California' }, 'zone must be a time zone'],
    ['a stray field', { deadline: 'P30D' }, 'deadline is not a field of it'],
    ['a missing source', { source: undefined }, 'source must be a text'],
    [
      'a start that is none',
      { duties: [{ ...law('US-CA').duties[0], usualStart: 'told' }] },
      'duties[0] start usually from what is none',
    ],
    [
      'a pattern',
      { forbidden: [{ ...law('US-MA').forbidden[0], patterns: { id: ['('], en: [] } }] },
      'forbidden[0].patterns.id[0] must be a regular',
    ],
  ] as const)('%s', (_, change, sentence) => {
    const read = readLaw({ ...good, ...change });
    expect('problem' in read && read.problem.en).toContain(sentence);
  });

  test.each([null, 'ID', [], { code: 'ID' }])('%j is no law', (given) => {
    expect(readLaw(given)).toHaveProperty('problem');
  });
});

describe('residence', () => {
  test.each([
    [{ country: 'ID' }, ['ID']],
    [{ country: 'DE' }, ['EU']],
    [{ country: 'GB' }, ['UK']],
    [{ country: 'US', region: 'MA' }, ['US-MA', 'US-HIPAA']],
    [{ country: 'US', region: 'US-ma' }, ['US-MA', 'US-HIPAA']],
    [{ country: 'US', region: ' Massachusetts ' }, ['US-MA', 'US-HIPAA']],
    [{ country: 'US', region: null }, ['US-CA', 'US-HIPAA']],
    [{ country: 'US', region: 'somewhere' }, ['US-CA', 'US-HIPAA']],
    [{ country: 'US', region: 'GA' }, ['US-HIPAA']],
    [{ country: 'CH' }, []],
  ] as const)('%j is under %j', (residence, codes) => expect(codesFor(residence)).toEqual(codes));
});

describe('triggers', () => {
  test.each([
    ['ID', [leak('con.email', 0, false)], true],
    ['ID', [], true],
    ['EU', [leak('con.email', 1)], false],
    ['EU', [leak('gov.nik', 4)], true],
    ['EU', [leak('gov.nik', 4, false)], false],
    ['US-CA', [leak('gov.ssn')], false],
    ['US-CA', [leak('id.name', 1), leak('gov.ssn')], true],
    ['US-CA', [leak('id.name', 1), leak('gov.ssn', 4, false)], false],
    ['US-CA', [leak('id.name', 1), leak('fin.pan')], false],
    ['US-CA', [leak('id.name', 1), leak('fin.pan'), leak('fin.cvv')], true],
    ['US-CA', [leak('con.email', 1), leak('cred.password')], true],
    ['US-MA', [leak('id.name', 1), leak('fin.pan')], true],
    ['US-HIPAA', [leak('hlt.record')], true],
    ['US-HIPAA', [leak('fin.pan')], false],
    ['BR', [leak('id.name', 1)], false],
  ] as const)('%s and %j: %s', (code, leaks, expected) => expect(reaches(code, leaks)).toBe(expected));

  test('Brazil reaches children whatever of theirs leaked', () => {
    expect(reaches('BR', [leak('id.name', 1)], true)).toBe(true);
  });
});

describe('duties by count', () => {
  const SSN = [leak('id.name', 1), leak('gov.ssn')];
  const californians = (persons: number) =>
    assess(laws, [group({ country: 'US', region: 'CA', leaks: SSN, persons })]);

  test('the Californian Attorney General hears of it from the 501st resident on', () => {
    expect(owed(californians(500), 'US-CA', 'authority')).toMatchObject({
      counted: 500,
      owed: false,
      flipsAt: 501,
    });
    expect(owed(californians(501), 'US-CA', 'authority')).toMatchObject({
      counted: 501,
      owed: true,
      flipsAt: 500,
    });
  });

  test('a threshold flips as joining people changes the count, both ways', () => {
    expect(flips(californians(520), californians(480))).toEqual([
      { law: 'US-CA', duty: 'authority', owed: false },
    ]);
    expect(flips(californians(480), californians(520))).toEqual([
      { law: 'US-CA', duty: 'authority', owed: true },
    ]);
    expect(flips(californians(510), californians(520))).toEqual([]);
  });

  test('Singapore’s authority is owed by scale where no listed class leaked', () => {
    const harmless = [leak('con.email', 1)];
    const at = (persons: number) => assess(laws, [group({ country: 'SG', leaks: harmless, persons })]);
    expect(owed(at(499), 'SG', 'pdpc_scale')).toMatchObject({ counted: 499, owed: false });
    expect(owed(at(500), 'SG', 'pdpc_scale')).toMatchObject({ counted: 500, owed: true });
    expect(owed(at(500), 'SG', 'pdpc_harm')).toMatchObject({ counted: 0, owed: false });
  });

  test('HHS is told at once from 500 on and yearly below', () => {
    expect(owed(patients(499), 'US-HIPAA', 'hhs_small')?.owed).toBe(true);
    expect(owed(patients(499), 'US-HIPAA', 'hhs_large')?.owed).toBe(false);
    expect(owed(patients(500), 'US-HIPAA', 'hhs_small')?.owed).toBe(false);
    expect(owed(patients(500), 'US-HIPAA', 'hhs_large')?.owed).toBe(true);
  });

  test('places without a law in the book are named, never dropped', () => {
    const assessed = assess(laws, [
      group({ country: 'CH', persons: 3 }),
      group({ country: 'ID', persons: 4 }),
    ]);
    expect(assessed.persons).toBe(7);
    expect(assessed.uncovered).toEqual([{ country: 'CH', region: null, persons: 3 }]);
  });
});

describe('clocks', () => {
  const facts = {
    occurredFrom: new Date('2026-05-03T02:00:00Z'),
    discoveredAt: new Date('2026-05-06T01:00:00Z'),
    confirmedAt: new Date('2026-05-06T09:00:00Z'),
  };
  const now = new Date('2026-05-06T10:00:00Z');
  const clocks = (codes: string[], choices = {}, more = {}) =>
    clocksOf({ book: SHIPPED_BOOK, laws: codes.map(law), facts: { ...facts, ...more }, choices, now });
  const authority = (more = {}) => clocks(['US-CA'], {}, more).find((c) => c.who.includes('authority'));

  test('the strictest reading stands beside the chosen one, each with its reason', () => {
    const [id] = clocks(['ID'], { ID: { start: 'confirmed', reason: 'Counsel Sari' } });
    expect(id).toMatchObject({
      who: ['authority', 'subject'],
      chosen: { start: 'confirmed', deadlineAt: new Date('2026-05-09T09:00:00Z'), reason: 'Counsel Sari' },
      strictest: { start: 'occurred', deadlineAt: new Date('2026-05-06T02:00:00Z'), hoursLeft: -8 },
      disputed: true,
    });
  });

  test('a choice its law does not know changes nothing and lends it no reason', () => {
    const [ca] = clocks(['US-CA'], { 'US-CA': { start: 'confirmed', reason: 'wishful' } });
    expect(ca?.chosen).toMatchObject({ start: 'discovered', reason: expect.not.stringContaining('wishful') });
  });

  test('the strictest of all laws is found over all of them', () => {
    const all = clocks(['EU', 'IN', 'US-CA']);
    expect(strictestClock(all)).toMatchObject({ law: 'IN', period: 'PT6H' });
    expect(strictestClock(all, 'subject')).toMatchObject({ law: 'US-CA' });
  });

  test('a clock from the first notice stands still until somebody was told', () => {
    expect(authority()).toMatchObject({ chosen: null, strictest: null });
    expect(authority({ toldAt: new Date('2026-05-07T00:00:00Z') })?.chosen).toMatchObject({
      start: 'told',
      deadlineAt: new Date('2026-05-22T00:00:00Z'),
    });
  });
});

describe('overlays', () => {
  const HEALTHY = [{ leaks: [leak('con.email', 1)], minor: false }];
  const overlays = (residence: Residence, kind = 'individual', people = HEALTHY) =>
    overlaysFor(SHIPPED_BOOK, [residence], kind, people);

  test('Indonesia asks for the six items', () => {
    const [id] = overlays({ country: 'ID' });
    expect(id?.required.map(({ code }) => code).sort()).toEqual(['C1', 'C2', 'C4', 'C5', 'C6', 'C8']);
  });

  test('a law whose data did not leak asks for nothing', () => {
    expect(overlays({ country: 'US', region: 'CA' })).toEqual([]);
    const people = [{ leaks: [leak('id.name', 1), leak('gov.ssn')], minor: false }];
    expect(overlays({ country: 'US', region: 'CA' }, 'individual', people)).toMatchObject([
      { code: 'US-CA', format: { title: 'Notice of Data Breach', fontPtMin: 10 } },
    ]);
  });

  test('an initial notice is held to every law of the place, because nobody knows yet what leaked', () => {
    expect(overlays({ country: 'US', region: 'CA' }, 'initial').map(({ code }) => code)).toEqual([
      'US-CA',
      'US-HIPAA',
    ]);
  });

  test('what is no notice of law must only say where to turn', () => {
    const [id] = overlays({ country: 'ID' }, 'goodwill');
    expect(id?.required.map(({ code }) => code)).toEqual(['C8']);
  });

  test('drafts and superseded laws hold no message', () => {
    expect(overlays({ country: 'ID' }).map(({ code }) => code)).toEqual(['ID']);
  });
});
