import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type CompensationDesk } from '../support/compensation.ts';
import { aBreachUnderWay, aProvingDesk, type ProvingDesk } from '../support/reconciliation.ts';

let desk: CompensationDesk;
let prove: ProvingDesk['prove'];
let failing: ProvingDesk['failing'];

beforeEach(async () => {
  ({ desk, prove, failing } = await aProvingDesk());
});
afterEach(() => desk.close());

describe('a deliberate corruption, made as the owner behind every guard', () => {
  const BYPASS = [
    'ALTER TABLE journal DISABLE TRIGGER USER',
    'ALTER TABLE journal DROP CONSTRAINT journal_balanced_check',
    'ALTER TABLE offer_grant DROP CONSTRAINT offer_grant_chosen_check',
    'ALTER TABLE redemption DROP CONSTRAINT redemption_cycle_key',
    'DROP INDEX redemption_live_key',
  ];

  test.each<[string, string, RegExp]>([
    [
      'a journal that no longer balances',
      `UPDATE journal SET amount_minor[1] = amount_minor[1] + 1 WHERE kind = 'granted'`,
      /do not balance|trial balance/,
    ],
    [
      'a journal doubled on both sides',
      `UPDATE journal SET amount_minor = ARRAY[amount_minor[1] * 2, amount_minor[2] * 2] WHERE kind = 'granted'`,
      /^9100 = faces of open grants/,
    ],
    ['a journal that is gone', `DELETE FROM journal WHERE kind = 'redeemed' AND plane = 'gl'`, /^2200 = /],
    [
      'a grant that was put back',
      `UPDATE offer_grant SET state = 'granted' WHERE state = 'redeemed'`,
      /^9100 = /,
    ],
    [
      'a delivery that never was',
      `UPDATE redemption SET state = 'fulfilled' WHERE state = 'redeemed'`,
      /^2200 = redeemed and not delivered/,
    ],
    ['a cost that was changed', `UPDATE redemption SET unit_cost_minor = unit_cost_minor + 1`, /^2100 = /],
    ['a budget that was raised', `UPDATE budget SET taken = taken + 1 WHERE taken = 0`, /^budget taken/],
    [
      'a reservation and its release that are gone together',
      `DELETE FROM journal WHERE kind = 'released'
          OR key IN (SELECT replace(key, 'rel:', 'resv:') FROM journal WHERE kind = 'released')`,
      /^reservations = /,
    ],
    [
      'a delivered grant that is said to be under way',
      `UPDATE offer_grant SET state = 'redeemed' WHERE state = 'fulfilled'`,
      /^grants where their redemption stands/,
    ],
    [
      'a grant that is said to have expired',
      `UPDATE offer_grant SET state = 'expired' WHERE id IN (SELECT id FROM offer_grant WHERE state = 'granted' LIMIT 1)`,
      /^expired grants = /,
    ],
    [
      'a redemption made twice',
      `INSERT INTO redemption SELECT cohort_id, nextval('redemption_no'), grant_id, cycle, incident_id, offer_set_id,
         person_id, position, offer_id, offer_version, face_minor, unit_cost_minor, currency, treatment, state,
         redeemed_at, changed_at FROM redemption LIMIT 1`,
      /^live redemptions = /,
    ],
    [
      'an outbox row that is gone',
      `DELETE FROM fulfilment WHERE state = 'pending'`,
      /^outbox rows = redemptions/,
    ],
    [
      'a delivery booked against another account',
      `UPDATE journal SET account = ARRAY['2200','1200'] WHERE kind = 'fulfilled'`,
      /^2300 = /,
    ],
    [
      'a journal of nothing, balanced and on its plane',
      `INSERT INTO journal (cohort_id, incident_id, legal_entity_id, plane, kind, key, input_hash, effective_on, period,
         account, amount_minor, currency, posted_at)
       SELECT cohort_id, incident_id, legal_entity_id, 'gl', 'written_off', 'wo:1', input_hash, effective_on, period,
         '{5900,1100}', '{700,-700}', '{IDR,IDR}', posted_at FROM journal WHERE cohort_id > 0 LIMIT 1`,
      /^1100, 2400, 4100, 5300, 5900/,
    ],
    [
      'a budget share counted in another shard',
      `UPDATE budget SET taken = CASE WHEN taken = 0 THEN 1 ELSE 0 END
        WHERE shard IN ((SELECT min(shard) FROM budget WHERE taken = 0), (SELECT min(shard) FROM budget WHERE taken = 1))`,
      /^budget shards/,
    ],
    [
      'a grant in another currency',
      `UPDATE offer_grant SET currency = 'USD' WHERE state = 'reserved'`,
      /^9200 = .*USD/,
    ],
    [
      'a settlement that nothing posted',
      `UPDATE fulfilment SET settled_cost_minor = 7 WHERE state = 'delivered'`,
      /^2300 = /,
    ],
    ['a provision that was changed', `UPDATE provision SET delta_minor = 1`, /^5100 = what was provided/],
  ])('%s makes the proof fail and is named', async (_, sql, name) => {
    await aBreachUnderWay(desk);
    expect(await failing()).toEqual([]);
    await desk.t.ownerDb.tx(async (tx) => {
      for (const bypass of BYPASS) await tx.run(bypass);
      expect(await tx.run(sql)).toBeGreaterThan(0);
    });
    const proof = await prove();
    expect(proof.ok).toBe(false);
    expect(proof.checks.filter((check) => !check.ok).map((check) => check.name)).toContainEqual(
      expect.stringMatching(name),
    );
  });

  test.each([
    ['changed', `UPDATE balance_cut SET amount_minor = amount_minor + 1 WHERE account = '9100'`],
    ['gone', `DELETE FROM balance_cut WHERE account = '9100'`],
    [
      'overtaken by a posting into the closed month',
      `INSERT INTO journal (cohort_id, incident_id, legal_entity_id, plane, kind, key, input_hash, effective_on, period,
         account, amount_minor, currency, posted_at)
       SELECT cohort_id, incident_id, legal_entity_id, 'gl', 'provision', 'late:1', input_hash, effective_on, period,
         '{5100,2100}', '{700,-700}', '{USD,USD}', posted_at FROM journal WHERE cohort_id > 0 LIMIT 1`,
    ],
  ])('a period cut that is %s makes the proof fail', async (_, sql) => {
    await aBreachUnderWay(desk);
    const [book] = await desk.t.db.tx((tx) =>
      tx.q<{ id: string }>(`SELECT legal_entity_id AS id FROM journal LIMIT 1`),
    );
    await desk.ledger.closePeriod({ legalEntityId: book!.id, month: '2026-06' }, desk.maker);
    expect(await failing()).toEqual([]);
    await desk.t.ownerDb.tx(async (tx) => {
      await tx.run(`ALTER TABLE balance_cut DISABLE TRIGGER USER`);
      expect(await tx.run(sql)).toBeGreaterThan(0);
    });
    expect(await failing()).toContain('period cuts that differ from their recomputation');
  });
});
