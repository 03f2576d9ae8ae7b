import { describe, expect, test } from '@jest/globals';
import { exposureBits, type ExposedCategory } from '../../incidents/catalogue/exposure.ts';
import { retryAt } from './back-off.ts';
import { affordable, estimate, type ListPrice } from './cost.ts';
import { laterRungs, needsSecondChannel } from './ladder.ts';
import { type LaneBudget, reserve } from './lanes.ts';
import { type Alike, readPlan, type Reckoning } from './preflight.ts';
import { isQuietHours, nextAwake, spread } from './quiet-hours.ts';

const NOW = new Date('2026-06-01T15:00:00Z');
const after = (ms: number): Date => new Date(NOW.getTime() + ms);

describe('the ladder', () => {
  test('goes from e-mail to SMS to a hand-over file to paper, and only where the notice has them', () => {
    expect(laterRungs('email', ['email', 'sms'])).toEqual(['sms']);
    expect(laterRungs('email', ['email', 'sms', 'handover', 'letter'])).toEqual([
      'sms',
      'handover',
      'letter',
    ]);
    expect(laterRungs('sms', ['email', 'sms', 'letter'])).toEqual(['letter']);
    expect(laterRungs('email', ['email'])).toEqual([]);
    expect(laterRungs('letter', ['email', 'sms', 'handover', 'letter'])).toEqual([]);
  });

  const email: ExposedCategory = { code: 'con.email', form: 'plaintext' };
  test.each<[string, ExposedCategory[], boolean]>([
    [
      'an e-mail address with a password in clear',
      [email, { code: 'cred.password', form: 'plaintext' }],
      true,
    ],
    ['an e-mail address with a weak hash', [email, { code: 'cred.password', form: 'hash_weak' }], true],
    ['an e-mail address with a strong hash', [email, { code: 'cred.password', form: 'hash_strong' }], false],
    ['an e-mail address alone', [email], false],
    ['a password without the address', [{ code: 'cred.password', form: 'plaintext' }], false],
  ])('a second channel runs beside for %s: %#', (_, exposed, both) => {
    expect(needsSecondChannel(exposureBits(exposed))).toBe(both);
  });
});

describe('quiet hours', () => {
  const quiet = { from: '20:00', to: '08:00', channels: ['sms'] };
  test('wait for the morning of the zone a person lives in', () => {
    expect(nextAwake(NOW, quiet, { timeZone: 'Asia/Jakarta', country: 'ID' })).toEqual(
      new Date('2026-06-02T01:00:00Z'),
    );
    expect(nextAwake(NOW, quiet, { timeZone: 'Europe/London', country: 'GB' })).toEqual(NOW);
  });
  test('of an unknown zone wait until the whole country is awake', () => {
    expect(nextAwake(new Date('2026-06-02T00:00:00Z'), quiet, { timeZone: null, country: 'ID' })).toEqual(
      new Date('2026-06-02T01:00:00Z'),
    );
    expect(nextAwake(new Date('2026-06-02T11:30:00Z'), quiet, { timeZone: null, country: 'ID' })).toEqual(
      new Date('2026-06-03T01:00:00Z'),
    );
  });
  test('are two different times', () => {
    expect(isQuietHours(quiet)).toBe(true);
    expect(isQuietHours({ ...quiet, to: '20:00' })).toBe(false);
    expect(isQuietHours({ ...quiet, to: '8:00' })).toBe(false);
  });
  test('end spread over ten minutes, the same for the same delivery', () => {
    expect(spread(NOW, 'c1_1')).toEqual(spread(NOW, 'c1_1'));
    expect(spread(NOW, 'c1_1').getTime() - NOW.getTime()).toBeLessThan(600_000);
  });
});

describe('a lane', () => {
  const lane: LaneBudget = {
    ratePerS: 10,
    rateMaxPerS: 10,
    spentUntil: NOW,
    throttledAt: null,
    updatedAt: NOW,
  };
  test('gives at most one second of slots ahead, and says when to come back', () => {
    const first = reserve(lane, 100, NOW);
    expect(first.granted).toBe(10);
    const second = reserve(first.budget, 100, NOW);
    expect(second.granted).toBe(0);
    expect(second.nextAt).toEqual(after(500));
    expect(reserve(first.budget, 100, second.nextAt).granted).toBe(5);
  });
  test('too slow for a whole message in a second gives all of it or nothing of it', () => {
    const slow = { ...lane, ratePerS: 1, rateMaxPerS: 1 };
    const first = reserve(slow, 6, NOW, 3);
    expect(first.granted).toBe(3);
    expect(first.budget.spentUntil).toEqual(after(3000));
    const second = reserve(first.budget, 3, after(1000), 3);
    expect(second).toMatchObject({ granted: 0, budget: { spentUntil: after(3000) } });
    expect(reserve(first.budget, 3, second.nextAt, 3).granted).toBe(3);
  });
  test('slower than one a second still gives one', () => {
    const slow = { ...lane, ratePerS: 0.5, rateMaxPerS: 0.5 };
    const first = reserve(slow, 3, NOW);
    expect(first.granted).toBe(1);
    const second = reserve(first.budget, 3, NOW);
    expect(second).toMatchObject({ granted: 0, nextAt: after(2000) });
    expect(reserve(first.budget, 3, second.nextAt).granted).toBe(1);
  });
});

function wait(returned: number, more: object = {}): number {
  return retryAt(NOW, { returned, soft: false, seed: 'c1_1', ...more }).getTime() - NOW.getTime();
}

describe('back-off', () => {
  test('doubles, jitters below its limit, and obeys the provider', () => {
    expect(wait(1)).toBeGreaterThanOrEqual(500);
    expect(wait(1)).toBeLessThanOrEqual(1000);
    expect(wait(5)).toBeGreaterThanOrEqual(8000);
    expect(wait(50)).toBeLessThanOrEqual(15 * 60_000);
    expect(wait(1, { retryAfterMs: 60_000 })).toBe(60_000);
    expect(wait(1, { soft: true })).toBeGreaterThanOrEqual(30 * 60_000);
    expect(wait(1)).toBe(wait(1));
  });
});

const line = (channel: ListPrice['channel'], country: string, micros: bigint): ListPrice => ({
  channel, country, micros, currency: 'USD', source: 'a list', pricedOn: '2026-04-01',
}); // prettier-ignore
const PRICES = [
  line('email', '', 100n),
  line('sms', 'ID', 450_000n),
  line('sms', '', 250_000n),
  line('letter', '', 900_000n),
];

describe('cost', () => {
  test('is rounded up once, over everything, at the price of the country, with its source and day', () => {
    const one = estimate([{ channel: 'email', country: 'ID', units: 1 }], PRICES);
    expect(one).toEqual({
      amountMinor: 1n,
      currency: 'USD',
      micros: 100n,
      sources: ['a list (2026-04-01)'],
    });
    expect(estimate([{ channel: 'email', country: 'ID', units: 1000 }], PRICES).amountMinor).toBe(10n);
    expect(estimate([{ channel: 'sms', country: 'ID', units: 2 }], PRICES).amountMinor).toBe(90n);
    expect(estimate([{ channel: 'sms', country: 'SG', units: 2 }], PRICES).amountMinor).toBe(50n);
    expect(estimate([], PRICES).amountMinor).toBe(0n);
  });
});

const RECKONING: Reckoning = { file: null, letters: false, prices: PRICES, smsSegments: 1 };
const cost = (more: Partial<Reckoning>, of: Alike): bigint =>
  readPlan([of], { ...RECKONING, ...more }).cost.expected.amountMinor;

const fit = (ceilingMicros: bigint, rungs: Parameters<typeof affordable>[0], smsSegments = 1) =>
  affordable(rungs, { spentMicros: 100n, ceilingMicros, smsSegments }, PRICES);

describe('a ceiling', () => {
  const [sms, letter] = [
    { channel: 'sms', country: 'ID' },
    { channel: 'letter', country: 'SG' },
  ] as const;
  test('bears rungs in their order, to the last unit, and nobody overtakes', () => {
    expect(fit(450_100n, [sms, sms])).toEqual({ fit: 1, spentMicros: 450_100n });
    expect(fit(450_099n, [sms])).toEqual({ fit: 0, spentMicros: 100n });
    expect(fit(450_100n, [letter, sms])).toEqual({ fit: 0, spentMicros: 100n });
    expect(fit(900_100n, [sms, sms], 2)).toEqual({ fit: 1, spentMicros: 900_100n });
    expect(fit(100n, [{ channel: 'handover', country: 'ID' }])).toEqual({ fit: 1, spentMicros: 100n });
  });
});

const first = (of: Alike, file: Reckoning['file']) =>
  readPlan([of], { ...RECKONING, letters: true, file }).channels;
const worst = (of: Alike, more: Partial<Reckoning>): bigint =>
  readPlan([{ ...of, persons: 1 }], { ...RECKONING, letters: true, ...more }).cost.worst.amountMinor;

describe('a plan', () => {
  const alike: Alike = {
    country: 'ID', deceased: false, held: false, hasEmail: true, hasSms: true, hasPhone: true, byEmail: true,
    bySms: true, both: false, guarded: false, paper: false, persons: 10,
  }; // prettier-ignore
  test('counts every segment of the longest SMS, and the letters of whom nothing else reaches', () => {
    const one = { ...alike, byEmail: false, persons: 1 };
    expect([cost({}, one), cost({ smsSegments: 3 }, one)]).toEqual([45n, 135n]);
    expect(cost({ file: 'letter' }, { ...one, bySms: false })).toBe(90n);
    expect(cost({ file: 'handover' }, { ...one, bySms: false })).toBe(0n);
  });
  test('costs at worst every rung of everybody: nothing tells beforehand who fails', () => {
    expect(worst(alike, { file: 'letter' })).toBe(136n);
    expect(worst({ ...alike, byEmail: false, bySms: false }, { file: 'letter' })).toBe(90n);
    expect(worst({ ...alike, byEmail: false, bySms: false }, { file: 'handover' })).toBe(90n);
    expect(worst({ ...alike, deceased: true }, { file: 'letter' })).toBe(0n);
    expect(worst({ ...alike, guarded: true }, { file: 'letter' })).toBe(136n);
  });
  test('counts the letters of guardians and of whom only paper reaches among the first', () => {
    expect(first({ ...alike, guarded: true, paper: true }, 'letter')).toEqual({
      email: 10,
      sms: 0,
      letter: 10,
    });
    const alone = { ...alike, byEmail: false, bySms: false };
    expect(first({ ...alone, paper: true }, 'handover')).toEqual({
      email: 0,
      sms: 0,
      handover: 0,
      letter: 10,
    });
    expect(first(alone, 'handover')).toEqual({ email: 0, sms: 0, handover: 10 });
  });
  test('accounts for everyone once: reached, or not with a reason', () => {
    const nothing = { byEmail: false, bySms: false, hasEmail: false, hasSms: false };
    const reading = readPlan(
      [
        alike,
        { ...alike, both: true, persons: 3 },
        { ...alike, held: true, bySms: false, persons: 2 },
        { ...alike, ...nothing, hasPhone: true, persons: 4 },
        { ...alike, ...nothing, hasPhone: false, persons: 5 },
        { ...alike, byEmail: false, bySms: false, persons: 6 },
        { ...alike, deceased: true, persons: 1 },
      ],
      RECKONING,
    );
    expect(reading).toMatchObject({
      persons: 31,
      reached: 15,
      channels: { email: 15, sms: 3 },
      parallel: 3,
      fallback: 10,
      held: 2,
      unreached: { no_mobile: 4, no_contact: 5, channel_not_used: 6, deceased: 1 },
    });
    const filed = readPlan([alike, { ...alike, ...nothing, persons: 4 }, { ...alike, deceased: true }], {
      ...RECKONING,
      file: 'letter',
    });
    expect(filed).toMatchObject({
      reached: 14,
      channels: { email: 10, sms: 0, letter: 4 },
      unreached: { deceased: 10 },
    });
    const unreached = Object.values(reading.unreached).reduce((a, b) => a + b, 0);
    expect(reading.reached + unreached).toBe(reading.persons);
  });
});
