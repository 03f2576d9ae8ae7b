/** Mappings are found again by the header they were made for, and say who signed them outside this system. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IntakeMappings0001 implements MigrationInterface {
  readonly name = 'IntakeMappings0000000000014';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // What mappings of yesterday were bound to is not known any more; they are simply not proposed again.
  `ALTER TABLE mapping
     ADD COLUMN column_names jsonb CONSTRAINT mapping_column_names_check CHECK (jsonb_typeof(column_names) = 'array'),
     ADD COLUMN header_fingerprint bytea
       CONSTRAINT mapping_header_fingerprint_check CHECK (octet_length(header_fingerprint) = 32),
     ADD CONSTRAINT mapping_header_check CHECK ((column_names IS NULL) = (header_fingerprint IS NULL))`,
  `CREATE INDEX mapping_header_fingerprint_idx ON mapping (header_fingerprint, made_at DESC)`,
  // Control. Who stands for a mapping by name: it belongs to what the mapping says, not to one of its versions.
  `CREATE TABLE mapping_signature (
     source_id uuid NOT NULL CONSTRAINT mapping_signature_source_id_fkey REFERENCES source (id) ON DELETE CASCADE,
     digest bytea NOT NULL CONSTRAINT mapping_signature_digest_check CHECK (octet_length(digest) = 32),
     workbook_hash bytea NOT NULL
       CONSTRAINT mapping_signature_workbook_hash_check CHECK (octet_length(workbook_hash) = 32),
     signed_by text NOT NULL CONSTRAINT mapping_signature_signed_by_check CHECK (length(signed_by) BETWEEN 1 AND 200),
     signed_on date NOT NULL,
     statement text NOT NULL CONSTRAINT mapping_signature_statement_check CHECK (length(statement) <= 2000),
     imported_by uuid NOT NULL,
     imported_at timestamptz NOT NULL,
     CONSTRAINT mapping_signature_pkey PRIMARY KEY (source_id, digest, workbook_hash)
   )`,
] as const;
