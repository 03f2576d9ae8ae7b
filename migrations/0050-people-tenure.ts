/** Persons know since when they are customers: offers may depend on it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleTenure0001 implements MigrationInterface {
  readonly name = 'PeopleTenure0000000000050';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE person ADD COLUMN customer_since date`,
  `CREATE OR REPLACE VIEW people_v_audience AS
     SELECT p.cohort_id, p.id AS person_id, p.incident_id, c.kind, r.no AS run_no, p.profile_id,
            p.locale, p.country, p.region, p.time_zone, p.subject_role, p.former, p.minor, p.deceased,
            (p.legal_hold OR EXISTS (
               SELECT FROM person_finding f
                WHERE f.cohort_id = p.cohort_id AND f.person_id = p.id AND f.holds)) AS held,
            COALESCE(p.email_sendable, false) AS has_email,
            COALESCE(p.phone_sms, false) AS has_sms,
            p.phone_key IS NOT NULL AS has_phone,
            p.link_version,
            CASE WHEN p.ambiguous THEN ARRAY['ambiguous_identity'] ELSE ARRAY[]::text[] END AS flags,
            p.customer_since
       FROM person p
       JOIN cohort c ON c.id = p.cohort_id AND c.kind = 'affected'
       JOIN resolve_run r ON r.incident_id = p.incident_id AND r.status = 'published'
      WHERE p.survivor_cohort_id IS NULL AND p.since_run IS NOT NULL`,
  `CREATE OR REPLACE VIEW people_v_unaffected AS
     SELECT p.cohort_id, p.id AS person_id, p.incident_id, p.locale, p.country, p.region, p.time_zone, p.subject_role,
            p.former, p.minor, p.deceased, p.legal_hold, COALESCE(p.email_sendable, false) AS has_email,
            COALESCE(p.phone_sms, false) AS has_sms, p.link_version, p.source_ids, p.customer_since
       FROM person p JOIN cohort c ON c.id = p.cohort_id AND c.kind = 'unaffected'
      WHERE p.survivor_cohort_id IS NULL AND p.since_run IS NOT NULL`,
] as const;
