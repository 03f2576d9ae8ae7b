import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticeId } from '../../src/kernel/ids.ts';
import type { EmailProvider, SendOutcome, SmsProvider } from '../../src/notices/index.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

let office: PostOffice;
const SHORT = { leaseMs: 900, timeoutMs: 250, windowMs: 300 };
const WAIT_MS = SHORT.leaseMs + SHORT.timeoutMs + SHORT.windowMs;

beforeAll(async () => {
  office = await PostOffice.open(SHORT);
});
afterAll(() => office.close());

function sql<R extends Record<string, unknown>>(text: string, params: readonly unknown[] = []): Promise<R[]> {
  return office.t.db.tx((tx) => tx.q<R>(text, params));
}

const AMBIGUOUS: SendOutcome = { class: 'ambiguous', code: 'ECONNRESET', detail: '' };

/** Wraps the real adapter; canaries always go. */
function answering(
  at: (real: EmailProvider, first: boolean) => EmailProvider['send'],
): (real: EmailProvider) => EmailProvider {
  return (real) => ({ ...provider(real), send: at(real, true) });
}
function provider(real: EmailProvider): Omit<EmailProvider, 'send'> {
  return {
    name: 'ses',
    callsMax: real.callsMax,
    timeoutMs: real.timeoutMs,
    preflight: () => real.preflight(),
    close: () => real.close(),
  };
}
/** The provider never got it. */
const lost = answering(() => async (batch) => batch.map(() => AMBIGUOUS));
/** The provider took it and the answer was lost. */
const taken = answering((real) => async (batch, limits) => {
  await real.send(batch, limits);
  return batch.map(() => AMBIGUOUS);
});

async function eventually<T>(read: () => Promise<T>, enough: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 150_000;
  for (;;) {
    const value = await read();
    if (enough(value)) return value;
    if (Date.now() > end) throw new Error(`gave up waiting at ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A worker looks, projects and looks again, until something was presumed or long enough passed without. */
async function looking(forMs: number, until: () => Promise<boolean> = async () => false): Promise<void> {
  const looks = office.looks();
  const end = Date.now() + forMs;
  while (Date.now() < end) {
    await office.receipts.project();
    await looks.look();
    if (await until()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function doubts(id: NoticeId) {
  return sql<{
    standing: string;
    decision: string | null;
    basis: string | null;
    refuted: boolean;
    duplicate: boolean;
  }>(
    `SELECT standing, decision, basis, refuted_at IS NOT NULL AS refuted, duplicate_at IS NOT NULL AS duplicate
       FROM unknown_attempt WHERE notice_id = $1 ORDER BY delivery_id, attempt_no`,
    [id],
  );
}
const stateIs = (id: NoticeId, state: string) => async () =>
  (await office.states(id))['email']?.every((s) => s === state) ?? false;

/** Sends until everybody has it; a call cut off by a machine that stood still is looked into, too. */
async function toldWell(id: NoticeId): Promise<void> {
  const looks = office.looks();
  await eventually(
    async () => {
      await office.work(id);
      await office.receipts.project();
      await looks.look();
      return office.states(id);
    },
    (s) => s['email']!.every((state) => state === 'delivered'),
  );
}

describe('an attempt that was never accepted', () => {
  test('is sent again once a canary has come through, and the presumption is recorded', async () => {
    const row = aPerson('lost');
    const { id } = await office.launched([row]);
    await office.work(id, { ...SHORT, wrapEmail: lost });
    expect(await office.states(id)).toEqual({ email: ['unknown'] });
    const began = Date.now();
    await looking(15_000, stateIs(id, 'pending'));
    expect(Date.now() - began).toBeGreaterThan(WAIT_MS - 200);
    expect(await doubts(id)).toMatchObject([{ standing: 'decided', decision: 'resend', basis: 'canary' }]);
    await toldWell(id);
    expect(await office.accepted(row.email!)).toBe(1);
    expect((await doubts(id))[0]).toMatchObject({ refuted: false, duplicate: false });
  }, 240_000);

  test('is presumed lost at most three times, then stands on the list of a person', async () => {
    const { id } = await office.launched([aPerson('lost-again')]);
    for (let n = 1; n <= 4; n += 1) {
      await eventually(
        async () => {
          await office.work(id, { ...SHORT, wrapEmail: lost });
          return office.states(id);
        },
        (s) => s['email']![0] === 'unknown',
      );
      if (n <= 3) await looking(15_000, stateIs(id, 'pending'));
    }
    await looking(WAIT_MS + 1_500);
    expect((await doubts(id)).map((d) => d.decision)).toEqual(['resend', 'resend', 'resend', null]);
    expect((await doubts(id)).at(-1)).toMatchObject({ standing: 'exhausted' });
    expect(await office.states(id)).toEqual({ email: ['unknown'] });
  }, 240_000);

  test('stays where it is under the policy hold, and goes on by SMS under next_channel', async () => {
    const phone = '+6281230002201';
    const held = await office.launched([aPerson('lost-held')], { unknownPolicy: 'hold' });
    const next = await office.launched([aPerson('lost-next', { phone })], { unknownPolicy: 'next_channel' });
    const alone = await office.launched([aPerson('lost-alone')], { unknownPolicy: 'next_channel' });
    for (const { id } of [held, next, alone]) await office.work(id, { ...SHORT, wrapEmail: lost });
    await looking(15_000, stateIs(next.id, 'failed'));
    await looking(1_500);
    expect(await office.states(next.id)).toEqual({ email: ['failed'], sms: ['pending'] });
    expect(await doubts(next.id)).toMatchObject([{ decision: 'next_channel' }]);
    expect(await office.states(held.id)).toEqual({ email: ['unknown'] });
    expect(await doubts(held.id)).toMatchObject([{ standing: 'held', decision: null }]);
    expect(await doubts(alone.id)).toMatchObject([{ standing: 'no_channel', decision: null }]);
  }, 240_000);
});

describe('killing the event endpoint', () => {
  test('for longer than lease, timeout and window re-sends nobody', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => aPerson(`dark${i}`));
    const { id } = await office.launched(rows);
    office.door.open = false;
    await office.work(id, { ...SHORT, wrapEmail: taken });
    await looking(WAIT_MS * 3);
    expect((await office.states(id))['email']).toEqual(rows.map(() => 'unknown'));
    expect((await doubts(id)).every((d) => d.decision === null)).toBe(true);
    office.door.open = true;
    await looking(15_000, stateIs(id, 'delivered'));
    expect(await office.states(id)).toEqual({ email: rows.map(() => 'delivered') });
    for (const row of rows) expect(await office.accepted(row.email!)).toBe(1);
    expect((await doubts(id)).every((d) => d.decision === null)).toBe(true);
  }, 240_000);

  test('in the midst of a launch that was well heard of re-sends nobody either', async () => {
    const before = await office.launched(Array.from({ length: 110 }, (_, i) => aPerson(`well${i}`)));
    await toldWell(before.id);
    office.door.open = false;
    const rows = Array.from({ length: 6 }, (_, i) => aPerson(`midst${i}`));
    const dark = await office.launched(rows);
    await office.work(dark.id, { ...SHORT, wrapEmail: taken });
    const unheard = await office.launched(Array.from({ length: 20 }, (_, i) => aPerson(`unheard${i}`)));
    await office.work(unheard.id);
    await looking(WAIT_MS * 2);
    expect((await office.states(dark.id))['email']).toEqual(rows.map(() => 'unknown'));
    office.door.open = true;
    await looking(20_000, stateIs(dark.id, 'delivered'));
    for (const row of rows) expect(await office.accepted(row.email!)).toBe(1);
    expect((await doubts(dark.id)).every((d) => d.decision === null)).toBe(true);
  }, 240_000);
});

const smsOf = (real: SmsProvider): Omit<SmsProvider, 'send'> => ({
  name: 'twilio',
  callsMax: real.callsMax,
  timeoutMs: real.timeoutMs,
  preflight: () => real.preflight(),
  find: (to) => real.find(to),
  close: () => real.close(),
});
const lostSms = (real: SmsProvider): SmsProvider => ({
  ...smsOf(real),
  send: async (batch) => batch.map(() => AMBIGUOUS),
});
const takenSms = (real: SmsProvider): SmsProvider => ({
  ...smsOf(real),
  send: async (batch, limits) => {
    await real.send(batch, limits);
    return batch.map(() => AMBIGUOUS);
  },
});

describe('an SMS in doubt', () => {
  test('that Twilio lists was accepted, though no callback ever came', async () => {
    const phone = '+6281230002301';
    const { id } = await office.launched([aPerson('', { email: undefined, phone })]);
    office.door.open = false;
    await office.work(id, { ...SHORT, wrapSms: takenSms });
    await looking(15_000, async () => (await office.states(id))['sms']![0] === 'accepted');
    const [attempt] = await sql(
      `SELECT outcome, outcome_code AS code, provider_id LIKE 'SM%' AS sid FROM notices_v_attempt WHERE notice_id = $1`,
      [id],
    );
    expect(attempt).toEqual({ outcome: 'accepted', code: 'Listed', sid: true });
    expect((await doubts(id))[0]).toMatchObject({ decision: null });
    office.door.open = true;
    expect(await office.accepted(phone)).toBe(1);
  }, 240_000);

  test('that Twilio does not list, and whose list answers, may be presumed lost', async () => {
    const phone = '+6281230002302';
    const { id } = await office.launched([aPerson('', { email: undefined, phone })]);
    await office.work(id, { ...SHORT, wrapSms: lostSms });
    await looking(15_000, async () => (await office.states(id))['sms']![0] === 'pending');
    const [asked] = await sql(
      `SELECT asked_at IS NOT NULL AS asked, decision FROM unknown_attempt WHERE notice_id = $1`,
      [id],
    );
    expect(asked).toEqual({ asked: true, decision: 'resend' });
    expect(await office.accepted(phone)).toBe(0);
  }, 240_000);
});

describe('a presumption that proves wrong', () => {
  test('is recorded as a duplicate when the late event of the earlier attempt comes', async () => {
    const row = aPerson('twice');
    const { id, incidentId } = await office.launched([row]);
    // Everything but this message is heard of: the proof of life holds and is mistaken.
    await office.work(id, { ...SHORT, wrapEmail: lost });
    await looking(15_000, stateIs(id, 'pending'));
    await toldWell(id);
    const [d] = await sql<{ cohort_id: bigint; id: bigint }>(
      `SELECT cohort_id, id FROM delivery WHERE notice_id = $1`,
      [id],
    );
    const ref = { cohortId: d!.cohort_id, deliveryNo: d!.id } as never;
    await office.t.db.tx((tx) =>
      office.deliveries.recordEvidence(tx, [
        { ...(ref as object), attemptNo: 1, provider: 'ses', kind: 'accepted', at: new Date() } as never,
      ]),
    );
    expect(await doubts(id)).toMatchObject([{ decision: 'resend', refuted: true, duplicate: true }]);
    expect(incidentId).toBeDefined();
  }, 240_000);
});
