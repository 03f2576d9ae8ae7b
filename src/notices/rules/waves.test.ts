import { describe, expect, test } from '@jest/globals';
import { type Look, paceOf, recent } from './pace.ts';
import { nextTurn } from './quiet-hours.ts';
import { planWaves, type WaveOrder, waveProblem } from './waves.ts';

const NOW = new Date('2026-11-20T03:00:00Z');
const at = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

/** Ten seconds apart. */
const looks = (...told: number[]): Look[] =>
  told.map((n, i) => ({ atMs: i * 10_000, told: n, open: 1000 - n }));

describe('waves', () => {
  test.each<[string, WaveOrder, number, (Date | null)[], number[]]>([
    ['everyone at once', {}, 5000, [NOW], []],
    ['a pilot, the rest by a person', { pilot: 100 }, 5000, [NOW, null], [100]],
    ['a pilot, the rest after a hold', { pilot: 100, holdMinutes: 60 }, 5000, [NOW, at(60)], [100]],
    ['steps by a person', { waveSize: 2000 }, 5000, [NOW, null, null], [2000, 4000]],
    ['steps by the clock', { waveSize: 2500, everyMinutes: 30 }, 5000, [NOW, at(30)], [2500]],
    [
      'a pilot, a hold, steps',
      { pilot: 1000, holdMinutes: 60, waveSize: 2000, everyMinutes: 30 },
      5000,
      [NOW, at(60), at(90)],
      [1000, 3000],
    ],
    ['a pilot of more than everybody', { pilot: 9000 }, 5000, [NOW, null], [9000]],
    ['a later start', { pilot: 1, holdMinutes: 5, startAt: at(10) }, 9, [at(10), at(15)], [1]],
    ['a start just gone by is now', { startAt: at(-1) }, 9, [NOW], []],
  ])('%s', (_, order, people, opensAt, bounds) => {
    const plan = planWaves(order, people, NOW);
    if ('problem' in plan) throw new Error(plan.problem.en);
    expect(plan.waves.map((w) => w.opensAt)).toEqual(opensAt);
    expect(plan.waves.map((w) => w.no)).toEqual(opensAt.map((__, i) => i + 1));
    expect(plan.bounds).toEqual(bounds);
  });

  test('are refused in words where they are too many or contradict each other', () => {
    expect(planWaves({ waveSize: 1 }, 5000, NOW)).toHaveProperty('problem');
    expect(waveProblem({ holdMinutes: 1 })?.en).toContain('there is none');
    expect(waveProblem({ everyMinutes: 1 })?.en).toContain('people per wave');
    expect(waveProblem({ pilot: 1, waveSize: 1, everyMinutes: 1 })?.en).toContain('a person opens');
    expect(waveProblem({ pilot: 1, holdMinutes: 1, waveSize: 1, everyMinutes: 1 })).toBeNull();
  });
});

describe('a pace', () => {
  test('is what was told lately, and says when all will have been', () => {
    expect(paceOf(looks(0))).toEqual({ perSecond: null, secondsLeft: null });
    expect(paceOf(looks(0, 100, 200))).toEqual({ perSecond: 10, secondsLeft: 80 });
    expect(paceOf(looks(500, 500))).toEqual({ perSecond: 0, secondsLeft: null });
  });

  test('forgets what is older than half a minute', () => {
    const all = looks(0, 0, 0, 0, 300);
    expect(recent(all.slice(0, 4), all[4]!).map((l) => l.atMs)).toEqual([10_000, 20_000, 30_000, 40_000]);
  });
});

describe('a legal deadline', () => {
  const quiet = { from: '20:00', to: '08:00', channels: ['sms'] };
  const night = new Date('2026-11-20T16:00:00Z');
  const jakarta = { timeZone: 'Asia/Jakarta', country: 'ID' };
  const morning = new Date('2026-11-21T01:00:00Z');

  test.each([
    ['inside the quiet hours wins', new Date('2026-11-20T22:00:00Z'), night],
    [
      'just after them wins too, since the morning’s messages take minutes',
      new Date('2026-11-21T01:05:00Z'),
      night,
    ],
    ['later than the morning changes nothing', new Date('2026-11-21T03:00:00Z'), morning],
    ['that has passed wakes nobody', new Date('2026-11-20T15:00:00Z'), morning],
    ['that does not exist wakes nobody', null, morning],
  ])('%s', (_, deadline, expected) => {
    expect(nextTurn(night, quiet, jakarta, deadline)).toEqual(expected);
  });
});
