/** Whether somebody to be told is a minor: what is said about them goes to whoever looks after them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleMinors0001 implements MigrationInterface {
  readonly name = 'PeopleMinors0000000000044';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of VIEWS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const VIEWS = [
  // As before, with `minor` at its end.
  `CREATE OR REPLACE VIEW people_v_addressee AS
     SELECT p.cohort_id, p.id AS person_id, p.incident_id, c.kind, r.no AS run_no, p.profile_id,
            p.locale, p.country, p.region, p.time_zone, p.subject_role, COALESCE(p.deceased, false) AS deceased,
            (COALESCE(p.legal_hold, false) OR EXISTS (
               SELECT FROM person_finding f
                WHERE f.cohort_id = p.cohort_id AND f.person_id = p.id AND f.holds)) AS held,
            COALESCE(p.email_sendable, false) AS has_email, COALESCE(p.phone_sms, false) AS has_sms,
            p.phone_key IS NOT NULL AS has_phone, p.contact_as_of, COALESCE(p.minor, false) AS minor
       FROM person p
       JOIN cohort c ON c.id = p.cohort_id
       JOIN resolve_run r ON r.incident_id = p.incident_id AND r.status = 'published'
      WHERE p.survivor_cohort_id IS NULL AND p.since_run IS NOT NULL`,
];
