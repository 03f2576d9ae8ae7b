import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { NoticeId } from '../../src/kernel/ids.ts';
import { Emergencies } from '../../src/notices/index.ts';
import { Approvals } from '../../src/operators/index.ts';
import { anIncident } from '../support/incidents.ts';
import { aPerson, PostOffice } from '../support/notices.ts';
import { stage } from '../support/people-fixtures.ts';

const HOUR_MS = 3_600_000;

let office: PostOffice;
let clock: FixedClock;
let emergencies: Emergencies;

beforeAll(async () => {
  clock = new FixedClock('2026-11-20T03:00:00Z');
  office = await PostOffice.open({ clock });
  emergencies = new Emergencies(office.t.db, clock, new Approvals(office.audit, clock), office.audit);
});
afterAll(() => office.close());

beforeEach(() => clock.advanceMs(HOUR_MS));

/** Submitted by the maker, of an incident declared now. */
async function submitted(): Promise<NoticeId> {
  const { id: incidentId } = await anIncident(office.t, { clock });
  await stage(office.t, incidentId, { name: 'players.csv', rows: [aPerson('alone')] });
  await office.people.resolve(incidentId, office.maker);
  const id = await office.draft(incidentId);
  await office.notices.requestApproval(id, office.maker);
  return id;
}

const alone = (id: NoticeId, reason = 'Nobody else can be reached before the deadline.') =>
  emergencies.approveAlone({ id, reason }, office.maker);

const enabledBefore = async (): Promise<void> => {
  await emergencies.enable(office.checker);
  clock.advanceMs(1000);
};

describe('one person’s approval', () => {
  test('is refused unless an administrator enabled it before the incident was declared', async () => {
    const early = await submitted();
    await expect(alone(early)).rejects.toMatchObject({ code: 'notices.emergency_off' });
    await enabledBefore();
    await expect(alone(early)).rejects.toMatchObject({ code: 'notices.emergency_off' });
    const later = await submitted();
    await emergencies.disable(office.checker);
    await expect(alone(later)).rejects.toMatchObject({ code: 'notices.emergency_off' });
    const forged = office.t.db.tx((tx) =>
      tx.run(
        `UPDATE notice SET status = 'approved', approved_by = made_by, approved_at = now() WHERE id = $1`,
        [later],
      ),
    );
    await expect(forged).rejects.toMatchObject({ constraint: 'notice_maker_is_not_checker' });
  });

  test('launches what was submitted, and is upheld by a second person within a day', async () => {
    await enabledBefore();
    const id = await submitted();
    await expect(alone(id, ' ')).rejects.toMatchObject({ code: 'notices.reason_missing' });
    const { reviewDueAt } = await alone(id);
    expect(reviewDueAt).toEqual(new Date(clock.now().getTime() + 24 * HOUR_MS));
    await office.launches.launch(id, {}, office.maker);
    const own = emergencies.review({ id, review: 'upheld' }, office.maker);
    await expect(own).rejects.toMatchObject({ code: 'operators.same_person' });
    await emergencies.review({ id, review: 'upheld' }, office.checker);
    expect(await office.notices.get(id)).toMatchObject({ status: 'launched', review: 'upheld' });
    const again = emergencies.review({ id, review: 'objected', reason: 'Late.' }, office.checker);
    await expect(again).rejects.toMatchObject({ code: 'notices.no_review' });
  });

  test('objected to pauses what is being sent, and makes a draft of what is not', async () => {
    await enabledBefore();
    const sending = await submitted();
    await alone(sending);
    await office.launches.launch(sending, {}, office.maker);
    await emergencies.review({ id: sending, review: 'objected', reason: 'Wrong text.' }, office.checker);
    expect(await office.notices.get(sending)).toMatchObject({ status: 'paused', review: 'objected' });
    const waiting = await submitted();
    await alone(waiting);
    await emergencies.review({ id: waiting, review: 'objected', reason: 'Wrong text.' }, office.checker);
    expect(await office.notices.get(waiting)).toMatchObject({ status: 'draft', emergencyAt: null });
    await expect(office.launches.launch(waiting, {}, office.maker)).rejects.toMatchObject({
      code: 'notices.not_approved',
    });
  });

  test('not reviewed within a day stands on a list, and lets nobody approve alone any more', async () => {
    await enabledBefore();
    const first = await submitted();
    await alone(first);
    clock.advanceMs(24 * HOUR_MS);
    const second = await submitted();
    await expect(alone(second)).rejects.toMatchObject({ code: 'notices.review_overdue' });
    const { approvals } = await emergencies.standing();
    expect(approvals[0]).toMatchObject({ noticeId: first, overdue: true });
    await emergencies.review({ id: first, review: 'upheld' }, office.checker);
    await alone(second);
    await emergencies.review({ id: second, review: 'upheld' }, office.checker);
  });

  test('of something else than what is launched is no approval', async () => {
    await enabledBefore();
    const id = await submitted();
    await alone(id);
    await office.t.db.tx((tx) => tx.run(`UPDATE notice SET name = 'Another' WHERE id = $1`, [id]));
    await expect(office.launches.launch(id, {}, office.maker)).rejects.toMatchObject({
      code: 'notices.changed',
    });
    await emergencies.review({ id, review: 'upheld' }, office.checker);
  });
});
