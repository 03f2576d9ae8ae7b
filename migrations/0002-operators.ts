/** Tables of the operators room. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Operators0001 implements MigrationInterface {
  readonly name = 'Operators0000000000002';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`SELECT 1`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
