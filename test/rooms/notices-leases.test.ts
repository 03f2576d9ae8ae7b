import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { NoticeId } from '../../src/kernel/ids.ts';
import type { EmailProvider } from '../../src/notices/index.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

/** How much is claimed, how long a call may still begin, and when silence is all there will be (ENGINE §6.3). */
const TIMES = { leaseMs: 3_000, timeoutMs: 600 };
const clock = new FixedClock('2026-06-01T03:00:00Z');
let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open({ ...TIMES, clock });
});
afterAll(() => office.close());

function sql<R extends Record<string, unknown>>(text: string, id: NoticeId): Promise<R[]> {
  return office.t.db.tx((tx) => tx.q<R>(text, [id]));
}

/** Looks around before each group of calls. */
function watching(
  look: (startBy: number, messages: number) => Promise<void>,
): (real: EmailProvider) => EmailProvider {
  return (real) =>
    Object.assign(Object.create(real) as EmailProvider, {
      send: async (...[batch, limits]: Parameters<EmailProvider['send']>) => {
        await look(limits?.startBy ?? Infinity, batch.length);
        return real.send(batch, limits);
      },
    });
}

test('a worker never has more than two hundred people in hand', async () => {
  const { id } = await office.launched(Array.from({ length: 230 }, () => aPerson('banyak')));
  const inHand: number[] = [];
  const wrapEmail = watching(async () => {
    const [row] = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM delivery WHERE notice_id = $1 AND state IN ('claimed', 'sending')`,
      id,
    );
    inHand.push(row!.n);
  });
  await office.work(id, { leaseMs: 20_000, timeoutMs: 15_000, wrapEmail });
  expect(Math.max(...inHand)).toBeLessThanOrEqual(200);
  expect((await office.states(id))['email']).toEqual(Array.from({ length: 230 }, () => 'accepted'));
}, 240_000);

test('no call begins unless its timeout ends before the lease does, by the clock of the database', async () => {
  const { id } = await office.launched([aPerson('tepat'), aPerson('waktu')]);
  const spare: number[] = [];
  const wrapEmail = watching(async (startBy, messages) => {
    const before = performance.now();
    const [row] = await sql<{ left: number; sending: number }>(
      `SELECT extract(epoch FROM min(lease_until) - clock_timestamp())::float8 * 1000 AS left, count(*)::int AS sending
         FROM delivery WHERE notice_id = $1 AND state = 'sending'`,
      id,
    );
    expect(row!.sending).toBe(messages);
    // Whoever begins at the last moment still ends before anybody else may look at it as unknown.
    spare.push(row!.left - (startBy - before + TIMES.timeoutMs));
  });
  await office.work(id, { ...TIMES, wrapEmail });
  expect(spare.length).toBeGreaterThan(0);
  expect(Math.min(...spare)).toBeGreaterThan(0);
});

test('what was accepted and never heard of again is unconfirmed after three days, and a late word still counts', async () => {
  const { id } = await office.launched([aPerson('fault-events-never'), aPerson('fault-events-never')]);
  await office.work(id);
  clock.set('2026-06-04T02:59:00Z');
  await office.work(id);
  expect(await office.states(id)).toEqual({ email: ['accepted', 'accepted'] });
  clock.set('2026-06-04T03:01:00Z');
  await office.work(id);
  expect(await office.states(id)).toEqual({ email: ['unconfirmed', 'unconfirmed'] });
  expect(await office.launches.status(id)).toMatchObject({ told: 2, open: 0 });
  const [late] = await sql<{ cohortId: never; deliveryNo: never }>(
    `SELECT cohort_id AS "cohortId", id AS "deliveryNo" FROM delivery WHERE notice_id = $1 ORDER BY id LIMIT 1`,
    id,
  );
  const evidence = {
    ...late!,
    attemptNo: 1,
    provider: 'ses',
    kind: 'bounced',
    at: clock.now(),
    permanent: true,
  } as const;
  await office.t.db.tx((tx) => office.deliveries.recordEvidence(tx, [evidence]));
  expect((await office.states(id))['email']!.toSorted()).toEqual(['bounced', 'unconfirmed']);
});
