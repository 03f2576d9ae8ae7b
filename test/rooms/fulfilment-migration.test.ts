import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Outbox } from '../../src/compensation/index.ts';
import { PayoutFiles, Payouts } from '../../src/fulfilment/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { FixedClock } from '../../src/kernel/clock.ts';
import { type IncidentId, newId, uuidv7 } from '../../src/kernel/ids.ts';
import { Ledger } from '../../src/ledger/index.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { deriveKey, seal } from '../../src/platform/crypto/seal.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, incidentParts } from '../support/incidents.ts';
import { migratedFrom, takenBackTo } from '../support/migrating.ts';
import { anOperator } from '../support/operators.ts';
import { peopleOf } from '../support/people-fixtures.ts';

/** The last migration before fulfilment had a room of its own. */
const YESTERDAY = '0000000000045';
const clock = new FixedClock('2026-06-01T03:00:00Z');
const FILE = Buffer.from('reference,account\r\nR1-1,C1\r\n');

let t: TestDatabase;
let incidentId: IncidentId;
let maker: Actor;
const [open, done] = [uuidv7(), uuidv7()];
const run = (sql: string, params: readonly unknown[] = []) => t.ownerDb.tx((tx) => tx.run(sql, params));

beforeAll(async () => {
  t = await freshDatabase();
  await takenBackTo(t, YESTERDAY);
  incidentId = (await anIncident({ ...t, db: t.ownerDb }, { clock })).id;
  maker = await anOperator(t.ownerDb, 'Made Maker');
  await files();
  await theirLines();
});
afterAll(() => t.close());

/** One file that is open and one that was confirmed, both of one person alone, as yesterday allowed. */
async function files(): Promise<void> {
  const { key, version } = await incidentParts({ ...t, db: t.ownerDb }, clock).keys.open(
    incidentId,
    'contact',
  );
  for (const [id, status] of [
    [open, 'open'],
    [done, 'done'],
  ] as const) {
    const by = status === 'done' ? maker.operatorId : null;
    const sealed = seal(deriveKey(key, `payout:${id}`), version, FILE, `payout:${id}`);
    await run(
      `INSERT INTO payout_batch (id, incident_id, status, rows, sealed_file, key_version, made_by, made_at, done_by, done_at)
       VALUES ($1, $2, $3, 2, $4, $5, $6, now(), $7, CASE WHEN $7::uuid IS NOT NULL THEN now() END)`,
      [id, incidentId, status, sealed, version, maker.operatorId, by],
    );
  }
}

/** Two lines in each, and two that wait. */
async function theirLines(): Promise<void> {
  const [offerId, setId] = [newId(), newId()];
  await run(
    `INSERT INTO offer (id, incident_id, name, kind, version, made_by, made_at)
     VALUES ($1, $2, 'Credit', 'billing_credit', 1, $3, now())`,
    [offerId, incidentId, maker.operatorId],
  );
  await run(
    `INSERT INTO offer_grant (cohort_id, id, incident_id, offer_set_id, person_id, run_no, state, positions, face_minor,
                              currency, cycle, chosen, chosen_face_minor, granted_at, expires_at, changed_at)
     SELECT 7, n, $1, $2, n, 1, CASE WHEN n <= 2 THEN 'fulfilling' WHEN n <= 4 THEN 'fulfilled' ELSE 'redeemed' END, '{1}',
            100, 'IDR', 1, 1, 100, now(), now() + interval '1 year', now() FROM generate_series(1, 6) AS n`,
    [incidentId, setId],
  );
  await run(
    `INSERT INTO redemption (cohort_id, id, grant_id, cycle, incident_id, offer_set_id, person_id, position, offer_id,
                             offer_version, face_minor, unit_cost_minor, currency, treatment, state, redeemed_at, changed_at)
     SELECT 7, id, id, 1, incident_id, offer_set_id, person_id, 1, $1, 1, 100, 50, 'IDR', 'T1', state, now(), now()
       FROM offer_grant`,
    [offerId],
  );
  await run(
    `INSERT INTO fulfilment (cohort_id, redemption_id, grant_id, incident_id, offer_id, person_id, adapter, state, batch_id,
                             made_at, changed_at)
     SELECT 7, id, id, incident_id, offer_id, person_id, 'manual_file',
            CASE state WHEN 'fulfilling' THEN 'handed_over' WHEN 'fulfilled' THEN 'delivered' ELSE 'pending' END,
            CASE state WHEN 'fulfilling' THEN $1::uuid WHEN 'fulfilled' THEN $2::uuid END, now(), now() FROM redemption`,
    [open, done],
  );
}

test('files of yesterday keep their bytes and lines; what was not confirmed waits for its second person', async () => {
  await migratedFrom(t, YESTERDAY);
  const audit = new Audit(clock);
  const { keys } = incidentParts(t, clock);
  const outbox = new Outbox(new Ledger(t.db, audit, clock), clock);
  const sealed = new PayoutFiles(peopleOf(t, { clock }), keys);
  const payouts = new Payouts(t.db, outbox, sealed, audit, clock);
  expect(await payouts.get(done)).toMatchObject({
    status: 'done',
    kind: 'credit',
    totals: [{ currency: 'IDR', lines: 2, amountMinor: 200n }],
  });
  expect(await payouts.file(done, maker)).toEqual(FILE);
  expect(await payouts.get(open)).toMatchObject({ status: 'open', rows: 2 });
  await expect(payouts.release(open, maker)).rejects.toMatchObject({ code: 'fulfilment.same_person' });
  await payouts.release(open, await anOperator(t.db, 'Citra Checker'));
  expect(await payouts.file(open, maker)).toEqual(FILE);
  const live = await t.db.tx((tx) =>
    tx.q(
      `SELECT payout_id = $1 AS open, outcome, count(*)::int AS n FROM payout_line WHERE live GROUP BY 1, 2 ORDER BY 1`,
      [open],
    ),
  );
  expect(live).toEqual([
    { open: false, outcome: 'paid', n: 2 },
    { open: true, outcome: null, n: 2 },
  ]);
});
