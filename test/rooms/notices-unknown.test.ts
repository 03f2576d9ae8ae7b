import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticeId } from '../../src/kernel/ids.ts';
import { type EmailProvider, NoticeFence, type SendOutcome } from '../../src/notices/index.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

let office: PostOffice;
const SHORT = { leaseMs: 1_200, timeoutMs: 300 };
const KILLED = 'killed here';

beforeAll(async () => {
  office = await PostOffice.open(SHORT);
});
afterAll(() => office.close());

function sql<R extends Record<string, unknown>>(text: string, params: readonly unknown[]): Promise<R[]> {
  return office.t.db.tx((tx) => tx.q<R>(text, params));
}

function breaking(
  at: (real: EmailProvider) => EmailProvider['send'],
): (real: EmailProvider) => EmailProvider {
  return (real) => ({
    name: 'ses',
    callsMax: real.callsMax,
    timeoutMs: real.timeoutMs,
    preflight: () => real.preflight(),
    close: () => real.close(),
    send: at(real),
  });
}

/** The provider accepted and our process died before it could write that down. */
const afterAcceptance = breaking((real) => async (batch, limits) => {
  await real.send(batch, limits);
  throw new Error(KILLED);
});
const beforeTheCall = breaking(() => () => Promise.reject(new Error(KILLED)));

async function leaseLapsed(id: NoticeId): Promise<void> {
  for (;;) {
    const [row] = await sql<{ live: boolean }>(
      `SELECT bool_or(lease_until > clock_timestamp()) AS live FROM delivery WHERE notice_id = $1`,
      [id],
    );
    if (!row!.live) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a worker that dies', () => {
  test('between acceptance and record leaves an unknown, which the late event resolves, and nothing is sent twice', async () => {
    const row = aPerson('died');
    const { id, incidentId } = await office.launched([row]);
    office.door.open = false;
    await expect(office.work(id, { ...SHORT, wrapEmail: afterAcceptance })).rejects.toThrow(KILLED);
    expect(await office.states(id)).toEqual({ email: ['sending'] });
    await leaseLapsed(id);
    await office.work(id);
    await office.work(id);
    expect(await office.states(id)).toEqual({ email: ['unknown'] });
    expect(await office.deliveries.unknowns(incidentId)).toMatchObject([{ channel: 'email', attempts: 1 }]);
    expect((await office.launches.status(id)).dispatched).toBe(false);
    office.door.open = true;
    await office.untilStates(id, (s) => s['email']![0] === 'delivered');
    expect(await office.deliveries.unknowns(incidentId)).toEqual([]);
    expect(await office.accepted(row.email!)).toBe(1);
  });

  test('between intend and the call leaves an unknown, never a blind second send', async () => {
    const row = aPerson('intended');
    const { id } = await office.launched([row]);
    await expect(office.work(id, { ...SHORT, wrapEmail: beforeTheCall })).rejects.toThrow(KILLED);
    await leaseLapsed(id);
    await office.work(id);
    await office.work(id);
    expect(await office.states(id)).toEqual({ email: ['unknown'] });
    expect(await office.accepted(row.email!)).toBe(0);
  });

  test('after its claim has sent nothing: the claim lapses to pending and another worker sends', async () => {
    const row = aPerson('claimed');
    const { id } = await office.launched([row]);
    await sql(
      `UPDATE delivery SET state = 'claimed', claim_token = gen_random_uuid(), lease_until = clock_timestamp()
        WHERE notice_id = $1`,
      [id],
    );
    await office.work(id);
    await office.untilStates(id, (s) => s['email']![0] === 'delivered');
    expect(await office.accepted(row.email!)).toBe(1);
  });

  test('is found by the sweep alone, with every job lost', async () => {
    const { id } = await office.launched([aPerson('swept')]);
    await expect(office.work(id, { ...SHORT, wrapEmail: beforeTheCall })).rejects.toThrow(KILLED);
    await leaseLapsed(id);
    await office.t.ownerDb.tx((tx) => tx.run(`DELETE FROM pgboss.job`));
    await office.launches.repair(new AbortController().signal);
    await office.launches.repair(new AbortController().signal);
    const [unit] = await office.units(id);
    const queued = await office.t.ownerDb.tx((tx) =>
      tx.q(`SELECT 1 FROM pgboss.job WHERE name = 'notices.deliver' AND singleton_key = $1`, [
        `${unit!.noticeId}:${unit!.cohortId}`,
      ]),
    );
    expect(queued).toHaveLength(1);
  });
});

describe('a database that goes away', () => {
  test('between acceptance and record does not lose the answer', async () => {
    const row = aPerson('cut-off');
    const { id } = await office.launched([row]);
    office.door.open = false;
    const wrapEmail = breaking((real) => async (batch, limits) => {
      const outcomes = await real.send(batch, limits);
      await sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`,
        [],
      );
      return outcomes;
    });
    await office.work(id, { ...SHORT, wrapEmail });
    expect(await office.states(id)).toEqual({ email: ['accepted'] });
    office.door.open = true;
    expect(await office.accepted(row.email!)).toBe(1);
  });
});

describe('a run that is to be published', () => {
  test('waits for what is being sent, and what was only claimed is given back', async () => {
    const { id, incidentId } = await office.launched([aPerson('busy1'), aPerson('busy2')]);
    const fence = new NoticeFence(office.deliveries);
    const answers: boolean[] = [];
    let whenQuiet: string[] | undefined;
    let publishing: Promise<void> | undefined;
    const wrapEmail = (real: EmailProvider): EmailProvider => ({
      ...breaking(() => async (batch, limits) => {
        publishing ??= office.t.db.tx(async (tx) => {
          do answers.push(await fence.quiet(tx, incidentId));
          while (!answers.at(-1) && (await new Promise((go) => setTimeout(() => go(true), 20))));
          whenQuiet = (await office.states(id))['email'];
        });
        while (answers.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
        return real.send(batch, limits);
      })(real),
      callsMax: 1,
    });
    await office.work(id, { ...SHORT, wrapEmail });
    await publishing;
    expect(answers[0]).toBe(false);
    expect(answers.at(-1)).toBe(true);
    expect(whenQuiet!.filter((s) => s === 'pending')).toHaveLength(1);
    await office.work(id);
    await office.untilStates(id, (s) => s['email']!.every((state) => state === 'delivered'));
  });
});

describe('an answer', () => {
  test('that may have been an acceptance is unknown until an event proves it', async () => {
    const ambiguous: SendOutcome = { class: 'ambiguous', code: 'ECONNRESET', detail: '' };
    const row = aPerson('ambiguous');
    const { id } = await office.launched([row]);
    office.door.open = false;
    const wrapEmail = breaking((real) => async (batch, limits) => {
      await real.send(batch, limits);
      return batch.map(() => ambiguous);
    });
    await office.work(id, { ...SHORT, wrapEmail });
    expect(await office.states(id)).toEqual({ email: ['unknown'] });
    office.door.open = true;
    await office.untilStates(id, (s) => s['email']![0] === 'delivered');
    expect(await office.accepted(row.email!)).toBe(1);
  });

  test('that comes after its event, and after its lease, is written all the same', async () => {
    const { id } = await office.launched([aPerson('overtaken')]);
    const wrapEmail = breaking((real) => async (batch, limits) => {
      const outcomes = await real.send(batch, limits);
      await office.untilStates(id, (s) => s['email']![0] === 'delivered');
      await leaseLapsed(id);
      return outcomes;
    });
    await office.work(id, { ...SHORT, wrapEmail });
    expect(await office.states(id)).toEqual({ email: ['delivered'] });
    const attempts = await sql(
      `SELECT outcome, provider_id IS NOT NULL AS known FROM notices_v_attempt WHERE notice_id = $1`,
      [id],
    );
    expect(attempts).toEqual([{ outcome: 'accepted', known: true }]);
  });

  test('that comes too late to hold the claim is recorded, and acceptance beats unknown', async () => {
    const { id } = await office.launched([aPerson('fenced')]);
    office.door.open = false;
    const wrapEmail = breaking((real) => async (batch, limits) => {
      const outcomes = await real.send(batch, limits);
      await leaseLapsed(id);
      const [unit] = await office.units(id);
      await office.t.db.tx((tx) => office.deliveries.repairLapsed(tx, unit!));
      expect(await office.states(id)).toEqual({ email: ['unknown'] });
      return outcomes;
    });
    await office.work(id, { ...SHORT, wrapEmail });
    expect(await office.states(id)).toEqual({ email: ['accepted'] });
    office.door.open = true;
  });
});
