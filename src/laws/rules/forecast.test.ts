import { describe, expect, test } from '@jest/globals';
import { type Demand, finishForecast, type ForecastLane } from './forecast.ts';

const now = new Date('2026-05-06T00:00:00Z');
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);

const LANE: ForecastLane = {
  name: 'ses',
  perSecond: 10,
  perDay: null,
  leftToday: null,
  startsAt: null,
  stopped: null,
};

function demand(persons: number, deadlineAt: Date | null = hours(72), law = 'ID'): Demand {
  return { lane: 'ses', law, deadlineAt, persons };
}

function forecast(lane: Partial<ForecastLane>, ...demands: Demand[]) {
  return finishForecast({ lanes: [{ ...LANE, ...lane }], demands, now });
}

describe('the finish', () => {
  test('is when the last person has been written to', () => {
    expect(forecast({}, demand(36_000))).toEqual({
      finishesAt: hours(1),
      lanes: [{ name: 'ses', persons: 36_000, finishesAt: hours(1) }],
      misses: [],
      changes: [],
    });
  });

  test('waits for the quota of the next days', () => {
    expect(forecast({ perDay: 50_000, leftToday: 20_000 }, demand(100_000, null)).finishesAt).toEqual(
      hours(48),
    );
  });

  test('is unknown while the lane stands still, and the way out is named', () => {
    const stopped = forecast({ stopped: 'credentials refused' }, demand(10));
    expect(stopped).toMatchObject({ finishesAt: null, misses: [{ law: 'ID', persons: 10, of: 10 }] });
    expect(stopped.changes).toEqual([
      expect.objectContaining({
        kind: 'release',
        words: expect.objectContaining({ en: expect.stringContaining('credentials refused') }),
      }),
    ]);
  });

  test('of nobody is now', () =>
    expect(forecast({})).toMatchObject({ finishesAt: now, lanes: [], misses: [] }));
});

describe('misses', () => {
  test('are counted per law, shared fairly over the queue and rounded against us', () => {
    const result = forecast({ perSecond: 1 }, demand(3_600, hours(1), 'ID'), demand(3_601, hours(100), 'EU'));
    // In one hour half of the queue is sent.
    expect(result.misses).toEqual([{ law: 'ID', deadlineAt: hours(1), persons: 1_801, of: 3_600 }]);
  });

  test('are everybody where the deadline has passed, and the advice is to send and say why', () => {
    const result = forecast({}, demand(10, hours(-1)));
    expect(result.misses).toMatchObject([{ persons: 10 }]);
    expect(result.changes.map(({ kind }) => kind)).toEqual(['late']);
  });
});

describe('what would change it', () => {
  test('the rate that is named is enough, and a tenth less is not', () => {
    const result = forecast({ perSecond: 1 }, demand(7_200, hours(1)));
    expect(result.changes).toMatchObject([
      { kind: 'rate', words: { en: expect.stringContaining('from 1 to 2 a second') } },
    ]);
    expect(forecast({ perSecond: 2 }, demand(7_200, hours(1))).misses).toEqual([]);
    expect(forecast({ perSecond: 1.9 }, demand(7_200, hours(1))).misses).not.toEqual([]);
  });

  test('the quota that is named is enough', () => {
    const result = forecast({ perDay: 200, leftToday: 100 }, demand(1_000, hours(30)));
    expect(result.changes.map(({ kind }) => kind)).toEqual(['quota']);
    const named = Number(/(\d+) messages/.exec(result.changes[0]!.words.en)![1]);
    expect(forecast({ perDay: named, leftToday: named }, demand(1_000, hours(30))).misses).toEqual([]);
  });

  test('an earlier start is named where only the schedule holds it back', () => {
    const result = forecast({ startsAt: hours(80) }, demand(36_000));
    expect(result.misses).toMatchObject([{ persons: 36_000 }]);
    expect(result.changes[0]).toMatchObject({
      kind: 'earlier',
      words: { en: expect.stringContaining(hours(71).toISOString()) },
    });
  });
});
