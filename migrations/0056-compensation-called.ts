/** Whoever is called from a waiting list is told so, once. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompensationCalled0001 implements MigrationInterface {
  readonly name = 'CompensationCalled0000000000056';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE grant_wait ADD COLUMN told_at timestamptz`,
  `CREATE INDEX grant_wait_untold_idx ON grant_wait (called_at, cohort_id, grant_id)
     WHERE state = 'called' AND told_at IS NULL`,
] as const;
