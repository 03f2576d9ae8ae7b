import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { EventEmitter, once } from 'node:events';
import { DomainError } from '../../src/kernel/errors.ts';
import { PLATFORM_ERRORS } from '../../src/platform/platform.errors.ts';
import { Jobs, type Unit } from '../../src/platform/jobs/jobs.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let t: TestDatabase;
let jobs: Jobs;
let queue: string;
let no = 0;

beforeAll(async () => {
  t = await freshDatabase();
});
afterAll(() => t.close());
beforeEach(() => {
  jobs = new Jobs(t.db);
  queue = `test.queue${(no += 1)}`;
});
afterEach(() => jobs.stop());

const queued = () =>
  t.db.tx((tx) =>
    tx.q<{ unit: Unit; later: boolean }>(
      `SELECT data->'unit' AS unit, start_after > now() AS later FROM pgboss.job
       WHERE name = $1 AND state = 'created' ORDER BY created_on, singleton_key`,
      [queue],
    ),
  );

const wakeAll = (units: readonly string[]) =>
  t.db.tx(async (tx) => {
    for (const unit of units) await jobs.wake(tx, queue, unit);
  });

/** Runs a worker until it has seen `n` units. */
async function seen(n: number, concurrency = 1): Promise<Unit[]> {
  const units: Unit[] = [];
  const bell = new EventEmitter();
  const done = once(bell, 'done');
  await jobs.work(
    queue,
    async (unit) => {
      if (units.push(unit) >= n) bell.emit('done');
    },
    { concurrency },
  );
  await done;
  return units;
}

test('a woken unit reaches a worker as it was given', async () => {
  await jobs.wake(null, queue, 'a');
  await jobs.wake(null, queue, { notice: 'n1', cohort: '12' });
  expect(await seen(2)).toEqual(['a', { notice: 'n1', cohort: '12' }]);
});

test('a unit whose handler lost the database comes again soon', async () => {
  const bell = new EventEmitter();
  const done = once(bell, 'done');
  let runs = 0;
  const handler = async (): Promise<void> => {
    runs += 1;
    if (runs === 1) throw new DomainError(PLATFORM_ERRORS.database_away);
    bell.emit('done');
  };
  await jobs.work(queue, handler, { concurrency: 1 });
  await jobs.wake(null, queue, 'a');
  await done;
  expect(runs).toBe(2);
});

test('sweeps come again at once when the database is back after a connection was lost', async () => {
  const bell = new EventEmitter();
  const first = once(bell, 'swept');
  jobs.everyHere(3_600, 'test.hasten', async () => void bell.emit('swept'));
  await first;
  const second = once(bell, 'swept');
  const cut = t.db.tx((tx) => tx.q(`SELECT pg_terminate_backend(pg_backend_pid())`));
  await expect(cut).rejects.toMatchObject({ code: 'platform.database_away' });
  await t.db.tx((tx) => tx.q(`SELECT 1`));
  await second;
});

test('many sweeps at once, each with a transaction, do not starve each other of connections', async () => {
  const bell = new EventEmitter();
  const done = once(bell, 'done');
  let left = 30;
  for (let i = 0; i < 30; i += 1) {
    jobs.every(3_600, `test.many${i}`, async () => {
      await t.db.tx((tx) => tx.q(`SELECT pg_sleep(0.02)`));
      if ((left -= 1) === 0) bell.emit('done');
    });
  }
  await done;
  expect(left).toBe(0);
});

test('a wake-up inside a transaction that rolls back never happened', async () => {
  const doomed = t.db.tx(async (tx) => {
    await jobs.wake(tx, queue, 'a');
    throw new Error('no');
  });
  await expect(doomed).rejects.toThrow('no');
  expect(await queued()).toEqual([]);
});

test('a wake-up is not to be fetched before its transaction stands', async () => {
  await t.db.tx(async (tx) => {
    await jobs.wake(tx, queue, 'a');
    expect(await queued()).toEqual([]);
  });
  expect(await queued()).toEqual([{ unit: 'a', later: false }]);
});

test('a unit is queued once however often it is woken', async () => {
  await t.db.tx(async (tx) => {
    await jobs.wake(tx, queue, 'a');
    await jobs.wake(tx, queue, 'a');
    await jobs.wake(tx, queue, 'b');
  });
  await jobs.wake(null, queue, 'a');
  expect((await queued()).map((job) => job.unit)).toEqual(['a', 'b']);
});

test('wake-ups of different units may share a key', async () => {
  await jobs.wake(null, queue, { cohort: '1' }, { key: 'k' });
  await jobs.wake(null, queue, { cohort: '2' }, { key: 'k' });
  expect(await queued()).toHaveLength(1);
});

test('a later wake-up waits, and an earlier one brings it forward but never back', async () => {
  await jobs.wake(null, queue, 'a', { at: new Date(Date.now() + 3_600_000) });
  expect(await queued()).toEqual([{ unit: 'a', later: true }]);
  await jobs.wake(null, queue, 'a');
  expect(await queued()).toEqual([{ unit: 'a', later: false }]);
  await jobs.wake(null, queue, 'a', { at: new Date(Date.now() + 3_600_000) });
  expect(await queued()).toEqual([{ unit: 'a', later: false }]);
});

test('a worker cannot fetch a queued wake-up that an open transaction renewed', async () => {
  await jobs.wake(null, queue, 'a');
  let committed = false;
  const open = t.db.tx(async (tx) => {
    await jobs.wake(tx, queue, 'a');
    tx.beforeCommit(async () => {
      const fetchable = await t.db.tx((other) =>
        other.q(`SELECT 1 FROM pgboss.job WHERE name = $1 AND state = 'created' FOR UPDATE SKIP LOCKED`, [
          queue,
        ]),
      );
      expect(fetchable).toHaveLength(0);
      committed = true;
    });
  });
  await open;
  expect(committed).toBe(true);
});

test('transactions that wake each other’s units in opposite order do not deadlock', async () => {
  const units = Array.from({ length: 20 }, (_, i) => `u${i}`);
  await Promise.all([1, 2, 3, 4].flatMap(() => [wakeAll(units), wakeAll(units.toReversed())]));
  expect(await queued()).toHaveLength(20);
});

test('a handler that throws is logged and not retried by the queue', async () => {
  const told: unknown[] = [];
  const line = (facts: unknown): void => void told.push(facts);
  await jobs.stop();
  jobs = new Jobs(t.db, { debug: line, info: line, warn: line, error: line });
  const bell = new EventEmitter();
  const second = once(bell, 'second');
  const runs: Unit[] = [];
  await jobs.work(
    queue,
    async (unit) => {
      runs.push(unit);
      if (unit === 'good') bell.emit('second');
      else throw new Error('no');
    },
    { concurrency: 1 },
  );
  await jobs.wake(null, queue, 'bad');
  await jobs.wake(null, queue, 'good');
  await second;
  expect(runs).toEqual(['bad', 'good']);
  expect(told).toEqual([expect.objectContaining({ queue, unit: 'bad' })]);
});

test('a unit is worked on by one worker at a time, others go on', async () => {
  const running = new Map<Unit, number>();
  const most = new Map<Unit, number>();
  const bell = new EventEmitter();
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const others = once(bell, 'others');
  let b = 0;
  await jobs.work(
    queue,
    async (unit) => {
      const now = (running.get(unit) ?? 0) + 1;
      running.set(unit, now);
      most.set(unit, Math.max(most.get(unit) ?? 0, now));
      if (unit === 'a') {
        if (now === 1) await jobs.wake(null, queue, 'a');
        await held;
      } else if ((b += 1) < 3) {
        await jobs.wake(null, queue, 'b');
      } else bell.emit('others');
      running.set(unit, (running.get(unit) ?? 1) - 1);
    },
    { concurrency: 3 },
  );
  await jobs.wake(null, queue, 'a');
  await jobs.wake(null, queue, 'b');
  await others;
  release();
  expect(most).toEqual(
    new Map([
      ['a', 1],
      ['b', 1],
    ]),
  );
});

test('a sweep runs at once, and in one process at a time', async () => {
  const bell = new EventEmitter();
  const ran = once(bell, 'ran');
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  let runs = 0;
  jobs.every(60, queue, async () => {
    runs += 1;
    bell.emit('ran');
    await held;
  });
  await ran;
  const skipped = await t.db.exclusively(queue, async () => void (runs += 1));
  release();
  expect([runs, skipped]).toEqual([1, false]);
});
