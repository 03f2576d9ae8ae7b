import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import twilio from 'twilio';
import { Proofs, EventKeys } from '../../src/receipts/index.ts';
import { SANDBOX_TWILIO } from '../../src/sandbox/index.ts';
import { incidentParts } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { sesMessage, snsPoster } from '../support/sns-posts.ts';

let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

function sql<R extends Record<string, unknown>>(text: string, params: readonly unknown[] = []): Promise<R[]> {
  return office.t.db.tx((tx) => tx.q<R>(text, params));
}

function callback(form: Record<string, string>, query: string, token = SANDBOX_TWILIO.authToken) {
  const pathAndQuery = `/webhooks/twilio?${query}`;
  const signature = twilio.getExpectedTwilioSignature(token, `${office.door.url}${pathAndQuery}`, form);
  return { provider: 'twilio' as const, pathAndQuery, signature, body: new URLSearchParams(form).toString() };
}

const posted = (sid: string, status = 'sent') =>
  office.receipts.accept(callback({ MessageSid: sid, MessageStatus: status }, 'd=c999_1&a=1'));

describe('what knocks', () => {
  test('is refused unless it is signed, and nothing of it is kept', async () => {
    const before = await sql(`SELECT count(*)::int AS n FROM provider_event`);
    const forged = callback({ MessageSid: 'SM1', MessageStatus: 'delivered' }, 'd=c1_1&a=1', 'another token');
    expect(await office.receipts.accept(forged)).toEqual({ status: 'refused', reason: 'signature' });
    expect(await office.receipts.accept({ provider: 'ses', body: '{}' })).toMatchObject({
      status: 'refused',
    });
    expect(await sql(`SELECT count(*)::int AS n FROM provider_event`)).toEqual(before);
  });

  test('twice is kept once', async () => {
    const event = callback({ MessageSid: 'SM2', MessageStatus: 'sent' }, 'd=c999_1&a=1');
    expect(await office.receipts.accept(event)).toEqual({ status: 'accepted', repeated: false });
    expect(await office.receipts.accept(event)).toEqual({ status: 'accepted', repeated: true });
    expect(await sql(`SELECT 1 FROM provider_event WHERE event_id = 'SM2:sent'`)).toHaveLength(1);
  });

  test('at one moment is kept together, a repeat among it once, and what no table can hold with its raw text', async () => {
    const sids = Array.from({ length: 60 }, (_, i) => `SMT${i}`);
    const answers = await Promise.allSettled([
      ...sids.map((sid) => posted(sid)),
      posted('SMT0'),
      posted('SMT-bad', 'a\0b'),
    ]);
    const repeated = answers.map((a) =>
      a.status === 'fulfilled' && 'repeated' in a.value ? a.value.repeated : null,
    );
    expect(repeated).toEqual([...sids.map(() => false), true, false]);
    const [kept] = await sql(`SELECT count(*)::int AS n FROM provider_event WHERE event_id LIKE 'SMT%'`);
    expect(kept).toEqual({ n: 60 });
    expect(await sql(`SELECT type FROM provider_event WHERE event_id LIKE 'malformed:%'`)).toEqual([
      { type: 'malformed' },
    ]);
  });

  test('without a tag of ours is kept under a key of its day, which is forgotten after 30 days', async () => {
    const event = callback({ MessageSid: 'SM3', MessageStatus: 'sent', To: '+6281299990000' }, 'd=nonsense');
    await office.receipts.accept(event);
    const [row] = await sql(`SELECT e.incident_id, e.day, e.evidence, p.sealed,
                        NOT EXISTS (SELECT FROM event_due d WHERE d.event_id = e.event_id) AS done
                   FROM provider_event e JOIN event_page p ON p.id = e.page_id WHERE e.event_id = 'SM3:sent'`);
    expect(row).toMatchObject({ incident_id: null, evidence: null, done: true });
    expect(String(row!['sealed'])).not.toContain('6281299990000');
    const { keys } = incidentParts(office.t);
    const eventKeys = new EventKeys(office.t.db, office.t.keyStore, keys);
    const later = new Date(Date.now() + 40 * 86_400_000);
    expect(await eventKeys.forgetDaysBefore(later)).toBe(1);
    expect(await eventKeys.forgetDaysBefore(later)).toBe(0);
    await expect(
      new EventKeys(office.t.db, office.t.keyStore, keys).ofDay(String(row!['day'])),
    ).rejects.toMatchObject({
      code: 'platform.key_destroyed',
    });
  });

  test('of an unknown type is kept and changes nothing', async () => {
    const { id } = await office.launched([aPerson('', { email: undefined, phone: '+6281230001101' })]);
    const [d] = await sql<{ cohort_id: bigint; id: bigint }>(
      `SELECT cohort_id, id FROM delivery WHERE notice_id = $1`,
      [id],
    );
    const tag = `d=c${d!.cohort_id}_${d!.id}&a=1`;
    const answer = await office.receipts.accept(
      callback({ MessageSid: 'SM4', MessageStatus: 'pondering' }, tag),
    );
    expect(answer).toEqual({ status: 'accepted', repeated: false });
    await office.receipts.project();
    expect(await office.states(id)).toEqual({ sms: ['pending'] });
  });

  test('about an attempt this database has not heard of is believed', async () => {
    const { id } = await office.launched([aPerson('', { email: undefined, phone: '+6281230001102' })]);
    const [d] = await sql<{ cohort_id: bigint; id: bigint }>(
      `SELECT cohort_id, id FROM delivery WHERE notice_id = $1`,
      [id],
    );
    const tag = `d=c${d!.cohort_id}_${d!.id}&a=2`;
    await office.receipts.accept(callback({ MessageSid: 'SM5', MessageStatus: 'delivered' }, tag));
    await office.receipts.project();
    expect(await office.states(id)).toEqual({ sms: ['delivered'] });
    await office.work(id);
    expect(await office.accepted('+6281230001102')).toBe(0);
  });
});

describe('a bounce that says more than a table can hold', () => {
  test.each([
    ['a NUL in its kind', { bounceType: 'Permanent', bounceSubType: 'Gen\0eral' }],
    ['a time before all time', { bounceType: 'Permanent', timestamp: '-271821-04-20T00:00:00.000Z' }],
  ])('%s: the address bounced all the same', async (_, detail) => {
    const { id } = await office.launched([aPerson('says-more')]);
    const [d] = await sql<{ tag: string }>(
      `SELECT 'c' || cohort_id || '_' || id AS tag FROM delivery WHERE notice_id = $1`,
      [id],
    );
    const post = snsPoster(join(office.t.dir, 'sandbox'), office.sandbox);
    const body = post(`${id}-bounce`, sesMessage('Bounce', { d: d!.tag, a: 1 }, detail));
    expect(await office.receipts.accept({ provider: 'ses', body })).toMatchObject({ status: 'accepted' });
    await office.receipts.project();
    expect((await office.states(id))['email']).toEqual(['bounced']);
  });
});

describe('a raw event', () => {
  test('stands sealed under the event key of its incident: no address in clear', async () => {
    const row = aPerson('sealed');
    const { id, incidentId } = await office.launched([row]);
    await office.work(id);
    await office.untilStates(id, (s) => s['email']![0] === 'delivered');
    const events = await sql<{ sealed: Buffer; incident_id: string; all: string }>(
      `SELECT p.sealed, e.incident_id, e::text AS all
         FROM provider_event e JOIN event_page p ON p.id = e.page_id WHERE e.incident_id = $1`,
      [incidentId],
    );
    expect(events.length).toBeGreaterThanOrEqual(2);
    for (const event of events) {
      expect(event.all).not.toContain(row.email);
      expect(event.sealed.toString('latin1')).not.toContain(row.email);
    }
  });
});

describe('suppression', () => {
  test('after a hard bounce the next notice of the incident goes by the next rung at once', async () => {
    const phone = '+6281230001103';
    const { id, incidentId } = await office.launched([aPerson('bounce', { phone })]);
    await office.work(id);
    await office.untilStates(id, (s) => s['email']![0] === 'bounced');
    const second = await office.approved(incidentId);
    await office.launches.launch(second, {}, office.maker);
    await office.work(second);
    expect(await office.states(second)).toEqual({ email: ['suppressed'], sms: ['accepted'] });
  });

  test('after a complaint stays within its incident', async () => {
    const row = aPerson('complaint');
    const { id, incidentId } = await office.launched([row]);
    await office.work(id);
    await office.untilStates(id, (s) => s['email']![0] === 'complained');
    const kept = await sql(`SELECT kind, reason FROM suppression WHERE incident_id = $1`, [incidentId]);
    expect(kept).toEqual([{ kind: 'email', reason: 'complaint' }]);
    const { id: elsewhere } = await office.launched([{ ...row, customer: 'elsewhere' }]);
    await office.work(elsewhere);
    expect((await office.states(elsewhere))['email']).not.toEqual(['suppressed']);
  });
});

describe('proof', () => {
  test('names each attempt with its message, template, profile, provider id and events', async () => {
    const { id, incidentId } = await office.launched([aPerson('proof')]);
    await office.work(id);
    await office.untilStates(id, (s) => s['email']![0] === 'delivered');
    const [d] = await sql<{ cohort_id: bigint; person_id: number }>(
      `SELECT cohort_id, person_id FROM delivery WHERE notice_id = $1`,
      [id],
    );
    const ref = { cohortId: d!.cohort_id, personId: d!.person_id } as never;
    const [attempt, ...more] = await new Proofs(office.t.db).ofPerson(incidentId, ref);
    expect(more).toEqual([]);
    expect(attempt).toMatchObject({ no: 1, provider: 'ses', outcome: 'accepted', state: 'delivered' });
    expect(attempt!.messageHash).toMatch(/^[0-9a-f]{64}$/);
    expect(attempt!.events.map((e) => e.type).sort()).toEqual(['Delivery', 'Send']);
  });
});
