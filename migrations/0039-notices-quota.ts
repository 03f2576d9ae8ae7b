/** A lane that halted because the day's quota was used up goes on by itself; everything else awaits a person. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesQuota0001 implements MigrationInterface {
  readonly name = 'NoticesQuota0000000000039';

  async up(q: QueryRunner): Promise<void> {
    // What is halted already awaits a person: why it was halted is known as a sentence only.
    await q.query(`ALTER TABLE lane ADD COLUMN awaits text
      CONSTRAINT lane_awaits_check CHECK (awaits IS NULL OR (awaits = 'quota' AND status = 'halted'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
