import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { FixedClock, systemClock } from '../../src/kernel/clock.ts';
import type { CohortId, NoticeId } from '../../src/kernel/ids.ts';
import { Compositions, Delivery, type EmailProvider, type SendOutcome } from '../../src/notices/index.ts';
import { SuppressionList } from '../../src/receipts/index.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

function sql<R extends Record<string, unknown>>(text: string, params: readonly unknown[]): Promise<R[]> {
  return office.t.db.tx((tx) => tx.q<R>(text, params));
}

/** Needs a tenth of a second for each message. */
class Busy extends Compositions {
  override async compose(...[tx, order]: Parameters<Compositions['compose']>) {
    await sleep(100 * order.claimed.length);
    return super.compose(tx, order);
  }
}

/** An adapter whose answers are what the test says; null lets the real one send. */
function answering(answer: (call: number) => SendOutcome | null): (real: EmailProvider) => EmailProvider {
  let call = 0;
  return (real) => ({
    name: 'ses',
    callsMax: real.callsMax,
    timeoutMs: real.timeoutMs,
    preflight: () => real.preflight(),
    close: () => real.close(),
    send: async (batch, limits) => {
      const said = answer((call += 1));
      return said ? batch.map(() => said) : real.send(batch, limits);
    },
  });
}

async function attempts(id: NoticeId) {
  return sql<{ outcome: string | null; no: number }>(
    `SELECT a.no, a.outcome, a.outcome_code AS code FROM notices_v_attempt a WHERE notice_id = $1 ORDER BY delivery_id, no`,
    [id],
  );
}

const delivered = (states: Record<string, string[]>): boolean =>
  Object.values(states).every((list) => list.every((state) => state === 'delivered'));

describe('a delivery', () => {
  test('goes from claim to delivered by events, and the counters add up', async () => {
    const rows = [aPerson('ani'), aPerson('budi', { locale: 'en' }), aPerson('citra')];
    const { id } = await office.launched(rows);
    await office.work(id);
    await office.untilStates(id, delivered);
    expect(await office.launches.status(id)).toMatchObject({
      deliveries: { email: { delivered: 3 } },
      persons: 3,
      told: 3,
      open: 0,
      dispatched: true,
    });
    for (const row of rows) expect(await office.accepted(row.email!)).toBe(1);
  });

  test('that bounced for good is followed by an SMS', async () => {
    const phone = '+6281220001101';
    const { id } = await office.launched([aPerson('bounce', { phone })]);
    await office.work(id);
    await office.untilStates(id, (s) => s['email']![0] === 'bounced');
    expect(await office.states(id)).toEqual({ email: ['bounced'], sms: ['pending'] });
    await office.work(id);
    await office.untilStates(id, (s) => s['sms']![0] === 'delivered');
    expect(await office.accepted(phone)).toBe(1);
    expect((await office.launches.status(id)).told).toBe(1);
  });

  test('once delivered may bounce after all', async () => {
    const { id } = await office.launched([aPerson('late-bounce', { phone: '+6281220001102' })]);
    await office.work(id);
    await office.untilStates(id, (s) => s['email']![0] === 'bounced');
    expect((await office.states(id))['sms']).toEqual(['pending']);
  });

  test('refused for its address alone fails, and the next rung follows in the same statement', async () => {
    const rejected: SendOutcome = { class: 'rejected', code: 'InvalidParameterValue', detail: '' };
    const { id } = await office.launched([aPerson('wrong', { phone: '+6281220001103' })]);
    await office.work(id, { wrapEmail: answering(() => rejected) });
    expect((await office.states(id))['email']).toEqual(['failed']);
    expect((await office.states(id))['sms']).toEqual(['accepted']);
  });

  test('that bounced softly is tried again hours later, twice at most', async () => {
    const { id } = await office.launched([aPerson('soft-bounce')]);
    for (const after of ['pending', 'pending', 'bounced']) {
      await sql(`UPDATE delivery SET not_before = now() - interval '1 second' WHERE notice_id = $1`, [id]);
      await office.work(id);
      await office.untilStates(id, (s) => s['email']![0] !== 'accepted');
      expect((await office.states(id))['email']).toEqual([after]);
      if (after === 'bounced') continue;
      const [row] = await sql<{ hours: number }>(
        `SELECT extract(epoch FROM not_before - now()) / 3600 AS hours FROM delivery WHERE notice_id = $1`,
        [id],
      );
      expect(Number(row!.hours)).toBeGreaterThan(0.4);
    }
    expect(await attempts(id)).toHaveLength(3);
  });

  test('goes by e-mail and SMS at once where the mailbox is not safe', async () => {
    const leaks = [
      ['con.email', 'plaintext'],
      ['cred.password', 'plaintext'],
    ] as const;
    const { id } = await office.launched([aPerson('unsafe', { phone: '+6281220001104', leaks })]);
    await office.work(id);
    await office.untilStates(id, delivered);
    expect(await office.states(id)).toEqual({ email: ['delivered'], sms: ['delivered'] });
  });

  test('recorded twice is recorded once', async () => {
    const { id } = await office.launched([aPerson('again')]);
    await office.work(id);
    await office.untilStates(id, delivered);
    const before = await sql(
      `SELECT * FROM attempt a JOIN delivery d ON d.id = a.delivery_id WHERE notice_id = $1`,
      [id],
    );
    await sql(
      `INSERT INTO event_due (bucket, provider, event_id, cohort_id, delivery_id, attempt_no, evidence, received_at)
       SELECT bucket, provider, event_id, cohort_id, delivery_id, attempt_no, evidence, received_at
         FROM provider_event WHERE evidence IS NOT NULL`,
      [],
    );
    await office.receipts.project();
    const after = await sql(
      `SELECT * FROM attempt a JOIN delivery d ON d.id = a.delivery_id WHERE notice_id = $1`,
      [id],
    );
    expect(after).toEqual(before);
  });
});

describe('a pause', () => {
  test('lets no new call begin, and resuming goes on', async () => {
    const row = aPerson('pause');
    const { id } = await office.launched([row]);
    await office.launches.pause(id, office.maker);
    await office.work(id);
    expect(await office.states(id)).toEqual({ email: ['pending'] });
    expect(await office.accepted(row.email!)).toBe(0);
    await office.launches.resume(id, office.maker);
    await office.work(id);
    await office.untilStates(id, delivered);
  });

  test('in the middle of a claim sends nothing more of it', async () => {
    const { id } = await office.launched([aPerson('mid1'), aPerson('mid2'), aPerson('mid3')]);
    let calls = 0;
    const wrapEmail = (real: EmailProvider): EmailProvider => ({
      ...answering(() => null)(real),
      callsMax: 1,
      send: async (batch, limits) => {
        calls += batch.length;
        const outcomes = await real.send(batch, limits);
        await office.launches.pause(id, office.maker);
        return outcomes;
      },
    });
    await office.work(id, { wrapEmail });
    expect(calls).toBe(1);
    expect((await office.states(id))['email']!.filter((s) => s === 'pending')).toHaveLength(2);
    await office.launches.stop(id, office.maker);
  });
});

describe('a lane', () => {
  test('halted by its provider fails nobody, and goes on when a person releases it', async () => {
    const halt: SendOutcome = {
      class: 'halt',
      scope: 'lane',
      code: 'AccountSendingPaused',
      detail: 'Paused.',
    };
    const { id } = await office.launched([aPerson('halt1'), aPerson('halt2')]);
    await office.work(id, { wrapEmail: answering(() => halt) });
    expect(await office.states(id)).toEqual({ email: ['pending', 'pending'] });
    const lane = (await office.lanes.list()).find((l) => l.provider === 'ses')!;
    expect(lane).toMatchObject({ status: 'halted', reason: 'AccountSendingPaused: Paused.' });
    // Whoever releases it is told how many go.
    const waiting = async () => (await office.lanes.list()).find((l) => l.provider === 'ses')!.waiting;
    await office.launches.status(id);
    const before = await waiting();
    expect(before).toBeGreaterThanOrEqual(2);
    await office.work(id);
    expect(await office.states(id)).toEqual({ email: ['pending', 'pending'] });
    await office.lanes.release(lane.id, office.maker);
    await office.work(id);
    await office.untilStates(id, delivered);
    await office.launches.status(id);
    expect(await waiting()).toBe(before - 2);
  });

  test('halted because the day’s quota is used up goes on by itself once there is room, and says so', async () => {
    const full: SendOutcome = {
      class: 'halt',
      scope: 'lane',
      awaits: 'quota',
      code: 'Throttling',
      detail: 'Daily.',
    };
    const asked = (sentLast24Hours: number, isSending: boolean) => (provider: EmailProvider) => ({
      ...answering(() => full)(provider),
      preflight: () =>
        Promise.resolve({
          checks: [{ name: 'sending' as const, ok: isSending, detail: '', words: { en: '', id: '' } }],
          quota: { max24Hour: 1000, perSecond: 10, sentLast24Hours },
        }),
    });
    const lane = async () => (await office.lanes.list()).find((l) => l.provider === 'ses')!;
    const resume = (sent: number, isSending: boolean) =>
      office.couriersWith({ wrapEmail: asked(sent, isSending) }).resume();
    const { id } = await office.launched([aPerson('quota')]);
    await office.work(id, { wrapEmail: asked(1000, true) });
    expect(await lane()).toMatchObject({ status: 'halted', awaits: 'quota' });
    await resume(1000, true);
    await resume(500, false);
    expect(await lane()).toMatchObject({ status: 'halted' });
    await resume(500, true);
    expect(await lane()).toMatchObject({ status: 'open', reason: null, awaits: null });
    const who = `SELECT actor_kind AS who FROM audit_entry WHERE action = 'notices.resume_lane'`;
    expect(await sql<{ who: string }>(who, [])).toEqual([{ who: 'system' }]);
    await office.work(id);
    await office.untilStates(id, delivered);
  });

  test('that a person stopped while it awaited its quota awaits that person', async () => {
    const { id: laneId, provider, sender } = (await office.lanes.list()).find((l) => l.provider === 'ses')!;
    const order = { provider, sender, country: null, reason: 'quota', awaits: 'quota' as const };
    await office.t.db.tx((tx) => office.lanes.halt(tx, order));
    await office.lanes.haltBy(laneId, 'Somebody asked us to.', office.maker);
    await office.lanes.resume({ provider, sender }, {});
    expect((await office.lanes.list()).find((l) => l.id === laneId)).toMatchObject({
      status: 'halted',
      reason: 'Somebody asked us to.',
      awaits: null,
    });
    await office.lanes.release(laneId, office.maker);
  });

  test('whose messages take longer to compose than a claim lasts tells everyone all the same', async () => {
    const { id } = await office.launched(Array.from({ length: 24 }, (_, n) => aPerson(`starved${n}`)));
    const slow = new Busy(office.people, office.messages, office.links, new SuppressionList(), office.links);
    const couriers = office.couriersWith({ leaseMs: 1_000, timeoutMs: 300 });
    const delivery = new Delivery(office.t.db, systemClock, office.deliveries, slow, couriers);
    const [unit] = await sql<{ noticeId: NoticeId; cohortId: CohortId }>(
      `SELECT notice_id AS "noticeId", cohort_id AS "cohortId" FROM notice_cohort WHERE notice_id = $1`,
      [id],
    );
    const untilMs = performance.now() + 200_000;
    const waiting = async () => (await office.states(id))['email']!.includes('pending');
    // A claim that lapsed before its first call ends a pass: a worker comes back, and so does this.
    while ((await waiting()) && performance.now() < untilMs)
      await delivery.work(unit!, { untilMs, signal: new AbortController().signal });
    expect(await waiting()).toBe(false);
  }, 240_000);

  test('follows throttling down, and what came back is tried again later', async () => {
    const slow: SendOutcome = {
      class: 'retry',
      throttled: true,
      retryAfterMs: null,
      code: 'Throttling',
      detail: '',
    };
    const { id } = await office.launched([aPerson('slow')]);
    await office.work(id, { wrapEmail: answering((call) => (call === 1 ? slow : null)) });
    const lane = (await office.lanes.list()).find((l) => l.provider === 'ses')!;
    expect(lane.ratePerS).toBeLessThan(lane.rateMaxPerS);
    const [row] = await sql<{ ahead: boolean }>(
      `SELECT not_before > now() AS ahead FROM delivery WHERE notice_id = $1`,
      [id],
    );
    expect(row).toEqual({ ahead: true });
    await sql(`UPDATE delivery SET not_before = now() - interval '1 second' WHERE notice_id = $1`, [id]);
    await office.work(id);
    await office.untilStates(id, delivered);
    expect(await attempts(id)).toMatchObject([{ outcome: 'retry' }, { outcome: 'accepted' }]);
  });

  test('without budget ends the round with the time to come back', async () => {
    const { id } = await office.launched([aPerson('budget1'), aPerson('budget2')]);
    await sql(`UPDATE lane SET spent_until = now() + interval '5 seconds' WHERE provider = 'ses'`, []);
    const [unit] = await office.units(id);
    const until = { untilMs: performance.now() + 5_000, signal: new AbortController().signal };
    const { waitMs } = await office.worker().delivery.work(unit!, until);
    expect(waitMs).toBeGreaterThan(3_500);
    expect(await office.states(id)).toEqual({ email: ['pending', 'pending'] });
    await sql(`UPDATE lane SET spent_until = now() WHERE provider = 'ses'`, []);
    await office.work(id);
    await office.untilStates(id, delivered);
  });
});

describe('quiet hours', () => {
  test('put an SMS off until the person is awake', async () => {
    const clock = new FixedClock('2026-06-01T15:00:00Z');
    const night = await PostOffice.open({ clock });
    try {
      const { id } = await night.launched([aPerson('', { email: undefined, phone: '+6281220001109' })], {
        quietHours: { from: '20:00', to: '08:00', channels: ['sms'] },
      });
      await night.work(id);
      const [row] = await night.t.db.tx((tx) =>
        tx.q(`SELECT state, not_before FROM delivery WHERE notice_id = $1`, [id]),
      );
      expect(row).toMatchObject({ state: 'pending' });
      // Nobody in Indonesia is woken before eight in Jakarta, its westernmost zone; spread over ten minutes.
      expect(row!['not_before'] >= new Date('2026-06-02T01:00:00Z')).toBe(true);
      expect(row!['not_before'] <= new Date('2026-06-02T01:10:00Z')).toBe(true);
      clock.set('2026-06-02T01:10:00Z');
      await night.work(id);
      expect(await night.states(id)).toEqual({ sms: ['accepted'] });
    } finally {
      await night.close();
    }
  });
});

describe('the worker', () => {
  test('sends by wake-ups alone, and without them by the sweep', async () => {
    const { id } = await office.launched([aPerson('wake1'), aPerson('wake2')]);
    const { jobs } = office.worker();
    await office.t.ownerDb.tx((tx) => tx.run(`DELETE FROM pgboss.job`));
    await jobs.start(2);
    await office.untilStates(id, delivered);
    const { id: second } = await office.launched([aPerson('wake3')]);
    await office.untilStates(second, delivered);
  });
});
