/** Tables of the ledger room. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ledger0001 implements MigrationInterface {
  readonly name = 'Ledger0000000000004';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`SELECT 1`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
