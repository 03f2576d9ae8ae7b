/** Tables of the platform room. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform0001 implements MigrationInterface {
  readonly name = 'Platform0000000000001';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`SELECT 1`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
