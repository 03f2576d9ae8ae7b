/** Whoever is on an alarm says what they do about it: the next one who looks reads it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AlarmsReasons0001 implements MigrationInterface {
  readonly name = 'AlarmsReasons0000000000065';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE alarm
     ADD COLUMN seen_reason text,
     ADD CONSTRAINT alarm_seen_reason_check
       CHECK (seen_reason IS NULL OR (seen_by IS NOT NULL AND length(seen_reason) BETWEEN 1 AND 500))`,
] as const;
