/** Revoked codes of a pool by an index of their own: a page of pools counts no code that is somebody's. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CodesRevoked0001 implements MigrationInterface {
  readonly name = 'CodesRevoked0000000000066';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE INDEX voucher_code_revoked_idx ON voucher_code (pool_id) WHERE state = 'revoked'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
