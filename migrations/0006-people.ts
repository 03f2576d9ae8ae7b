/** Tables of the people room. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People0001 implements MigrationInterface {
  readonly name = 'People0000000000006';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`SELECT 1`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
