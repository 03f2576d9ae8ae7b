/** Suppressed addresses that a person lets be written to again, with a reason. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReceiptsSuppressions0001 implements MigrationInterface {
  readonly name = 'ReceiptsSuppressions0000000000031';

  async up(q: QueryRunner): Promise<void> {
    await q.query(LIFTING);
    await q.query(`CREATE INDEX suppression_incident_idx ON suppression (incident_id, at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

// A later bounce or complaint takes the lifting back.
const LIFTING = `ALTER TABLE suppression
     ADD COLUMN lifted_at timestamptz,
     ADD COLUMN lifted_by uuid,
     ADD COLUMN lift_reason text
       CONSTRAINT suppression_lift_reason_check CHECK (length(btrim(lift_reason)) BETWEEN 1 AND 500),
     ADD CONSTRAINT suppression_lifted_check CHECK (num_nulls(lifted_at, lifted_by, lift_reason) IN (0, 3))`;
