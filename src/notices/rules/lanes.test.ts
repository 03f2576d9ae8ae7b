import { describe, expect, test } from '@jest/globals';
import { admit, type LaneBudget, reserve, slowed, steady, throttled } from './lanes.ts';

const now = new Date('2026-05-04T10:00:00Z');
const after = (ms: number): Date => new Date(now.getTime() + ms);
const lane = (ratePerS: number, more: Partial<LaneBudget> = {}): LaneBudget => ({
  ...steady(ratePerS, now),
  ...more,
});
const asking = (count: number, mailbox = 'other') =>
  Array.from({ length: count }, (_, i) => ({ units: 1, mailbox, i }));

describe('a lane', () => {
  test('gives no more than a second ahead, and says when the next is worth coming for', () => {
    const first = reserve(lane(10), 25, now);
    expect(first.granted).toBe(10);
    const second = reserve(first.budget, 15, now);
    expect(second.granted).toBe(0);
    expect(second.nextAt).toEqual(after(500));
  });

  test('halves when throttled, at most once a second, and grows back to where it was', () => {
    const slow = throttled(lane(100), now);
    expect(slow.ratePerS).toBe(50);
    expect(throttled(slow, after(900)).ratePerS).toBe(50);
    expect(throttled(slow, after(1_100)).ratePerS).toBe(25);
    expect(reserve(slow, 1, after(2_000)).budget.ratePerS).toBe(50);
    expect(reserve(slow, 1, after(4_000)).budget.ratePerS).toBe(70);
    expect(reserve(slow, 1, after(60_000)).budget.ratePerS).toBe(100);
  });

  test('that is braked keeps a quarter of its ceiling for as long as it is', () => {
    const braked = slowed(lane(100), 0.25);
    expect(reserve(braked, 1000, now).granted).toBe(25);
    const kept = { ...reserve(braked, 0, now).budget, rateMaxPerS: 100 };
    expect(reserve(kept, 1, after(60_000)).budget.ratePerS).toBe(100);
  });
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
