/** Tables of the messages room. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Messages0001 implements MigrationInterface {
  readonly name = 'Messages0000000000007';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`SELECT 1`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
