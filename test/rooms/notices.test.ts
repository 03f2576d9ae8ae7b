import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId, type NoticeId } from '../../src/kernel/ids.ts';
import { stage } from '../support/people-fixtures.ts';
import { aPerson, PostOffice } from '../support/notices.ts';

let office: PostOffice;

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

function launch(id: NoticeId) {
  return office.launches.launch(id, {}, office.maker);
}

function sql(text: string, params: readonly unknown[]) {
  return office.t.db.tx((tx) => tx.q(text, params));
}

describe('an approval', () => {
  test('comes from a second person: the maker is refused, and so is a row that says otherwise', async () => {
    const id = await office.draft(await office.incident([aPerson('maker')]));
    await office.notices.requestApproval(id, office.maker);
    const own = office.notices.decide({ id, decision: 'approved' }, office.maker);
    await expect(own).rejects.toMatchObject({ code: 'operators.same_person' });
    const forged = sql(
      `UPDATE notice SET status = 'approved', approved_by = made_by, approved_at = now() WHERE id = $1`,
      [id],
    );
    await expect(forged).rejects.toMatchObject({ constraint: 'notice_maker_is_not_checker' });
    await expect(launch(id)).rejects.toMatchObject({ code: 'notices.not_approved' });
  });

  test('is no maker’s to give, whoever submits: neither its drafter’s nor its writers’', async () => {
    const id = await office.draft(await office.incident([aPerson('hands')]));
    await office.notices.requestApproval(id, office.checker);
    for (const actor of [office.maker, office.checker]) {
      const decided = office.notices.decide({ id, decision: 'approved' }, actor);
      await expect(decided).rejects.toMatchObject({ code: 'operators.same_person' });
    }
  });

  test('refused makes it a draft again, with a reason', async () => {
    const id = await office.draft(await office.incident([aPerson('no')]));
    const { digest } = await office.notices.requestApproval(id, office.maker);
    await office.notices.decide({ id, decision: 'refused', reason: 'Too long.', digest }, office.checker);
    expect(await office.notices.get(id)).toMatchObject({ status: 'draft', approvedBy: null });
    await expect(launch(id)).rejects.toMatchObject({ code: 'notices.not_approved' });
  });

  test('of something else than what is launched is no approval', async () => {
    const id = await office.approved(await office.incident([aPerson('other')]));
    const other = sql(`UPDATE notice SET audience = '{"countries":["SG"]}' WHERE id = $1`, [id]);
    await expect(other).rejects.toMatchObject({ constraint: 'notice_stands_as_approved' });
    await sql(`UPDATE notice SET name = 'Another' WHERE id = $1`, [id]);
    await expect(launch(id)).rejects.toMatchObject({ code: 'notices.changed' });
  });
});

describe('a preflight', () => {
  test('counts people by channel, says who will not be reached and why, and what it may cost', async () => {
    const incidentId = await office.incident([
      aPerson('mail'),
      aPerson('both', { phone: '+6281210001101' }),
      aPerson('unsafe', {
        phone: '+6281210001102',
        leaks: [
          ['con.email', 'plaintext'],
          ['cred.password', 'hash_weak'],
        ],
      }),
      aPerson('', { email: undefined, phone: '+6281210001103' }),
      aPerson('', { email: undefined, phone: '+62215550100', sms: false }),
      aPerson('', { email: undefined }),
      aPerson('gone', { deceased: true }),
    ]);
    const id = await office.approved(incidentId);
    expect(await office.checks.now(id)).toMatchObject({
      runNo: 1,
      persons: 7,
      reached: 4,
      channels: { email: 3, sms: 2 },
      parallel: 1,
      fallback: 1,
      unreached: { no_mobile: 1, no_contact: 1, deceased: 1 },
      cost: { expected: { amountMinor: 91n, currency: 'USD' }, worst: { amountMinor: 136n } },
      ceiling: { amountMinor: 136n, currency: 'USD' },
      blockers: [],
    });
    await launch(id);
    expect(await office.states(id)).toEqual({
      email: ['pending', 'pending', 'pending'],
      sms: ['pending', 'pending'],
    });
  });
});

describe('a launch', () => {
  test('is refused once a newer run is published', async () => {
    const incidentId = await office.incident([aPerson('early')]);
    const id = await office.approved(incidentId);
    await stage(office.t, incidentId, { name: 'late.csv', rows: [aPerson('late')] });
    await office.people.resolve(incidentId, office.maker);
    await expect(launch(id)).rejects.toMatchObject({ code: 'notices.stale_run' });
    expect(await office.states(id)).toEqual({});
  });

  test('is refused while a finding waits for a decision', async () => {
    const incidentId = await office.incident([aPerson('guarded')]);
    await stage(office.t, incidentId, { name: 'torn.csv', rows: [aPerson('torn')], rejected: 3 });
    await office.people.resolve(incidentId, office.maker);
    const id = await office.approved(incidentId);
    await expect(launch(id)).rejects.toMatchObject({ code: 'notices.blocked' });
    expect((await office.checks.now(id)).blockers).toMatchObject([{ code: 'notices.blocked' }]);
  });

  test('is refused over its approved ceiling', async () => {
    const rows = [aPerson('', { email: undefined, phone: '+6281210001104' })];
    const id = await office.approved(await office.incident(rows), { costCeilingMinor: 10n });
    await expect(launch(id)).rejects.toMatchObject({ code: 'notices.over_ceiling' });
  });

  test('with nobody to reach is refused and leaves nothing half done', async () => {
    const id = await office.approved(await office.incident([aPerson('', { email: undefined })]));
    await expect(launch(id)).rejects.toMatchObject({ code: 'notices.empty_audience' });
    expect(await office.notices.get(id)).toMatchObject({ status: 'approved', launchedAt: null });
  });

  test('again adds nothing: a delivery cannot exist twice', async () => {
    const { id, incidentId } = await office.launched([aPerson('once'), aPerson('twice')]);
    expect(await launch(id)).toEqual({ cohorts: 1, materialised: 1 });
    await sql(`UPDATE notice_cohort SET materialised_at = NULL WHERE notice_id = $1`, [id]);
    await office.launches.materialise(id);
    expect(await office.states(id)).toEqual({ email: ['pending', 'pending'] });
    const copy = sql(
      `INSERT INTO delivery (cohort_id, notice_id, incident_id, person_id, channel, rung, parallel, run_no, profile_id,
                             locale, state, not_before, made_at, state_at)
       SELECT cohort_id, notice_id, incident_id, person_id, channel, rung, parallel, run_no, profile_id, locale, state,
              not_before, made_at, state_at FROM delivery WHERE incident_id = $1`,
      [incidentId],
    );
    await expect(copy).rejects.toMatchObject({ constraint: 'delivery_once_key' });
  });

  test('with a pilot sends the first cohorts only, until the next wave is opened', async () => {
    const rows = Array.from({ length: 1001 }, (_, i) => aPerson(`wave${i}`));
    const id = await office.approved(await office.incident(rows), { waves: { pilot: 1 } });
    await launch(id);
    const waves = (await office.launches.status(id)).waves;
    expect(waves).toMatchObject([
      { no: 1, kind: 'pilot', status: 'open', cohorts: 1 },
      { no: 2, kind: 'rest', status: 'held', cohorts: 1 },
    ]);
    const [first, second] = await office.units(id);
    const { delivery } = office.worker();
    const until = { untilMs: performance.now() + 100, signal: new AbortController().signal };
    expect(await delivery.work(second!, until)).toMatchObject({ mayGo: false });
    expect(await delivery.work(first!, until)).toMatchObject({ mayGo: true });
    await office.launches.openWave(id, 2, office.maker);
    expect(await delivery.work(second!, until)).toMatchObject({ mayGo: true });
  });

  test('of an unknown notice is refused', async () => {
    await expect(launch(newId<NoticeId>())).rejects.toMatchObject({ code: 'notices.unknown' });
  });
});

describe('a stop', () => {
  test('cancels exactly what was not sent, and nothing of it is sent later', async () => {
    const { id } = await office.launched([aPerson('one'), aPerson('two')]);
    expect(await office.launches.stop(id, office.maker)).toEqual({ cancelled: { email: 2 }, inFlight: 0 });
    await office.work(id);
    expect(await office.states(id)).toEqual({ email: ['cancelled', 'cancelled'] });
    await expect(office.launches.resume(id, office.maker)).rejects.toMatchObject({
      code: 'notices.not_running',
    });
  });
});
