import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Hotlines, Retries } from '../../src/notices/index.ts';
import { DnsMailServers } from '../../src/people/index.ts';
import { DnsStandIn } from '../support/dns-stand-in.ts';
import { sesAt } from '../support/providers.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

function sql<R extends Record<string, unknown>>(text: string, params: readonly unknown[] = []): Promise<R[]> {
  return office.t.db.tx((tx) => tx.q<R>(text, params));
}

async function emailLane() {
  return (await office.lanes.list()).find((l) => l.provider === 'ses')!;
}

/** An hour in which so many were accepted and so many of those bounced. */
async function pastHour(counts: Record<string, number>): Promise<void> {
  const { id } = await emailLane();
  const { accepted = 0, hard = 0, complained = 0, deferred = 0, mailbox = '' } = counts;
  await sql(
    `INSERT INTO lane_minute (lane_id, epoch, minute, mailbox, accepted, hard, complained, deferred, rejected)
     SELECT id, epoch, date_trunc('minute', now()) - interval '20 minutes', $6, $2, $3, $4, $5, 0 FROM lane WHERE id = $1`,
    [id, accepted, hard, complained, deferred, mailbox],
  );
}

const released = async (): Promise<void> => office.lanes.release((await emailLane()).id, office.maker);
const forgotten = (): Promise<unknown> => sql(`DELETE FROM lane_minute`);

const family = (email: string, size: number, more: object = {}) =>
  Array.from({ length: size }, () => aPerson('member', { email, ...more }));

const retries = (): Retries =>
  new Retries(office.t.db, { now: () => new Date() }, office.deliveries, office.jobs);

describe('a lane’s rolling hour', () => {
  test('counts what was learnt, each thing once, by mailbox provider', async () => {
    await forgotten();
    const rows = [
      aPerson('bounce'),
      aPerson('complaint'),
      aPerson('fine', { email: 'fine.lanes@gmail.com' }),
      aPerson('delayed'),
    ];
    const { id } = await office.launched(rows);
    await office.work(id);
    await office.untilStates(
      id,
      (s) => s['email']!.toSorted().join() === 'bounced,complained,delivered,delivered',
    );
    const again = `INSERT INTO event_due (bucket, provider, event_id, cohort_id, delivery_id, attempt_no, evidence, received_at)
       SELECT bucket, provider, event_id, cohort_id, delivery_id, attempt_no, evidence, received_at
         FROM provider_event WHERE evidence IS NOT NULL`;
    await sql(again);
    await office.receipts.project();
    const { hour, mailboxes, brake } = await emailLane();
    expect(hour).toEqual({ accepted: 4, hard: 1, complained: 1, deferred: 1, rejected: 0 });
    expect(mailboxes.map((m) => [m.mailbox, m.hour.accepted])).toEqual([
      ['google', 1],
      ['other', 3],
    ]);
    expect(brake).toEqual({ pull: 'none' });
  });

  test('over 8 % hard bounces stops the lane before the next message, says why, and fails nobody', async () => {
    await forgotten();
    await pastHour({ accepted: 600, hard: 50 });
    const row = aPerson('stopped');
    const { id } = await office.launched([row]);
    await office.work(id);
    expect(await office.accepted(row.email!)).toBe(0);
    expect(await office.states(id)).toEqual({ email: ['pending'] });
    expect(await emailLane()).toMatchObject({
      status: 'halted',
      reason: '8.3 % (50 of 600) accepted in the last hour bounced for good.',
    });
  });

  test('begins anew once a person released it', async () => {
    await released();
    expect((await emailLane()).hour.accepted).toBe(0);
    const { id } = await office.launched([aPerson('released')]);
    await office.work(id);
    expect((await office.states(id))['email']).not.toEqual(['pending']);
  });

  test('over 0.3 % complaints stops a lane nobody sends by', async () => {
    await pastHour({ accepted: 1000, complained: 4 });
    expect(await office.lanes.brake()).toBe(1);
    expect((await emailLane()).reason).toContain('complained');
    await released();
  });

  test('over 4 % slows it to a quarter, and it recovers when the hour is better', async () => {
    await forgotten();
    await pastHour({ accepted: 1000, hard: 45 });
    const { id, rateMaxPerS } = await emailLane();
    const { incidentId } = await office.launched([aPerson('slow')]);
    const asking = Array.from({ length: 5_000 }, () => ({ units: 1, mailbox: '' }));
    await sql(`UPDATE lane SET spent_until = now() - interval '1 hour'`);
    expect((await office.lanes.reserve(id, incidentId, asking)).go.length).toBe(rateMaxPerS / 4);
    expect((await emailLane()).brake.pull).toBe('slow');
    await forgotten();
    await sql(
      `UPDATE lane SET spent_until = now() - interval '1 hour', updated_at = now() - interval '1 hour'`,
    );
    expect((await office.lanes.reserve(id, incidentId, asking)).go.length).toBe(rateMaxPerS);
    await sql(`UPDATE lane SET spent_until = now() - interval '1 hour'`);
  });
});

describe('a cap', () => {
  test('on one mailbox provider spaces its people and keeps nobody else waiting', async () => {
    await forgotten();
    const lane = await emailLane();
    // Far enough apart that nobody's turn comes while the others are sent to, on a machine however busy.
    await office.lanes.cap({ laneId: lane.id, mailbox: 'google', perSecond: 0.05 }, office.maker);
    const google = ['a', 'b', 'c'].map((n) => aPerson(n, { email: `${n}.capped@gmail.com` }));
    const others = [aPerson('d'), aPerson('e')];
    const { id } = await office.launched([...google, ...others]);
    await office.work(id);
    for (const other of others) expect(await office.accepted(other.email!)).toBe(1);
    const [row] = await sql<{ waiting: number; apart: number }>(
      `SELECT count(*)::int AS waiting, extract(epoch FROM max(not_before) - min(not_before))::float8 AS apart
         FROM delivery WHERE notice_id = $1 AND state = 'pending'`,
      [id],
    );
    expect(row!.waiting).toBe(2);
    // Each turn is counted from the moment it was asked for.
    expect(Math.abs(row!.apart - 20)).toBeLessThan(5);
    await office.lanes.cap({ laneId: lane.id, mailbox: 'google', perSecond: null }, office.maker);
  });

  test('on a mailbox provider holds for domains of people’s own whose mail servers are its, asked for once', async () => {
    await forgotten();
    const zone = {
      'own.example': { mx: ['aspmx.l.google.com', 'alt1.aspmx.l.google.com'] },
      'house.example': { mx: ['mx.house.example'] },
      'mute.example': 'silent',
    } as const;
    const dns = await DnsStandIn.start(zone);
    const servers = new DnsMailServers({ servers: [dns.address], timeoutMs: 4_000 });
    const { id } = await office.launched(
      ['own.example', 'own.example', 'house.example', 'mute.example'].map((domain, n) =>
        aPerson('mx', { email: `mx${n}@${domain}` }),
      ),
    );
    await office.work(id, { servers });
    await dns.stop();
    const found = await sql<{ mailbox: string; messages: number }>(
      `SELECT a.mailbox, count(*)::int AS messages FROM delivery d
         JOIN attempt a ON a.cohort_id = d.cohort_id AND a.delivery_id = d.id
        WHERE d.notice_id = $1 GROUP BY 1 ORDER BY 1`,
      [id],
    );
    expect(found).toEqual([
      { mailbox: 'google', messages: 2 },
      { mailbox: 'other', messages: 2 },
    ]);
    expect(dns.asked.filter((asked) => asked === 'MX own.example')).toHaveLength(1);
  });

  test('on nobody’s mailbox, or of nothing a second, is refused', async () => {
    const { id: laneId } = await emailLane();
    const cap = (mailbox: string | null, perSecond: number) =>
      office.lanes.cap({ laneId, mailbox, perSecond }, office.maker);
    await expect(cap('gmial', 1)).rejects.toMatchObject({ code: 'notices.unknown_mailbox' });
    await expect(cap('google', 0)).rejects.toMatchObject({ code: 'notices.bad_cap' });
  });

  test('on a lane holds whatever the provider says it allows', async () => {
    const { id: laneId, rateMaxPerS } = await emailLane();
    await office.lanes.cap({ laneId, mailbox: null, perSecond: 2 }, office.maker);
    expect(await emailLane()).toMatchObject({ ratePerS: 2, rateMaxPerS: 2, capPerS: 2 });
    await office.lanes.cap({ laneId, mailbox: null, perSecond: null }, office.maker);
    expect((await emailLane()).rateMaxPerS).toBe(rateMaxPerS);
  });

  test('by the hotline’s calls lets go only as many as may call', async () => {
    const hotlines = new Hotlines(office.t.db, { now: () => new Date() }, office.audit);
    const { id, incidentId } = await office.launched([aPerson('f'), aPerson('g'), aPerson('h')]);
    // 36 calls an hour, one of ten calls: a message every ten seconds.
    const set = await hotlines.set({ incidentId, callsPerHour: 36, callersPerThousand: 100 }, office.maker);
    expect(set.personsPerHour).toBe(360);
    await office.work(id);
    expect((await office.states(id))['email']!.filter((s) => s === 'pending')).toHaveLength(2);
    await hotlines.clear(incidentId, office.maker);
    await office.work(id);
    expect((await office.states(id))['email']).not.toContain('pending');
    const bad = hotlines.set({ incidentId, callsPerHour: 0, callersPerThousand: 1 }, office.maker);
    await expect(bad).rejects.toMatchObject({ code: 'notices.bad_hotline' });
  });
});

describe('an address that several people share', () => {
  test('gets one message after the other, at times of their own', async () => {
    const { id } = await office.launched([...family('family@example.com', 3), aPerson('alone')]);
    const gap = { shared: { gapMs: 600_000, peopleMax: 20 } };
    await office.work(id, gap);
    expect(await office.accepted('family@example.com')).toBe(1);
    const waits = await sql<{ minutes: number }>(
      `SELECT round(extract(epoch FROM not_before - now()) / 60)::int AS minutes
         FROM delivery WHERE notice_id = $1 AND state = 'pending' ORDER BY not_before`,
      [id],
    );
    expect(waits.map((w) => w.minutes)).toEqual([10, 20]);
    await sql(`UPDATE delivery SET not_before = now() WHERE notice_id = $1`, [id]);
    await sql(`UPDATE shared_address SET next_at = now()`);
    await office.work(id, gap);
    expect(await office.accepted('family@example.com')).toBe(2);
  });

  test('tells no more of them than allowed; for the others the next rung is due, and why is said', async () => {
    const phones = [...Array(4).keys()].map((n) => `+62812200033${n}0`);
    const rows = phones.map((phone) => aPerson('crowd', { email: 'crowd@example.com', phone }));
    const { id } = await office.launched(rows);
    await office.work(id, { shared: { gapMs: 0, peopleMax: 2 } });
    expect(await office.accepted('crowd@example.com')).toBe(2);
    const suppressed = await sql(
      `SELECT state, reason FROM delivery WHERE notice_id = $1 AND channel = 'email' AND state = 'suppressed'`,
      [id],
    );
    expect(suppressed).toEqual([
      { state: 'suppressed', reason: 'shared_address' },
      { state: 'suppressed', reason: 'shared_address' },
    ]);
    expect((await office.states(id))['sms']).toHaveLength(2);
  });
});

describe('a retry by a person', () => {
  test('sends again exactly what was counted, and what failed before is forgiven', async () => {
    const refused = aPerson('refused');
    office.sandbox.faults.add({ fault: 'partial_bulk', to: refused.email, code: 'MessageRejected' });
    const { id } = await office.launched([refused, aPerson('fine')]);
    await office.work(id, { wrapEmail: () => sesAt(office.sandbox.url, { mode: 'bulk' }) });
    office.sandbox.faults.remove(null);
    expect(await retries().count({ noticeId: id })).toEqual({
      deliveries: 1,
      groups: [{ channel: 'email', state: 'failed', reason: 'MessageRejected', deliveries: 1 }],
    });
    const order = { noticeId: id, reasons: ['MessageRejected'], reason: 'SES fixed it' };
    await expect(retries().retry({ ...order, expected: 2 }, office.maker)).rejects.toMatchObject({
      code: 'notices.retry_changed',
    });
    await retries().retry({ ...order, expected: 1 }, office.maker);
    await office.work(id);
    await office.untilStates(id, (s) => s['email']!.every((state) => state === 'delivered'));
    expect(await office.accepted(refused.email!)).toBe(1);
    await expect(retries().retry({ ...order, expected: 1 }, office.maker)).rejects.toMatchObject({
      code: 'notices.retry_changed',
    });
    const [audit] = await sql<{ facts: Record<string, unknown> }>(
      `SELECT facts FROM audit_entry WHERE action = 'notices.retry_failed' AND subject = $1`,
      [`notice:${id}`],
    );
    expect(audit!.facts).toMatchObject({ deliveries: 1, reason: 'SES fixed it' });
  });

  test('leaves alone whom another channel reaches, unless told otherwise', async () => {
    const { id } = await office.launched([aPerson('bounce', { phone: '+6281220003901' })]);
    await office.work(id);
    await office.untilStates(id, (s) => s['email']![0] === 'bounced');
    expect((await retries().count({ noticeId: id })).deliveries).toBe(0);
    expect((await retries().count({ noticeId: id, alsoTold: true })).deliveries).toBe(1);
    const complained = retries().count({ noticeId: id, states: ['complained'] });
    await expect(complained).rejects.toMatchObject({ code: 'notices.bad_retry' });
  });
});
