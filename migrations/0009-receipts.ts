/** Tables of the receipts room. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Receipts0001 implements MigrationInterface {
  readonly name = 'Receipts0000000000009';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`SELECT 1`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
