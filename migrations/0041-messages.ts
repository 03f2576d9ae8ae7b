/** Texts for the residents of one jurisdiction beside the general one, and whether somebody to be told is a child. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Messages0003 implements MigrationInterface {
  readonly name = 'Messages0000000000041';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Codes of laws, sorted; none: the general text, which every version until now is.
  `ALTER TABLE template
     ADD COLUMN jurisdictions text[] NOT NULL DEFAULT '{}' CONSTRAINT template_jurisdictions_check
       CHECK (cardinality(jurisdictions) <= 40 AND array_position(jurisdictions, NULL) IS NULL)`,
  `ALTER TABLE template DROP CONSTRAINT template_version_key,
     ADD CONSTRAINT template_version_key UNIQUE (incident_id, kind, channel, locale, jurisdictions, version)`,
  // As before, with `minor` at its end: some laws protect children by their age alone.
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
  // As before, with the rest of the residence: a letter too is that of the place where somebody lives.
  `CREATE OR REPLACE VIEW notices_v_filable AS
     SELECT d.cohort_id, d.id AS delivery_id, d.notice_id, d.incident_id, d.channel, d.person_id, d.profile_id, d.run_no,
            d.locale, d.attempts, d.not_before, a.country, l.told, a.region, a.minor
       FROM delivery d
       JOIN notice n ON n.id = d.notice_id AND n.status = 'launched'
       JOIN notice_cohort c ON c.cohort_id = d.cohort_id AND c.notice_id = d.notice_id
       JOIN wave w ON w.notice_id = c.notice_id AND w.no = c.wave_no AND w.status = 'open'
       JOIN people_v_addressee a ON a.cohort_id = d.cohort_id AND a.person_id = d.person_id AND NOT a.held
        AND (n.kind = 'initial' OR NOT COALESCE(a.profile_id <> d.profile_id, false))
       LEFT JOIN notice_addressee l
         ON l.cohort_id = d.cohort_id AND l.notice_id = d.notice_id AND l.person_id = d.person_id
      WHERE d.state = 'pending' AND d.hold IS NULL AND d.decision IS NULL AND d.channel IN ('handover','letter')`,
] as const;
