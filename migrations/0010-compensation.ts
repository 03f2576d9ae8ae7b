/** Tables of the compensation room. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Compensation0001 implements MigrationInterface {
  readonly name = 'Compensation0000000000010';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`SELECT 1`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
