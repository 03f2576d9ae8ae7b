import { describe, expect, test } from '@jest/globals';
import type { IncidentId } from '../../kernel/ids.ts';
import {
  type Beat,
  blockingGuards,
  deadWorkers,
  haltedLane,
  lowCodes,
  oldUnknowns,
  runningOut,
} from './matters.ts';

const OF = { id: '019a0000-0000-7000-8000-000000000001' as IncidentId, slug: 'contoh' };
const NOW = new Date('2026-05-07T12:00:00Z');

describe('a lane', () => {
  const lane = {
    id: 'L1',
    provider: 'twilio',
    country: 'ID',
    status: 'halted',
    reason: '21408: +62812 is not allowed',
    awaits: null,
  };

  test('is an alarm while it is halted, and says the code without what was quoted', () => {
    expect(haltedLane({ ...lane, status: 'open', reason: null })).toEqual([]);
    const [matter] = haltedLane(lane);
    expect(matter!.sentence).toContain('twilio to ID');
    expect(matter!.sentence).toContain('(21408)');
    expect(matter!.sentence).not.toContain('+62812');
  });

  test('whose day is used up goes on by itself where its quota is known, else a person releases it', () => {
    const full = {
      ...lane,
      provider: 'ses',
      country: '',
      reason: 'Throttling: Daily message quota exceeded.',
    };
    expect(haltedLane({ ...full, awaits: 'quota' })[0]!.sentence).toBe(
      'Nothing is sent by ses: its messages of the day are used up (Throttling). It goes on by itself once there is ' +
        'room; ask the provider for a higher quota to go on sooner.',
    );
    const [twilio] = haltedLane({ ...lane, reason: '63038: Daily limit.' });
    expect(twilio!.sentence).toContain('release lane L1 when the day is over');
  });
});

test('findings that block are one alarm per incident', () => {
  expect(blockingGuards(OF, 0)).toEqual([]);
  expect(blockingGuards(OF, 1)[0]!.sentence).toBe(
    'contoh: 1 finding must be decided before anything can be launched.',
  );
});

describe('a clock', () => {
  const clock = { law: 'ID', title: 'UU PDP', deadlineAt: new Date('2026-05-07T22:00:00Z') };

  test('is an alarm in its last hours, and says when it ran out', () => {
    expect(runningOut(OF, clock, { now: NOW, hours: 9 })).toEqual([]);
    expect(runningOut(OF, clock, { now: NOW, hours: 12 })[0]!.sentence).toBe(
      'contoh: the clock of UU PDP runs out at 2026-05-07 22:00 UTC, in 10 hours, and not everybody is told.',
    );
    const late = new Date('2026-05-08T00:00:00Z');
    expect(runningOut(OF, clock, { now: late, hours: 12 })[0]!.sentence).toContain(
      'ran out at 2026-05-07 22:00 UTC',
    );
    expect(runningOut(OF, { ...clock, deadlineAt: null }, { now: late, hours: 12 })).toEqual([]);
  });
});

test('unknowns are an alarm once they are old', () => {
  const counts = [
    { deliveries: 3, oldestSeconds: 3_600 },
    { deliveries: 2, oldestSeconds: 8 * 3_600 + 5 },
  ];
  expect(oldUnknowns(OF, counts, 9)).toEqual([]);
  expect(oldUnknowns(OF, counts, 6)[0]!.sentence).toContain('of 2 messages nobody knows');
  expect(oldUnknowns(OF, counts, 6)[0]!.sentence).toContain('for 8 hours');
});

const beat = (more: Partial<Beat>): Beat => ({
  id: 'b',
  role: 'worker',
  host: 'h',
  pid: 7,
  silentSeconds: 1,
  ...more,
});

describe('workers', () => {
  test('that went silent are dead; the last one leaves nobody', () => {
    expect(deadWorkers([])).toEqual([]);
    expect(deadWorkers([beat({}), beat({ id: 'w', role: 'web', silentSeconds: 900 })])).toEqual([]);
    const dead = beat({ id: 'c', silentSeconds: 130 });
    expect(deadWorkers([beat({}), dead]).map(({ kind }) => kind)).toEqual(['worker_dead']);
    expect(deadWorkers([dead]).map(({ kind }) => kind)).toEqual(['worker_dead', 'no_worker']);
  });
});

describe('codes', () => {
  const stock = { offerId: 'F1', level: 'ok', free: 900, waiting: 0, daysLeft: 30 } as const;

  test.each([
    [
      { level: 'low', free: 30, daysLeft: 3 },
      'has 30 codes left, enough for 3 days at the rate of the last days.',
    ],
    [{ level: 'low', free: 1, daysLeft: null }, 'has 1 code left.'],
    [
      { level: 'empty', free: 0, waiting: 1, daysLeft: 0 },
      'has no codes any more, and 1 person waits for one.',
    ],
    [
      { level: 'empty', free: 0, waiting: 200, daysLeft: 0 },
      'has no codes any more, and 200 people wait for one.',
    ],
  ] as const)('that run out are an alarm: %j', (change, said) => {
    expect(lowCodes(OF, stock)).toEqual([]);
    const [matter] = lowCodes(OF, { ...stock, ...change });
    expect(matter).toMatchObject({ kind: 'codes_low', subject: 'offer:F1', incidentId: OF.id });
    expect(matter!.sentence).toBe(`contoh: the offer F1 ${said} Bring more to one of its pools.`);
  });
});
