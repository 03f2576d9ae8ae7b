/** What the pages about people ask for is kept when a run publishes it: its changes, its remainder, its short lists. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleCounts0001 implements MigrationInterface {
  readonly name = 'PeopleCounts0000000000063';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Null for runs of before: nobody knows any more what they changed.
  `ALTER TABLE resolve_run
     ADD COLUMN row_count bigint CONSTRAINT resolve_run_row_count_check CHECK (row_count >= 0),
     ADD COLUMN newcomers integer CONSTRAINT resolve_run_newcomers_check CHECK (newcomers >= 0),
     ADD COLUMN changed integer CONSTRAINT resolve_run_changed_check CHECK (changed >= 0),
     ADD COLUMN gone integer CONSTRAINT resolve_run_gone_check CHECK (gone >= 0),
     ADD COLUMN made_by_name text`,
  // Control. People of contact lists found unaffected, by file and run; a person of two files counts in both.
  `CREATE TABLE unaffected_count (
     incident_id uuid NOT NULL CONSTRAINT unaffected_count_incident_id_fkey REFERENCES incident (id),
     run_no integer NOT NULL,
     file text NOT NULL,
     persons integer NOT NULL CONSTRAINT unaffected_count_persons_check CHECK (persons > 0),
     CONSTRAINT unaffected_count_pkey PRIMARY KEY (incident_id, run_no, file)
   )`,
  // How many cross-incident keys a cohort has, so that nobody counts them where only their number is wanted.
  `ALTER TABLE shared_cohort ADD COLUMN keys integer NOT NULL DEFAULT 0 CONSTRAINT shared_cohort_keys_check CHECK (keys >= 0)`,
  `UPDATE shared_cohort c SET keys = n.keys
     FROM (SELECT incident_id, cohort_id, count(*)::int AS keys FROM shared_key GROUP BY incident_id, cohort_id) n
    WHERE n.incident_id = c.incident_id AND n.cohort_id = c.cohort_id`,
  // The people behind two findings are few among many: whoever pages through them does not walk past everybody.
  `CREATE INDEX person_ambiguous ON person (cohort_id, id) WHERE ambiguous`,
  `CREATE INDEX person_landline ON person (cohort_id, id) WHERE phone_key IS NOT NULL AND NOT phone_sms`,
] as const;
