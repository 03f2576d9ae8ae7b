/** Payout files by their standing, for rooms that say what needs somebody now. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FulfilmentPayouts0001 implements MigrationInterface {
  readonly name = 'FulfilmentPayouts0000000000069';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE VIEW fulfilment_v_payout AS
     SELECT incident_id, id, kind, status, rows, made_by, made_at FROM payout`,
] as const;
