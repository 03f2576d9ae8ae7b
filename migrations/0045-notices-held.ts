/** A notice that a hold of an authority paused says so, and is an alarm until a person goes on with it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesHeld0001 implements MigrationInterface {
  readonly name = 'NoticesHeld0000000000045';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Why the system paused it, in a sentence; null where a person did.
  `ALTER TABLE notice ADD COLUMN paused_because text,
     ADD CONSTRAINT notice_paused_because_check CHECK (paused_because IS NULL OR status = 'paused')`,
  `CREATE VIEW notices_v_held_back AS
     SELECT id AS notice_id, incident_id, paused_because FROM notice WHERE paused_because IS NOT NULL`,
  `ALTER TABLE alarm DROP CONSTRAINT alarm_kind_check`,
  `ALTER TABLE alarm ADD CONSTRAINT alarm_kind_check
     CHECK (kind IN ('lane_halted','guard','clock','unknown','worker_dead','no_worker','emergency_review',
                     'hold_ending','notice_held','posting_ending','ceiling','test'))`,
] as const;
