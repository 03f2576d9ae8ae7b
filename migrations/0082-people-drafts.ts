/** One connection writes the people of a run, and they stand with it: nothing is left to sweep, and no view asks for cohorts. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleDrafts0002 implements MigrationInterface {
  readonly name = 'PeopleDrafts0000000000082';

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
  // What a run that died between two commits left.
  `DELETE FROM person p USING person_draft d WHERE p.cohort_id = ANY (d.cohort_ids)`,
  `DELETE FROM identity_key i USING person_draft d WHERE i.incident_id = d.incident_id AND i.cohort_id = ANY (d.cohort_ids)`,
  // As before 0077.
  `CREATE OR REPLACE VIEW people_v_contact AS
     SELECT p.cohort_id, p.id AS person_id, p.incident_id, 'email'::text AS kind, p.email_key AS key, p.sealed,
            ${ADDRESS.map((c) => `p.${c}`).join(', ')}, p.email_sendable AS sendable, ${NAME}
       FROM person p WHERE p.email_key IS NOT NULL
     UNION ALL
     SELECT p.cohort_id, p.id, p.incident_id, 'phone', p.phone_key,
            ${BLOB.map((c) => shared('phone_', c)).join(', ')}, p.phone_sms, ${NAME}
       FROM person p WHERE p.phone_key IS NOT NULL`,
  `CREATE OR REPLACE VIEW people_v_exposure AS
     SELECT cohort_id, person_id, incident_id, since_run, until_run, profile_id FROM person_exposure
     UNION ALL
     SELECT p.cohort_id, p.id, p.incident_id, p.since_run, NULL, p.profile_id
       FROM person p WHERE p.profile_id IS NOT NULL`,
  `CREATE OR REPLACE VIEW people_v_person AS
     SELECT p.cohort_id, p.id AS person_id, p.incident_id, p.link_version, p.survivor_cohort_id, p.survivor_id
       FROM person p`,
  `CREATE OR REPLACE VIEW people_v_customer AS
     SELECT incident_id, cohort_id, person_id FROM identity_key WHERE kind IN (1, 4)`,
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
      WHERE l.survivor_cohort_id IS NULL AND l.since_run IS NOT NULL AND l.profile_id IS NOT NULL`,
  `DROP TABLE person_draft`,
] as const;
