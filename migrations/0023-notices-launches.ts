/** Launching: lists of recipients, waves with a schedule, cohorts of seeds, one person's approval in an emergency. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesLaunches0001 implements MigrationInterface {
  readonly name = 'NoticesLaunches0000000000023';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...EMERGENCIES, ...NOTICES, ...VIEWS]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

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
     ADD COLUMN sms_segments smallint NOT NULL DEFAULT 1
       CONSTRAINT notice_sms_segments_check CHECK (sms_segments BETWEEN 1 AND 20),
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
