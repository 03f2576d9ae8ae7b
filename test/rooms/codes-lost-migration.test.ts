import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Codes } from '../../src/codes/index.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { newId, type OfferId } from '../../src/kernel/ids.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { migratedFrom, takenBackTo } from '../support/migrating.ts';
import { anOperator } from '../support/operators.ts';

/** The last migration before lost codes were counted where they are lost. */
const YESTERDAY = '0000000000058';
const COHORT = 7n;
const clock = new FixedClock('2026-06-01T03:00:00Z');
const offerId = newId<OfferId>();
const imported = newId();
const generated = newId();

let t: TestDatabase;
const run = (sql: string, params: readonly unknown[] = []) => t.ownerDb.tx((tx) => tx.run(sql, params));

/** What became of its codes, the oldest first, and how its claim stood yesterday. */
const CLAIMS = [
  { id: 1n, state: 'waiting', reissues: 1, written: 0, revoked: [imported] },
  { id: 2n, state: 'revoked', reissues: 2, written: 1, revoked: [imported, imported, imported] },
  { id: 3n, state: 'left', reissues: 0, written: 0, revoked: [imported] },
  { id: 4n, state: 'revoked', reissues: 1, written: 0, revoked: [imported, generated] },
  { id: 5n, state: 'waiting', reissues: 2, written: 2, revoked: [generated] },
  { id: 6n, state: 'waiting', reissues: 1, written: 1, revoked: [] },
  { id: 7n, state: 'left', reissues: 0, written: 0, revoked: [null] },
] as const;

beforeAll(async () => {
  t = await freshDatabase();
  await takenBackTo(t, YESTERDAY);
  const incidentId = (await anIncident({ ...t, db: t.ownerDb }, { clock })).id;
  const { operatorId } = await anOperator(t.ownerDb, 'Made Maker');
  await run(
    `INSERT INTO offer (id, incident_id, name, kind, version, made_by, made_at)
     VALUES ($1, $2, 'Monitoring', 'monitoring', 1, $3, now())`,
    [offerId, incidentId, operatorId],
  );
  for (const [id, kind] of [
    [imported, 'imported'],
    [generated, 'generated'],
  ]) {
    await run(
      `INSERT INTO code_pool (id, incident_id, offer_id, name, kind, status, days_left_min, made_by, made_at)
       VALUES ($1, $2, $3, $4::text, $4::text, 'open', 0, $5, now())`,
      [id, incidentId, offerId, kind, operatorId],
    );
  }
  for (const { id, state, reissues, written, revoked } of CLAIMS) {
    await run(
      `INSERT INTO code_claim (cohort_id, redemption_id, incident_id, offer_id, state, reissues, written_off, asked_at,
                               changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now(), now())`,
      [COHORT, id, incidentId, offerId, state, reissues, written],
    );
    for (const [i, pool] of revoked.entries()) {
      await run(
        `INSERT INTO voucher_code (bucket, code_hash, incident_id, offer_id, pool_id, state, sealed, expires_at,
                                   cohort_id, redemption_id, changed_at)
         VALUES (1, $1, $2, $3, $4, 'revoked', '', 'infinity', $5, $6, now() + $7 * interval '1 minute')`,
        [randomBytes(16), incidentId, offerId, pool, COHORT, id, i],
      );
    }
  }
});
afterAll(() => t.close());

test('what was lost before is counted from the codes that were revoked, and each is written off once', async () => {
  await migratedFrom(t, YESTERDAY);
  const rows = await t.ownerDb.tx((tx) =>
    tx.q(
      `SELECT redemption_id AS id, lost::int, written_off::int AS written, taken_back AS "takenBack"
         FROM code_claim ORDER BY redemption_id`,
    ),
  );
  expect(rows).toEqual([
    { id: 1n, lost: 0, written: 0, takenBack: true },
    { id: 2n, lost: 2, written: 1, takenBack: true },
    { id: 3n, lost: 1, written: 0, takenBack: false },
    { id: 4n, lost: 1, written: 0, takenBack: false },
    // Written off too much before: it stays so.
    { id: 5n, lost: 2, written: 2, takenBack: false },
    { id: 6n, lost: 1, written: 1, takenBack: false },
    { id: 7n, lost: 0, written: 0, takenBack: false },
  ]);
  const codes = new Codes(t.db, incidentParts(t, clock).keys, new Audit(clock), clock);
  const take = () => t.db.tx((tx) => codes.takeLost(tx, 100));
  const taken = await take();
  expect(taken.toSorted((a, b) => (a.redemptionId < b.redemptionId ? -1 : 1))).toEqual([
    { cohortId: COHORT, redemptionId: 2n, before: 1, until: 2 },
    { cohortId: COHORT, redemptionId: 3n, before: 0, until: 1 },
    { cohortId: COHORT, redemptionId: 4n, before: 0, until: 1 },
  ]);
  expect(await take()).toEqual([]);
});
