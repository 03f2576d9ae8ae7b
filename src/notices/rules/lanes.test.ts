import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  admit,
  hasRoom,
  hear,
  type Heard,
  type LaneBudget,
  reserve,
  slowed,
  steady,
  throttled,
} from './lanes.ts';

const now = new Date('2026-05-04T10:00:00Z');
const after = (ms: number): Date => new Date(now.getTime() + ms);
const lane = (ratePerS: number, more: Partial<LaneBudget> = {}): LaneBudget => ({
  ...steady(ratePerS, now),
  ...more,
});
const asking = (count: number, mailbox = 'other') =>
  Array.from({ length: count }, (_, i) => ({ units: 1, mailbox, i }));

/** Second by second: everything the lane grants is sent, and so many of it are refused. */
function drive(
  start: LaneBudget,
  seconds: number,
  refusedOf: (sent: number) => number,
): { lane: LaneBudget; meanRate: number } {
  let [budget, heard, sum] = [start, null as Heard | null, 0];
  const from = start.updatedAt.getTime();
  for (let s = 1; s <= seconds; s += 1) {
    const at = new Date(from + s * 1000);
    const { granted, budget: spent } = reserve(budget, Number.MAX_SAFE_INTEGER, at);
    const told = hear(heard, { answers: granted, throttled: Math.round(refusedOf(granted)) }, s * 1000);
    heard = told.heard;
    budget = told.share > 0 ? throttled(spent, told.share, at) : spent;
    sum += granted;
  }
  return { lane: budget, meanRate: sum / seconds };
}

describe('a lane', () => {
  test('gives no more than a second ahead, and says when the next is worth coming for', () => {
    const first = reserve(lane(10), 25, now);
    expect(first.granted).toBe(10);
    const second = reserve(first.budget, 15, now);
    expect(second.granted).toBe(0);
    expect(second.nextAt).toEqual(after(500));
  });

  test('is cut by the share that was throttled, by half at most, once a second, and grows back by itself', () => {
    const slow = throttled(lane(100), 0.2, now);
    expect(slow.ratePerS).toBe(80);
    expect(throttled(slow, 0.2, after(900)).ratePerS).toBe(80);
    expect(throttled(slow, 0.2, after(1_000)).ratePerS).toBeCloseTo(80 * 1.1 * 0.8);
    expect(throttled(lane(100), 1, now).ratePerS).toBe(50);
    expect(reserve(slow, 1, after(1_000)).budget.ratePerS).toBeCloseTo(88);
    expect(reserve(slow, 1, after(60_000)).budget.ratePerS).toBe(100);
  });

  test('counts a second’s answers before it says which share was throttled', () => {
    const first = hear(null, { answers: 40, throttled: 2 }, 5_000);
    expect(first).toEqual({ heard: { since: 5_000, answers: 40, throttled: 2 }, share: 0 });
    const second = hear(first.heard, { answers: 60, throttled: 3 }, 6_000);
    expect(second).toEqual({ heard: { since: 6_000, answers: 0, throttled: 0 }, share: 0.05 });
    expect(hear(first.heard, { answers: 3, throttled: 1 }, 60_000).heard.answers).toBe(3);
    expect(hear(first.heard, { answers: 60, throttled: 58 }, 5_100)).toMatchObject({ share: 0.6 });
  });

  test('keeps over 70 % of its rate while a steady 5 % are throttled, whatever that rate is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 5_000 }),
        fc.noBias(fc.infiniteStream(fc.noBias(fc.nat(999)))),
        (ceiling, dice) => {
          // So long that some thousands go: of a few hundred, chance alone may refuse one in ten.
          const seconds = Math.max(120, Math.ceil(20_000 / ceiling));
          const told = drive(lane(ceiling), seconds, (sent) => {
            let refused = 0;
            for (let i = 0; i < sent; i += 1) refused += Number(dice.next().value! < 50);
            return refused;
          });
          expect(told.meanRate).toBeGreaterThan(0.7 * ceiling);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('comes near to what the provider really bears, from far above and from far below', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 5_000 }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        (ceiling, bears, begins) => {
          const real = Math.max(10, ceiling * bears);
          const begun = drive(lane(ceiling, { ratePerS: ceiling * begins }), 60, (sent) =>
            Math.max(0, sent - real),
          );
          const { meanRate } = drive(begun.lane, 120, (sent) => Math.max(0, sent - real));
          expect(meanRate).toBeGreaterThan(0.8 * real);
          expect(meanRate).toBeLessThan(1.25 * real);
        },
      ),
    );
  });

  test('that is braked keeps a quarter of its ceiling for as long as it is', () => {
    const braked = slowed(lane(100), 0.25);
    expect(reserve(braked, 1000, now).granted).toBe(25);
    const kept = { ...reserve(braked, 0, now).budget, rateMaxPerS: 100 };
    expect(reserve(kept, 1, after(60_000)).budget.ratePerS).toBe(100);
  });
});

test('a day’s quota has room again once a hundredth of it is free', () => {
  expect(hasRoom({ max24Hour: 50_000, sentLast24Hours: 49_501 })).toBe(false);
  expect(hasRoom({ max24Hour: 50_000, sentLast24Hours: 49_500 })).toBe(true);
  expect(hasRoom({ max24Hour: 50, sentLast24Hours: 50 })).toBe(false);
  expect(hasRoom({ max24Hour: null, sentLast24Hours: 9_000_000 })).toBe(true);
});

describe('who asks to go', () => {
  const nobody = new Map<string, LaneBudget>();

  test('goes in order, as far as the lane bears it', () => {
    const { go, later } = admit(asking(30), { lane: lane(10), hotline: null, mailboxes: nobody }, now);
    expect(go.map((one) => one.i)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(later).toEqual([]);
  });

  test('is held by the hotline by the message, and by the lane by the segment', () => {
    const long = Array.from({ length: 6 }, () => ({ units: 3, mailbox: '' }));
    const budgets = { lane: lane(15), hotline: lane(2), mailboxes: nobody };
    const { go, budgets: spent } = admit(long, budgets, now);
    expect(go).toHaveLength(2);
    expect(spent.hotline?.spentUntil).toEqual(after(1000));
    expect(spent.lane.spentUntil).toEqual(after(400));
    const none = admit(long, spent, now);
    expect(none.go).toEqual([]);
    expect(none.nextAt > now).toBe(true);
  });

  test('keeps nobody else waiting where one mailbox provider is full', () => {
    const mailboxes = new Map([['google', lane(2)]]);
    const all = [...asking(5, 'google'), ...asking(5)];
    const { go, later, budgets } = admit(all, { lane: lane(100), hotline: null, mailboxes }, now);
    expect(go.map((one) => one.mailbox)).toEqual(['google', 'google', ...Array<string>(5).fill('other')]);
    expect(later.map(({ at }) => at.getTime() - now.getTime())).toEqual([500, 1000, 1500]);
    expect(budgets.mailboxes.get('google')?.spentUntil).toEqual(after(1000));
    expect(budgets.lane.spentUntil).toEqual(after(70));
  });

  test('spends nothing where nothing goes', () => {
    const full = lane(10, { spentUntil: after(1000) });
    const mailboxes = new Map([['google', lane(2)]]);
    const { go, budgets } = admit(asking(3, 'google'), { lane: full, hotline: lane(1), mailboxes }, now);
    expect(go).toEqual([]);
    expect(budgets.hotline?.spentUntil).toEqual(now);
    expect(budgets.mailboxes.get('google')?.spentUntil).toEqual(now);
  });
});
