/** How what was chosen gets there: calls to the company's own system, files for finance, programmes of vendors. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Fulfilment0001 implements MigrationInterface {
  readonly name = 'Fulfilment0000000000053';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...CONTROL, ...CALLS, ...MOVED, ...ALARMS]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const CONTROL = [
  // A file for finance. Nobody sees its bytes before a second person released it.
  `CREATE TABLE payout (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT payout_incident_id_fkey REFERENCES incident (id),
     kind text NOT NULL CONSTRAINT payout_kind_check CHECK (kind IN ('credit','payout','donation')),
     status text NOT NULL CONSTRAINT payout_status_check CHECK (status IN ('open','released','done','recalled')),
     rows integer NOT NULL CONSTRAINT payout_rows_check CHECK (rows > 0),
     sealed_file bytea NOT NULL,
     key_version smallint NOT NULL,
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     released_by uuid,
     released_at timestamptz,
     done_by uuid,
     done_at timestamptz,
     recalled_by uuid,
     recalled_at timestamptz,
     recall_reason text CONSTRAINT payout_recall_reason_check CHECK (length(btrim(recall_reason)) BETWEEN 3 AND 1000),
     CONSTRAINT payout_release_is_second_person CHECK (released_by <> made_by),
     CONSTRAINT payout_released_check CHECK (num_nulls(released_by, released_at) IN (0, 2)
       AND (status <> 'released' OR released_by IS NOT NULL)),
     CONSTRAINT payout_done_check CHECK ((status = 'done') = (done_by IS NOT NULL)
       AND num_nulls(done_by, done_at) IN (0, 2)),
     CONSTRAINT payout_recalled_check CHECK ((status = 'recalled') = (recalled_by IS NOT NULL)
       AND num_nulls(recalled_by, recalled_at, recall_reason) IN (0, 3))
   )`,
  `CREATE INDEX payout_incident_idx ON payout (incident_id, made_at)`,
  // What a vendor runs for one offer: printed beside the code, and quoted by the vendor in what it sends us.
  `CREATE TABLE programme (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT programme_incident_id_fkey REFERENCES incident (id),
     offer_id uuid NOT NULL CONSTRAINT programme_offer_id_key UNIQUE CONSTRAINT programme_offer_id_fkey REFERENCES offer (id),
     vendor text NOT NULL CONSTRAINT programme_vendor_check CHECK (length(vendor) BETWEEN 1 AND 200),
     engagement text NOT NULL CONSTRAINT programme_engagement_check CHECK (engagement ~ '^[A-Za-z0-9._/-]{1,100}$'),
     enrol_by date NOT NULL,
     enrol_url text NOT NULL CONSTRAINT programme_enrol_url_check CHECK (enrol_url ~ '^https://' AND length(enrol_url) <= 500),
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     CONSTRAINT programme_engagement_key UNIQUE (incident_id, engagement)
   )`,
  `CREATE TABLE enrolment_feed (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT enrolment_feed_incident_id_fkey REFERENCES incident (id),
     source text NOT NULL CONSTRAINT enrolment_feed_source_check CHECK (source IN ('file','webhook')),
     -- The SHA-256 of a file, or the message id of a posted event: the same again changes nothing.
     key text NOT NULL,
     lines integer NOT NULL,
     enrolled integer NOT NULL,
     repeated integer NOT NULL,
     -- Line and reason of what could not be taken: no codes, no names.
     rejects jsonb NOT NULL,
     brought_by uuid,
     brought_at timestamptz NOT NULL,
     CONSTRAINT enrolment_feed_once_key UNIQUE (incident_id, source, key),
     CONSTRAINT enrolment_feed_lines_check CHECK (lines = enrolled + repeated + jsonb_array_length(rejects)),
     CONSTRAINT enrolment_feed_brought_check CHECK ((source = 'file') = (brought_by IS NOT NULL))
   )`,
  `SELECT amends_append_only('programme'), amends_append_only('enrolment_feed')`,
] as const;

const CALLS = [
  // One row per fulfilment that goes by HTTP. in_doubt: an earlier try may have been taken in.
  `CREATE TABLE fulfilment_call (
     cohort_id bigint NOT NULL,
     redemption_id bigint NOT NULL,
     incident_id uuid NOT NULL,
     state text NOT NULL
       CONSTRAINT fulfilment_call_state_check CHECK (state IN ('sending','waiting','dead','done','failed')),
     in_doubt boolean NOT NULL,
     attempts integer NOT NULL CONSTRAINT fulfilment_call_attempts_check CHECK (attempts >= 0),
     first_at timestamptz NOT NULL,
     due_at timestamptz NOT NULL,
     lease_until timestamptz,
     why text CONSTRAINT fulfilment_call_why_check CHECK (why IN ('refused','wrong_answer','unknown_outcome','given_up',
       'unfinished','no_account')),
     detail text CONSTRAINT fulfilment_call_detail_check CHECK (length(detail) <= 500),
     reference text,
     owner_id uuid,
     owned_at timestamptz,
     changed_at timestamptz NOT NULL,
     CONSTRAINT fulfilment_call_pkey PRIMARY KEY (cohort_id, redemption_id),
     CONSTRAINT fulfilment_call_lease_check CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
     CONSTRAINT fulfilment_call_dead_check CHECK (state <> 'dead' OR why IS NOT NULL),
     CONSTRAINT fulfilment_call_done_check CHECK (state <> 'done' OR reference IS NOT NULL),
     CONSTRAINT fulfilment_call_owner_check CHECK (num_nulls(owner_id, owned_at) IN (0, 2))
   ) WITH (fillfactor = 70)`,
  `CREATE INDEX fulfilment_call_open_idx ON fulfilment_call (cohort_id, due_at) WHERE state IN ('sending','waiting')`,
  `CREATE INDEX fulfilment_call_dead_idx ON fulfilment_call (incident_id, changed_at) WHERE state = 'dead'`,
  `CREATE TABLE fulfilment_attempt (
     cohort_id bigint NOT NULL,
     redemption_id bigint NOT NULL,
     no integer NOT NULL,
     what text NOT NULL CONSTRAINT fulfilment_attempt_what_check CHECK (what IN ('send','ask','person')),
     began_at timestamptz NOT NULL,
     ended_at timestamptz,
     outcome text CONSTRAINT fulfilment_attempt_outcome_check CHECK (outcome IN ('done','taken','not_received','refused',
       'later','unknown','wrong','retried','settled','failed')),
     detail text CONSTRAINT fulfilment_attempt_detail_check CHECK (length(detail) <= 1000),
     actor_id uuid,
     CONSTRAINT fulfilment_attempt_pkey PRIMARY KEY (cohort_id, redemption_id, no),
     CONSTRAINT fulfilment_attempt_call_fkey
       FOREIGN KEY (cohort_id, redemption_id) REFERENCES fulfilment_call (cohort_id, redemption_id)
   )`,
  `CREATE TABLE payout_line (
     cohort_id bigint NOT NULL,
     payout_id uuid NOT NULL CONSTRAINT payout_line_payout_id_fkey REFERENCES payout (id),
     redemption_id bigint NOT NULL,
     -- A fulfilment stands in one live file at most.
     live boolean NOT NULL,
     amount_minor bigint NOT NULL CONSTRAINT payout_line_amount_minor_check CHECK (amount_minor > 0),
     currency text NOT NULL,
     outcome text CONSTRAINT payout_line_outcome_check CHECK (outcome IN ('paid','failed','recalled')),
     CONSTRAINT payout_line_pkey PRIMARY KEY (cohort_id, payout_id, redemption_id),
     CONSTRAINT payout_line_live_check CHECK (live = (outcome IS NULL OR outcome = 'paid'))
   )`,
  `CREATE UNIQUE INDEX payout_line_live_key ON payout_line (cohort_id, redemption_id) WHERE live`,
  `CREATE INDEX payout_line_payout_idx ON payout_line (payout_id)`,
  `CREATE TABLE enrolment (
     cohort_id bigint NOT NULL,
     redemption_id bigint NOT NULL,
     incident_id uuid NOT NULL,
     programme_id uuid NOT NULL CONSTRAINT enrolment_programme_id_fkey REFERENCES programme (id),
     feed_id uuid NOT NULL CONSTRAINT enrolment_feed_id_fkey REFERENCES enrolment_feed (id) DEFERRABLE INITIALLY DEFERRED,
     enrolled_on date NOT NULL,
     CONSTRAINT enrolment_pkey PRIMARY KEY (cohort_id, redemption_id)
   )`,
  `CREATE INDEX enrolment_programme_idx ON enrolment (programme_id)`,
  // Proven loss: at most one open claim per redemption; who files on somebody's behalf never decides it.
  `CREATE TABLE claim (
     cohort_id bigint NOT NULL,
     redemption_id bigint NOT NULL,
     no integer NOT NULL CONSTRAINT claim_no_check CHECK (no >= 1),
     incident_id uuid NOT NULL,
     status text NOT NULL CONSTRAINT claim_status_check CHECK (status IN ('filed','approved','refused')),
     claimed_minor bigint NOT NULL CONSTRAINT claim_claimed_minor_check CHECK (claimed_minor > 0),
     approved_minor bigint
       CONSTRAINT claim_approved_minor_check CHECK (approved_minor > 0 AND approved_minor <= claimed_minor),
     currency text NOT NULL,
     sealed_statement bytea NOT NULL,
     filed_by uuid,
     filed_at timestamptz NOT NULL,
     decided_by uuid,
     decided_at timestamptz,
     reason text CONSTRAINT claim_reason_check CHECK (length(btrim(reason)) BETWEEN 3 AND 1000),
     CONSTRAINT claim_pkey PRIMARY KEY (cohort_id, redemption_id, no),
     CONSTRAINT claim_maker_is_not_checker CHECK (decided_by <> filed_by),
     CONSTRAINT claim_decided_check CHECK ((status = 'filed') = (decided_by IS NULL)
       AND num_nulls(decided_by, decided_at, reason) IN (0, 3)
       AND (status = 'approved') = (approved_minor IS NOT NULL))
   )`,
  `CREATE UNIQUE INDEX claim_standing_key ON claim (cohort_id, redemption_id) WHERE status IN ('filed','approved')`,
  `CREATE INDEX claim_incident_idx ON claim (incident_id, filed_at)`,
  `CREATE TABLE claim_evidence (
     cohort_id bigint NOT NULL,
     redemption_id bigint NOT NULL,
     claim_no integer NOT NULL,
     no integer NOT NULL CONSTRAINT claim_evidence_no_check CHECK (no BETWEEN 1 AND 20),
     bytes integer NOT NULL CONSTRAINT claim_evidence_bytes_check CHECK (bytes > 0),
     sha256 bytea NOT NULL,
     -- Name, type and content, sealed as one.
     sealed bytea NOT NULL,
     added_by uuid,
     added_at timestamptz NOT NULL,
     CONSTRAINT claim_evidence_pkey PRIMARY KEY (cohort_id, redemption_id, claim_no, no),
     CONSTRAINT claim_evidence_once_key UNIQUE (cohort_id, redemption_id, claim_no, sha256),
     CONSTRAINT claim_evidence_claim_fkey
       FOREIGN KEY (cohort_id, redemption_id, claim_no) REFERENCES claim (cohort_id, redemption_id, no)
   )`,
  `SELECT amends_append_only('claim_evidence')`,
  // Who is to be told that what they chose did not arrive; a reason only where it was written for them.
  `CREATE TABLE failure_news (
     cohort_id bigint NOT NULL,
     redemption_id bigint NOT NULL,
     incident_id uuid NOT NULL,
     person_id integer NOT NULL,
     kind text NOT NULL CONSTRAINT failure_news_kind_check CHECK (kind IN ('failed','refused')),
     reason text,
     made_at timestamptz NOT NULL,
     told_at timestamptz,
     CONSTRAINT failure_news_pkey PRIMARY KEY (cohort_id, redemption_id),
     CONSTRAINT failure_news_reason_check CHECK ((kind = 'refused') = (reason IS NOT NULL))
   )`,
  `CREATE INDEX failure_news_untold_idx ON failure_news (made_at) WHERE told_at IS NULL`,
  `CREATE VIEW fulfilment_v_claim AS
     SELECT cohort_id, redemption_id, no, incident_id, status, claimed_minor, approved_minor, currency, filed_at, decided_at
       FROM claim`,
  `CREATE VIEW fulfilment_v_dead AS
     SELECT incident_id, cohort_id, redemption_id, why, owner_id, changed_at AS dead_since
       FROM fulfilment_call WHERE state = 'dead'`,
  `CREATE VIEW fulfilment_v_enrolment AS
     SELECT e.cohort_id, e.redemption_id, e.incident_id, p.offer_id, p.vendor, p.engagement, e.enrolled_on
       FROM enrolment e JOIN programme p ON p.id = e.programme_id`,
] as const;

// Files made before this were one person's: those still open wait for their second person now.
const MOVED = [
  `INSERT INTO payout (id, incident_id, kind, status, rows, sealed_file, key_version, made_by, made_at, done_by, done_at)
   SELECT id, incident_id, 'credit', status, rows, sealed_file, key_version, made_by, made_at, done_by, done_at
     FROM payout_batch`,
  `INSERT INTO payout_line (cohort_id, payout_id, redemption_id, live, amount_minor, currency, outcome)
   SELECT f.cohort_id, f.batch_id, f.redemption_id, true, r.face_minor, r.currency,
          CASE WHEN f.state = 'delivered' THEN 'paid' END
     FROM fulfilment f JOIN redemption r ON r.cohort_id = f.cohort_id AND r.id = f.redemption_id
    WHERE f.batch_id IS NOT NULL`,
] as const;

const ALARMS = [
  `ALTER TABLE alarm DROP CONSTRAINT alarm_kind_check`,
  `ALTER TABLE alarm ADD CONSTRAINT alarm_kind_check
     CHECK (kind IN ('lane_halted','guard','clock','unknown','worker_dead','no_worker','emergency_review',
                     'hold_ending','notice_held','posting_ending','ceiling','codes_low','fulfilment_dead','test'))`,
] as const;
