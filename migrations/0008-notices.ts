/** Tables of the notices room: what is said, to whom, by which channel, and every call that said it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notices0001 implements MigrationInterface {
  readonly name = 'Notices0000000000008';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...CONTROL, ...PERSON_PLANE, ...VIEWS]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const CONTROL = [
  `CREATE TABLE notice (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT notice_incident_id_fkey REFERENCES incident (id),
     kind text NOT NULL CONSTRAINT notice_kind_check
       CHECK (kind IN ('initial','individual','supplement','correction','update','policy','goodwill')),
     name text NOT NULL CONSTRAINT notice_name_check CHECK (length(name) BETWEEN 1 AND 200),
     status text NOT NULL CONSTRAINT notice_status_check
       CHECK (status IN ('draft','requested','approved','launched','paused','stopped')),
     template_ids uuid[] NOT NULL,
     channels text[] NOT NULL CONSTRAINT notice_channels_check
       CHECK (cardinality(channels) > 0 AND channels <@ ARRAY['email','sms']),
     message_pins jsonb,
     overlay_version text,
     run_no integer NOT NULL CONSTRAINT notice_run_no_check CHECK (run_no > 0),
     audience jsonb NOT NULL,
     cost_ceiling_minor bigint NOT NULL CONSTRAINT notice_cost_ceiling_minor_check CHECK (cost_ceiling_minor >= 0),
     cost_currency text NOT NULL CONSTRAINT notice_cost_currency_check CHECK (cost_currency ~ '^[A-Z]{3}$'),
     offer_set_ids uuid[] NOT NULL,
     quiet_hours jsonb,
     unknown_policy text NOT NULL CONSTRAINT notice_unknown_policy_check
       CHECK (unknown_policy IN ('resend','hold','next_channel')),
     digest text CONSTRAINT notice_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'),
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     requested_by uuid,
     approved_by uuid,
     approved_at timestamptz,
     launched_by uuid,
     launched_at timestamptz,
     updated_at timestamptz NOT NULL,
     CONSTRAINT notice_maker_is_not_checker CHECK (approved_by <> made_by AND approved_by <> requested_by),
     CONSTRAINT notice_requested_check
       CHECK (status = 'draft' OR (requested_by IS NOT NULL AND digest IS NOT NULL AND message_pins IS NOT NULL)),
     CONSTRAINT notice_approved_check
       CHECK (status IN ('draft','requested') OR (approved_by IS NOT NULL AND approved_at IS NOT NULL)),
     CONSTRAINT notice_launched_check
       CHECK (status IN ('draft','requested','approved') OR (launched_by IS NOT NULL AND launched_at IS NOT NULL))
   )`,
  `CREATE INDEX notice_incident_idx ON notice (incident_id, made_at)`,
  `CREATE TABLE wave (
     notice_id uuid NOT NULL CONSTRAINT wave_notice_id_fkey REFERENCES notice (id),
     no smallint NOT NULL CONSTRAINT wave_no_check CHECK (no >= 1),
     kind text NOT NULL CONSTRAINT wave_kind_check CHECK (kind IN ('pilot','rest')),
     status text NOT NULL CONSTRAINT wave_status_check CHECK (status IN ('held','open')),
     opened_at timestamptz,
     opened_by uuid,
     CONSTRAINT wave_pkey PRIMARY KEY (notice_id, no),
     CONSTRAINT wave_opened_check CHECK ((status = 'open') = (opened_at IS NOT NULL))
   )`,
  // Local (ENGINE §2): lanes are shared by every worker and never distributed.
  `CREATE TABLE lane (
     id uuid PRIMARY KEY,
     provider text NOT NULL CONSTRAINT lane_provider_check CHECK (provider IN ('ses','twilio')),
     sender text NOT NULL,
     country text NOT NULL CONSTRAINT lane_country_check CHECK (country ~ '^([A-Z]{2})?$'),
     status text NOT NULL CONSTRAINT lane_status_check CHECK (status IN ('open','halted')),
     reason text,
     halted_at timestamptz,
     rate_per_s double precision NOT NULL CONSTRAINT lane_rate_per_s_check CHECK (rate_per_s > 0),
     rate_max_per_s double precision NOT NULL,
     spent_until timestamptz NOT NULL,
     throttled_at timestamptz,
     lease_ms integer NOT NULL,
     timeout_ms integer NOT NULL,
     window_ms integer NOT NULL,
     updated_at timestamptz NOT NULL,
     CONSTRAINT lane_provider_sender_country_key UNIQUE (provider, sender, country),
     CONSTRAINT lane_rate_max_check CHECK (rate_per_s <= rate_max_per_s),
     CONSTRAINT lane_lease_check CHECK (timeout_ms > 0 AND window_ms >= 0 AND lease_ms > timeout_ms),
     CONSTRAINT lane_halted_check CHECK ((status = 'halted') = (halted_at IS NOT NULL AND reason IS NOT NULL))
   ) WITH (fillfactor = 50)`,
];

const PERSON_PLANE = [
  `CREATE TABLE notice_cohort (
     cohort_id bigint NOT NULL,
     notice_id uuid NOT NULL CONSTRAINT notice_cohort_notice_id_fkey REFERENCES notice (id),
     incident_id uuid NOT NULL,
     wave_no smallint NOT NULL,
     run_no integer NOT NULL,
     checked_run_no integer NOT NULL,
     materialised_at timestamptz,
     codes_ready boolean NOT NULL DEFAULT false,
     dirty boolean NOT NULL DEFAULT true,
     counts jsonb NOT NULL DEFAULT '{}',
     persons integer NOT NULL DEFAULT 0,
     told integer NOT NULL DEFAULT 0,
     open integer NOT NULL DEFAULT 0,
     due_at timestamptz,
     lease_at timestamptz,
     CONSTRAINT notice_cohort_pkey PRIMARY KEY (cohort_id, notice_id),
     CONSTRAINT notice_cohort_wave_fkey FOREIGN KEY (notice_id, wave_no) REFERENCES wave (notice_id, no)
   ) WITH (fillfactor = 70)`,
  `CREATE INDEX notice_cohort_notice_idx ON notice_cohort (notice_id, cohort_id)`,
  `CREATE INDEX notice_cohort_dirty_idx ON notice_cohort (notice_id, cohort_id) WHERE dirty`,
  `CREATE INDEX notice_cohort_unplanned_idx ON notice_cohort (notice_id, cohort_id) WHERE materialised_at IS NULL`,
  `CREATE INDEX notice_cohort_due_idx ON notice_cohort (due_at) WHERE due_at IS NOT NULL`,
  `CREATE INDEX notice_cohort_lease_idx ON notice_cohort (lease_at) WHERE lease_at IS NOT NULL`,
  `CREATE TABLE delivery (
     cohort_id bigint NOT NULL,
     id bigint GENERATED BY DEFAULT AS IDENTITY,
     notice_id uuid NOT NULL,
     incident_id uuid NOT NULL,
     person_id integer NOT NULL,
     channel text NOT NULL CONSTRAINT delivery_channel_check CHECK (channel IN ('email','sms','letter','handover')),
     rung smallint NOT NULL CONSTRAINT delivery_rung_check CHECK (rung >= 1),
     parallel boolean NOT NULL,
     run_no integer NOT NULL,
     profile_id uuid NOT NULL,
     locale text NOT NULL,
     state text NOT NULL CONSTRAINT delivery_state_check CHECK (state IN
       ('pending','claimed','sending','accepted','delivered','unconfirmed','bounced','complained','undelivered',
        'failed','unknown','suppressed','cancelled')),
     reason text,
     hold text CONSTRAINT delivery_hold_check CHECK (hold IN ('profile','person','restore')),
     decision text CONSTRAINT delivery_decision_check CHECK (decision IN ('cancelled','suppressed')),
     attempts smallint NOT NULL DEFAULT 0,
     not_before timestamptz NOT NULL,
     lease_until timestamptz,
     claim_token uuid,
     made_at timestamptz NOT NULL,
     state_at timestamptz NOT NULL,
     CONSTRAINT delivery_pkey PRIMARY KEY (cohort_id, id),
     CONSTRAINT delivery_once_key UNIQUE (cohort_id, notice_id, person_id, channel),
     CONSTRAINT delivery_notice_cohort_fkey FOREIGN KEY (cohort_id, notice_id)
       REFERENCES notice_cohort (cohort_id, notice_id),
     CONSTRAINT delivery_person_fkey FOREIGN KEY (cohort_id, person_id) REFERENCES person (cohort_id, id),
     CONSTRAINT delivery_lease_check CHECK
       ((state IN ('claimed','sending')) = (lease_until IS NOT NULL AND claim_token IS NOT NULL)),
     CONSTRAINT delivery_sending_check CHECK (state <> 'sending' OR attempts > 0)
   ) WITH (fillfactor = 70)`,
  `CREATE INDEX delivery_pending_idx ON delivery (cohort_id, notice_id, channel, not_before)
     WHERE state = 'pending' AND hold IS NULL`,
  `CREATE INDEX delivery_in_hand_idx ON delivery (incident_id, cohort_id, notice_id)
     WHERE state IN ('claimed','sending')`,
  `CREATE INDEX delivery_unknown_idx ON delivery (incident_id, state_at) WHERE state = 'unknown'`,
  `CREATE INDEX delivery_hold_idx ON delivery (incident_id, cohort_id) WHERE hold IS NOT NULL`,
  `CREATE TABLE attempt (
     cohort_id bigint NOT NULL,
     delivery_id bigint NOT NULL,
     no smallint NOT NULL CONSTRAINT attempt_no_check CHECK (no >= 1),
     provider text NOT NULL CONSTRAINT attempt_provider_check CHECK (provider IN ('ses','twilio')),
     lane_id uuid,
     started_at timestamptz NOT NULL,
     template_id uuid,
     overlay_version text,
     profile_id uuid,
     message_hash bytea CONSTRAINT attempt_message_hash_check CHECK (octet_length(message_hash) = 32),
     contact_key bytea CONSTRAINT attempt_contact_key_check CHECK (octet_length(contact_key) = 16),
     segments smallint,
     outcome text CONSTRAINT attempt_outcome_check
       CHECK (outcome IN ('accepted','retry','rejected','halt','ambiguous')),
     outcome_code text,
     outcome_at timestamptz,
     provider_id text,
     rank smallint NOT NULL DEFAULT 0,
     accepted_at timestamptz,
     delayed_at timestamptz,
     delivered_at timestamptz,
     undelivered_at timestamptz,
     failed_at timestamptz,
     bounced_at timestamptz,
     complained_at timestamptz,
     permanent boolean NOT NULL DEFAULT false,
     evidence_code text,
     CONSTRAINT attempt_pkey PRIMARY KEY (cohort_id, delivery_id, no),
     CONSTRAINT attempt_delivery_fkey FOREIGN KEY (cohort_id, delivery_id) REFERENCES delivery (cohort_id, id),
     CONSTRAINT attempt_outcome_at_check CHECK ((outcome IS NULL) = (outcome_at IS NULL))
   ) WITH (fillfactor = 70)`,
];

const VIEWS = [
  `CREATE VIEW notices_v_launched_cohort AS
     SELECT c.notice_id, c.incident_id, c.cohort_id, c.run_no, n.offer_set_ids, n.launched_at
       FROM notice_cohort c JOIN notice n ON n.id = c.notice_id
      WHERE c.materialised_at IS NOT NULL`,
  `CREATE VIEW notices_v_delivery AS
     SELECT cohort_id, id, notice_id, incident_id, person_id, channel, rung, parallel, run_no, profile_id, locale,
            state, reason, hold, attempts, not_before, made_at, state_at
       FROM delivery`,
  `CREATE VIEW notices_v_attempt AS
     SELECT a.cohort_id, a.delivery_id, a.no, d.incident_id, d.notice_id, d.person_id, d.channel, d.state,
            a.provider, a.provider_id, a.contact_key, a.template_id, a.overlay_version, a.profile_id,
            a.message_hash, a.segments, a.started_at, a.outcome, a.outcome_code, a.outcome_at, a.rank,
            a.accepted_at, a.delayed_at, a.delivered_at, a.undelivered_at, a.failed_at, a.bounced_at,
            a.complained_at, a.permanent, a.evidence_code
       FROM attempt a JOIN delivery d ON d.cohort_id = a.cohort_id AND d.id = a.delivery_id`,
];
