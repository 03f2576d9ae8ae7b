import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticeId } from '../../src/kernel/ids.ts';
import { Changes, CountJobs, KeptChanges, Launches, type NoticeStanding } from '../../src/notices/index.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { stage } from '../support/people-fixtures.ts';

let office: PostOffice;
let jobs: CountJobs;
let changes: KeptChanges;

beforeAll(async () => {
  office = await PostOffice.open();
  const { db } = office.t;
  changes = new KeptChanges(db, office.kept, new Changes(db));
  jobs = new CountJobs(office.jobs, office.kept, office.checks, changes, office.launches);
});
afterAll(() => office.close());

const count = (id: NoticeId): Promise<void> => jobs.count(`preflight:${id}`);
const launch = (id: NoticeId) => office.launches.launch(id, {}, office.maker);
const sql = (text: string, params: readonly unknown[]) => office.t.db.tx((tx) => tx.run(text, params));
const figures = ({ persons, told, open, deliveries, uncounted }: NoticeStanding) => ({
  persons,
  told,
  open,
  deliveries,
  uncounted,
});

describe('the check before a launch', () => {
  test('is as a worker counted it, says when, and is the same as one counted now', async () => {
    const id = await office.draft(await office.incident([aPerson('kept'), aPerson('kept2')]));
    expect(await office.checks.last(id)).toEqual({ countedAt: null, isCounting: true, preflight: null });
    await count(id);
    const last = await office.checks.last(id);
    expect(last).toMatchObject({ countedAt: expect.any(Date), isCounting: false });
    const now = await office.checks.now(id);
    expect(last.preflight).toMatchObject({
      persons: 2,
      reached: 2,
      channels: now.channels,
      cost: now.cost,
      providers: now.providers,
      blockers: now.blockers,
      forecast: { persons: 2, waves: [{ no: 1, persons: 2 }] },
    });
  });

  test('knows of an approval at once, though nobody counted again', async () => {
    const id = await office.draft(await office.incident([aPerson('fresh')]));
    await count(id);
    const check = async () => {
      const { countedAt, preflight } = await office.checks.last(id);
      return { countedAt, blockers: preflight?.blockers.map(({ code }) => code) };
    };
    const before = await check();
    expect(before.blockers).toEqual(['notices.not_approved']);
    await office.notices.requestApproval(id, office.maker);
    await office.notices.decide({ id, decision: 'approved' }, office.checker);
    expect(await check()).toEqual({ ...before, blockers: [] });
  });

  test('of another run or plan is none: what was counted before is not shown for it', async () => {
    const incidentId = await office.incident([aPerson('first')]);
    const id = await office.draft(incidentId);
    await count(id);
    await stage(office.t, incidentId, { name: 'late.csv', rows: [aPerson('second')] });
    await office.people.resolve(incidentId, office.maker);
    expect(await office.checks.last(id)).toEqual({ countedAt: null, isCounting: true, preflight: null });
    await count(id);
    expect((await office.checks.last(id)).preflight).toMatchObject({ persons: 2, reached: 2 });
  });

  test('is counted again where somebody asks, and not where nobody does', async () => {
    const id = await office.draft(await office.incident([aPerson('again')]));
    await count(id);
    const { countedAt } = await office.checks.last(id);
    await count(id);
    expect((await office.checks.last(id)).countedAt).toEqual(countedAt);
    await office.checks.want(id);
    expect(await office.checks.last(id)).toMatchObject({ countedAt, isCounting: true });
    await count(id);
    const later = await office.checks.last(id);
    expect(later).toMatchObject({ isCounting: false });
    expect(later.countedAt!.getTime()).toBeGreaterThan(countedAt!.getTime());
  });

  test('decides no launch: that counts everybody itself, whatever stands in a kept count', async () => {
    const rows = [aPerson('', { email: undefined, phone: '+6281210009104' })];
    const id = await office.approved(await office.incident(rows), { costCeilingMinor: 10n });
    await count(id);
    const forged = `UPDATE kept_count SET counted = jsonb_set(counted, '{people}', '[]') WHERE subject = $1`;
    await sql(forged, [id]);
    expect((await office.checks.last(id)).preflight).toMatchObject({ persons: 0 });
    await expect(launch(id)).rejects.toMatchObject({ code: 'notices.over_ceiling' });
  });
});

describe('changes', () => {
  test('are counted by a worker, and of the run that is published', async () => {
    const told = aPerson('told', { customer: 'T1' });
    const { id, incidentId } = await office.launched([told]);
    await office.work(id);
    expect(await changes.last(incidentId)).toEqual({ counts: null, countedAt: null, isCounting: true });
    await jobs.count(`changes:${incidentId}`);
    expect(await changes.last(incidentId)).toMatchObject({
      counts: { grew: 0, shrank: 0, both: 0 },
      isCounting: false,
    });
    const more = { ...told, leaks: [['id.dob', 'plaintext'] as const] };
    await stage(office.t, incidentId, { name: 'more.csv', rows: [more] });
    await office.people.resolve(incidentId, office.maker);
    expect(await changes.last(incidentId)).toMatchObject({ counts: null, isCounting: true });
    await jobs.count(`changes:${incidentId}`);
    expect(await changes.last(incidentId)).toMatchObject({ counts: { grew: 1, shrank: 0, both: 0 } });
  });
});

describe('the counters of a notice', () => {
  test('are exact as soon as it is launched, before anybody looked', async () => {
    const { id } = await office.launched([aPerson('one'), aPerson('two', { phone: '+6281210009201' })]);
    const [row] = await office.t.db.tx((tx) =>
      tx.q(`SELECT dirty, persons, open, counts FROM notice_cohort WHERE notice_id = $1`, [id]),
    );
    expect(row).toMatchObject({ dirty: false, persons: 2, open: 2, counts: { email: { pending: 2 } } });
  });

  test('of more cohorts than a look has time for are counted by a worker, and said to be behind until then', async () => {
    const { id } = await office.launched([aPerson('crowd')]);
    await office.work(id);
    const exact = figures(await office.launches.status(id));
    expect(exact).toMatchObject({ persons: 1, told: 1, open: 0, uncounted: 0 });
    // Cohorts that hold nobody any more.
    await sql(
      `INSERT INTO notice_cohort (cohort_id, notice_id, incident_id, wave_no, run_no, checked_run_no, audience,
                                  materialised_at, dirty, persons, open)
       SELECT cohort_id + n, notice_id, incident_id, wave_no, run_no, checked_run_no, audience, materialised_at, true, 9, 9
         FROM notice_cohort, generate_series(1, 30) n WHERE notice_id = $1`,
      [id],
    );
    const behind = await office.launches.status(id);
    expect(behind).toMatchObject({ uncounted: 10, persons: 91, open: 90, dispatched: false });
    await jobs.recount(id, new AbortController().signal);
    const after = await office.launches.status(id);
    expect(figures(after)).toEqual(exact);
    expect(after.dispatched).toBe(true);
  });

  test('are never behind for good where a worker dies between counting and keeping', async () => {
    const { id } = await office.launched([aPerson('killed')]);
    await office.work(id);
    await sql(`UPDATE notice_cohort SET dirty = true, told = 0, open = 7 WHERE notice_id = $1`, [id]);
    const { db } = office.t;
    const dying = db.tx(async (tx) => {
      const [unit] = await tx.q<{ noticeId: NoticeId; cohortId: never }>(
        `SELECT notice_id AS "noticeId", cohort_id AS "cohortId" FROM notice_cohort WHERE notice_id = $1`,
        [id],
      );
      await office.deliveries.recount(tx, unit!);
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    const another = new Launches(
      db,
      office.deliveries.clock,
      office.preflights,
      office.deliveries,
      office.waves,
    );
    await another.recount(id, new AbortController().signal);
    expect(figures(await another.status(id))).toMatchObject({ told: 1, open: 0, uncounted: 0 });
  });
});
