import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Offers, SetApprovals } from '../../src/compensation/index.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import type { IncidentId, OfferSetId } from '../../src/kernel/ids.ts';
import { Laws } from '../../src/laws/index.ts';
import { Approvals } from '../../src/operators/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { migratedFrom, takenBackTo } from '../support/migrating.ts';
import { anOperator } from '../support/operators.ts';

/** The last migration before offers could be bundled, opened later, or ended on a day. */
const YESTERDAY = '0000000000045';
const OFFER = '019a0000-0000-7000-8000-000000000001';
const TERMS = {
  id: { title: 'Kredit', text: 'Kredit pada tagihan.' },
  en: { title: 'Credit', text: 'A credit on your bill.' },
  waiver: false,
  newAccount: false,
  changeForfeited: false,
  minimumSpendMinor: '12',
};

let t: TestDatabase;
const run = (sql: string, params: readonly unknown[] = []) => t.ownerDb.tx((tx) => tx.run(sql, params));

beforeAll(async () => {
  t = await freshDatabase();
  await takenBackTo(t, YESTERDAY);
});
afterAll(() => t.close());

const setId = (n: number) => `019a0000-0000-7000-8000-00000000001${n}` as OfferSetId;

test('sets of yesterday stand as they were: granted by months, to the affected, in no bundle; what waited can be asked again', async () => {
  const clock = new FixedClock('2026-06-01T03:00:00Z');
  const owner = { ...t, db: t.ownerDb };
  const [maker, checker] = [
    await anOperator(t.ownerDb, 'Made Maker'),
    await anOperator(t.ownerDb, 'Citra Checker'),
  ];
  const { id: incidentId } = await anIncident(owner, { clock });
  await aYesterday(incidentId, maker.operatorId, checker.operatorId);
  await migratedFrom(t, YESTERDAY);

  const audit = new Audit(clock);
  const sets = new SetApprovals(new Approvals(audit, clock), audit, new Laws(t.ownerDb, clock), clock);
  const offers = new Offers(t.ownerDb, sets, audit, clock);
  const listed = await offers.list(incidentId);
  expect(listed.offers).toMatchObject([
    { terms: { minimumSpendMinor: 12n, transferable: false, needsSecondFactor: false, guardian: null } },
  ]);
  const same = {
    expiryMonths: 12,
    expiresOn: null,
    opensAt: null,
    follows: null,
    audience: 'affected',
    bundleId: null,
  };
  expect(listed.sets.map(({ status }) => status).sort()).toEqual(['approved', 'draft', 'submitted']);
  for (const set of listed.sets) expect(set).toMatchObject(same);
  await t.ownerDb.tx((tx) => offers.requireApproved(tx, incidentId, [setId(1)], 'affected'));
  await expect(run(`UPDATE offer_set SET expiry_months = 13 WHERE id = $1`, [setId(1)])).rejects.toThrow(
    'never rewritten',
  );
  for (const waiting of [setId(2), setId(3)]) {
    const { digest } = await offers.submit(waiting, maker);
    expect(await offers.decide(waiting, { decision: 'approved', digest }, checker)).toMatchObject({
      status: 'approved',
    });
  }
});

/** One offer in three sets: approved, submitted, draft. */
async function aYesterday(incidentId: IncidentId, maker: string, checker: string): Promise<void> {
  await run(
    `INSERT INTO offer (id, incident_id, name, kind, version, made_by, made_at)
     VALUES ($1, $2, 'Credit', 'billing_credit', 1, $3, now())`,
    [OFFER, incidentId, maker],
  );
  await run(
    `INSERT INTO offer_version (offer_id, version, currency, face_minor, unit_cost_minor, treatment, terms, eligibility,
                                made_by, made_at)
     VALUES ($1, 1, 'IDR', 100, 100, 'T1', $2::jsonb, '{"everyone": true}', $3, now())`,
    [OFFER, JSON.stringify(TERMS), maker],
  );
  for (const [n, status] of ['approved', 'submitted', 'draft'].entries()) {
    await run(
      `INSERT INTO offer_set (id, incident_id, name, mode, status, currency, expiry_months, take_up_bps, made_by, made_at)
       VALUES ($1, $2, $3, 'opt_in', 'draft', 'IDR', 12, 10000, $4, now())`,
      [setId(n + 1), incidentId, status, maker],
    );
    await run(
      `INSERT INTO offer_set_item (offer_set_id, position, offer_id, offer_version, mode, currency)
       VALUES ($1, 1, $2, 1, 'opt_in', 'IDR')`,
      [setId(n + 1), OFFER],
    );
  }
  await run(`UPDATE offer_set SET status = 'submitted' WHERE id = $1`, [setId(2)]);
  await run(
    `UPDATE offer_set SET status = 'approved', approved_by = $2, approved_at = now(), approved_digest = 'then' WHERE id = $1`,
    [setId(1), checker],
  );
}
