/** Keys of rows that attached are found, but lead no further; groups that stand for somebody else do. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleAliases0001 implements MigrationInterface {
  readonly name = 'PeopleAliases0000000000037';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE key_alias ADD COLUMN of_group boolean NOT NULL DEFAULT false`,
  `COMMENT ON COLUMN key_alias.of_group IS
     'The key names a group of this person: whatever else stands on its rows leads here, too. Else only the key does.'`,
  `UPDATE key_alias a SET of_group = true
    WHERE (a.incident_id, a.key) IN (
      SELECT r.incident_id, COALESCE(r.inherited_key, r.customer_key, r.email_key, r.phone_key)
        FROM intake_v_row r WHERE r.source_role IN ('leaked','reference'))`,
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
] as const;
