import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Codes } from '../../src/codes/index.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { grouped, twelveChars, withCheck } from '../../src/kernel/crockford.ts';
import { bucketOf, type CohortId, type IncidentId, newId, type OfferId } from '../../src/kernel/ids.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { deriveKey, mac16, seal } from '../../src/platform/crypto/seal.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { migratedFrom, takenBackTo } from '../support/migrating.ts';
import { anOperator } from '../support/operators.ts';

/** The last migration before codes had a room of their own. */
const YESTERDAY = '0000000000045';
const CODES = 2_500;
const COHORT = 7n as CohortId;
const clock = new FixedClock('2026-06-01T03:00:00Z');

let t: TestDatabase;
let incidentId: IncidentId;
const offerId = newId<OfferId>();
const given: string[] = [];
const run = (sql: string, params: readonly unknown[] = []) => t.ownerDb.tx((tx) => tx.run(sql, params));

beforeAll(async () => {
  t = await freshDatabase();
  await takenBackTo(t, YESTERDAY);
  incidentId = (await anIncident({ ...t, db: t.ownerDb }, { clock })).id;
  const { operatorId } = await anOperator(t.ownerDb, 'Made Maker');
  await run(
    `INSERT INTO offer (id, incident_id, name, kind, version, made_by, made_at)
     VALUES ($1, $2, 'Discount', 'discount_code', 1, $3, now())`,
    [offerId, incidentId, operatorId],
  );
  await delivered();
});
afterAll(() => t.close());

/** Codes as yesterday drew them, each on a receipt. */
async function delivered(): Promise<void> {
  const { keys } = incidentParts({ ...t, db: t.ownerDb }, clock);
  const [link, index] = [await keys.open(incidentId, 'link'), await keys.open(incidentId, 'index')];
  const sealing = deriveKey(link.key, 'voucher');
  const rows = Array.from({ length: CODES }, (_, i) => {
    const code = withCheck(twelveChars(randomBytes(8)));
    given.push(grouped(code));
    const hash = mac16(index.key, 'voucher', code);
    const sealed = seal(sealing, link.version, Buffer.from(code, 'ascii'), `voucher:${COHORT}:${i + 1}`);
    return { hash, bucket: bucketOf(hash), sealed, redemption: BigInt(i + 1) };
  });
  await run(
    `INSERT INTO voucher_code (bucket, code_hash, incident_id, offer_id, sealed, key_version, cohort_id, redemption_id,
                               assigned_at)
     SELECT n.bucket, n.hash, $5, $6, n.sealed, 1, $7, n.redemption, now()
       FROM unnest($1::smallint[], $2::bytea[], $3::bytea[], $4::bigint[]) AS n(bucket, hash, sealed, redemption)`,
    [
      rows.map((row) => row.bucket),
      rows.map((row) => row.hash),
      rows.map((row) => row.sealed),
      rows.map((row) => row.redemption),
      incidentId,
      offerId,
      COHORT,
    ],
  );
  const set = newId();
  await run(
    `INSERT INTO offer_grant (cohort_id, id, incident_id, offer_set_id, person_id, run_no, state, positions, face_minor,
                              currency, cycle, chosen, chosen_face_minor, granted_at, expires_at, changed_at)
     SELECT $1, n, $2, $3, n, 1, 'fulfilled', '{1}', 100, 'IDR', 1, 1, 100, now(), now() + interval '1 year', now()
       FROM generate_series(1, $4::int) AS n`,
    [COHORT, incidentId, set, CODES],
  );
  await run(
    `INSERT INTO redemption (cohort_id, id, grant_id, cycle, incident_id, offer_set_id, person_id, position, offer_id,
                             offer_version, face_minor, unit_cost_minor, currency, treatment, state, redeemed_at, changed_at)
     SELECT cohort_id, id, id, 1, incident_id, offer_set_id, person_id, 1, $1, 1, 100, 50, 'IDR', 'T2', 'fulfilled', now(),
            now() FROM offer_grant`,
    [offerId],
  );
  await run(
    `INSERT INTO fulfilment (cohort_id, redemption_id, grant_id, incident_id, offer_id, person_id, adapter, state,
                             code_bucket, code_hash, made_at, changed_at)
     SELECT cohort_id, redemption_id, redemption_id, incident_id, offer_id, redemption_id::int, 'code', 'delivered', bucket, code_hash,
            now() - interval '1 minute', now() FROM voucher_code`,
  );
}

test('codes given yesterday still open, are found, and stay with whom they were given to', async () => {
  await migratedFrom(t, YESTERDAY);
  const { keys } = incidentParts(t, clock);
  const codes = new Codes(t.db, keys, new Audit(clock), clock);
  const refs = given.map((_, i) => ({ cohortId: COHORT, redemptionId: BigInt(i + 1) }));
  const shown = await codes.show(incidentId, refs);
  const opened = refs.map(({ redemptionId }) => shown.get(redemptionId));
  expect(opened.map((one) => (one?.kind === 'code' ? one.code : one))).toEqual(given);
  expect(await codes.find(incidentId, given[4]!)).toMatchObject({
    state: 'assigned',
    poolId: null,
    redemption: { cohortId: COHORT, redemptionId: 5n },
  });
  const claim = { ...refs[4]!, incidentId, offerId, askedAt: clock.now() };
  const key = await codes.keys(incidentId);
  const outcome = await t.db.tx((tx) => codes.assign(tx, [claim], key));
  expect(outcome.get(5n)).toMatchObject({ kind: 'assigned' });
  expect(await codes.reissue(incidentId, claim, 'Lost.', await anOperator(t.db, 'Maya Maker'))).toBe(
    'assigned',
  );
  expect(await codes.find(incidentId, given[4]!)).toMatchObject({ state: 'revoked' });
});
