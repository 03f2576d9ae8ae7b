/** Who asked for a higher ceiling and who decided are operators. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesRaises0001 implements MigrationInterface {
  readonly name = 'NoticesRaises0000000000076';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE notice_raise
     ADD CONSTRAINT notice_raise_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES operator (id) NOT VALID,
     ADD CONSTRAINT notice_raise_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES operator (id) NOT VALID`,
  `ALTER TABLE notice_raise VALIDATE CONSTRAINT notice_raise_asked_by_fkey`,
  `ALTER TABLE notice_raise VALIDATE CONSTRAINT notice_raise_decided_by_fkey`,
] as const;
