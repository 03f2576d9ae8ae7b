/** Refusals and alarms that are kept are kept so that the console can say them in either language. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Sentences0001 implements MigrationInterface {
  readonly name = 'Sentences0000000000074';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

/** Older rows have none: what was kept of them is the English sentence alone. */
const STATEMENTS = [
  `ALTER TABLE work_order ADD COLUMN refused_with jsonb,
     ADD CONSTRAINT work_order_refused_with_check
       CHECK (refused_with IS NULL OR (refused_with ->> 'message' = refusal AND refused_with ? 'code'))`,
  `ALTER TABLE upload ADD COLUMN refused_with jsonb,
     ADD CONSTRAINT upload_refused_with_check
       CHECK (refused_with IS NULL OR (refused_with ->> 'message' = refusal AND refused_with ? 'code'))`,
  `ALTER TABLE source ADD COLUMN failed_with jsonb,
     ADD CONSTRAINT source_failed_with_check
       CHECK (failed_with IS NULL OR (failed_with ->> 'message' = failure AND failed_with ? 'code'))`,
  `ALTER TABLE alarm ADD COLUMN words jsonb,
     ADD CONSTRAINT alarm_words_check
       CHECK (words IS NULL OR (words ->> 'en' = sentence AND words ? 'id'))`,
] as const;
