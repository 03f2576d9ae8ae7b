/** What waits for a second person, for rooms that say what needs somebody now. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OperatorsApprovals0001 implements MigrationInterface {
  readonly name = 'OperatorsApprovals0000000000068';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE VIEW operators_v_approval AS
     SELECT kind, subject_id, incident_id, makers, made_at FROM approval WHERE status = 'requested'`,
  // Few wait at any time; decided ones are many.
  `CREATE INDEX approval_waiting_idx ON approval (incident_id, made_at) WHERE status = 'requested'`,
] as const;
