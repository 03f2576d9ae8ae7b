/** The two further rungs of notices: who may be put into a file, and attempts that a file carries. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesFilings0001 implements MigrationInterface {
  readonly name = 'NoticesFilings0000000000034';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of FILINGS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const FILINGS = [
  `ALTER TABLE notice DROP CONSTRAINT notice_channels_check`,
  `ALTER TABLE notice ADD CONSTRAINT notice_channels_check
     CHECK (cardinality(channels) > 0 AND channels <@ ARRAY['email','sms','handover','letter'])`,
  `ALTER TABLE attempt DROP CONSTRAINT attempt_provider_check`,
  `ALTER TABLE attempt ADD CONSTRAINT attempt_provider_check
     CHECK (provider IN ('ses','twilio','handover','letter')) NOT VALID`,
  `ALTER TABLE attempt VALIDATE CONSTRAINT attempt_provider_check`,
  // Who may be put into a file now: meant, not held, shown as the published run shows them; looked at again before the
  // file leaves the house.
  `CREATE VIEW notices_v_filable AS
     SELECT d.cohort_id, d.id AS delivery_id, d.notice_id, d.incident_id, d.channel, d.person_id, d.profile_id, d.run_no,
            d.locale, d.attempts, d.not_before, a.country, l.told
       FROM delivery d
       JOIN notice n ON n.id = d.notice_id AND n.status = 'launched'
       JOIN notice_cohort c ON c.cohort_id = d.cohort_id AND c.notice_id = d.notice_id
       JOIN wave w ON w.notice_id = c.notice_id AND w.no = c.wave_no AND w.status = 'open'
       JOIN people_v_addressee a ON a.cohort_id = d.cohort_id AND a.person_id = d.person_id AND NOT a.held
        AND (n.kind = 'initial' OR NOT COALESCE(a.profile_id <> d.profile_id, false))
       LEFT JOIN notice_addressee l
         ON l.cohort_id = d.cohort_id AND l.notice_id = d.notice_id AND l.person_id = d.person_id
      WHERE d.state = 'pending' AND d.hold IS NULL AND d.decision IS NULL AND d.channel IN ('handover','letter')`,
];
