import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/incidents.ts';
import { migratedFrom, migratedTo, takenBackTo } from '../support/migrating.ts';

/** The last migration of yesterday, and the last by which seeds were written letters. */
const YESTERDAY = '0000000000020';
const LETTERS_TO_SEEDS = '0000000000042';
const [SOURCE, RUN, PROFILE, NOTICE, MAKER, CHECKER] = ['a', 'b', 'c', 'd', 'e', 'f'].map(
  (letter) => `0198c000-0000-7000-8000-00000000000${letter}`,
) as [string, string, string, string, string, string];
const FRESH = new Date('2026-05-01T00:00:00Z');

let t: TestDatabase;
let id: IncidentId;

const run = (sql: string, params: readonly unknown[] = []) => t.ownerDb.tx((tx) => tx.run(sql, params));
const one = (sql: string, params: readonly unknown[] = []) => t.ownerDb.tx((tx) => tx.one(sql, params));

function person(cohortId: number, key: Buffer): Promise<unknown> {
  return run(
    `INSERT INTO person (cohort_id, id, incident_id, key_kind, key, first_run, since_run, row_count, source_ids, profile_id,
            email_key, email_sendable, sealed, source_id, batch_no, record_no, subject_no, key_version, deceased, legal_hold)
     VALUES ($5, 0, $1, 'email', $2, 1, 1, 1, ARRAY[$3::uuid], $4, $2, true, $2, $3, 0, 1, 0, 1, false, false)`,
    [id, key, SOURCE, PROFILE, cohortId],
  );
}

/** One person, told by a notice that was launched yesterday. */
async function told(): Promise<void> {
  const key = Buffer.alloc(16, 'k');
  await run(
    `INSERT INTO staged_row (bucket, incident_id, source_id, batch_no, record_no, subject_no, line, id_space,
            email_key, email_sendable, phone_sms, exposure, sealed, key_version, subject_role, former, minor, deceased,
            contact_rank, contact_as_of, authoritative_name, awaits_link, email_typo)
     VALUES (7, $1, $2, 0, 1, 0, 2, 'main', $3, true, false, B'1'::bit(464), $3, 1, 'customer', false, false, false,
             100, $4, false, false, false)`,
    [id, SOURCE, key, FRESH],
  );
  await run(
    `INSERT INTO resolve_run (id, incident_id, no, status, persons_customer_id, persons_email, persons_phone, profiles,
            flagged, conflicts, made_by, started_at, published_at)
     VALUES ($1, $2, 1, 'published', 0, 1, 0, 1, 0, 0, $1, now(), now())`,
    [RUN, id],
  );
  await run(`INSERT INTO profile (id, incident_id, exposure, persons) VALUES ($1, $2, B'1'::bit(464), 1)`, [
    PROFILE,
    id,
  ]);
  await run(
    `INSERT INTO cohort (id, incident_id, kind, size, persons, opened_run) VALUES (1, $1, 'affected', 1, 1, 1)`,
    [id],
  );
  await person(1, key);
  await run(
    `INSERT INTO notice (id, incident_id, kind, name, status, template_ids, channels, message_pins, run_no, audience,
            cost_ceiling_minor, cost_currency, offer_set_ids, unknown_policy, digest, made_by, made_at, requested_by,
            approved_by, approved_at, launched_by, launched_at, updated_at)
     VALUES ($1, $2, 'individual', 'Yesterday', 'launched', '{}', ARRAY['email'], '{}', 1, '{}', 1, 'USD', '{}', 'resend',
             $5, $3, now(), $3, $4, now(), $3, now(), now())`,
    [NOTICE, id, MAKER, CHECKER, 'a'.repeat(64)],
  );
  await run(
    `INSERT INTO wave (notice_id, no, kind, status, opened_at, opened_by) VALUES ($1, 1, 'rest', 'open', now(), $2)`,
    [NOTICE, MAKER],
  );
  await run(
    `INSERT INTO notice_cohort (cohort_id, notice_id, incident_id, wave_no, run_no, checked_run_no, materialised_at, persons)
     VALUES (1, $1, $2, 1, 1, 1, now(), 1)`,
    [NOTICE, id],
  );
  await run(
    `INSERT INTO delivery (cohort_id, notice_id, incident_id, person_id, channel, rung, parallel, run_no, profile_id, locale,
            state, not_before, made_at, state_at)
     VALUES (1, $1, $2, 0, 'email', 1, false, 1, $3, 'id', 'delivered', now(), now(), now())`,
    [NOTICE, id, PROFILE],
  );
}

/** A letter to a seed of the same notice, counted as open. */
async function seeded(): Promise<void> {
  await run(
    `INSERT INTO cohort (id, incident_id, kind, size, persons, opened_run) VALUES (2, $1, 'seed', 1000, 1, 1)`,
    [id],
  );
  await person(2, Buffer.alloc(16, 's'));
  await run(
    `INSERT INTO notice_cohort (cohort_id, notice_id, incident_id, wave_no, run_no, checked_run_no, materialised_at, persons,
            audience, open)
     VALUES (2, $1, $2, 1, 1, 1, now(), 1, 'seed', 1)`,
    [NOTICE, id],
  );
  await run(
    `INSERT INTO delivery (cohort_id, notice_id, incident_id, person_id, channel, rung, parallel, run_no, profile_id, locale,
            state, not_before, made_at, state_at)
     VALUES (2, $1, $2, 0, 'letter', 1, false, 1, $3, 'id', 'pending', now(), now(), now())`,
    [NOTICE, id, PROFILE],
  );
}

beforeAll(async () => {
  t = await freshDatabase();
  await takenBackTo(t, YESTERDAY);
  id = (await anIncident({ ...t, db: t.ownerDb })).id;
  await told();
  await migratedTo(t, YESTERDAY, LETTERS_TO_SEEDS);
  await seeded();
  await migratedFrom(t, LETTERS_TO_SEEDS);
});
afterAll(() => t.close());

describe('yesterday’s notices', () => {
  test('keep what they were: whose, in which wave, approved by two, with what they may cost', async () => {
    const notice = await one(
      `SELECT n.status, n.emergency_at, n.listed, n.deadline_at, n.sms_segments, c.audience, w.status AS wave, w.opens_at,
              n.waves, n.hotline, d.state, d.profile_id
         FROM notice n JOIN notice_cohort c ON c.notice_id = n.id
         JOIN wave w ON w.notice_id = n.id JOIN delivery d ON d.notice_id = n.id
        WHERE n.id = $1 AND c.cohort_id = 1 AND d.cohort_id = 1`,
      [NOTICE],
    );
    expect(notice).toEqual({
      status: 'launched',
      emergency_at: null,
      listed: null,
      deadline_at: null,
      sms_segments: 1,
      audience: 'affected',
      wave: 'open',
      opens_at: null,
      waves: {},
      hotline: null,
      state: 'delivered',
      profile_id: PROFILE,
    });
    expect(await one(`SELECT persons FROM notices_v_cohort WHERE notice_id = $1`, [NOTICE])).toEqual({
      persons: 1,
    });
  });

  test('stay what was approved of them, and are not metered', async () => {
    const faster = run(`UPDATE notice SET waves = '{"pilot": 1}' WHERE id = $1`, [NOTICE]);
    await expect(faster).rejects.toMatchObject({ constraint: 'notice_stands_as_approved' });
    await run(`UPDATE notice SET status = 'paused' WHERE id = $1`, [NOTICE]);
    await run(`UPDATE notice SET status = 'launched' WHERE id = $1`, [NOTICE]);
    expect(await one(`SELECT count(*)::int AS n FROM notice_spend`)).toEqual({ n: 0 });
  });

  test('go to no seed by letter any more, and are counted anew', async () => {
    const found = await one(
      `SELECT d.state, d.decision, c.dirty FROM delivery d
         JOIN notice_cohort c ON c.cohort_id = d.cohort_id AND c.notice_id = d.notice_id WHERE d.cohort_id = 2`,
    );
    expect(found).toEqual({ state: 'cancelled', decision: 'cancelled', dirty: true });
  });

  test('cannot be said to be approved by their maker, nor alone without an enabled switch', async () => {
    const own = run(`UPDATE notice SET approved_by = made_by WHERE id = $1`, [NOTICE]);
    await expect(own).rejects.toMatchObject({ constraint: 'notice_maker_is_not_checker' });
    const alone = run(
      `UPDATE notice SET approved_by = made_by, emergency_at = now(), emergency_reason = 'x' WHERE id = $1`,
      [NOTICE],
    );
    await expect(alone).rejects.toMatchObject({ constraint: 'notice_emergency_check' });
  });
});

test('yesterday’s people know how fresh the contact is that they are reached by', async () => {
  const known = await one(
    `SELECT kind, has_email, held, contact_as_of FROM people_v_addressee WHERE incident_id = $1`,
    [id],
  );
  expect(known).toEqual({ kind: 'affected', has_email: true, held: false, contact_as_of: FRESH });
});
