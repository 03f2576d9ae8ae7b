import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MIGRATIONS } from '../../migrations/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { anOperator } from '../support/operators.ts';
import { peopleOf } from '../support/people-fixtures.ts';

/** The first migration of after yesterday. */
const TODAY = 'Uploads0000000000012';
const SOURCE = '0198c000-0000-7000-8000-00000000000a';

let t: TestDatabase;
let id: IncidentId;

const key = (letter: string) => Buffer.alloc(16, letter);
const run = (sql: string, params: readonly unknown[] = []) => t.ownerDb.tx((tx) => tx.run(sql, params));
const all = (sql: string, params: readonly unknown[] = []) => t.ownerDb.tx((tx) => tx.q(sql, params));

async function migrateFrom(from: number, to: number): Promise<void> {
  const runner = t.ownerDb.dataSource.createQueryRunner();
  for (const Migration of MIGRATIONS.slice(from, to)) {
    await runner.startTransaction();
    await new Migration().up(runner);
    await runner.commitTransaction();
  }
  await runner.release();
}

/** A row of yesterday: its keys by letter. */
async function row(
  no: number,
  keys: { c?: string; e?: string; p?: string },
  exposure: string,
): Promise<void> {
  const { c, e, p } = keys;
  await run(
    `INSERT INTO staged_row (bucket, incident_id, source_id, batch_no, record_no, subject_no, line, id_space, customer_key,
            email_key, phone_key, email_sendable, phone_sms, exposure, sealed, key_version, subject_role, former, minor,
            deceased, contact_rank, authoritative_name)
     VALUES (7, $1, $2, 0, $3, 0, $3, 'main', $4, $5, $6, true, true, $7::bit(464), $8, 1, 'customer', false, false,
            false, 100, false)`,
    [
      id,
      SOURCE,
      no,
      c && key(c),
      e && key(e),
      p && key(p),
      exposure.padEnd(464, '0'),
      Buffer.from(`blob ${no}`),
    ],
  );
}

async function person(
  no: number,
  given: {
    kind: string;
    letter: string;
    profile: string;
    survivor?: number;
    row: number;
    mail?: string;
    call?: number;
  },
): Promise<void> {
  await run(
    `INSERT INTO person (cohort_id, id, incident_id, key_kind, key, first_run, survivor_cohort_id, survivor_id)
     VALUES (1, $1, $2, $3, $4, 1, $5, $6)`,
    [no, id, given.kind, key(given.letter), given.survivor === undefined ? null : 1n, given.survivor ?? null],
  );
  await run(
    `INSERT INTO identity_key (bucket, incident_id, kind, key, cohort_id, person_id)
     VALUES (people_bucket($1), $2, $3, $1, 1, $4)`,
    [key(given.letter), id, given.kind, no],
  );
  if (given.survivor !== undefined) return;
  await run(
    `INSERT INTO person_exposure (cohort_id, person_id, since_run, until_run, incident_id, profile_id, row_count, source_ids,
            key_bucket, key_source_id, key_record_no, key_subject_no, subject_role, former, minor, deceased, legal_hold, flags)
     SELECT 1, $1, v.since, v.until, $2, $3, 1, ARRAY[$4::uuid], 7, $4, $5, 0, 'customer', false, false, false, false, '{}'
       FROM (VALUES (1, 2), (2, NULL)) AS v (since, until)`,
    [no, id, given.profile, SOURCE, given.row],
  );
  for (const [kind, letter, from] of [
    ['email', given.mail, given.row],
    ['phone', given.call && 'p', given.call],
    ['name', given.mail && null, given.row],
  ] as const) {
    if (letter === undefined) continue;
    await run(
      `INSERT INTO contact_point (cohort_id, person_id, kind, incident_id, key, sealed, source_id, batch_no, record_no,
              subject_no, key_version, sendable)
       VALUES (1, $1, $2, $3, $4, $5, $6, 0, $7, 0, 1, true)`,
      [no, kind, id, letter && key(letter), Buffer.from(`blob ${from}`), SOURCE, from],
    );
  }
}

const found = async (letter: string) =>
  (
    await all(`SELECT person_id FROM people_v_key WHERE incident_id = $1 AND key = $2`, [id, key(letter)])
  ).map((p) => p['person_id']);

beforeAll(async () => {
  t = await freshDatabase();
  await run('DROP SCHEMA public CASCADE');
  await run('CREATE SCHEMA public');
  const today = MIGRATIONS.findIndex((Migration) => new Migration().name === TODAY);
  await migrateFrom(0, today);
  id = (await anIncident({ ...t, db: t.ownerDb })).id;
  const profile = '0198c000-0000-7000-8000-0000000000bb';
  await run(
    `INSERT INTO source (id, incident_id, base_name, status, content_hash, content_bytes, compressed, encoding, spool_bytes,
            spool_key_version, uploaded_by, uploaded_at, mapping_version, mapped_by, mapped_at, records, staged, touched_at,
            finished_at)
     VALUES ($1, $2, 'a.csv', 'finished', sha256('x'), 1, false, 'utf-8', 1, 1, $1, now(), 1, $1, now(), 4, 4, now(), now())`,
    [SOURCE, id],
  );
  await row(1, { c: 'c', e: 'e' }, '1');
  await row(2, { c: 'c', p: 'p' }, '1');
  await row(3, { c: 'd', e: 'f' }, '1');
  await row(4, { e: 'f', p: 'q' }, '1');
  await run(`INSERT INTO profile (id, incident_id, exposure, persons) VALUES ($1, $2, B'1'::bit(464), 2)`, [
    profile,
    id,
  ]);
  await run(
    `INSERT INTO cohort (id, incident_id, kind, size, persons, opened_run) VALUES (1, $1, 'affected', 3, 2, 1)`,
    [id],
  );
  await run(`SELECT setval('cohort_no', 1)`);
  await person(0, { kind: 'customer_id', letter: 'c', profile, row: 1, mail: 'e', call: 2 });
  await person(1, { kind: 'customer_id', letter: 'd', profile, row: 3, mail: 'f' });
  await person(2, { kind: 'email', letter: 'e', profile, row: 1, survivor: 0 });
  await run(
    `INSERT INTO resolve_run (id, incident_id, no, status, persons_customer_id, persons_email, persons_phone, profiles, flagged,
            conflicts, made_by, started_at, published_at)
     VALUES ($1, $2, 2, 'published', 2, 0, 0, 1, 0, 0, $1, now(), now())`,
    [SOURCE, id],
  );
  await migrateFrom(today, MIGRATIONS.length);
});
afterAll(async () => t.close());

describe('people of yesterday', () => {
  test('keep what a run said of them, its history, and whom they lead to', async () => {
    expect(
      await all(
        `SELECT person_id, run_no, has_email, has_sms, has_phone, flags FROM people_v_audience
          WHERE incident_id = $1 ORDER BY person_id`,
        [id],
      ),
    ).toEqual([
      { person_id: 0, run_no: 2, has_email: true, has_sms: true, has_phone: true, flags: [] },
      { person_id: 1, run_no: 2, has_email: true, has_sms: false, has_phone: false, flags: [] },
    ]);
    expect(
      await all(
        `SELECT since_run, until_run FROM people_v_exposure WHERE incident_id = $1 AND person_id = 0 ORDER BY since_run`,
        [id],
      ),
    ).toEqual([
      { since_run: 1, until_run: 2 },
      { since_run: 2, until_run: null },
    ]);
    expect(await all(`SELECT survivor_id FROM people_v_person WHERE person_id = 2`)).toEqual([
      { survivor_id: 0 },
    ]);
  });

  test('are reached through the blobs they were reached through', async () => {
    const contacts = await all(
      `SELECT person_id, kind, key, convert_from(sealed, 'UTF8') AS sealed, record_no,
              convert_from(name_sealed, 'UTF8') AS name_sealed, name_record_no
         FROM people_v_contact ORDER BY person_id, kind`,
    );
    expect(contacts).toEqual([
      { person_id: 0, kind: 'email', key: key('e'), sealed: 'blob 1', record_no: 1, name_sealed: 'blob 1', name_record_no: 1 },
      { person_id: 0, kind: 'phone', key: key('p'), sealed: 'blob 2', record_no: 2, name_sealed: 'blob 1', name_record_no: 1 },
      { person_id: 1, kind: 'email', key: key('f'), sealed: 'blob 3', record_no: 3, name_sealed: 'blob 3', name_record_no: 3 },
    ]); // prettier-ignore
  });

  test('are found by every key of their rows', async () => {
    expect([await found('c'), await found('e'), await found('p')]).toEqual([[0], [0], [0]]);
    expect([await found('d'), await found('f'), await found('q')]).toEqual([[1], [1], [1]]);
    expect(await found('z')).toEqual([]);
  });

  test('stay who they are when they are resolved again', async () => {
    const owned = { ...t, db: t.ownerDb };
    const admin = await anOperator(t.ownerDb, 'Ayu');
    expect(await peopleOf(owned).resolve(id, admin)).toMatchObject({ persons: { customer_id: 2 } });
    const people = await all(
      `SELECT person_id, profile_id IS NOT NULL AS said FROM people_v_audience ORDER BY person_id`,
    );
    expect(people).toEqual([
      { person_id: 0, said: true },
      { person_id: 1, said: true },
    ]);
  });
});
