/** Table of the reports room: what each published run's counts set off under each law, so that a flip is seen. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reports0001 implements MigrationInterface {
  readonly name = 'Reports0000000000033';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. A run is counted once under a book of laws; another book counts it again.
  `CREATE TABLE duty_count (
     incident_id uuid NOT NULL CONSTRAINT duty_count_incident_id_fkey REFERENCES incident (id),
     run_no integer NOT NULL CONSTRAINT duty_count_run_no_check CHECK (run_no >= 1),
     book_version text NOT NULL CONSTRAINT duty_count_book_version_check CHECK (book_version ~ '^[0-9a-f]{16}$'),
     law text NOT NULL,
     duty text NOT NULL,
     counted integer NOT NULL CONSTRAINT duty_count_counted_check CHECK (counted >= 0),
     owed boolean NOT NULL,
     counted_at timestamptz NOT NULL,
     CONSTRAINT duty_count_pkey PRIMARY KEY (incident_id, run_no, book_version, law, duty)
   )`,
  `SELECT amends_append_only('duty_count')`,
] as const;
