/** Launching: audiences of every kind, waves with a schedule, seed recipients, deputies, one person's approval in an emergency. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Launches0001 implements MigrationInterface {
  readonly name = 'Launches0000000000023';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...PEOPLE, ...DEPUTIES, ...EMERGENCIES, ...NOTICES, ...VIEWS]) {
      await q.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const PEOPLE = [
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

const DEPUTIES = [
  // Local. While it lasts the deputy may decide what the one stood in for may decide.
  `CREATE TABLE deputy (
     id uuid CONSTRAINT deputy_pkey PRIMARY KEY,
     principal_id uuid NOT NULL CONSTRAINT deputy_principal_id_fkey REFERENCES operator (id),
     deputy_id uuid NOT NULL CONSTRAINT deputy_deputy_id_fkey REFERENCES operator (id),
     from_at timestamptz NOT NULL,
     until_at timestamptz NOT NULL,
     reason text NOT NULL CONSTRAINT deputy_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 500),
     named_by uuid NOT NULL CONSTRAINT deputy_named_by_fkey REFERENCES operator (id),
     named_at timestamptz NOT NULL,
     ended_at timestamptz,
     CONSTRAINT deputy_other_person_check CHECK (deputy_id <> principal_id),
     CONSTRAINT deputy_until_at_check CHECK (until_at > from_at AND until_at <= from_at + interval '90 days')
   )`,
  `CREATE INDEX deputy_live_idx ON deputy (deputy_id, until_at) WHERE ended_at IS NULL`,
] as const;

const EMERGENCIES = [
  // Control. Whether one person may approve alone: enabled by an administrator, and only for incidents declared later.
  `CREATE TABLE emergency_switch (
     id uuid CONSTRAINT emergency_switch_pkey PRIMARY KEY,
     enabled_by uuid NOT NULL,
     enabled_at timestamptz NOT NULL,
     disabled_by uuid,
     disabled_at timestamptz,
     CONSTRAINT emergency_switch_id_enabled_at_key UNIQUE (id, enabled_at),
     CONSTRAINT emergency_switch_disabled_check CHECK ((disabled_by IS NULL) = (disabled_at IS NULL))
   )`,
  `CREATE UNIQUE INDEX emergency_switch_live_key ON emergency_switch ((true)) WHERE disabled_at IS NULL`,
] as const;

const NOTICES = [
  `ALTER TABLE notice
     ADD COLUMN deadline_at timestamptz,
     ADD COLUMN listed integer CONSTRAINT notice_listed_check CHECK (listed >= 0),
     ADD COLUMN list_digest text CONSTRAINT notice_list_digest_check CHECK (list_digest ~ '^[0-9a-f]{64}$'),
     ADD COLUMN emergency_switch_id uuid,
     ADD COLUMN emergency_enabled_at timestamptz,
     ADD COLUMN emergency_declared_at timestamptz,
     ADD COLUMN emergency_at timestamptz,
     ADD COLUMN emergency_reason text,
     ADD COLUMN review_due_at timestamptz,
     ADD COLUMN reviewed_by uuid,
     ADD COLUMN reviewed_at timestamptz,
     ADD COLUMN review text CONSTRAINT notice_review_check CHECK (review IN ('upheld','objected')),
     ADD CONSTRAINT notice_emergency_switch_fkey FOREIGN KEY (emergency_switch_id, emergency_enabled_at)
       REFERENCES emergency_switch (id, enabled_at),
     ADD CONSTRAINT notice_listed_together_check CHECK ((listed IS NULL) = (list_digest IS NULL)),
     ADD CONSTRAINT notice_emergency_check CHECK (num_nulls(emergency_switch_id, emergency_enabled_at,
       emergency_declared_at, emergency_at, emergency_reason, review_due_at) IN (0, 6)
       AND emergency_enabled_at < emergency_declared_at AND review_due_at = emergency_at + interval '24 hours'
       AND length(btrim(emergency_reason)) BETWEEN 1 AND 1000),
     ADD CONSTRAINT notice_reviewed_check CHECK (num_nulls(reviewed_by, reviewed_at, review) IN (0, 3)
       AND (reviewed_by IS NULL OR emergency_at IS NOT NULL)),
     ADD CONSTRAINT notice_reviewer_is_another CHECK
       (reviewed_by <> made_by AND reviewed_by <> requested_by AND reviewed_by <> approved_by),
     DROP CONSTRAINT notice_maker_is_not_checker,
     ADD CONSTRAINT notice_maker_is_not_checker CHECK
       (emergency_at IS NOT NULL OR (approved_by <> made_by AND approved_by <> requested_by))`,
  `CREATE INDEX notice_unreviewed_idx ON notice (review_due_at) WHERE emergency_at IS NOT NULL AND reviewed_at IS NULL`,
  `ALTER TABLE wave ADD COLUMN opens_at timestamptz`,
  `CREATE INDEX wave_opens_at_idx ON wave (opens_at) WHERE status = 'held' AND opens_at IS NOT NULL`,
  `ALTER TABLE notice_cohort
     ADD COLUMN audience text NOT NULL DEFAULT 'affected'
       CONSTRAINT notice_cohort_audience_check CHECK (audience IN ('affected','unaffected','seed'))`,
  // Nobody's exposure is named to whoever the breach did not touch.
  `ALTER TABLE delivery ALTER COLUMN profile_id DROP NOT NULL`,
  // Person plane. Whom a supplement or a correction is for, as it was approved; told: what every earlier message said
  // (supplement), or any of them (correction); urgent: a new category of tier 4.
  `CREATE TABLE notice_addressee (
     cohort_id bigint NOT NULL,
     notice_id uuid NOT NULL CONSTRAINT notice_addressee_notice_id_fkey
       REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED,
     person_id integer NOT NULL,
     profile_id uuid NOT NULL,
     told bit(464) NOT NULL,
     urgent boolean NOT NULL,
     CONSTRAINT notice_addressee_pkey PRIMARY KEY (cohort_id, notice_id, person_id)
   )`,
  `CREATE INDEX notice_addressee_notice_idx ON notice_addressee (notice_id, cohort_id)`,
] as const;

const VIEWS = [
  `CREATE OR REPLACE VIEW notices_v_launched_cohort AS
     SELECT c.notice_id, c.incident_id, c.cohort_id, c.run_no, n.offer_set_ids, n.launched_at
       FROM notice_cohort c JOIN notice n ON n.id = c.notice_id
      WHERE c.materialised_at IS NOT NULL AND c.audience <> 'seed'`,
  // Counted per cohort; seeds stand outside every figure about people.
  `CREATE VIEW notices_v_cohort AS
     SELECT cohort_id, notice_id, incident_id, audience, wave_no, run_no, materialised_at, persons, told, open
       FROM notice_cohort`,
  // What earlier messages told somebody a supplement or a correction is for.
  `CREATE VIEW notices_v_addressee AS
     SELECT cohort_id, notice_id, person_id, told, urgent FROM notice_addressee`,
  `CREATE VIEW notices_v_emergency AS
     SELECT id AS notice_id, incident_id, approved_by, emergency_at, emergency_reason, review_due_at, reviewed_by,
            reviewed_at, review
       FROM notice WHERE emergency_at IS NOT NULL`,
] as const;
