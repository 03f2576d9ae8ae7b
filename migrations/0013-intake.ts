/** Intake at full speed: rows in append order, links between files, crosswalks, keys of rejected records, pace. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Intake0002 implements MigrationInterface {
  readonly name = 'Intake0000000000013';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Pace is what the last checkpoints measured; null while there is nothing to say. has_links: some subject of the
  // mapping has a link column; what linking counts stands apart from what reading counted.
  `ALTER TABLE source
     ADD COLUMN has_links boolean NOT NULL DEFAULT false,
     ADD COLUMN unlinked_subjects integer NOT NULL DEFAULT 0,
     ADD COLUMN linked_invalid_emails integer NOT NULL DEFAULT 0,
     ADD COLUMN linked_invalid_phones integer NOT NULL DEFAULT 0,
     ADD COLUMN scientific_phones integer NOT NULL DEFAULT 0,
     ADD COLUMN rows_per_second real CONSTRAINT source_rows_per_second_check CHECK (rows_per_second > 0),
     ADD COLUMN bytes_per_second real CONSTRAINT source_bytes_per_second_check CHECK (bytes_per_second > 0),
     DROP CONSTRAINT source_finished_check`,
  // A file of links alone may be read before the file that says whose they are.
  `ALTER TABLE source ADD CONSTRAINT source_finished_check
     CHECK (status NOT IN ('finished','accepted') OR ((staged > 0 OR has_links) AND finished_at IS NOT NULL))`,

  // Append order: rows arrive by source and record, so the last page of the index takes every new entry.
  `ALTER TABLE staged_row DROP CONSTRAINT staged_row_pkey`,
  `ALTER TABLE staged_row ADD CONSTRAINT staged_row_pkey PRIMARY KEY (source_id, record_no, subject_no, bucket)`,
  `ALTER TABLE staged_row
     ADD COLUMN other_customer_key bytea
       CONSTRAINT staged_row_other_customer_key_check CHECK (octet_length(other_customer_key) = 16),
     ADD COLUMN other_id_space text,
     ADD COLUMN awaits_link boolean NOT NULL DEFAULT false,
     ADD COLUMN inherited_kind smallint,
     ADD COLUMN inherited_key bytea,
     ADD COLUMN inherited_id_space text,
     ADD COLUMN invalid_cells smallint NOT NULL DEFAULT 0,
     ADD COLUMN email_typo boolean NOT NULL DEFAULT false,
     DROP CONSTRAINT staged_row_key_check`,
  `ALTER TABLE staged_row
     ADD CONSTRAINT staged_row_key_check
       CHECK (awaits_link = (num_nonnulls(customer_key, email_key, phone_key) = 0)),
     ADD CONSTRAINT staged_row_other_check
       CHECK ((other_customer_key IS NULL) = (other_id_space IS NULL)
         AND (other_customer_key IS NULL OR customer_key IS NOT NULL)),
     ADD CONSTRAINT staged_row_inherited_check
       CHECK (inherited_key IS NULL AND inherited_kind IS NULL AND inherited_id_space IS NULL
         OR awaits_link AND inherited_kind BETWEEN 1 AND 3 AND octet_length(inherited_key) = 16
            AND (inherited_kind = 1) = (inherited_id_space IS NOT NULL))`,
  `COMMENT ON COLUMN staged_row.awaits_link IS 'The row has no key of its own, only links to other rows.'`,
  `COMMENT ON COLUMN staged_row.inherited_key IS 'The strongest key of the row it links to; set by linking alone.'`,
  `COMMENT ON COLUMN staged_row.invalid_cells IS 'Of a row that awaits a link: 1 an invalid e-mail, 2 an invalid phone.'`,

  // Key plane. The link columns of a row: rows with the same name and key belong together. Stands with its key.
  `CREATE TABLE row_link (
     bucket smallint NOT NULL,
     incident_id uuid NOT NULL,
     source_id uuid NOT NULL,
     record_no integer NOT NULL,
     subject_no smallint NOT NULL,
     name text NOT NULL CONSTRAINT row_link_name_check CHECK (name ~ '^[a-z0-9_.-]{1,40}$'),
     key bytea NOT NULL CONSTRAINT row_link_key_check CHECK (octet_length(key) = 16),
     CONSTRAINT row_link_pkey PRIMARY KEY (source_id, record_no, subject_no, name, bucket)
   )`,
  // Key plane. Every token of a rejected record that may be somebody's key: such a person is not "unaffected".
  `CREATE TABLE reject_key (
     bucket smallint NOT NULL,
     incident_id uuid NOT NULL,
     source_id uuid NOT NULL,
     record_no integer NOT NULL,
     key bytea NOT NULL CONSTRAINT reject_key_key_check CHECK (octet_length(key) = 16),
     CONSTRAINT reject_key_pkey PRIMARY KEY (source_id, record_no, key, bucket)
   )`,
  `CREATE INDEX reject_key_key_idx ON reject_key (incident_id, key)`,

  // Only rows of finished sources that have a key, their own or an inherited one.
  `CREATE OR REPLACE VIEW intake_v_row AS
     SELECT r.bucket, r.incident_id, r.source_id, r.batch_no, r.record_no, r.subject_no, r.line,
            r.id_space, r.customer_key, r.email_key, r.phone_key, r.email_sendable, r.phone_sms,
            r.exposure, r.sealed, r.key_version, r.subject_role, r.former, r.minor, r.deceased,
            r.locale, r.country, r.region, r.time_zone, r.contact_rank, r.contact_as_of, r.authoritative_name,
            r.conflict_nik, r.conflict_passport, r.conflict_dob,
            s.role AS source_role, s.base_name,
            r.other_customer_key, r.other_id_space, r.awaits_link, r.inherited_kind, r.inherited_key,
            r.inherited_id_space, r.email_typo
     FROM staged_row r JOIN source s ON s.id = r.source_id AND s.incident_id = r.incident_id
     WHERE s.status IN ('finished','accepted') AND (NOT r.awaits_link OR r.inherited_key IS NOT NULL)`,
  // Keys of records that are rejected now; a row that waits for a link is rejected only while it finds none.
  `CREATE VIEW intake_v_reject_key AS
     SELECT k.bucket, k.incident_id, k.key, k.source_id, k.record_no
     FROM reject_key k
     JOIN reject r ON r.bucket = k.record_no % 1024 AND r.source_id = k.source_id AND r.record_no = k.record_no
     JOIN source s ON s.id = k.source_id AND s.status IN ('finished','accepted')`,
  // What reading a finished source left to be shown, and whether a run has read it as it stands.
  `CREATE VIEW intake_v_warning AS
     SELECT incident_id, id AS source_id, base_name, keyless_subjects + unlinked_subjects AS keyless_subjects,
            invalid_emails + linked_invalid_emails AS invalid_emails,
            invalid_phones + linked_invalid_phones AS invalid_phones, scientific_phones,
            resolved_ingest_no IS NOT DISTINCT FROM ingest_no AS resolved
     FROM source WHERE status IN ('finished','accepted')`,
  // ingest_no grows with every reading and with every linking that changed rows: equal numbers, equal rows.
  `CREATE OR REPLACE VIEW intake_v_source AS
     SELECT s.incident_id, s.id AS source_id, s.base_name, s.role, s.id_space, s.status,
            s.records, s.staged, s.rejected, (s.rejected = 0 OR s.status = 'accepted') AS rejects_accepted,
            s.has_free_text, s.finished_at, s.conflicts_dropped_at IS NOT NULL AS conflicts_dropped, s.uploaded_by,
            s.mapped_by, s.ingest_no
     FROM source s`,
];
