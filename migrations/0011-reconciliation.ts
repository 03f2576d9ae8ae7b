/** Tables of the reconciliation room: every proof of the books, kept. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reconciliation0001 implements MigrationInterface {
  readonly name = 'Reconciliation0000000000011';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE TABLE proof_run (
     id uuid PRIMARY KEY,
     incident_id uuid CONSTRAINT proof_run_incident_id_fkey REFERENCES incident (id),
     ok boolean NOT NULL,
     journals bigint NOT NULL,
     balanced boolean NOT NULL,
     checks jsonb NOT NULL,
     proved_by uuid NOT NULL,
     proved_at timestamptz NOT NULL,
     CONSTRAINT proof_run_ok_check CHECK (NOT ok OR balanced)
   )`,
  `SELECT amends_append_only('proof_run')`,
  `CREATE INDEX proof_run_incident_idx ON proof_run (incident_id, proved_at)`,
] as const;
