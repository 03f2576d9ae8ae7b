/** Numbers of a workbook that a spreadsheet has rounded are counted, for whoever reads of it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RoundedNumbers0001 implements MigrationInterface {
  readonly name = 'RoundedNumbers0000000000020';

  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `ALTER TABLE source ADD COLUMN rounded_numbers integer NOT NULL DEFAULT 0
         CONSTRAINT source_rounded_numbers_check CHECK (rounded_numbers >= 0)`,
    );
    await q.query(
      `COMMENT ON COLUMN source.rounded_numbers IS 'Numbers of a sheet that seem to have lost all digits behind the 15th.'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
