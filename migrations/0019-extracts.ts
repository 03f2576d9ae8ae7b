/** Table of the extracts room: what was asked to leave the house for a bank, by whom, and what became of the file. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Extracts0001 implements MigrationInterface {
  readonly name = 'Extracts0000000000019';

  async up(q: QueryRunner): Promise<void> {
    await q.query(EXTRACT);
    await q.query(`CREATE INDEX extract_incident_idx ON extract (incident_id, requested_at)`);
    await q.query(`CREATE INDEX extract_due_idx ON extract (due_at) WHERE status = 'ready'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

// Control. What was asked (bank … fetches_max) is pinned by the approval; the rest says what became of it.
const EXTRACT = `CREATE TABLE extract (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT extract_incident_id_fkey REFERENCES incident (id),
     status text NOT NULL CONSTRAINT extract_status_check
       CHECK (status IN ('requested','refused','withdrawn','approved','making','ready','failed','deleted')),
     bank text NOT NULL CONSTRAINT extract_bank_check CHECK (length(btrim(bank)) BETWEEN 1 AND 200),
     public_key text NOT NULL,
     fingerprint text NOT NULL CONSTRAINT extract_fingerprint_check CHECK (fingerprint ~ '^[0-9a-f]{40,64}$'),
     parts jsonb NOT NULL,
     filter jsonb NOT NULL,
     fetches_max smallint NOT NULL CONSTRAINT extract_fetches_max_check CHECK (fetches_max BETWEEN 1 AND 10),
     digest text NOT NULL CONSTRAINT extract_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'),
     requested_by uuid NOT NULL,
     requested_at timestamptz NOT NULL,
     decided_by uuid,
     decided_at timestamptz,
     attempt integer NOT NULL DEFAULT 0,
     run_no integer,
     records_read integer,
     lines integer,
     bytes bigint,
     sha256 bytea CONSTRAINT extract_sha256_check CHECK (octet_length(sha256) = 32),
     failure text,
     ready_at timestamptz,
     due_at timestamptz,
     fetches smallint NOT NULL DEFAULT 0,
     deleted_at timestamptz,
     CONSTRAINT extract_maker_is_not_checker CHECK (decided_by <> requested_by),
     CONSTRAINT extract_decided_check CHECK ((decided_by IS NULL) = (decided_at IS NULL)
       AND (status IN ('requested','withdrawn') OR decided_by IS NOT NULL)),
     CONSTRAINT extract_ready_check CHECK (status NOT IN ('ready','deleted')
       OR num_nulls(run_no, records_read, lines, bytes, sha256, ready_at, due_at) = 0),
     CONSTRAINT extract_failed_check CHECK ((status = 'failed') = (failure IS NOT NULL)),
     CONSTRAINT extract_deleted_check CHECK ((status = 'deleted') = (deleted_at IS NOT NULL))
   )`;
