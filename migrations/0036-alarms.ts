/** Tables of the alarms room: what is wrong, whom it was told, and which processes are alive. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Alarms0001 implements MigrationInterface {
  readonly name = 'Alarms0000000000036';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. One open alarm per matter; what comes back after it was over is another one.
  `CREATE TABLE alarm (
     id uuid PRIMARY KEY,
     kind text NOT NULL CONSTRAINT alarm_kind_check
       CHECK (kind IN ('lane_halted','guard','clock','unknown','worker_dead','no_worker','test')),
     subject text NOT NULL,
     incident_id uuid,
     sentence text NOT NULL,
     raised_at timestamptz NOT NULL,
     seen_by uuid,
     seen_by_name text,
     seen_at timestamptz,
     over_at timestamptz,
     CONSTRAINT alarm_seen_check CHECK (num_nulls(seen_by, seen_by_name, seen_at) IN (0, 3))
   )`,
  `CREATE UNIQUE INDEX alarm_one_open ON alarm (kind, subject) WHERE over_at IS NULL`,
  // What is to be told about it, by which path.
  `CREATE TABLE alarm_message (
     alarm_id uuid NOT NULL CONSTRAINT alarm_message_alarm_id_fkey REFERENCES alarm (id),
     path text NOT NULL CONSTRAINT alarm_message_path_check CHECK (path IN ('mail','webhook')),
     what text NOT NULL CONSTRAINT alarm_message_what_check CHECK (what IN ('raised','over')),
     tries integer NOT NULL DEFAULT 0,
     due_at timestamptz NOT NULL,
     told_at timestamptz,
     given_up_at timestamptz,
     problem text,
     CONSTRAINT alarm_message_pkey PRIMARY KEY (alarm_id, path, what),
     CONSTRAINT alarm_message_end_check CHECK (told_at IS NULL OR given_up_at IS NULL)
   )`,
  `CREATE INDEX alarm_message_due ON alarm_message (due_at) WHERE told_at IS NULL AND given_up_at IS NULL`,
  // Local. A process that ends as it should takes its line with it.
  `CREATE TABLE process_beat (
     id uuid PRIMARY KEY,
     role text NOT NULL CONSTRAINT process_beat_role_check CHECK (role IN ('web','worker')),
     host text NOT NULL,
     pid integer NOT NULL,
     since timestamptz NOT NULL DEFAULT now(),
     beat_at timestamptz NOT NULL DEFAULT now()
   ) WITH (fillfactor = 50)`,
] as const;
