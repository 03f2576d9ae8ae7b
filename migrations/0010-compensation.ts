/** Tables of the compensation room: offers and sets, budgets, grants, redemptions, fulfilment, codes. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Compensation0001 implements MigrationInterface {
  readonly name = 'Compensation0000000000010';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...CONTROL, ...PERSON_PLANE, ...KEY_PLANE]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const CONTROL = [
  `CREATE TABLE offer (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT offer_incident_id_fkey REFERENCES incident (id),
     name text NOT NULL CONSTRAINT offer_name_check CHECK (length(name) BETWEEN 1 AND 200),
     kind text NOT NULL CONSTRAINT offer_kind_check CHECK (kind IN ('billing_credit','entitlement','discount_code',
       'monitoring','insurance','donation','cash_payout','claim')),
     version integer NOT NULL CONSTRAINT offer_version_check CHECK (version >= 1),
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     CONSTRAINT offer_incident_id_name_key UNIQUE (incident_id, name)
   )`,
  // A version never changes: what was granted keeps the words and the numbers it was granted under.
  `CREATE TABLE offer_version (
     offer_id uuid NOT NULL CONSTRAINT offer_version_offer_id_fkey REFERENCES offer (id),
     version integer NOT NULL,
     currency text NOT NULL CONSTRAINT offer_version_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
     face_minor bigint NOT NULL CONSTRAINT offer_version_face_minor_check CHECK (face_minor > 0),
     unit_cost_minor bigint NOT NULL CONSTRAINT offer_version_unit_cost_minor_check CHECK (unit_cost_minor >= 0),
     treatment text NOT NULL CONSTRAINT offer_version_treatment_check CHECK (treatment IN ('T1','T2','T3')),
     terms jsonb NOT NULL,
     eligibility jsonb NOT NULL,
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     CONSTRAINT offer_version_pkey PRIMARY KEY (offer_id, version),
     CONSTRAINT offer_version_currency_key UNIQUE (offer_id, version, currency)
   )`,
  `SELECT amends_append_only('offer_version')`,
  `CREATE TABLE offer_set (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT offer_set_incident_id_fkey REFERENCES incident (id),
     name text NOT NULL CONSTRAINT offer_set_name_check CHECK (length(name) BETWEEN 1 AND 200),
     mode text NOT NULL CONSTRAINT offer_set_mode_check CHECK (mode IN ('opt_in','auto_apply')),
     status text NOT NULL
       CONSTRAINT offer_set_status_check CHECK (status IN ('draft','submitted','approved','closed')),
     currency text NOT NULL,
     expiry_months smallint NOT NULL
       CONSTRAINT offer_set_expiry_months_check CHECK (expiry_months BETWEEN 1 AND 120),
     take_up_bps integer NOT NULL CONSTRAINT offer_set_take_up_bps_check CHECK (take_up_bps BETWEEN 0 AND 10000),
     budget_grants bigint CONSTRAINT offer_set_budget_grants_check CHECK (budget_grants > 0),
     approved_digest text,
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     approved_by uuid CONSTRAINT offer_set_approved_by_fkey REFERENCES operator (id),
     approved_at timestamptz,
     CONSTRAINT offer_set_maker_is_not_checker CHECK (approved_by <> made_by),
     CONSTRAINT offer_set_incident_id_name_key UNIQUE (incident_id, name),
     CONSTRAINT offer_set_id_mode_key UNIQUE (id, mode),
     CONSTRAINT offer_set_id_currency_key UNIQUE (id, currency),
     CONSTRAINT offer_set_approved_check CHECK (
       (status IN ('approved','closed')) = (num_nonnulls(approved_by, approved_at, approved_digest) = 3)
       AND num_nonnulls(approved_by, approved_at, approved_digest) IN (0, 3))
   )`,
  // What was made is what is approved: another content is another set.
  `CREATE FUNCTION compensation_keep_set() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'DELETE'
        OR (OLD.id, OLD.incident_id, OLD.name, OLD.mode, OLD.currency, OLD.expiry_months, OLD.take_up_bps,
            OLD.budget_grants, OLD.made_by, OLD.made_at)
           IS DISTINCT FROM
           (NEW.id, NEW.incident_id, NEW.name, NEW.mode, NEW.currency, NEW.expiry_months, NEW.take_up_bps,
            NEW.budget_grants, NEW.made_by, NEW.made_at)
        OR (OLD.approved_digest IS NOT NULL AND (OLD.approved_digest, OLD.approved_by, OLD.approved_at)
            IS DISTINCT FROM (NEW.approved_digest, NEW.approved_by, NEW.approved_at))
     THEN RAISE EXCEPTION 'an offer set is never rewritten' USING ERRCODE = '42501';
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER offer_set_kept BEFORE UPDATE OR DELETE ON offer_set
     FOR EACH ROW EXECUTE FUNCTION compensation_keep_set()`,
  // The mode and the currency ride along so that keys can hold them: one currency per set, one offer if auto_apply.
  `CREATE TABLE offer_set_item (
     offer_set_id uuid NOT NULL,
     position smallint NOT NULL CONSTRAINT offer_set_item_position_check CHECK (position BETWEEN 1 AND 20),
     offer_id uuid NOT NULL,
     offer_version integer NOT NULL,
     mode text NOT NULL,
     currency text NOT NULL,
     CONSTRAINT offer_set_item_pkey PRIMARY KEY (offer_set_id, position),
     CONSTRAINT offer_set_item_offer_key UNIQUE (offer_set_id, offer_id),
     CONSTRAINT offer_set_item_mode_fkey FOREIGN KEY (offer_set_id, mode) REFERENCES offer_set (id, mode),
     CONSTRAINT offer_set_item_currency_fkey
       FOREIGN KEY (offer_set_id, currency) REFERENCES offer_set (id, currency),
     CONSTRAINT offer_set_item_offer_fkey
       FOREIGN KEY (offer_id, offer_version, currency) REFERENCES offer_version (offer_id, version, currency)
   )`,
  `CREATE UNIQUE INDEX offer_set_item_lone_key ON offer_set_item (offer_set_id) WHERE mode = 'auto_apply'`,
  `SELECT amends_append_only('offer_set_item')`,
  `CREATE FUNCTION compensation_draft_only() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF (SELECT status FROM offer_set WHERE id = NEW.offer_set_id) <> 'draft'
     THEN RAISE EXCEPTION 'an offer set is never rewritten' USING ERRCODE = '42501';
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER offer_set_item_draft_only BEFORE INSERT ON offer_set_item
     FOR EACH ROW EXECUTE FUNCTION compensation_draft_only()`,
  `CREATE TABLE budget (
     offer_set_id uuid NOT NULL CONSTRAINT budget_offer_set_id_fkey REFERENCES offer_set (id),
     shard smallint NOT NULL CONSTRAINT budget_shard_check CHECK (shard BETWEEN 0 AND 63),
     total bigint NOT NULL,
     taken bigint NOT NULL DEFAULT 0,
     CONSTRAINT budget_pkey PRIMARY KEY (offer_set_id, shard),
     CONSTRAINT budget_taken_check CHECK (taken >= 0 AND taken <= total)
   ) WITH (fillfactor = 50)`,
  // What has been provided for a set: one row per estimate, its journal under prov:{set}:{no}.
  `CREATE TABLE provision (
     offer_set_id uuid NOT NULL CONSTRAINT provision_offer_set_id_fkey REFERENCES offer_set (id),
     no integer NOT NULL CONSTRAINT provision_no_check CHECK (no >= 1),
     run_no integer NOT NULL,
     persons bigint NOT NULL,
     estimate_minor bigint NOT NULL,
     delta_minor bigint NOT NULL,
     posted_at timestamptz NOT NULL,
     CONSTRAINT provision_pkey PRIMARY KEY (offer_set_id, no),
     CONSTRAINT provision_run_key UNIQUE (offer_set_id, run_no)
   )`,
  `CREATE TABLE payout_batch (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT payout_batch_incident_id_fkey REFERENCES incident (id),
     status text NOT NULL CONSTRAINT payout_batch_status_check CHECK (status IN ('open','done')),
     rows integer NOT NULL CONSTRAINT payout_batch_rows_check CHECK (rows > 0),
     sealed_file bytea NOT NULL,
     key_version smallint NOT NULL,
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     done_by uuid,
     done_at timestamptz,
     CONSTRAINT payout_batch_done_check CHECK ((status = 'done') = (done_at IS NOT NULL AND done_by IS NOT NULL))
   )`,
] as const;

const PERSON_PLANE = [
  `CREATE SEQUENCE offer_grant_no AS bigint`,
  `CREATE TABLE grant_run (
     cohort_id bigint NOT NULL,
     offer_set_id uuid NOT NULL,
     run_no integer NOT NULL,
     incident_id uuid NOT NULL,
     chunks integer NOT NULL DEFAULT 0,
     granted integer NOT NULL DEFAULT 0,
     short integer NOT NULL DEFAULT 0,
     finished_at timestamptz,
     CONSTRAINT grant_run_pkey PRIMARY KEY (cohort_id, offer_set_id, run_no)
   )`,
  // positions: the offers of the set this person may choose; face_minor: the largest of them.
  `CREATE TABLE offer_grant (
     cohort_id bigint NOT NULL,
     id bigint NOT NULL DEFAULT nextval('offer_grant_no'),
     incident_id uuid NOT NULL,
     offer_set_id uuid NOT NULL,
     person_id integer NOT NULL,
     run_no integer NOT NULL,
     state text NOT NULL CONSTRAINT offer_grant_state_check CHECK (state IN ('granted','reserved','redeemed',
       'fulfilling','fulfilled','failed','expired','voided')),
     positions smallint[] NOT NULL CONSTRAINT offer_grant_positions_check CHECK (cardinality(positions) >= 1),
     face_minor bigint NOT NULL,
     currency text NOT NULL,
     cycle integer NOT NULL DEFAULT 0,
     reservation_no integer NOT NULL DEFAULT 0,
     chosen smallint,
     chosen_face_minor bigint,
     budget_shard smallint,
     granted_at timestamptz NOT NULL,
     expires_at timestamptz NOT NULL,
     reserved_until timestamptz,
     changed_at timestamptz NOT NULL,
     CONSTRAINT offer_grant_pkey PRIMARY KEY (cohort_id, id),
     CONSTRAINT offer_grant_person_key UNIQUE (cohort_id, offer_set_id, person_id),
     CONSTRAINT offer_grant_chosen_check CHECK (
       (chosen IS NOT NULL) = (state IN ('reserved','redeemed','fulfilling','fulfilled'))
       AND (chosen IS NULL) = (chosen_face_minor IS NULL)
       AND (chosen IS NULL OR chosen = ANY (positions))),
     CONSTRAINT offer_grant_face_check CHECK (face_minor > 0 AND chosen_face_minor BETWEEN 1 AND face_minor),
     CONSTRAINT offer_grant_reserved_until_check CHECK ((reserved_until IS NOT NULL) = (state = 'reserved'))
   ) WITH (fillfactor = 70)`,
  `CREATE INDEX offer_grant_person_idx ON offer_grant (cohort_id, person_id)`,
  `CREATE INDEX offer_grant_open_idx ON offer_grant (cohort_id, expires_at)
     WHERE state IN ('granted','reserved')`,
  `CREATE SEQUENCE redemption_no AS bigint`,
  `CREATE TABLE redemption (
     cohort_id bigint NOT NULL,
     id bigint NOT NULL DEFAULT nextval('redemption_no'),
     grant_id bigint NOT NULL,
     cycle integer NOT NULL,
     incident_id uuid NOT NULL,
     offer_set_id uuid NOT NULL,
     person_id integer NOT NULL,
     position smallint NOT NULL,
     offer_id uuid NOT NULL,
     offer_version integer NOT NULL,
     face_minor bigint NOT NULL,
     unit_cost_minor bigint NOT NULL,
     currency text NOT NULL,
     treatment text NOT NULL CONSTRAINT redemption_treatment_check CHECK (treatment IN ('T1','T2','T3')),
     state text NOT NULL CONSTRAINT redemption_state_check CHECK (state IN ('redeemed','fulfilling','fulfilled',
       'failed','switched','voided')),
     redeemed_at timestamptz NOT NULL,
     changed_at timestamptz NOT NULL,
     CONSTRAINT redemption_pkey PRIMARY KEY (cohort_id, id),
     CONSTRAINT redemption_cycle_key UNIQUE (cohort_id, grant_id, cycle),
     CONSTRAINT redemption_grant_fkey FOREIGN KEY (cohort_id, grant_id) REFERENCES offer_grant (cohort_id, id)
   ) WITH (fillfactor = 70)`,
  `CREATE UNIQUE INDEX redemption_live_key ON redemption (cohort_id, grant_id)
     WHERE state IN ('redeemed','fulfilling','fulfilled')`,
  // The outbox: written with the redemption, worked off by adapters. A code lives in the key plane (code_*).
  `CREATE TABLE fulfilment (
     cohort_id bigint NOT NULL,
     redemption_id bigint NOT NULL,
     grant_id bigint NOT NULL,
     incident_id uuid NOT NULL,
     offer_id uuid NOT NULL,
     person_id integer NOT NULL,
     adapter text NOT NULL CONSTRAINT fulfilment_adapter_check CHECK (adapter IN ('code','manual_file')),
     state text NOT NULL
       CONSTRAINT fulfilment_state_check CHECK (state IN ('pending','handed_over','delivered','failed','cancelled')),
     batch_id uuid CONSTRAINT fulfilment_batch_id_fkey REFERENCES payout_batch (id),
     code_bucket smallint,
     code_hash bytea,
     made_at timestamptz NOT NULL,
     changed_at timestamptz NOT NULL,
     CONSTRAINT fulfilment_pkey PRIMARY KEY (cohort_id, redemption_id),
     CONSTRAINT fulfilment_redemption_fkey
       FOREIGN KEY (cohort_id, redemption_id) REFERENCES redemption (cohort_id, id),
     CONSTRAINT fulfilment_evidence_check CHECK (state <> 'delivered'
       OR (adapter = 'code' AND code_hash IS NOT NULL AND code_bucket IS NOT NULL)
       OR (adapter = 'manual_file' AND batch_id IS NOT NULL))
   ) WITH (fillfactor = 70)`,
  `CREATE INDEX fulfilment_open_idx ON fulfilment (cohort_id, adapter, made_at) WHERE state = 'pending'`,
  `CREATE INDEX fulfilment_batch_idx ON fulfilment (batch_id) WHERE batch_id IS NOT NULL`,
] as const;

const KEY_PLANE = [
  `CREATE TABLE code_lookup (
     bucket smallint NOT NULL CONSTRAINT code_lookup_bucket_check CHECK (bucket BETWEEN 0 AND 1023),
     incident_id uuid NOT NULL,
     code_hash bytea NOT NULL CONSTRAINT code_lookup_code_hash_check CHECK (length(code_hash) = 16),
     cohort_id bigint NOT NULL,
     person_id integer NOT NULL,
     person_version smallint NOT NULL,
     key_version smallint NOT NULL,
     n smallint NOT NULL,
     CONSTRAINT code_lookup_pkey PRIMARY KEY (bucket, incident_id, code_hash)
   )`,
  `CREATE TABLE voucher_code (
     bucket smallint NOT NULL CONSTRAINT voucher_code_bucket_check CHECK (bucket BETWEEN 0 AND 1023),
     code_hash bytea NOT NULL CONSTRAINT voucher_code_code_hash_check CHECK (length(code_hash) = 16),
     incident_id uuid NOT NULL,
     offer_id uuid NOT NULL,
     sealed bytea NOT NULL,
     key_version smallint NOT NULL,
     cohort_id bigint NOT NULL,
     redemption_id bigint NOT NULL,
     assigned_at timestamptz NOT NULL,
     CONSTRAINT voucher_code_pkey PRIMARY KEY (bucket, code_hash)
   )`,
  `CREATE VIEW compensation_v_grant AS
     SELECT cohort_id, id, incident_id, offer_set_id, person_id, run_no, state, positions, face_minor, chosen,
            chosen_face_minor, currency, cycle, reservation_no, budget_shard, granted_at, expires_at
       FROM offer_grant`,
  `CREATE VIEW compensation_v_redemption AS
     SELECT r.cohort_id, r.id, r.grant_id, r.cycle, r.incident_id, r.offer_set_id, r.person_id, r.offer_id,
            r.offer_version, r.face_minor, r.unit_cost_minor, r.currency, r.treatment, r.state, r.redeemed_at
       FROM redemption r`,
  `CREATE VIEW compensation_v_fulfilment AS
     SELECT cohort_id, redemption_id, incident_id, offer_id, adapter, state, batch_id, made_at, changed_at
       FROM fulfilment`,
  `CREATE VIEW compensation_v_offer AS
     SELECT o.id, o.incident_id, o.name, o.kind, i.offer_set_id, s.name AS offer_set_name, s.status, s.mode,
            i.position, i.offer_version, v.currency, v.face_minor, v.unit_cost_minor, v.treatment
       FROM offer_set_item i
       JOIN offer_set s ON s.id = i.offer_set_id
       JOIN offer o ON o.id = i.offer_id
       JOIN offer_version v ON v.offer_id = i.offer_id AND v.version = i.offer_version`,
  `CREATE VIEW compensation_v_budget AS SELECT offer_set_id, shard, total, taken FROM budget`,
  `CREATE VIEW compensation_v_provision AS
     SELECT p.offer_set_id, s.incident_id, s.currency, p.no, p.persons, p.estimate_minor, p.delta_minor, p.posted_at
       FROM provision p JOIN offer_set s ON s.id = p.offer_set_id`,
] as const;
