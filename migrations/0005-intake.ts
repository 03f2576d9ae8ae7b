/** Tables of the intake room: sources with their mappings, staged rows without leaked values, rejects. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Intake0001 implements MigrationInterface {
  readonly name = 'Intake0000000000005';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. One uploaded file of one incident; names and contents are unique within it (ENGINE §4).
  `CREATE TABLE source (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT source_incident_id_fkey REFERENCES incident (id),
     base_name text NOT NULL CONSTRAINT source_base_name_check
       CHECK (length(base_name) BETWEEN 1 AND 255 AND base_name !~ '[/[:cntrl:]]'),
     role text NOT NULL DEFAULT 'leaked'
       CONSTRAINT source_role_check CHECK (role IN ('leaked','contact_only','reference','suppression')),
     id_space text NOT NULL DEFAULT 'main' CONSTRAINT source_id_space_check CHECK (id_space ~ '^[a-z0-9_.-]{1,40}$'),
     status text NOT NULL
       CONSTRAINT source_status_check CHECK (status IN ('uploaded','mapped','ingesting','finished','failed','accepted')),
     content_hash bytea NOT NULL CONSTRAINT source_content_hash_check CHECK (octet_length(content_hash) = 32),
     content_bytes bigint NOT NULL CONSTRAINT source_content_bytes_check CHECK (content_bytes > 0),
     compressed boolean NOT NULL,
     encoding text NOT NULL
       CONSTRAINT source_encoding_check CHECK (encoding IN ('utf-8','utf-16le','utf-16be','windows-1252')),
     spool_bytes bigint NOT NULL,
     spool_key_version smallint NOT NULL,
     spool_due_at timestamptz,
     spool_deleted_at timestamptz,
     resolved_ingest_no integer,
     conflicts_dropped_at timestamptz,
     uploaded_by uuid NOT NULL,
     uploaded_at timestamptz NOT NULL,
     mapping_version integer,
     mapped_by uuid,
     mapped_at timestamptz,
     phone_metadata text,
     has_free_text boolean NOT NULL DEFAULT false,
     ingest_no integer NOT NULL DEFAULT 0,
     batches integer NOT NULL DEFAULT 0,
     records integer NOT NULL DEFAULT 0,
     staged integer NOT NULL DEFAULT 0,
     rejected integer NOT NULL DEFAULT 0,
     out_of_scope integer NOT NULL DEFAULT 0,
     keyless_subjects integer NOT NULL DEFAULT 0,
     invalid_emails integer NOT NULL DEFAULT 0,
     invalid_phones integer NOT NULL DEFAULT 0,
     bytes_read bigint NOT NULL DEFAULT 0,
     failure text,
     touched_at timestamptz NOT NULL,
     finished_at timestamptz,
     accepted_by uuid,
     accepted_at timestamptz,
     accepted_rejects jsonb,
     CONSTRAINT source_incident_id_base_name_key UNIQUE (incident_id, base_name),
     CONSTRAINT source_incident_id_content_hash_key UNIQUE (incident_id, content_hash),
     CONSTRAINT source_records_check CHECK (records = staged + rejected),
     CONSTRAINT source_mapped_check
       CHECK (status = 'uploaded' OR (mapping_version IS NOT NULL AND mapped_by IS NOT NULL AND mapped_at IS NOT NULL)),
     CONSTRAINT source_finished_check CHECK (status NOT IN ('finished','accepted') OR (staged > 0 AND finished_at IS NOT NULL)),
     CONSTRAINT source_failure_check CHECK ((status = 'failed') = (failure IS NOT NULL)),
     CONSTRAINT source_accepted_check CHECK ((status = 'accepted') = (accepted_by IS NOT NULL)
       AND (accepted_by IS NULL) = (accepted_at IS NULL) AND (accepted_by IS NULL) = (accepted_rejects IS NULL)),
     CONSTRAINT source_second_person_check CHECK (accepted_by <> uploaded_by AND accepted_by <> mapped_by),
     CONSTRAINT source_checker_is_a_person CHECK (accepted_by NOT IN
       ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002')),
     CONSTRAINT source_spool_deleted_check CHECK (spool_deleted_at IS NULL OR status IN ('finished','accepted')),
     CONSTRAINT source_conflicts_dropped_check CHECK (conflicts_dropped_at IS NULL OR spool_deleted_at IS NOT NULL)
   )`,
  // Control. Every mapping a source was ever read with, by version.
  `CREATE TABLE mapping (
     source_id uuid NOT NULL CONSTRAINT mapping_source_id_fkey REFERENCES source (id) ON DELETE CASCADE,
     version integer NOT NULL,
     body jsonb NOT NULL,
     digest bytea NOT NULL,
     encoding text NOT NULL
       CONSTRAINT mapping_encoding_check CHECK (encoding IN ('utf-8','utf-16le','utf-16be','windows-1252')),
     delimiter text NOT NULL CONSTRAINT mapping_delimiter_check CHECK (length(delimiter) = 1),
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     CONSTRAINT mapping_pkey PRIMARY KEY (source_id, version)
   )`,
  // Key plane. What is kept of a record for one subject: matching keys, categories and forms, a sealed contact.
  `CREATE TABLE staged_row (
     bucket smallint NOT NULL,
     incident_id uuid NOT NULL,
     source_id uuid NOT NULL,
     batch_no integer NOT NULL,
     record_no integer NOT NULL,
     subject_no smallint NOT NULL,
     line integer NOT NULL,
     id_space text NOT NULL,
     customer_key bytea CONSTRAINT staged_row_customer_key_check CHECK (octet_length(customer_key) = 16),
     email_key bytea CONSTRAINT staged_row_email_key_check CHECK (octet_length(email_key) = 16),
     phone_key bytea CONSTRAINT staged_row_phone_key_check CHECK (octet_length(phone_key) = 16),
     email_sendable boolean NOT NULL,
     phone_sms boolean NOT NULL,
     exposure bit(464) NOT NULL,
     sealed bytea NOT NULL,
     key_version smallint NOT NULL,
     subject_role text NOT NULL
       CONSTRAINT staged_row_subject_role_check CHECK (subject_role IN ('customer','employee','contact')),
     former boolean NOT NULL,
     minor boolean NOT NULL,
     deceased boolean NOT NULL,
     locale text,
     country text,
     region text,
     time_zone text,
     contact_rank smallint NOT NULL,
     contact_as_of timestamptz,
     authoritative_name boolean NOT NULL,
     conflict_nik bytea,
     conflict_passport bytea,
     conflict_dob bytea,
     CONSTRAINT staged_row_pkey PRIMARY KEY (bucket, incident_id, source_id, record_no, subject_no),
     CONSTRAINT staged_row_key_check CHECK (num_nonnulls(customer_key, email_key, phone_key) > 0)
   )`,
  // Key plane. A record that could not be staged: where and why, and no value of it.
  `CREATE TABLE reject (
     bucket smallint NOT NULL,
     incident_id uuid NOT NULL,
     source_id uuid NOT NULL,
     record_no integer NOT NULL,
     line integer NOT NULL,
     reason text NOT NULL
       CONSTRAINT reject_reason_check CHECK (reason IN ('column_count','malformed','no_key','no_link')),
     CONSTRAINT reject_pkey PRIMARY KEY (bucket, source_id, record_no)
   )`,
  `CREATE INDEX reject_source_id_line_idx ON reject (source_id, line)`,
  `CREATE VIEW intake_v_source AS
     SELECT s.incident_id, s.id AS source_id, s.base_name, s.role, s.id_space, s.status,
            s.records, s.staged, s.rejected, (s.rejected = 0 OR s.status = 'accepted') AS rejects_accepted,
            s.has_free_text, s.finished_at, s.conflicts_dropped_at IS NOT NULL AS conflicts_dropped, s.uploaded_by, s.mapped_by
     FROM source s`,
  // Only rows of finished sources: a source being read again disappears from here until it is whole.
  `CREATE VIEW intake_v_row AS
     SELECT r.bucket, r.incident_id, r.source_id, r.batch_no, r.record_no, r.subject_no, r.line,
            r.id_space, r.customer_key, r.email_key, r.phone_key, r.email_sendable, r.phone_sms,
            r.exposure, r.sealed, r.key_version, r.subject_role, r.former, r.minor, r.deceased,
            r.locale, r.country, r.region, r.time_zone, r.contact_rank, r.contact_as_of, r.authoritative_name,
            r.conflict_nik, r.conflict_passport, r.conflict_dob,
            s.role AS source_role, s.base_name
     FROM staged_row r JOIN source s ON s.id = r.source_id AND s.incident_id = r.incident_id
     WHERE s.status IN ('finished','accepted')`,
  `COMMENT ON COLUMN staged_row.contact_rank IS 'Smaller is better; 100 where the mapping says nothing.'`,
];
