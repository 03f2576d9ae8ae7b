/** Who has seen a payout file: whoever could have paid from it does not take it back. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FulfilmentReveals0001 implements MigrationInterface {
  readonly name = 'FulfilmentReveals0000000000058';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE payout ADD COLUMN revealed_by uuid[] NOT NULL DEFAULT '{}'`,
  // Who downloaded a file before this is not known: its maker counts as having had it.
  `UPDATE payout SET revealed_by = ARRAY[made_by] WHERE status <> 'recalled'`,
  `ALTER TABLE payout ADD CONSTRAINT payout_recall_is_second_person CHECK (
     recalled_by IS NULL OR cardinality(revealed_by) = 0
     OR (recalled_by <> made_by AND NOT recalled_by = ANY (revealed_by)))`,
] as const;
