import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/kernel/clock.ts';
import type { NoticeId } from '../../src/kernel/ids.ts';
import { LookUps, Replays, Restores, type SmsProvider, UNKNOWN_STANDINGS } from '../../src/notices/index.ts';
import { RestoreIdentity } from '../../src/platform/db/restore-identity.ts';
import { SILENT } from '../../src/platform/log/log.ts';
import {
  EventArchive,
  EventImports,
  EventInbox,
  EventKeys,
  ReceiptEffects,
  Receipts,
  Replaying,
  SqsPolling,
  Verification,
} from '../../src/receipts/index.ts';
import { incidentParts } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { twilioAt } from '../support/providers.ts';
import { sesMessage, snsPoster } from '../support/sns-posts.ts';

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

/** What a backup from before the launch's messages would show of this notice: nothing sent, nothing heard. */
async function asBefore(id: NoticeId): Promise<void> {
  await sql(
    `DELETE FROM provider_event WHERE cohort_id IN (SELECT cohort_id FROM delivery WHERE notice_id = $1)`,
    [id],
  );
  await sql(
    `DELETE FROM attempt WHERE (cohort_id, delivery_id) IN (SELECT cohort_id, id FROM delivery WHERE notice_id = $1)`,
    [id],
  );
  await sql(
    `UPDATE delivery SET state = 'pending', attempts = 0, lease_until = NULL, claim_token = NULL WHERE notice_id = $1`,
    [id],
  );
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
    await asBefore(id);
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
    await asBefore(id);
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
});

function imports(): EventImports {
  const keys = new EventKeys(office.t.db, office.t.keyStore, incidentParts(office.t).keys);
  const inbox = new EventInbox(
    office.t.db,
    keys,
    new ReceiptEffects(office.deliveries, office.jobs, office.archive),
  );
  return new EventImports(inbox, keys, office.receipts, office.t.db, office.audit);
}

/** Posts of two people's events, shared out to two hosts; one event reached both. */
async function twoHosts(): Promise<{ id: NoticeId; hosts: string[]; tags: string[] }> {
  const { id } = await office.launched([aPerson('host-a'), aPerson('host-b')]);
  const [a, b] = (
    await sql<{ tag: string }>(
      `SELECT 'c' || cohort_id || '_' || id AS tag FROM delivery WHERE notice_id = $1 ORDER BY person_id`,
      [id],
    )
  ).map((row) => row.tag) as [string, string];
  const post = snsPoster(join(office.t.dir, 'sandbox'), office.sandbox);
  const said = (name: string, type: string, d: string) =>
    post(`${id}-${name}`, sesMessage(type, { d, a: 1 }));
  const shared = said('shared', 'Send', a);
  const posts = [
    [shared, said('a', 'Delivery', a)],
    [shared, said('b', 'Delivery', b)],
  ];
  const hosts: string[] = [];
  for (const [n, bodies] of posts.entries()) {
    const dir = mkdtempSync(join(office.t.dir, `host-${n}-`));
    const archive = new EventArchive({ dataDir: dir }, office.t.db, SILENT);
    const keys = new EventKeys(office.t.db, office.t.keyStore, incidentParts(office.t).keys);
    const effects = new ReceiptEffects(office.deliveries, office.jobs, archive);
    const verification = new Verification({ publicUrl: office.door.url, providers: office.providers() });
    const inbox = new EventInbox(office.t.db, keys, effects);
    const host = new Receipts(office.t.db, systemClock, verification, inbox, effects);
    for (const body of bodies) {
      expect(await host.accept({ provider: 'ses', body })).toMatchObject({ status: 'accepted' });
    }
    // The next host has not heard of it: SNS posted it to each.
    await sql(`DELETE FROM provider_event WHERE event_id = $1`, [`${id}-shared`]);
    hosts.push(join(dir, 'events'));
  }
  await asBefore(id);
  return { id, hosts, tags: [a, b] };
}

test('an archive keeps every line whole, in the file of its day, also of days that come while others are written', async () => {
  const dir = mkdtempSync(join(office.t.dir, 'days-'));
  const archive = new EventArchive({ dataDir: dir }, office.t.db, SILENT);
  const days = ['2026-05-01', '2026-05-02', '2026-05-01', '2026-05-03', '2026-05-02'];
  const written = days.map(async (day, n) => {
    // Each in a turn of its own, so that each is a write of its own.
    for (let turn = 0; turn < 2 * n; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await archive.add([archived(`${n}-${day}`, day)]);
  });
  await Promise.all(written);
  const kept = readdirSync(join(dir, 'events')).flatMap((file) =>
    readFileSync(join(dir, 'events', file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => [file.slice(0, 10), (JSON.parse(line) as { eventId: string }).eventId]),
  );
  expect(kept.toSorted()).toEqual(days.map((day, n) => [day, `${n}-${day}`]).toSorted());
});

/** Long enough that a write takes its time. */
function archived(eventId: string, day: string) {
  const sealed = Buffer.alloc(4 * 1024 * 1024, 1);
  const nothing = { incidentId: null, cohortId: null, deliveryId: null, attemptNo: null, evidence: null };
  const at = new Date(`${day}T12:00:00Z`);
  return {
    ...nothing, bucket: 1, provider: 'ses' as const, eventId, type: 'Delivery', sealed, day, receivedAt: at,
  }; // prettier-ignore
}

describe('archives of several hosts', () => {
  test('are brought together: what both heard once, in any order, any number of times', async () => {
    const { id, hosts } = await twoHosts();
    const lines = hosts.flatMap((dir) =>
      readdirSync(dir).flatMap((file) => readFileSync(join(dir, file), 'utf8').split('\n')),
    );
    const backwards = Readable.from(lines.toReversed());
    expect(await imports().bring(backwards, office.maker)).toEqual({
      read: 4,
      added: 3,
      repeated: 1,
      unreadable: 0,
    });
    expect((await office.states(id))['email']).toEqual(['delivered', 'delivered']);
    expect(await imports().bring(Readable.from(lines), office.maker)).toEqual({
      read: 4, added: 0, repeated: 4, unreadable: 0,
    }); // prettier-ignore
    await office.work(id);
    expect(await office.accepted('host-a')).toBe(0);
  });

  test('count as one where they lie beside our own', async () => {
    const { id, hosts } = await twoHosts();
    for (const [n, dir] of hosts.entries())
      cpSync(dir, join(office.t.dir, 'events', `of-host-${n}`), { recursive: true });
    const since = new Date(Date.now() - 86_400_000);
    expect(await office.archive.replay(since, never)).toBeGreaterThanOrEqual(3);
    expect(await office.archive.replay(since, never)).toBe(0);
    await office.receipts.project();
    expect((await office.states(id))['email']).toEqual(['delivered', 'delivered']);
  });

  test('are believed only as far as they were sealed by us: a changed line says nothing', async () => {
    const { id, hosts, tags } = await twoHosts();
    const [line] = readFileSync(join(hosts[0]!, readdirSync(hosts[0]!)[0]!), 'utf8').split('\n');
    const known = JSON.parse(line!) as { eventId: string; sealed: string };
    const renamed = JSON.stringify({ ...known, eventId: 'another' });
    const sealedOtherwise = JSON.stringify({ ...known, sealed: Buffer.alloc(200, 1).toString('base64') });
    const evidence = {
      kind: 'bounced',
      at: new Date().toISOString(),
      permanent: true,
      providerId: null,
      code: null,
    };
    const lying = JSON.stringify({ ...known, evidence, deliveryId: tags[1]!.split('_')[1] });
    const torn = line!.slice(0, 100);
    const undated = JSON.stringify({ ...known, receivedAt: 'never' });
    expect(
      await imports().bring(
        Readable.from([renamed, sealedOtherwise, torn, undated, '', lying]),
        office.maker,
      ),
    ).toEqual({
      read: 5,
      added: 1,
      repeated: 0,
      unreadable: 4,
    });
    // Only the raw text was believed: the Send of the first person.
    expect((await office.states(id))['email']).toEqual(['accepted', 'pending']);
  });

  test('leave who was told by mail and never heard of on the operator’s list, with the reason', async () => {
    const { id, incidentId } = await office.launched([aPerson('never-heard')]);
    await office.work(id);
    await asBefore(id);
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
