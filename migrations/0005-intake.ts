/** Tables of the intake room. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Intake0001 implements MigrationInterface {
  readonly name = 'Intake0000000000005';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`SELECT 1`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
