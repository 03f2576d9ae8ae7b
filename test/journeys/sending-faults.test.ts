import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticeId } from '../../src/kernel/ids.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

/** Everything goes wrong at the far side only: real adapters, a real database, the sandbox's own faults. */
let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open({ leaseMs: 3_000, timeoutMs: 600, windowMs: 1_000 });
});
afterEach(() => {
  office.sandbox.faults.remove(null);
});
afterAll(() => office.close());

const AFTER = ['drop-answer', 'hang', 'error-after', 'slow'] as const;
const BEFORE = ['error-before', 'reset-before', 'hang-before'] as const;

const acceptances = (to: string): number => office.sandbox.accepted.filter((m) => m.to[0] === to).length;

/** A worker goes round, projects and looks at what is in doubt, until everyone was told. */
async function untilTold(id: NoticeId): Promise<void> {
  const looks = office.looks();
  const end = Date.now() + 60_000;
  for (;;) {
    await office.work(id);
    await office.receipts.project();
    await looks.look();
    const states = Object.values(await office.states(id)).flat();
    if (states.every((state) => state === 'delivered')) return;
    if (Date.now() > end) throw new Error(`gave up waiting at ${states.join()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe('a provider that breaks off', () => {
  test('after it accepted: each is told once, by the event that proves it', async () => {
    const rows = AFTER.map((fault) => aPerson(`fault-${fault}`));
    const { id } = await office.launched(rows);
    await untilTold(id);
    expect(rows.map((row) => acceptances(row.email!))).toEqual(AFTER.map(() => 1));
  }, 90_000);

  test('before it accepted: each is told once, after a recorded presumption', async () => {
    const rows = BEFORE.map((fault) => aPerson(`fault-${fault}`));
    const { id } = await office.launched(rows);
    await untilTold(id);
    expect(rows.map((row) => acceptances(row.email!))).toEqual(BEFORE.map(() => 1));
    const recorded = await office.t.db.tx((tx) =>
      tx.q<{ decision: string }>(
        `SELECT p.decision FROM notices_v_presumption p JOIN delivery d
           ON d.cohort_id = p.cohort_id AND d.id = p.delivery_id WHERE d.notice_id = $1`,
        [id],
      ),
    );
    expect(recorded).toEqual(BEFORE.map(() => ({ decision: 'resend' })));
  }, 90_000);

  test('by telling us to slow down: nobody is in doubt, everybody is told once', async () => {
    const rows = Array.from({ length: 6 }, () => aPerson('fault-throttle-2'));
    const { id } = await office.launched(rows);
    await untilTold(id);
    expect(rows.map((row) => acceptances(row.email!))).toEqual(rows.map(() => 1));
  }, 90_000);
});

describe('a daily quota that is used up', () => {
  test('halts the lane: nobody is marked failed, and everybody is told once it is released', async () => {
    const rows = Array.from({ length: 5 }, () => aPerson('besok'));
    const { id } = await office.launched(rows);
    office.sandbox.faults.add({ fault: 'daily_quota', times: 1 });
    await office.work(id);
    const halted = (await office.lanes.list()).filter((lane) => lane.status === 'halted');
    expect(halted).toMatchObject([{ provider: 'ses' }]);
    expect((await office.states(id))['email']).not.toContain('failed');
    for (const lane of halted) await office.lanes.release(lane.id, office.maker);
    await untilTold(id);
    expect(rows.map((row) => acceptances(row.email!))).toEqual(rows.map(() => 1));
  }, 90_000);
});

describe('events', () => {
  test('that somebody forged change nothing; twice, late and out of order they mean what they mean once', async () => {
    const faults = ['events-forged', 'events-twice', 'events-disordered'];
    const rows = faults.map((fault) => aPerson(`fault-${fault}`));
    const { id } = await office.launched(rows);
    await untilTold(id);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await office.receipts.project();
    expect(await office.states(id)).toEqual({ email: faults.map(() => 'delivered') });
    expect(rows.map((row) => acceptances(row.email!))).toEqual(faults.map(() => 1));
  }, 90_000);

  test('of a mailbox that puts mail off are no failure', async () => {
    office.sandbox.faults.add({ fault: 'deferral', delayMs: 400 });
    const rows = Array.from({ length: 3 }, () => aPerson('penuh'));
    const { id } = await office.launched(rows);
    await untilTold(id);
    expect(rows.map((row) => acceptances(row.email!))).toEqual(rows.map(() => 1));
  }, 90_000);
});
