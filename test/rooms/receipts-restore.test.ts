import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LookUps, Replays, Restores, type SmsProvider, UNKNOWN_STANDINGS } from '../../src/notices/index.ts';
import { RestoreIdentity } from '../../src/platform/db/restore-identity.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import { Replaying, SqsPolling } from '../../src/receipts/index.ts';
import { asBefore } from '../support/before.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { twilioAt } from '../support/providers.ts';

let office: PostOffice;
let restores: Restores;

beforeAll(async () => {
  office = await PostOffice.open();
  const identity = new RestoreIdentity(office.t.db, `${office.t.dir}/keys/restore-identity.json`);
  restores = new Restores(office.t.db, identity, office.lanes, office.deliveries);
});
afterAll(() => office.close());

const never = new AbortController().signal;

function sql<R extends Record<string, unknown>>(text: string, params: readonly unknown[] = []): Promise<R[]> {
  return office.t.ownerDb.tx((tx) => tx.q<R>(text, params));
}

function replaying(sms: SmsProvider = twilioAt(office.sandbox.url)): Replaying {
  const lookUps = new LookUps(office.t.db, office.people, sms, office.deliveries);
  const replays = new Replays(office.t.db, office.deliveries, lookUps);
  const queues = new SqsPolling({ providers: office.providers() }, office.receipts, SILENT);
  return new Replaying(restores, replays, office.archive, office.receipts, queues);
}
async function releaseLanes(): Promise<void> {
  for (const lane of await office.lanes.list()) await office.lanes.release(lane.id, office.maker);
}

function realSms(): SmsProvider {
  const real = twilioAt(office.sandbox.url);
  return {
    name: 'twilio',
    callsMax: real.callsMax,
    timeoutMs: real.timeoutMs,
    send: (batch, limits) => real.send(batch, limits),
    preflight: () => real.preflight(),
    find: (to) => real.find(to),
    close: () => real.close(),
  };
}

describe('a restored database', () => {
  test('learns from events kept outside it, and from Twilio’s list, who was told; nobody resumes before', async () => {
    const phone = '+6281230003301';
    const mail = aPerson('told-by-mail');
    const { id, incidentId } = await office.launched([
      mail,
      aPerson('', { email: undefined, phone }),
      aPerson('never-sent'),
    ]);
    const [neverSent] = await sql<{ id: bigint }>(
      `SELECT id FROM delivery WHERE notice_id = $1 AND channel = 'email' ORDER BY person_id DESC LIMIT 1`,
      [id],
    );
    await sql(`UPDATE delivery SET not_before = now() + interval '1 day' WHERE id = $1`, [neverSent!.id]);
    await office.work(id);
    await office.untilStates(id, (s) => s['sms']![0] === 'delivered' && s['email']!.includes('delivered'));
    // Twilio's callbacks are lost with the backup and its list still knows.
    await asBefore(office, id);
    await sql(`UPDATE delivery SET not_before = made_at WHERE notice_id = $1`, [id]);
    await restores.holdEverything('restored database: log_is_behind');

    const lanes = await office.lanes.list();
    expect(lanes.length).toBeGreaterThan(0);
    await expect(office.lanes.release(lanes[0]!.id, office.maker)).rejects.toMatchObject({
      code: 'notices.replay_first',
    });
    await expect(
      office.t.db.tx((tx) => tx.run(`UPDATE lane SET status = 'open', reason = NULL, halted_at = NULL`)),
    ).rejects.toThrow(/before events and look-ups/);
    await expect(office.deliveries.releaseRestored(incidentId, office.maker)).rejects.toMatchObject({
      code: 'notices.replay_first',
    });
    expect(
      (await office.unknowns.overview(incidentId)).map((c) => [c.channel, c.standing, c.deliveries]).sort(),
    ).toEqual([
      ['email', 'restored', 2],
      ['sms', 'restored', 1],
    ]);

    expect(await replaying().replay(never)).toBe(1);
    const [restore] = await restores.list();
    expect(restore).toMatchObject({ lookedUp: 0, held: 3, trouble: null });
    expect(restore!.events).toBeGreaterThanOrEqual(4);
    expect((await office.states(id))['sms']).toEqual(['delivered']);
    expect((await office.states(id))['email']!.sort()).toEqual(['delivered', 'unknown']);

    await releaseLanes();
    expect(await office.deliveries.releaseRestored(incidentId, office.maker)).toBe(3);
    await office.work(id);
    await office.untilStates(id, (s) => s['email']!.every((state) => state === 'delivered'));
    expect(await office.accepted(mail.email!)).toBe(1);
    expect(await office.accepted(phone)).toBe(1);
    // What was let go is recorded, and its numbers are new: nobody's late event can pass for it.
    const again = await sql<{ no: number }>(
      `SELECT a.no FROM attempt a JOIN delivery d ON d.cohort_id = a.cohort_id AND d.id = a.delivery_id
        WHERE d.id = $1`,
      [neverSent!.id],
    );
    expect(again).toEqual([{ no: 101 }]);
    expect(
      await sql(`SELECT decision, basis FROM notices_v_presumption WHERE delivery_id = $1`, [neverSent!.id]),
    ).toEqual([{ decision: 'resend', basis: 'operator' }]);
  }, 240_000);

  test('asks Twilio’s list where no event was kept, and again where it did not answer', async () => {
    const phone = '+6281230003302';
    const { id, incidentId } = await office.launched([aPerson('', { email: undefined, phone })]);
    await office.work(id);
    await office.untilStates(id, (s) => s['sms']![0] === 'delivered');
    await asBefore(office, id);
    await restores.holdEverything('restored database: timeline');
    // As if the archive had burnt too: only the list is left.
    await office.t.db.tx((tx) =>
      tx.run(`UPDATE restore SET events_at = noticed_at WHERE finished_at IS NULL`),
    );
    const deaf = { ...realSms(), find: () => Promise.reject(new Error('Twilio is away')) };
    expect(await replaying(deaf).replay(never)).toBe(0);
    expect((await restores.open())[0]).toMatchObject({ trouble: expect.stringContaining('Twilio') });
    expect(await replaying().replay(never)).toBe(1);
    expect((await restores.list())[0]).toMatchObject({ lookedUp: 1, found: 1, trouble: null });
    expect(await office.states(id)).toEqual({ sms: ['accepted'] });
    await releaseLanes();
    await office.deliveries.releaseRestored(incidentId, office.maker);
    await office.work(id);
    expect(await office.accepted(phone)).toBe(1);
  }, 240_000);

  test('goes on without its replay only because a person says so and why', async () => {
    await restores.holdEverything('restored database: cluster');
    const fresh = await office.couriers.lane('sms', 'SG');
    expect(fresh).toMatchObject({ status: 'halted', reason: 'restored database: it is being replayed' });
    await expect(restores.waive('  ', office.maker)).rejects.toMatchObject({ code: 'notices.no_reason' });
    expect(await restores.waive('Twilio has closed our account', office.maker)).toBe(1);
    await expect(restores.waive('again', office.maker)).rejects.toMatchObject({ code: 'notices.no_restore' });
    await releaseLanes();
  });

  test('gives out no number again that a lost delivery carried', async () => {
    const before = await office.launched([aPerson('numbered')]);
    const [last] = await sql<{ id: bigint }>(`SELECT id FROM delivery WHERE notice_id = $1`, [before.id]);
    await restores.holdEverything('restored database: cluster');
    await restores.waive('test', office.maker);
    await releaseLanes();
    const after = await office.launched([aPerson('numbered-anew')]);
    const [next] = await sql<{ id: bigint }>(`SELECT id FROM delivery WHERE notice_id = $1`, [after.id]);
    expect(next!.id - last!.id).toBeGreaterThan(1_000_000n);
  });

  test('leave who was told by mail and never heard of on the operator’s list, with the reason', async () => {
    const { id, incidentId } = await office.launched([aPerson('never-heard')]);
    await office.work(id);
    await asBefore(office, id);
    await restores.holdEverything('restored database: timeline');
    await office.t.db.tx((tx) =>
      tx.run(`UPDATE restore SET events_at = noticed_at WHERE finished_at IS NULL`),
    );
    expect(await replaying().replay(never)).toBe(1);
    const { unknowns } = await office.unknowns.list(incidentId, {});
    expect(unknowns).toMatchObject([{ channel: 'email', standing: 'restored' }]);
    expect(UNKNOWN_STANDINGS['restored']).toMatch(/SES cannot be asked/);
    await releaseLanes();
    await office.work(id);
    // One message before the backup's loss, none since: nobody is sent a second one until a person says so.
    expect(unknowns[0]!.ageSeconds).toBeGreaterThanOrEqual(0);
    expect((await office.states(id))['email']).toEqual(['unknown']);
  });
});

describe('a queue', () => {
  test('is polled for the same events, each kept once and deleted only then', async () => {
    await fetch(`${office.sandbox.url}/_sandbox/queue`, {
      method: 'POST',
      body: JSON.stringify({ subscribed: true }),
    });
    office.door.open = false;
    const queues = new SqsPolling(
      { providers: office.providers([office.sandbox.queueUrl]) },
      office.receipts,
      SILENT,
    );
    try {
      const { id } = await office.launched([aPerson('queued')]);
      await office.work(id);
      queues.start();
      await office.untilStates(id, (s) => s['email']![0] === 'delivered');
      office.door.open = true;
      const [{ n } = { n: 0 }] = await sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM provider_event e JOIN delivery d ON d.cohort_id = e.cohort_id AND d.id = e.delivery_id
          WHERE d.notice_id = $1`,
        [id],
      );
      expect(n).toBe(2);
    } finally {
      office.door.open = true;
      await queues.onModuleDestroy();
    }
  }, 240_000);
});
