/** Tables of the notices room. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notices0001 implements MigrationInterface {
  readonly name = 'Notices0000000000008';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`SELECT 1`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
