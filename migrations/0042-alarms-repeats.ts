/** Alarms are told again while they last; four more things are an alarm. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AlarmsRepeats0001 implements MigrationInterface {
  readonly name = 'AlarmsRepeats0000000000042';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE alarm DROP CONSTRAINT alarm_kind_check`,
  `ALTER TABLE alarm ADD CONSTRAINT alarm_kind_check
     CHECK (kind IN ('lane_halted','guard','clock','unknown','worker_dead','no_worker','emergency_review',
                     'hold_ending','posting_ending','ceiling','test'))`,
  // Told again while it lasts: 0 is the first telling. What was open before is told again at the next look.
  `ALTER TABLE alarm ADD COLUMN repeats integer NOT NULL DEFAULT 0`,
  `ALTER TABLE alarm ADD COLUMN repeat_at timestamptz NOT NULL DEFAULT now()`,
  `ALTER TABLE alarm ALTER COLUMN repeat_at DROP DEFAULT`,
  `ALTER TABLE alarm_message ADD COLUMN no integer NOT NULL DEFAULT 0`,
  `ALTER TABLE alarm_message DROP CONSTRAINT alarm_message_pkey,
     ADD CONSTRAINT alarm_message_pkey PRIMARY KEY (alarm_id, path, what, no)`,
  `ALTER TABLE alarm_message DROP CONSTRAINT alarm_message_what_check,
     ADD CONSTRAINT alarm_message_what_check CHECK (what IN ('raised','repeated','over')),
     ADD CONSTRAINT alarm_message_no_check CHECK ((what = 'repeated') = (no > 0))`,
] as const;
