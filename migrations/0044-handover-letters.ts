/** Who a letter is addressed to, and files of many people planned as look-ups by address. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HandoverLetters0001 implements MigrationInterface {
  readonly name = 'HandoverLetters0000000000044';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of VIEWS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const VIEWS = [
  // As 0041 has it: a letter about a minor goes to whoever looks after them.
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
  // The same people, and never the deceased unless the notice writes to their families. Written so that whoever asks for
  // one delivery gets it by its key: COALESCE keeps the planner off delivery_pending_idx, by which a cohort's thousand
  // deliveries were read for each of its people, and LIMIT keeps the person a look-up.
  `CREATE OR REPLACE VIEW notices_v_filable AS
     SELECT d.cohort_id, d.id AS delivery_id, d.notice_id, d.incident_id, d.channel, d.person_id, d.profile_id, d.run_no,
            d.locale, d.attempts, d.not_before, a.country, l.told, a.region, a.minor, a.deceased
       FROM delivery d
       JOIN notice n ON n.id = d.notice_id AND n.status = 'launched'
       JOIN notice_cohort c ON c.cohort_id = d.cohort_id AND c.notice_id = d.notice_id
       JOIN wave w ON w.notice_id = c.notice_id AND w.no = c.wave_no AND w.status = 'open'
      CROSS JOIN LATERAL (
        SELECT a.country, a.region, a.profile_id, a.minor, a.deceased FROM people_v_addressee a
         WHERE a.cohort_id = d.cohort_id AND a.person_id = d.person_id AND NOT a.held LIMIT 1) a
       LEFT JOIN LATERAL (
        SELECT l.told FROM notice_addressee l
         WHERE l.cohort_id = d.cohort_id AND l.notice_id = d.notice_id AND l.person_id = d.person_id LIMIT 1) l ON true
      WHERE d.state = 'pending' AND COALESCE(d.hold, d.decision) IS NULL AND d.channel IN ('handover','letter')
        AND (n.kind = 'initial' OR NOT COALESCE(a.profile_id <> d.profile_id, false))
        AND (NOT a.deceased OR n.audience ->> 'deceased' = 'kin')`,
];
