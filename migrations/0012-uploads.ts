/**
 * The table of the uploads room. Uploads of before lie in one encrypted file each, which is read no more: their
 * sources are marked, and the sweep deletes those files within a minute as if their time were over, with the same
 * proof in the audit. What was read from them stays; a source that was not read to its end is forgotten with its
 * upload, and the file may be uploaded again.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Uploads0001 implements MigrationInterface {
  readonly name = 'Uploads0000000000012';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. One file on its way in; its bytes lie in the spool under its id.
  `CREATE TABLE upload (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT upload_incident_id_fkey REFERENCES incident (id),
     base_name text NOT NULL CONSTRAINT upload_base_name_check
       CHECK (length(base_name) BETWEEN 1 AND 255 AND base_name !~ '[/[:cntrl:]]'),
     status text NOT NULL CONSTRAINT upload_status_check
       CHECK (status IN ('landing','landed','entered','refused','expired','abandoned')),
     length_bytes bigint CONSTRAINT upload_length_bytes_check CHECK (length_bytes >= 0),
     received_bytes bigint NOT NULL DEFAULT 0,
     segments integer NOT NULL DEFAULT 0,
     refusal text,
     spool_key_version smallint NOT NULL,
     spool_deleted_at timestamptz,
     made_by uuid NOT NULL,
     made_at timestamptz NOT NULL,
     touched_at timestamptz NOT NULL,
     landed_at timestamptz,
     ended_at timestamptz,
     CONSTRAINT upload_received_bytes_check CHECK (received_bytes BETWEEN 0 AND coalesce(length_bytes, received_bytes)),
     CONSTRAINT upload_landed_check CHECK (status NOT IN ('landed','entered','refused')
       OR (landed_at IS NOT NULL AND length_bytes IS NOT NULL AND received_bytes = length_bytes)),
     CONSTRAINT upload_ended_check CHECK ((status IN ('landing','landed')) = (ended_at IS NULL)),
     CONSTRAINT upload_refusal_check CHECK ((status = 'refused') = (refusal IS NOT NULL)),
     CONSTRAINT upload_spool_deleted_check CHECK (spool_deleted_at IS NULL OR ended_at IS NOT NULL)
   )`,
  `CREATE INDEX upload_incident_id_idx ON upload (incident_id, made_at)`,
  `CREATE INDEX upload_open_idx ON upload (touched_at) WHERE status IN ('landing','landed')`,
  // 1: one file of frames, of before; 2: segments.
  `ALTER TABLE source ADD COLUMN spool_format smallint NOT NULL DEFAULT 1
     CONSTRAINT source_spool_format_check CHECK (spool_format IN (1, 2))`,
  `ALTER TABLE source ALTER COLUMN spool_format SET DEFAULT 2`,
] as const;
