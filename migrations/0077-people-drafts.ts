/** People written beside a run stand once their cohorts do: until then no view shows them, and a run that dies is swept after. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleDrafts0001 implements MigrationInterface {
  readonly name = 'PeopleDrafts0000000000077';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const ADDRESS = ['source_id', 'batch_no', 'record_no', 'subject_no', 'key_version'] as const;
const BLOB = ['sealed', ...ADDRESS] as const;
/** A blob's column, or that of the first blob where it came from the same row. */
const shared = (prefix: string, column: string) =>
  `CASE WHEN p.${prefix}sealed IS NULL THEN p.${column} ELSE p.${prefix}${column} END`;
const NAME = BLOB.map((c) => `CASE WHEN p.has_name THEN ${shared('name_', c)} END AS name_${c}`).join(', ');

const STATEMENTS = [
  // Control. Cohorts that a run under way has numbered and whose people another connection committed before it.
  `CREATE TABLE person_draft (
     incident_id uuid NOT NULL CONSTRAINT person_draft_incident_id_fkey REFERENCES incident (id),
     cohort_ids bigint[] NOT NULL,
     CONSTRAINT person_draft_pkey PRIMARY KEY (incident_id)
   )`,
  // As before, of people whose cohort is there.
  `CREATE OR REPLACE VIEW people_v_contact AS
     SELECT p.cohort_id, p.id AS person_id, p.incident_id, 'email'::text AS kind, p.email_key AS key, p.sealed,
            ${ADDRESS.map((c) => `p.${c}`).join(', ')}, p.email_sendable AS sendable, ${NAME}
       FROM person p JOIN cohort c ON c.id = p.cohort_id WHERE p.email_key IS NOT NULL
     UNION ALL
     SELECT p.cohort_id, p.id, p.incident_id, 'phone', p.phone_key,
            ${BLOB.map((c) => shared('phone_', c)).join(', ')}, p.phone_sms, ${NAME}
       FROM person p JOIN cohort c ON c.id = p.cohort_id WHERE p.phone_key IS NOT NULL`,
  `CREATE OR REPLACE VIEW people_v_exposure AS
     SELECT cohort_id, person_id, incident_id, since_run, until_run, profile_id FROM person_exposure
     UNION ALL
     SELECT p.cohort_id, p.id, p.incident_id, p.since_run, NULL, p.profile_id
       FROM person p JOIN cohort c ON c.id = p.cohort_id WHERE p.profile_id IS NOT NULL`,
  `CREATE OR REPLACE VIEW people_v_person AS
     SELECT p.cohort_id, p.id AS person_id, p.incident_id, p.link_version, p.survivor_cohort_id, p.survivor_id
       FROM person p JOIN cohort c ON c.id = p.cohort_id`,
  `CREATE OR REPLACE VIEW people_v_customer AS
     SELECT i.incident_id, i.cohort_id, i.person_id
       FROM identity_key i JOIN cohort c ON c.id = i.cohort_id WHERE i.kind IN (1, 4)`,
  // Indexes identity_key_pkey, key_alias_pkey, row_key_key.
  `CREATE OR REPLACE VIEW people_v_key AS
     SELECT DISTINCT s.incident_id, s.key, l.cohort_id, l.id AS person_id
       FROM (SELECT i.incident_id, i.key, i.cohort_id, i.person_id FROM identity_key i WHERE i.kind <= 3
             UNION ALL
             SELECT a.incident_id, a.key, a.cohort_id, a.person_id FROM key_alias a
             UNION ALL
             SELECT g.incident_id, k.key, i.cohort_id, i.person_id
               FROM key_reading g JOIN row_key k ON k.reading_no = g.no
               JOIN identity_key i ON i.key = k.group_key AND i.incident_id = g.incident_id AND i.kind <= 3
             UNION ALL
             SELECT g.incident_id, k.key, a.cohort_id, a.person_id
               FROM key_reading g JOIN row_key k ON k.reading_no = g.no
               JOIN key_alias a ON a.incident_id = g.incident_id AND a.key = k.group_key AND a.of_group) s
       JOIN person p ON p.cohort_id = s.cohort_id AND p.id = s.person_id
       JOIN person l ON l.cohort_id = COALESCE(p.survivor_cohort_id, p.cohort_id)
                    AND l.id = COALESCE(p.survivor_id, p.id)
       JOIN cohort c ON c.id = l.cohort_id
      WHERE l.survivor_cohort_id IS NULL AND l.since_run IS NOT NULL AND l.profile_id IS NOT NULL`,
] as const;
