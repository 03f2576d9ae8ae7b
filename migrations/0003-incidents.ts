/** Tables of the incidents room. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Incidents0001 implements MigrationInterface {
  readonly name = 'Incidents0000000000003';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`SELECT 1`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
