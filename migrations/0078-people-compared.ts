/** Who stands in another shared incident, too, is kept when keys were compared: a page touches only what it shows. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleCompared0001 implements MigrationInterface {
  readonly name = 'PeopleCompared0000000000078';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. What was counted when an incident's keys were last held against those of the others, and of which keys.
  `CREATE TABLE shared_comparison (
     incident_id uuid NOT NULL CONSTRAINT shared_comparison_incident_id_fkey REFERENCES incident (id),
     basis text NOT NULL,
     compared_at timestamptz NOT NULL DEFAULT now(),
     persons integer NOT NULL CONSTRAINT shared_comparison_persons_check CHECK (persons >= 0),
     others jsonb NOT NULL,
     CONSTRAINT shared_comparison_pkey PRIMARY KEY (incident_id)
   )`,
  // Person plane. People some key of whom stands in another shared incident, as of that comparison.
  `CREATE TABLE shared_person (
     incident_id uuid NOT NULL,
     cohort_id bigint NOT NULL,
     person_id integer NOT NULL,
     CONSTRAINT shared_person_pkey PRIMARY KEY (incident_id, cohort_id, person_id)
   )`,
  `CREATE VIEW people_v_shared_person AS SELECT incident_id, cohort_id, person_id FROM shared_person`,
  `CREATE VIEW people_v_shared_incident AS SELECT incident_id FROM sharing WHERE status = 'shared'`,
  // One person's keys, not those of a thousand.
  `CREATE INDEX shared_key_person ON shared_key (incident_id, cohort_id, person_id)`,
  `DROP INDEX shared_key_incident`,
  // Absorbed people of an incident in the order of whom they are one with.
  `CREATE INDEX person_absorbed ON person (incident_id, survivor_cohort_id, survivor_id)
     WHERE survivor_cohort_id IS NOT NULL`,
  `CREATE VIEW people_v_absorbed AS
     SELECT incident_id, cohort_id, id AS person_id, survivor_cohort_id, survivor_id
       FROM person WHERE survivor_cohort_id IS NOT NULL`,
] as const;
