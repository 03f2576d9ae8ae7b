/** Answers to addresses we do not know are counted apart: only they have a limit. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class InquiriesStrangers0001 implements MigrationInterface {
  readonly name = 'InquiriesStrangers0000000000058';

  async up(q: QueryRunner): Promise<void> {
    // Who was answered before as what is not known; such a day is over before this matters.
    await q.query(`ALTER TABLE inquiry ADD COLUMN stranger boolean NOT NULL DEFAULT false`);
    await q.query(`CREATE INDEX inquiry_strangers_idx ON inquiry (incident_id, day) WHERE stranger`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
