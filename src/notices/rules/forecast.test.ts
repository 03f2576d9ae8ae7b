import { describe, expect, test } from '@jest/globals';
import { type Crowd, type FinishInput, forecastFinish, type TimedLane } from './forecast.ts';

const now = new Date('2026-11-20T03:00:00Z');
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);
const JAKARTA = { timeZone: 'Asia/Jakarta', country: 'ID' };

const LANE: TimedLane = { name: 'email', perSecond: 10, perDay: null, leftToday: null, stopped: null };
const CROWD: Crowd = {
  lane: 'email',
  wave: 1,
  residence: JAKARTA,
  sleeps: false,
  counts: true,
  persons: 36_000,
};
const INPUT: FinishInput = {
  now, lanes: [LANE], crowds: [CROWD], waves: [{ no: 1, opensAt: now }], quiet: null, deadlineAt: null, perHour: null,
}; // prettier-ignore
const NIGHT = { from: '20:00', to: '08:00', channels: ['sms'] };
const kinds = (input: Partial<FinishInput>) =>
  forecastFinish({ ...INPUT, ...input }).changes.map(({ kind, late }) => ({ kind, late }));

describe('the last person', () => {
  test('is told when the lane has sent everything', () => {
    expect(forecastFinish(INPUT)).toEqual({
      finishesAt: hours(1), persons: 36_000, late: 0, deadlineAt: null, changes: [],
      lanes: [{ name: 'email', persons: 36_000, finishesAt: hours(1) }],
    }); // prettier-ignore
    expect(forecastFinish({ ...INPUT, crowds: [] }).finishesAt).toEqual(now);
  });

  test('waits for the quota of the next days, and for what the hotline bears', () => {
    const lanes = [{ ...LANE, perDay: 20_000, leftToday: 10_000 }];
    const at = forecastFinish({ ...INPUT, lanes }).finishesAt!;
    expect([at > hours(48), at < hours(49)]).toEqual([true, true]);
    expect(forecastFinish({ ...INPUT, perHour: 3_600 }).finishesAt).toEqual(hours(10));
  });

  test('waits for the morning where they live, but not for one after the deadline', () => {
    const sms = { ...CROWD, sleeps: true, persons: 10 };
    const night = { ...INPUT, now: new Date('2026-11-20T15:00:00Z'), crowds: [sms], quiet: NIGHT };
    const at = (deadlineAt: Date | null) =>
      forecastFinish({ ...night, deadlineAt }).finishesAt!.toISOString();
    expect(at(null)).toMatch(/^2026-11-21T01:00:01/);
    expect(at(new Date('2026-11-21T00:30:00Z'))).toMatch(/^2026-11-20T15:00:01/);
  });

  test('of a later wave is told after it opens; of one that a person opens, nobody knows when', () => {
    const crowds = [
      { ...CROWD, persons: 10 },
      { ...CROWD, wave: 2, persons: 10 },
    ];
    const waves = [
      { no: 1, opensAt: now },
      { no: 2, opensAt: hours(5) },
    ];
    const at = forecastFinish({ ...INPUT, crowds, waves }).finishesAt!;
    expect([at > hours(5), at < hours(5.1)]).toEqual([true, true]);
    const held = forecastFinish({ ...INPUT, crowds, waves: [waves[0]!, { no: 2, opensAt: null }] });
    expect(held).toMatchObject({ finishesAt: null, changes: [{ kind: 'open', late: 10 }] });
  });

  test('is not told by a lane that stands still', () => {
    const stopped = forecastFinish({ ...INPUT, lanes: [{ ...LANE, stopped: 'credentials refused' }] });
    expect(stopped).toMatchObject({ finishesAt: null, changes: [{ kind: 'release', late: 36_000 }] });
    expect(stopped.changes[0]!.sentence).toContain('credentials refused');
  });
});

describe('who is too late', () => {
  test('is counted at the deadline, and everybody where it has passed', () => {
    expect(forecastFinish({ ...INPUT, deadlineAt: hours(0.5) }).late).toBe(18_000);
    expect(forecastFinish({ ...INPUT, deadlineAt: hours(1) }).late).toBe(0);
    expect(kinds({ deadlineAt: hours(-1) })).toEqual([{ kind: 'late', late: 36_000 }]);
  });

  test('does not count whom another channel tells as well', () => {
    const both = { ...CROWD, counts: false };
    expect(forecastFinish({ ...INPUT, crowds: [CROWD, both], deadlineAt: hours(0.5) }).late).toBe(27_000);
  });
});

describe('what would change it', () => {
  test('the rate that is named is enough, and a tenth less is not', () => {
    const { changes } = forecastFinish({ ...INPUT, deadlineAt: hours(0.5) });
    expect(changes).toMatchObject([{ kind: 'rate', late: 0 }]);
    const rate = Number(/to ([\d.]+) a second/.exec(changes[0]!.sentence)![1]);
    const late = (perSecond: number) =>
      forecastFinish({ ...INPUT, lanes: [{ ...LANE, perSecond }], deadlineAt: hours(0.5) }).late;
    expect([late(rate), late(rate * 0.9) > 0]).toEqual([0, true]);
  });

  test('quiet hours, hotline, quota and a later start are each named where they are in the way, and only there', () => {
    const nightly = {
      now: new Date('2026-11-20T13:30:00Z'),
      crowds: [{ ...CROWD, sleeps: true }],
      quiet: NIGHT,
    };
    const waves = [{ no: 1, opensAt: nightly.now }];
    expect(kinds({ ...nightly, waves, deadlineAt: new Date('2026-11-21T01:30:00Z') })).toEqual([
      { kind: 'quiet', late: 0 },
      { kind: 'rate', late: 0 },
    ]);
    expect(kinds({ perHour: 1_000, deadlineAt: hours(2) })).toEqual([{ kind: 'hotline', late: 0 }]);
    const lanes = [{ ...LANE, perDay: 10_000, leftToday: 10_000 }];
    expect(kinds({ lanes, deadlineAt: hours(2) })).toEqual([{ kind: 'quota', late: 0 }]);
    const later = forecastFinish({ ...INPUT, waves: [{ no: 1, opensAt: hours(3) }], deadlineAt: hours(3) });
    expect(later.changes).toMatchObject([
      { kind: 'earlier', late: 0, sentence: `Have every wave open by ${hours(2).toISOString()}.` },
    ]);
  });
});
