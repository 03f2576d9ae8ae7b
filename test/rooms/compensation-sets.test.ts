import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  aCompensationDesk,
  affectedPeople,
  aDraftSet,
  anApprovedSet,
  type CompensationDesk,
  CREDIT,
  DISCOUNT,
} from '../support/compensation.ts';
import { anOperator } from '../support/operators.ts';

let desk: CompensationDesk;

beforeAll(async () => {
  desk = await aCompensationDesk();
});
afterAll(() => desk.close());

describe('an approved set', () => {
  test('whoever wrote an offer cannot approve its set because another person submitted it', async () => {
    const { incidentId } = await affectedPeople(desk, 2);
    const set = await aDraftSet(desk, incidentId, [CREDIT]);
    await desk.offers.submit(set.id, desk.checker);
    const approval = { decision: 'approved' as const };
    for (const actor of [desk.maker, desk.checker]) {
      const decided = desk.offers.decide(set.id, approval, actor);
      await expect(decided).rejects.toMatchObject({ code: 'operators.same_person' });
    }
    const third = await anOperator(desk.t.db, 'Tiga Third');
    expect(await desk.offers.decide(set.id, approval, third)).toMatchObject({ status: 'approved' });
  });

  test('the database keeps a set as it was made, and asks for its checker', async () => {
    const { incidentId } = await affectedPeople(desk, 2);
    const draft = await aDraftSet(desk, incidentId, [CREDIT]);
    const approved = await anApprovedSet(desk, incidentId, [CREDIT, DISCOUNT]);
    const yes = `status = 'approved', approved_digest = 'x', approved_at = now()`;
    for (const [statement, id, refusal] of [
      [`UPDATE offer_set SET ${yes} WHERE id = $1`, draft.id, 'offer_set_approved_check'],
      [
        `UPDATE offer_set SET ${yes}, approved_by = made_by WHERE id = $1`,
        draft.id,
        'offer_set_maker_is_not_checker',
      ],
      [`UPDATE offer_set SET budget_grants = 9 WHERE id = $1`, approved.id, 'never rewritten'],
      [`UPDATE offer_set SET made_by = approved_by WHERE id = $1`, approved.id, 'never rewritten'],
      [`UPDATE offer_set SET approved_digest = 'x' WHERE id = $1`, approved.id, 'never rewritten'],
      [`DELETE FROM offer_set WHERE id = $1`, draft.id, 'never rewritten'],
      [`UPDATE offer_set_item SET position = 9 WHERE offer_set_id = $1`, approved.id, 'permission denied'],
      [`DELETE FROM offer_set_item WHERE offer_set_id = $1`, approved.id, 'permission denied'],
      [
        `INSERT INTO offer_set_item SELECT offer_set_id, 9, offer_id, offer_version, mode, currency
           FROM offer_set_item WHERE offer_set_id = $1 LIMIT 1`,
        approved.id,
        'never rewritten',
      ],
      [
        `UPDATE offer_version SET face_minor = 9 WHERE offer_id IN
           (SELECT offer_id FROM offer_set_item WHERE offer_set_id = $1)`,
        approved.id,
        'permission denied',
      ],
    ] as const) {
      await expect(desk.t.db.tx((tx) => tx.run(statement, [id]))).rejects.toThrow(refusal);
    }
  });
});
