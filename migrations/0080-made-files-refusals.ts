/** Why a file could not be made is kept as the refusal it was, so that the console can say it in either language. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MadeFilesRefusals0001 implements MigrationInterface {
  readonly name = 'MadeFilesRefusals0000000000080';

  async up(q: QueryRunner): Promise<void> {
    for (const table of TABLES) for (const statement of statementsFor(table)) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const TABLES = ['handover_batch', 'regulator_report', 'extract'] as const;

/** Of what failed before, the English sentence is what is known: it stands under a code that no room has. */
function statementsFor(table: (typeof TABLES)[number]): readonly string[] {
  return [
    `ALTER TABLE ${table} ADD COLUMN failed_with jsonb`,
    `UPDATE ${table}
        SET failed_with = jsonb_build_object('code', 'kept', 'message', failure, 'facts', '{}'::jsonb)
      WHERE failure IS NOT NULL`,
    `ALTER TABLE ${table} ADD CONSTRAINT ${table}_failed_with_check
       CHECK ((failure IS NULL) = (failed_with IS NULL)
          AND (failed_with IS NULL OR (failed_with ->> 'message' = failure AND failed_with ? 'code')))`,
  ];
}
