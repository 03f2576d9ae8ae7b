/** People at full speed: one row says what a run says of a person; operators' merges and splits; keys of rows. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People0002 implements MigrationInterface {
  readonly name = 'People0000000000016';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...CLEARED, ...PERSONS, ...KEYS, ...DECISIONS, ...BACKFILL, ...VIEWS]) {
      await q.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const CLEARED = [
  `DROP VIEW people_v_audience, people_v_contact, people_v_exposure, people_v_person`,
  `ALTER TABLE identity_key RENAME TO identity_key_before`,
  `ALTER TABLE identity_key_before RENAME CONSTRAINT identity_key_pkey TO identity_key_before_pkey`,
] as const;

/** The address of a sealed blob, which is bound to it. */
const sealedColumns = (prefix: string) =>
  `ADD COLUMN ${prefix}sealed bytea, ADD COLUMN ${prefix}source_id uuid, ADD COLUMN ${prefix}batch_no integer,
     ADD COLUMN ${prefix}record_no integer, ADD COLUMN ${prefix}subject_no smallint, ADD COLUMN ${prefix}key_version smallint`;

const PERSONS = [
  // Who somebody is, what the published run says of them (since_run NULL: nothing), and how to reach them. One row, since
  // every further row per person costs a run as much as this one. The first blob is of the row that gave the e-mail, else
  // the phone, else the greeting name, else the key; phone_sealed and name_sealed are set only where they came from another row.
  `ALTER TABLE person
     ADD COLUMN since_run integer,
     ADD COLUMN row_count integer,
     ADD COLUMN profile_id uuid,
     ADD COLUMN key_source_id uuid,
     ADD COLUMN key_record_no integer,
     ADD COLUMN key_subject_no smallint,
     ADD COLUMN key_bucket smallint,
     ADD COLUMN former boolean, ADD COLUMN minor boolean, ADD COLUMN deceased boolean,
     ADD COLUMN legal_hold boolean, ADD COLUMN ambiguous boolean,
     ADD COLUMN email_sendable boolean, ADD COLUMN phone_sms boolean,
     ADD COLUMN has_name boolean NOT NULL DEFAULT false,
     ADD COLUMN subject_role text
       CONSTRAINT person_subject_role_check CHECK (subject_role IN ('customer','employee','contact')),
     ADD COLUMN locale text, ADD COLUMN country text, ADD COLUMN region text, ADD COLUMN time_zone text,
     ADD COLUMN source_ids uuid[],
     ADD COLUMN email_key bytea,
     ADD COLUMN phone_key bytea,
     ${sealedColumns('')},
     ${sealedColumns('phone_')},
     ${sealedColumns('name_')}`,
  `CREATE INDEX person_survivor ON person (survivor_cohort_id, survivor_id) WHERE survivor_cohort_id IS NOT NULL`,
  `ALTER TABLE resolve_run
     ADD COLUMN unaffected integer NOT NULL DEFAULT 0 CONSTRAINT resolve_run_unaffected_check CHECK (unaffected >= 0),
     ADD COLUMN inputs jsonb`,
  `COMMENT ON COLUMN resolve_run.inputs IS
     'Readings of the sources and decisions it was computed from; the same inputs need no computing.'`,
] as const;

const KEYS = [
  // Kinds 1 customer_id, 2 email, 3 phone; 4, 5, 6 the same of people found unaffected. By key first: a look-up knows it.
  `CREATE TABLE identity_key (
     bucket smallint NOT NULL,
     kind smallint NOT NULL CONSTRAINT identity_key_kind_check CHECK (kind BETWEEN 1 AND 6),
     person_id integer NOT NULL,
     cohort_id bigint NOT NULL,
     incident_id uuid NOT NULL,
     key bytea NOT NULL CONSTRAINT identity_key_key_check CHECK (octet_length(key) = 16),
     CONSTRAINT identity_key_pkey PRIMARY KEY (key, incident_id, kind, bucket)
   )`,
  // Which readings of which sources row_key holds; a source that is read again is held anew, under another number.
  `CREATE TABLE key_reading (
     no integer GENERATED ALWAYS AS IDENTITY CONSTRAINT key_reading_pkey PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT key_reading_incident_id_fkey REFERENCES incident (id),
     source_id uuid NOT NULL,
     reading text NOT NULL,
     CONSTRAINT key_reading_incident_id_source_id_key UNIQUE (incident_id, source_id)
   )`,
  // Key plane. Each further key of a row and the group of that row: who is behind a key, whatever a run made of the group.
  `CREATE TABLE row_key (
     reading_no integer NOT NULL,
     bucket smallint NOT NULL,
     key bytea NOT NULL,
     group_key bytea NOT NULL
   )`,
  `CREATE INDEX row_key_key ON row_key (reading_no, key)`,
  // Key plane. Groups that stand for somebody else (joined, crosswalked, merged), and keys of rows that attached.
  `CREATE TABLE key_alias (
     bucket smallint NOT NULL,
     person_id integer NOT NULL,
     cohort_id bigint NOT NULL,
     incident_id uuid NOT NULL,
     key bytea NOT NULL,
     CONSTRAINT key_alias_pkey PRIMARY KEY (incident_id, key, cohort_id, person_id, bucket)
   )`,
] as const;

const DECISIONS = [
  // Control. What an operator says of a group, by its key; an input of every run for as long as it is not withdrawn.
  `CREATE TABLE identity_decision (
     id uuid CONSTRAINT identity_decision_pkey PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT identity_decision_incident_id_fkey REFERENCES incident (id),
     verb text NOT NULL CONSTRAINT identity_decision_verb_check CHECK (verb IN ('merge','split')),
     group_kind smallint NOT NULL CONSTRAINT identity_decision_group_kind_check CHECK (group_kind BETWEEN 1 AND 3),
     group_key bytea NOT NULL,
     into_kind smallint,
     into_key bytea,
     reason text NOT NULL CONSTRAINT identity_decision_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 1000),
     made_by uuid NOT NULL,
     made_by_name text NOT NULL,
     made_at timestamptz NOT NULL,
     withdrawn_by uuid,
     withdrawn_by_name text,
     withdrawn_at timestamptz,
     withdrawn_because text,
     CONSTRAINT identity_decision_into_check CHECK (CASE verb
       WHEN 'merge' THEN into_key IS NOT NULL AND into_kind BETWEEN 1 AND group_kind AND into_key <> group_key
       ELSE into_key IS NULL AND into_kind IS NULL AND group_kind >= 2 END),
     CONSTRAINT identity_decision_withdrawn_check CHECK (num_nulls(withdrawn_by, withdrawn_by_name, withdrawn_at,
       withdrawn_because) IN (0, 4))
   )`,
  `CREATE UNIQUE INDEX identity_decision_live ON identity_decision (incident_id, group_key) WHERE withdrawn_at IS NULL`,
] as const;

const ADDRESS = ['source_id', 'batch_no', 'record_no', 'subject_no', 'key_version'] as const;
const BLOB = ['sealed', ...ADDRESS] as const;

const BACKFILL = [
  `UPDATE person p
      SET since_run = e.since_run, row_count = e.row_count, profile_id = e.profile_id, key_source_id = e.key_source_id,
          key_record_no = e.key_record_no, key_subject_no = e.key_subject_no, key_bucket = e.key_bucket,
          former = e.former, minor = e.minor, deceased = e.deceased, legal_hold = e.legal_hold,
          ambiguous = 'ambiguous_identity' = ANY (e.flags), subject_role = e.subject_role, locale = e.locale,
          country = e.country, region = e.region, time_zone = e.time_zone, source_ids = e.source_ids
     FROM person_exposure e WHERE e.cohort_id = p.cohort_id AND e.person_id = p.id AND e.until_run IS NULL`,
  `UPDATE person p
      SET email_key = x.email_key, phone_key = x.phone_key, email_sendable = x.email_sendable, phone_sms = x.phone_sms,
          has_name = x.has_name, ${['', 'phone_', 'name_'].flatMap((to) => BLOB.map((c) => `${to}${c} = x.${to}${c}`)).join(', ')}
     FROM (
       SELECT o.cohort_id, o.id, m.key AS email_key, t.key AS phone_key, m.sendable AS email_sendable,
              t.sendable AS phone_sms, n.sealed IS NOT NULL AS has_name,
              ${BLOB.map((c) => `f.${c} AS ${c}, a.${c} AS phone_${c}, b.${c} AS name_${c}`).join(', ')}
         FROM person o
         LEFT JOIN contact_point m ON m.cohort_id = o.cohort_id AND m.person_id = o.id AND m.kind = 'email'
         LEFT JOIN contact_point t ON t.cohort_id = o.cohort_id AND t.person_id = o.id AND t.kind = 'phone'
         LEFT JOIN contact_point n ON n.cohort_id = o.cohort_id AND n.person_id = o.id AND n.kind = 'name'
         JOIN contact_point f ON f.cohort_id = o.cohort_id AND f.person_id = o.id AND f.kind =
                   CASE WHEN m.kind IS NOT NULL THEN 'email' WHEN t.kind IS NOT NULL THEN 'phone' ELSE 'name' END
         LEFT JOIN contact_point a ON a.cohort_id = o.cohort_id AND a.person_id = o.id AND a.kind = 'phone'
               AND (a.source_id, a.record_no, a.subject_no) <> (f.source_id, f.record_no, f.subject_no)
         LEFT JOIN contact_point b ON b.cohort_id = o.cohort_id AND b.person_id = o.id AND b.kind = 'name'
               AND (b.source_id, b.record_no, b.subject_no) <> (f.source_id, f.record_no, f.subject_no)
     ) x
    WHERE x.cohort_id = p.cohort_id AND x.id = p.id`,
  `ALTER TABLE person
     ADD CONSTRAINT person_said_check CHECK ((since_run IS NULL) = (row_count IS NULL)
       AND (since_run IS NULL) = (source_ids IS NULL) AND (since_run IS NOT NULL OR profile_id IS NULL)),
     ADD CONSTRAINT person_contact_check
       CHECK (sealed IS NOT NULL OR (email_key IS NULL AND phone_key IS NULL AND NOT has_name))`,
  `DROP TABLE contact_point`,
  `DELETE FROM person_exposure WHERE until_run IS NULL`,
  `DROP INDEX person_exposure_current`,
  `ALTER TABLE person_exposure ALTER COLUMN until_run SET NOT NULL`,
  `COMMENT ON TABLE person_exposure IS 'What earlier runs said of a person; what the published one says stands in person.'`,
  `INSERT INTO identity_key (bucket, kind, person_id, cohort_id, incident_id, key)
   SELECT bucket, array_position(ARRAY['customer_id','email','phone'], kind), person_id, cohort_id, incident_id, key
     FROM identity_key_before ORDER BY key`,
  `DROP TABLE identity_key_before`,
  // Readings without a name: the next run holds them anew.
  `INSERT INTO key_reading (incident_id, source_id, reading)
   SELECT incident_id, source_id, '' FROM intake_v_source
    WHERE status IN ('finished','accepted') AND role IN ('leaked','reference')`,
  `INSERT INTO row_key (reading_no, bucket, key, group_key)
   SELECT DISTINCT n.no, people_bucket(k.key), k.key, k.group_key
     FROM key_reading n JOIN intake_v_row r ON r.source_id = n.source_id
    CROSS JOIN LATERAL (VALUES (r.email_key, COALESCE(r.customer_key, r.email_key)),
                               (r.phone_key, COALESCE(r.customer_key, r.email_key, r.phone_key))) AS k (key, group_key)
    WHERE k.key <> k.group_key ORDER BY 1, 3`,
  // A group that never stood alone has no identity: whoever among the customers, else the e-mail persons, has its key.
  `INSERT INTO key_alias (bucket, person_id, cohort_id, incident_id, key)
   SELECT DISTINCT people_bucket(g.email_key), i.person_id, i.cohort_id, g.incident_id, g.email_key
     FROM intake_v_row g
     JOIN intake_v_row c ON c.incident_id = g.incident_id AND c.email_key = g.email_key AND c.customer_key IS NOT NULL
     JOIN identity_key i ON i.incident_id = g.incident_id AND i.key = c.customer_key
    WHERE g.customer_key IS NULL AND g.source_role IN ('leaked','reference') AND c.source_role IN ('leaked','reference')
      AND NOT EXISTS (SELECT FROM identity_key o WHERE o.incident_id = g.incident_id AND o.key = g.email_key)`,
] as const;

/** A blob's column, or that of the first blob where it came from the same row. */
const shared = (prefix: string, column: string) =>
  `CASE WHEN p.${prefix}sealed IS NULL THEN p.${column} ELSE p.${prefix}${column} END`;
const NAME = BLOB.map((c) => `CASE WHEN p.has_name THEN ${shared('name_', c)} END AS name_${c}`).join(', ');

const VIEWS = [
  `CREATE VIEW people_v_audience AS
     SELECT p.cohort_id, p.id AS person_id, p.incident_id, c.kind, r.no AS run_no, p.profile_id,
            p.locale, p.country, p.region, p.time_zone, p.subject_role, p.former, p.minor, p.deceased,
            (p.legal_hold OR EXISTS (
               SELECT FROM person_finding f
                WHERE f.cohort_id = p.cohort_id AND f.person_id = p.id AND f.holds)) AS held,
            COALESCE(p.email_sendable, false) AS has_email,
            COALESCE(p.phone_sms, false) AS has_sms,
            p.phone_key IS NOT NULL AS has_phone,
            p.link_version,
            CASE WHEN p.ambiguous THEN ARRAY['ambiguous_identity'] ELSE ARRAY[]::text[] END AS flags
       FROM person p
       JOIN cohort c ON c.id = p.cohort_id AND c.kind = 'affected'
       JOIN resolve_run r ON r.incident_id = p.incident_id AND r.status = 'published'
      WHERE p.survivor_cohort_id IS NULL AND p.since_run IS NOT NULL`,
  `CREATE VIEW people_v_contact AS
     SELECT p.cohort_id, p.id AS person_id, p.incident_id, 'email'::text AS kind, p.email_key AS key, p.sealed,
            ${ADDRESS.map((c) => `p.${c}`).join(', ')}, p.email_sendable AS sendable, ${NAME}
       FROM person p WHERE p.email_key IS NOT NULL
     UNION ALL
     SELECT p.cohort_id, p.id, p.incident_id, 'phone', p.phone_key,
            ${BLOB.map((c) => shared('phone_', c)).join(', ')}, p.phone_sms, ${NAME}
       FROM person p WHERE p.phone_key IS NOT NULL`,
  // Every version of what runs said about a person: until_run NULL is what the published run says.
  `CREATE VIEW people_v_exposure AS
     SELECT cohort_id, person_id, incident_id, since_run, until_run, profile_id FROM person_exposure
     UNION ALL
     SELECT cohort_id, id, incident_id, since_run, NULL, profile_id FROM person WHERE profile_id IS NOT NULL`,
  // Where a person's link and page lead after a run joined it to another; never more than one step.
  `CREATE VIEW people_v_person AS
     SELECT cohort_id, id AS person_id, incident_id, link_version, survivor_cohort_id, survivor_id FROM person`,
  // People of contact lists whom the breach did not touch: outside every count of affected people.
  `CREATE VIEW people_v_unaffected AS
     SELECT p.cohort_id, p.id AS person_id, p.incident_id, p.locale, p.country, p.region, p.time_zone, p.subject_role,
            p.former, p.minor, p.deceased, p.legal_hold, COALESCE(p.email_sendable, false) AS has_email,
            COALESCE(p.phone_sms, false) AS has_sms, p.link_version, p.source_ids
       FROM person p JOIN cohort c ON c.id = p.cohort_id AND c.kind = 'unaffected'
      WHERE p.survivor_cohort_id IS NULL AND p.since_run IS NOT NULL`,
  // Any key of any row of a live person; one key may lead to several. Indexes identity_key_pkey, key_alias_pkey, row_key_key.
  `CREATE VIEW people_v_key AS
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
               JOIN key_alias a ON a.incident_id = g.incident_id AND a.key = k.group_key) s
       JOIN person p ON p.cohort_id = s.cohort_id AND p.id = s.person_id
       JOIN person l ON l.cohort_id = COALESCE(p.survivor_cohort_id, p.cohort_id)
                    AND l.id = COALESCE(p.survivor_id, p.id)
      WHERE l.survivor_cohort_id IS NULL AND l.since_run IS NOT NULL AND l.profile_id IS NOT NULL`,
] as const;
