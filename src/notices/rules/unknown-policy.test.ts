import { describe, expect, test } from '@jest/globals';
import {
  afterPresumption,
  type Canary,
  type LifeSigns,
  mayAsk,
  nextLook,
  proofOfLife,
  type Tally,
} from './unknown-policy.ts';

const T = Date.parse('2026-06-01T00:00:00Z');
const at = (s: number): Date => new Date(T + s * 1000);

/** `known` acceptances in the second `s` after the attempt; each heard of after a second unless told otherwise. */
const second = (s: number, known: number, heard = known): Tally => ({
  at: at(s),
  known,
  heard,
  lastHeardAt: heard > 0 ? at(s + 1) : null,
});
const steady = (from: number, to: number, heard: (s: number) => number = () => 10): Tally[] =>
  Array.from({ length: to - from }, (_, i) => second(from + i, 10, heard(from + i)));
const canary = (sent: number, heard: number | null): Canary => ({
  id: `canary-${sent}`,
  sentAt: at(sent),
  accepted: true,
  heardAt: heard === null ? null : at(heard),
});

const oneInHundredUnheard = (s: number): number => ((s + 100) % 10 === 5 ? 9 : 10);

function life(tallies: readonly Tally[], more: Partial<LifeSigns> = {}) {
  return proofOfLife({
    calledAt: at(0),
    tallies,
    canaries: [],
    leaseMs: 18_000,
    timeoutMs: 12_000,
    windowMs: 900_000,
    now: at(1_000),
    ...more,
  });
}

describe('an attempt may be presumed lost', () => {
  test('where ninety-nine of a hundred acceptances around it were heard of', () => {
    expect(life(steady(-100, 100, oneInHundredUnheard))).toMatchObject({
      life: 'alive',
      basis: 'events',
      known: 2000,
      heard: 1980,
    });
  });

  test('where few are known and a canary sent after it came through', () => {
    expect(life([], { canaries: [canary(5, 6)] })).toMatchObject({
      life: 'alive',
      basis: 'canary',
      known: 0,
    });
  });

  test('where it was the last of many, only with a canary', () => {
    const tallies = steady(-100, 1);
    expect(life(tallies)).toMatchObject({ life: 'canary_waits', canaryId: null });
    expect(life(tallies, { canaries: [canary(5, 6)] })).toMatchObject({ life: 'alive', basis: 'canary' });
  });
});

const dark = (from: number, to: number) => (s: number) => (s >= from && s < to ? 0 : 10);

describe('an attempt may not be presumed lost', () => {
  test.each<[string, string, readonly Tally[], Partial<LifeSigns>]>([
    ['before lease, timeout and window have passed', 'waiting', steady(-100, 100), { now: at(929) }],
    [
      'while more than one in a hundred was not heard of',
      'silent',
      steady(-100, 100, (s) => (s % 4 === 0 ? 9 : 10)),
      {},
    ],
    ['while nothing was heard of at all', 'canary_waits', steady(-100, 100, () => 0), {}],
    [
      'in two dark minutes, for all that was well before and after',
      'silent',
      steady(-300, 300, dark(-60, 60)),
      {},
    ],
    ['in two dark seconds among ten good minutes', 'silent', steady(-300, 300, dark(-1, 1)), {}],
    ['in two dark minutes that begin with it', 'canary_waits', steady(-300, 120, dark(0, 120)), {}],
    ['where its canary is on its way', 'canary_waits', [], { canaries: [canary(5, null)] }],
    ['by a canary that was sent before it', 'canary_waits', [], { canaries: [canary(-5, -4)] }],
    [
      'by a later canary, where its own was lost',
      'silent',
      [],
      { canaries: [canary(5, null), canary(90, 91)] },
    ],
    [
      'by a canary the provider refused',
      'canary_waits',
      [],
      { canaries: [{ ...canary(5, null), accepted: false }] },
    ],
    ['so soon after the outage around it ended', 'settling', [], { canaries: [canary(5, 400)] }],
    [
      'with a canary but few neighbours heard of',
      'silent',
      [second(-2, 4, 0), second(2, 4, 1)],
      { canaries: [canary(5, 6)] },
    ],
  ])('%s', (_, expected, tallies, more) => {
    expect(life(tallies, more).life).toBe(expected);
  });
});

test.each([
  ['resend', 0, 'resend'],
  ['resend', 2, 'resend'],
  ['resend', 3, 'exhausted'],
  ['hold', 0, 'held'],
  ['next_channel', 0, 'next_channel'],
] as const)('policy %s after %d re-sends: %s', (policy, resends, what) => {
  expect(afterPresumption({ policy, resends, hasNextChannel: true })).toBe(what);
});
test('policy next_channel without another channel leaves it to a person', () => {
  expect(afterPresumption({ policy: 'next_channel', resends: 0, hasNextChannel: false })).toBe('no_channel');
});

test('the list is asked at 5, 15 and 60 minutes and once more when it is ripe, each once', () => {
  const of = { calledAt: at(0), ripeAt: at(930) };
  const ask = (now: number, asked: number | null) =>
    mayAsk({ ...of, now: at(now), askedAt: asked === null ? null : at(asked) });
  expect([
    ask(299, null),
    ask(300, null),
    ask(310, 301),
    ask(900, 301),
    ask(931, 905),
    ask(3_599, 931),
    ask(3_600, 931),
  ]).toEqual([false, true, false, true, true, false, true]);
});

test('looks grow rarer with age, but one comes when it is ripe', () => {
  const signs = { calledAt: at(0), leaseMs: 18_000, timeoutMs: 12_000, windowMs: 900_000 };
  expect(nextLook({ ...signs, now: at(1) })).toEqual(at(2));
  expect(nextLook({ ...signs, now: at(80) })).toEqual(at(90));
  expect(nextLook({ ...signs, now: at(920) })).toEqual(at(930));
  expect(nextLook({ ...signs, now: at(86_400) })).toEqual(at(86_400 + 900));
});
