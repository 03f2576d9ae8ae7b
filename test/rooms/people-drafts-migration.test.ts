import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { migratedFrom, takenBackTo } from '../support/migrating.ts';

/** The release whose runs wrote half of their people by a second connection. */
const TWO_WRITERS = '0000000000077';

let t: TestDatabase;

beforeAll(async () => {
  t = await freshDatabase();
  await takenBackTo(t, TWO_WRITERS);
  // Nothing is migrated yet: only what the application's role may do.
  await migratedFrom(t, '9999999999999');
});
afterAll(async () => t.close());

const run = (sql: string, params: readonly unknown[] = []) => t.ownerDb.tx((tx) => tx.run(sql, params));
const all = (sql: string) => t.ownerDb.tx((tx) => tx.q(sql));

test('people whom a run that died left without their cohort go, and all others stay', async () => {
  const { id } = await anIncident(t);
  for (const [cohort, letter] of [
    [1, 'a'],
    [2, 'b'],
  ] as const) {
    const key = Buffer.alloc(16, letter);
    await run(
      `INSERT INTO person (cohort_id, id, incident_id, key_kind, key, first_run) VALUES ($1, 1, $2, 'email', $3, 1)`,
      [cohort, id, key],
    );
    await run(
      `INSERT INTO identity_key (bucket, incident_id, kind, key, cohort_id, person_id)
       VALUES (people_bucket($1), $2, 2, $1, $3, 1)`,
      [key, id, cohort],
    );
  }
  await run(`INSERT INTO person_draft (incident_id, cohort_ids) VALUES ($1, '{2}')`, [id]);
  await migratedFrom(t, TWO_WRITERS);
  expect(await all(`SELECT cohort_id::int AS cohort FROM person`)).toEqual([{ cohort: 1 }]);
  expect(await all(`SELECT cohort_id::int AS cohort FROM identity_key`)).toEqual([{ cohort: 1 }]);
  expect(await all(`SELECT to_regclass('person_draft') AS place`)).toEqual([{ place: null }]);
});
