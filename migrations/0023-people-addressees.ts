/** Everyone a notice may be meant for: how fresh their contact is, the unaffected, and seed recipients. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleAddressees0001 implements MigrationInterface {
  readonly name = 'PeopleAddressees0000000000023';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // How fresh the contact is that the person is reached by: the freshest are told first.
  `ALTER TABLE person ADD COLUMN contact_as_of timestamptz`,
  `UPDATE person p SET contact_as_of = r.contact_as_of
     FROM staged_row r
    WHERE r.contact_as_of IS NOT NULL AND p.incident_id = r.incident_id AND p.source_id = r.source_id
      AND p.record_no = r.record_no AND p.subject_no = r.subject_no`,
  // Control. Our own people, who get every wave's message beside those it is meant for; one person row each per wave.
  `CREATE TABLE seed_recipient (
     id uuid CONSTRAINT seed_recipient_pkey PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT seed_recipient_incident_id_fkey REFERENCES incident (id),
     label text NOT NULL CONSTRAINT seed_recipient_label_check CHECK (length(label) BETWEEN 1 AND 100),
     locale text,
     country text,
     email_key bytea CONSTRAINT seed_recipient_email_key_check CHECK (octet_length(email_key) = 16),
     phone_key bytea CONSTRAINT seed_recipient_phone_key_check CHECK (octet_length(phone_key) = 16),
     has_name boolean NOT NULL,
     sealed bytea NOT NULL,
     key_version smallint NOT NULL,
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     removed_at timestamptz,
     CONSTRAINT seed_recipient_contact_check CHECK (num_nonnulls(email_key, phone_key) > 0)
   )`,
  `CREATE INDEX seed_recipient_incident_idx ON seed_recipient (incident_id) WHERE removed_at IS NULL`,
  // Everyone a notice may be meant for; profile_id is NULL for whoever the breach did not touch.
  `CREATE VIEW people_v_addressee AS
     SELECT p.cohort_id, p.id AS person_id, p.incident_id, c.kind, r.no AS run_no, p.profile_id,
            p.locale, p.country, p.region, p.time_zone, p.subject_role, COALESCE(p.deceased, false) AS deceased,
            (COALESCE(p.legal_hold, false) OR EXISTS (
               SELECT FROM person_finding f
                WHERE f.cohort_id = p.cohort_id AND f.person_id = p.id AND f.holds)) AS held,
            COALESCE(p.email_sendable, false) AS has_email, COALESCE(p.phone_sms, false) AS has_sms,
            p.phone_key IS NOT NULL AS has_phone, p.contact_as_of
       FROM person p
       JOIN cohort c ON c.id = p.cohort_id
       JOIN resolve_run r ON r.incident_id = p.incident_id AND r.status = 'published'
      WHERE p.survivor_cohort_id IS NULL AND p.since_run IS NOT NULL`,
] as const;
