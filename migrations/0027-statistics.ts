/** Statistics when a run needs them, and checks of rows and persons that cost a million of them less. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Statistics0001 implements MigrationInterface {
  readonly name = 'Statistics0000000000027';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

/** Statistics are the owner's to make; whoever reads rows by the million, or looks up one of them, cannot wait for autovacuum. */
const analyzer = (name: string, analyze: string) =>
  `CREATE FUNCTION ${name}() RETURNS void
     LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET default_statistics_target = 10
     AS $$ BEGIN ${analyze} END $$`;

const STATEMENTS = [
  analyzer('intake_analyze_rows', 'ANALYZE staged_row (incident_id, source_id, awaits_link, customer_key);'),
  analyzer(
    'people_analyze',
    `ANALYZE person (cohort_id, id, incident_id, survivor_cohort_id);
     ANALYZE identity_key (key, incident_id, kind);
     ANALYZE row_key (reading_no, key, group_key);
     ANALYZE key_alias (incident_id, key);`,
  ),
  // The same promises, the usual value first: they are read for each of a million rows.
  `ALTER TABLE person
     DROP CONSTRAINT person_key_kind_check,
     DROP CONSTRAINT person_subject_role_check,
     DROP CONSTRAINT person_survivor_check,
     ADD CONSTRAINT person_key_kind_check
       CHECK (key_kind = 'customer_id' OR key_kind = 'email' OR key_kind = 'phone'),
     ADD CONSTRAINT person_subject_role_check
       CHECK (subject_role = 'customer' OR subject_role = 'employee' OR subject_role = 'contact'),
     ADD CONSTRAINT person_survivor_check
       CHECK ((survivor_cohort_id IS NULL AND survivor_id IS NULL)
         OR (survivor_cohort_id IS NOT NULL AND survivor_id IS NOT NULL
             AND (survivor_cohort_id <> cohort_id OR survivor_id <> id)))`,
  `ALTER TABLE staged_row
     DROP CONSTRAINT staged_row_subject_role_check,
     DROP CONSTRAINT staged_row_key_check,
     ADD CONSTRAINT staged_row_subject_role_check
       CHECK (subject_role = 'customer' OR subject_role = 'employee' OR subject_role = 'contact'),
     ADD CONSTRAINT staged_row_key_check
       CHECK (awaits_link = (customer_key IS NULL AND email_key IS NULL AND phone_key IS NULL))`,
] as const;
