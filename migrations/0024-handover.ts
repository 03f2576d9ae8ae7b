/** Tables of the handover room: who carries what we cannot send ourselves, in which files, and what came back. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Handover0001 implements MigrationInterface {
  readonly name = 'Handover0000000000024';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...CONTROL, ...PERSON_PLANE, ...RESULTS]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const CONTROL = [
  // What a second person says yes to (name … duplex) never changes afterwards: another key is another vendor.
  `CREATE TABLE handover_vendor (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT handover_vendor_incident_id_fkey REFERENCES incident (id),
     status text NOT NULL CONSTRAINT handover_vendor_status_check
       CHECK (status IN ('requested','approved','refused','ended')),
     channel text NOT NULL CONSTRAINT handover_vendor_channel_check CHECK (channel IN ('handover','letter')),
     name text NOT NULL CONSTRAINT handover_vendor_name_check CHECK (length(btrim(name)) BETWEEN 1 AND 200),
     public_key text NOT NULL,
     fingerprint text NOT NULL CONSTRAINT handover_vendor_fingerprint_check CHECK (fingerprint ~ '^[0-9a-f]{40,64}$'),
     fields text[] NOT NULL CONSTRAINT handover_vendor_fields_check
       CHECK (fields <@ ARRAY['customer_id','email','phone','name']),
     content text NOT NULL CONSTRAINT handover_vendor_content_check CHECK (content IN ('short','full')),
     duplex boolean NOT NULL,
     digest text NOT NULL CONSTRAINT handover_vendor_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'),
     requested_by uuid NOT NULL,
     requested_at timestamptz NOT NULL,
     decided_by uuid,
     decided_at timestamptz,
     CONSTRAINT handover_vendor_maker_is_not_checker CHECK (decided_by <> requested_by),
     CONSTRAINT handover_vendor_decided_check CHECK ((decided_by IS NULL) = (decided_at IS NULL)
       AND (status = 'requested') = (decided_by IS NULL)),
     CONSTRAINT handover_vendor_fields_of_channel_check
       CHECK (CASE WHEN channel = 'handover' THEN cardinality(fields) > 0 ELSE cardinality(fields) = 0 END)
   )`,
  `CREATE INDEX handover_vendor_incident_idx ON handover_vendor (incident_id, requested_at)`,
  `CREATE TABLE handover_batch (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL,
     notice_id uuid NOT NULL CONSTRAINT handover_batch_notice_id_fkey REFERENCES notice (id),
     vendor_id uuid NOT NULL CONSTRAINT handover_batch_vendor_id_fkey REFERENCES handover_vendor (id),
     no integer NOT NULL CONSTRAINT handover_batch_no_check CHECK (no >= 1),
     status text NOT NULL CONSTRAINT handover_batch_status_check
       CHECK (status IN ('making','ready','out','confirmed','cancelled')),
     attempt integer NOT NULL DEFAULT 0,
     people integer NOT NULL,
     left_out integer,
     pages integer,
     bytes bigint,
     sha256 bytea CONSTRAINT handover_batch_sha256_check CHECK (octet_length(sha256) = 32),
     failure text,
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     ready_at timestamptz,
     out_by uuid,
     out_at timestamptz,
     confirmed_by uuid,
     confirmed_at timestamptz,
     confirmation text CONSTRAINT handover_batch_confirmation_check CHECK (length(confirmation) BETWEEN 1 AND 200),
     fetches integer NOT NULL DEFAULT 0,
     deleted_at timestamptz,
     CONSTRAINT handover_batch_notice_id_no_key UNIQUE (notice_id, no),
     CONSTRAINT handover_batch_ready_check CHECK (status IN ('making','cancelled')
       OR num_nulls(left_out, bytes, sha256, ready_at) = 0),
     CONSTRAINT handover_batch_out_check CHECK (status NOT IN ('out','confirmed') OR num_nulls(out_by, out_at) = 0),
     CONSTRAINT handover_batch_confirmed_check
       CHECK ((status = 'confirmed') = (num_nulls(confirmed_by, confirmed_at, confirmation) = 0)),
     CONSTRAINT handover_batch_deleted_check CHECK (deleted_at IS NULL OR status IN ('out','confirmed'))
   )`,
  `CREATE INDEX handover_batch_incident_idx ON handover_batch (incident_id, made_at)`,
  `CREATE INDEX handover_batch_making_idx ON handover_batch (made_at) WHERE status = 'making'`,
];

const PERSON_PLANE = [
  // A delivery stands in at most one batch that was not cancelled per attempt (handover_item_once_key).
  `CREATE TABLE handover_item (
     cohort_id bigint NOT NULL,
     batch_id uuid NOT NULL CONSTRAINT handover_item_batch_id_fkey REFERENCES handover_batch (id),
     delivery_id bigint NOT NULL,
     attempt_no smallint NOT NULL CONSTRAINT handover_item_attempt_no_check CHECK (attempt_no >= 1),
     person_id integer NOT NULL,
     profile_id uuid,
     run_no integer NOT NULL,
     status text NOT NULL CONSTRAINT handover_item_status_check
       CHECK (status IN ('in','out','left_out','cancelled')),
     reason text,
     line_no integer,
     template_id uuid,
     message_hash bytea CONSTRAINT handover_item_message_hash_check CHECK (octet_length(message_hash) = 32),
     CONSTRAINT handover_item_pkey PRIMARY KEY (cohort_id, batch_id, delivery_id),
     CONSTRAINT handover_item_delivery_fkey FOREIGN KEY (cohort_id, delivery_id) REFERENCES delivery (cohort_id, id),
     CONSTRAINT handover_item_left_out_check CHECK ((status = 'left_out') = (reason IS NOT NULL)),
     CONSTRAINT handover_item_out_check
       CHECK (status <> 'out' OR num_nulls(line_no, template_id, message_hash) = 0)
   ) WITH (fillfactor = 70)`,
  `CREATE UNIQUE INDEX handover_item_once_key ON handover_item (cohort_id, delivery_id, attempt_no)
     WHERE status IN ('in','out')`,
  `CREATE INDEX handover_item_batch_idx ON handover_item (batch_id, cohort_id, delivery_id)`,
  `CREATE VIEW handover_v_item AS
     SELECT i.cohort_id, i.delivery_id, i.attempt_no, b.incident_id, b.notice_id, b.id AS batch_id, b.no AS batch_no,
            i.line_no, i.status, b.sha256, b.out_at, b.confirmed_at, b.confirmation, v.name AS vendor, v.fingerprint
       FROM handover_item i
       JOIN handover_batch b ON b.id = i.batch_id
       JOIN handover_vendor v ON v.id = b.vendor_id`,
];

const RESULTS = [
  `CREATE TABLE handover_result (
     id uuid PRIMARY KEY,
     batch_id uuid NOT NULL CONSTRAINT handover_result_batch_id_fkey REFERENCES handover_batch (id),
     sha256 bytea NOT NULL CONSTRAINT handover_result_sha256_check CHECK (octet_length(sha256) = 32),
     bytes bigint NOT NULL,
     sealed bytea NOT NULL,
     key_version integer NOT NULL,
     lines integer NOT NULL,
     taken integer NOT NULL,
     rejected integer NOT NULL,
     counts jsonb NOT NULL,
     brought_by uuid NOT NULL,
     brought_at timestamptz NOT NULL,
     CONSTRAINT handover_result_batch_id_sha256_key UNIQUE (batch_id, sha256),
     CONSTRAINT handover_result_lines_check CHECK (lines = taken + rejected)
   )`,
  `CREATE TABLE handover_reject (
     result_id uuid NOT NULL CONSTRAINT handover_reject_result_id_fkey REFERENCES handover_result (id),
     line_no integer NOT NULL,
     reason text NOT NULL,
     CONSTRAINT handover_reject_pkey PRIMARY KEY (result_id, line_no)
   )`,
];
