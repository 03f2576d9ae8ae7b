/** "This is not me": an address that reached somebody else is suppressed like one that bounces. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReceiptsNotMine0001 implements MigrationInterface {
  readonly name = 'ReceiptsNotMine0000000000056';

  async up(q: QueryRunner): Promise<void> {
    await q.query(REASON);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const REASON = `ALTER TABLE suppression DROP CONSTRAINT suppression_reason_check,
     ADD CONSTRAINT suppression_reason_check CHECK (reason IN ('bounce','complaint','not_mine'))`;
