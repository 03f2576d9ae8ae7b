import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { CohortId, DeliveryNo, IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { Ceilings, Retries } from '../../src/notices/index.ts';
import { Approvals } from '../../src/operators/index.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

let office: PostOffice;
let clock: FixedClock;
let ceilings: Ceilings;

beforeAll(async () => {
  clock = new FixedClock('2026-11-20T03:00:00Z');
  office = await PostOffice.open({ clock });
  ceilings = new Ceilings(office.t.db, clock, new Approvals(office.audit, clock), office.audit);
});
afterAll(() => office.close());

/** By e-mail, then SMS, then letter: six people with both, one of them only a letter reaches. */
async function launched(
  costCeilingMinor: bigint,
  people = 6,
): Promise<{ id: NoticeId; incidentId: IncidentId }> {
  const incidentId = await office.incident(
    Array.from({ length: people }, (_, i) =>
      aPerson(`ladder${i}`, { phone: `+62812${10_000_000 + serial()}` }),
    ),
  );
  const templateIds = await everyChannel(incidentId);
  const id = await office.approved(incidentId, { templateIds, costCeilingMinor });
  await office.launches.launch(id, {}, office.maker);
  return { id, incidentId };
}

async function everyChannel(incidentId: IncidentId): Promise<string[]> {
  const templateIds: string[] = [];
  for (const channel of ['email', 'sms', 'letter'] as const) {
    for (const starter of office.messages.starters({ kind: 'individual', channel })) {
      templateIds.push(await office.messages.save(incidentId, starter, office.maker));
    }
  }
  return templateIds;
}

let last = 0;
function serial(): number {
  last += 1;
  return last;
}

interface Row extends Record<string, unknown> {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
  readonly hold: string | null;
  readonly state: string;
}

const rows = (id: NoticeId, channel: string) =>
  office.t.db.tx((tx) =>
    tx.q<Row>(
      `SELECT cohort_id AS "cohortId", id AS "deliveryNo", hold, state FROM delivery
        WHERE notice_id = $1 AND channel = $2 ORDER BY cohort_id, id`,
      [id, channel],
    ),
  );
const holds = async (id: NoticeId, channel: string) => (await rows(id, channel)).map(({ hold }) => hold);

/** Everybody's message by this channel comes back for good. */
async function fail(id: NoticeId, channel: 'email' | 'sms'): Promise<void> {
  const [provider, kind] =
    channel === 'email' ? (['ses', 'bounced'] as const) : (['twilio', 'undelivered'] as const);
  const evidence = (await rows(id, channel)).map(({ cohortId, deliveryNo }) => ({
    cohortId, deliveryNo, attemptNo: 1, provider, kind, permanent: true, at: clock.now(),
  })); // prettier-ignore
  await office.t.db.tx((tx) => office.deliveries.recordEvidence(tx, evidence));
}

const sweep = () => office.launches.repair(new AbortController().signal);

describe('the estimate', () => {
  test('counts every rung of everybody in the worst case, with the source of each price', async () => {
    const { id } = await launched(100_000n);
    const { cost, segments, letters } = await office.checks.now(id);
    expect(cost.expected.amountMinor).toBe(1n);
    // Six e-mails, six SMS of one segment at 0.45, six letters at 0.90.
    expect(cost.worst).toMatchObject({ amountMinor: 811n, currency: 'USD' });
    expect(cost.worst.sources.join('; ')).toMatch(/Amazon SES.*Twilio.*printing, envelope/);
    expect({ segments, letters }).toEqual({ segments: { perSms: 1, planned: 0, worst: 6 }, letters: 6 });
  });
});

describe('a ceiling that bears the whole ladder', () => {
  test('keeps nobody waiting: rungs go at once', async () => {
    const { id } = await launched(811n);
    await fail(id, 'email');
    expect(await holds(id, 'sms')).toEqual(Array(6).fill(null));
    expect(await ceilings.standing(id)).toMatchObject({ spentMinor: null, held: 0 });
  });
});

describe('a ceiling that does not bear it', () => {
  test('holds the rungs it has no room for, in one order, counts them and shows why', async () => {
    const { id, incidentId } = await launched(136n);
    await fail(id, 'email');
    expect(await holds(id, 'sms')).toEqual(Array(6).fill('cost'));
    await sweep();
    // Three SMS at 0.45 and the e-mails are 1.351: a fourth would be over 1.36.
    expect(await holds(id, 'sms')).toEqual([null, null, null, 'cost', 'cost', 'cost']);
    expect(await ceilings.standing(id)).toMatchObject({ ceilingMinor: 136n, spentMinor: 136n, held: 3 });
    const listed = (await office.deliveries.held(incidentId)).map(({ hold }) => hold);
    expect(listed).toEqual(['cost', 'cost', 'cost']);
    const alarm = await office.t.db.tx((tx) =>
      tx.q(`SELECT incident_id AS incident, held FROM notices_v_ceiling WHERE notice_id = $1`, [id]),
    );
    expect(alarm).toEqual([{ incident: incidentId, held: 3 }]);
    await sweep();
    expect(await ceilings.standing(id)).toMatchObject({ spentMinor: 136n, held: 3 });
  });

  test('is raised by a second person only, and then what waited goes', async () => {
    const { id } = await launched(2n);
    await fail(id, 'email');
    await sweep();
    const ask = (amountMinor: bigint) =>
      ceilings.ask({ id, amountMinor, reason: 'They must hear.' }, office.maker);
    await expect(ask(2n)).rejects.toMatchObject({ code: 'notices.low_raise' });
    await ask(300n);
    await expect(ask(400n)).rejects.toMatchObject({ code: 'notices.raise_waiting' });
    await expect(ceilings.decide({ id, decision: 'approved' }, office.maker)).rejects.toMatchObject({
      code: 'operators.same_person',
    });
    await ceilings.decide({ id, decision: 'approved' }, office.checker);
    await expect(ceilings.decide({ id, decision: 'approved' }, office.checker)).rejects.toMatchObject({
      code: 'notices.no_raise',
    });
    await sweep();
    expect(await ceilings.standing(id)).toMatchObject({ ceilingMinor: 300n, held: 0 });
    await fail(id, 'sms');
    await sweep();
    expect(await holds(id, 'letter')).toEqual(Array(6).fill('cost'));
    const own = office.t.db.tx((tx) =>
      tx.run(`UPDATE notice_raise SET decided_by = asked_by WHERE notice_id = $1`, [id]),
    );
    await expect(own).rejects.toMatchObject({ constraint: 'notice_raise_maker_is_not_checker' });
    await office.launches.stop(id, office.maker);
    await expect(ask(900n)).rejects.toMatchObject({ code: 'notices.not_running' });
  });

  test('is not passed by twenty sweeps at once', async () => {
    const { id } = await launched(136n);
    await fail(id, 'email');
    await Promise.all(Array.from({ length: 20 }, () => office.launches.admitRungs(id)));
    expect((await holds(id, 'sms')).filter((hold) => hold === null)).toHaveLength(3);
    expect(await ceilings.standing(id)).toMatchObject({ spentMinor: 136n, held: 3 });
  });

  test('meters what a person has tried again, and is refused where nothing is metered', async () => {
    const { id } = await launched(5n);
    await fail(id, 'email');
    const retries = new Retries(office.t.db, clock, office.deliveries, office.jobs);
    await retries.retry(
      { noticeId: id, channel: 'email', alsoTold: true, expected: 6, reason: 'x' },
      office.maker,
    );
    expect(await holds(id, 'email')).toEqual(Array(6).fill('cost'));
    await sweep();
    expect(await holds(id, 'email')).toEqual(Array(6).fill(null));
    const wide = await launched(100_000n);
    await expect(
      ceilings.ask({ id: wide.id, amountMinor: 200_000n, reason: 'x' }, office.maker),
    ).rejects.toMatchObject({ code: 'notices.not_metered' });
  });

  test('is raised by operators alone: the database refuses anybody else’s name', async () => {
    const { id } = await launched(100_000n);
    const raise = (asked: string, decided: string | null): Promise<number> =>
      office.t.db.tx((tx) =>
        tx.run(
          `INSERT INTO notice_raise (id, notice_id, amount_minor, reason, digest, asked_by, asked_at, decision,
                                     decided_by, decided_at)
           VALUES (gen_random_uuid(), $1, 1, 'x', repeat('0', 64), $2, now(), CASE WHEN $3::uuid IS NOT NULL
                   THEN 'refused' END, $3, CASE WHEN $3::uuid IS NOT NULL THEN now() END)`,
          [id, asked, decided],
        ),
      );
    const nobody = '11111111-2222-4333-8444-555555555555';
    await expect(raise(nobody, null)).rejects.toThrow('notice_raise_asked_by_fkey');
    await expect(raise(office.maker.operatorId, nobody)).rejects.toThrow('notice_raise_decided_by_fkey');
    expect(await raise(office.maker.operatorId, office.checker.operatorId)).toBe(1);
  });

  test('below what the first rungs cost refuses the launch, in money people know', async () => {
    const incidentId = await office.incident([aPerson('dear')]);
    const id = await office.approved(incidentId, { costCeilingMinor: 0n });
    await expect(office.launches.launch(id, {}, office.maker)).rejects.toMatchObject({
      code: 'notices.over_ceiling',
      message: expect.stringMatching(/costs USD.0.01, over the approved ceiling of USD.0:/),
    });
  });
});

describe('seed recipients', () => {
  test('get no letter: they have no postal address, and fail by e-mail only', async () => {
    const incidentId = await office.incident([aPerson('real')]);
    await office.seeds.add(incidentId, { label: 'Web', email: 'seed@contoh.example' }, office.maker);
    const both = { label: 'Law', email: 'law@contoh.example', phone: '+6281290009901' };
    await office.seeds.add(incidentId, both, office.maker);
    const templateIds = await everyChannel(incidentId);
    const id = await office.approved(incidentId, { templateIds, handover: true });
    await office.launches.launch(id, {}, office.maker);
    await fail(id, 'email');
    await fail(id, 'sms');
    expect(await rows(id, 'letter')).toEqual([]);
    expect(await rows(id, 'handover')).toHaveLength(1);
    const { persons, deliveries } = await office.launches.status(id);
    expect({ persons, deliveries }).toEqual({
      persons: 1,
      deliveries: { email: { bounced: 1 }, handover: { pending: 1 } },
    });
  });
});
