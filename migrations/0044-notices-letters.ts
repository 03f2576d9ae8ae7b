/** Who may be put into a file: each looked up by address, with what decides to whom a letter goes. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesLetters0001 implements MigrationInterface {
  readonly name = 'NoticesLetters0000000000044';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of VIEWS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const VIEWS = [
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
