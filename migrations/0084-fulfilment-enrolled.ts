/** How many began with a programme is kept beside it: the list of programmes counted everybody who ever did. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FulfilmentEnrolled0001 implements MigrationInterface {
  readonly name = 'FulfilmentEnrolled0000000000084';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE programme
     ADD COLUMN enrolled integer NOT NULL DEFAULT 0 CONSTRAINT programme_enrolled_check CHECK (enrolled >= 0)`,
  `UPDATE programme p SET enrolled = n.enrolled
     FROM (SELECT programme_id, count(*)::int AS enrolled FROM enrolment GROUP BY programme_id) n
    WHERE n.programme_id = p.id`,
] as const;
