/** Tables of the people room: runs, identities, cohorts, persons, what leaked about them, how to reach them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People0001 implements MigrationInterface {
  readonly name = 'People0000000000006';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...FUNCTIONS, ...CONTROL, ...PLANES, ...VIEWS]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

/** Positions 0…7-k of each group of eight: what may move k places to the right without leaving its category. */
const MASKS = [1, 2, 3, 4, 5, 6, 7].map((k) => ('1'.repeat(8 - k) + '0'.repeat(k)).repeat(58));
const LATER = MASKS.map((mask, i) => `((e & B'${mask}') >> ${i + 1})`).join(' | ');

const FUNCTIONS = [
  // Forms stand worst first, so the leftmost bit of each category stays and every bit after it goes.
  `CREATE FUNCTION people_worst_forms(e bit(464)) RETURNS bit(464)
     LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
     RETURN e & ~(${LATER})`,
  // The same shard as kernel bucketOf.
  `CREATE FUNCTION people_bucket(key bytea) RETURNS smallint
     LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
     RETURN ((get_byte(key, 0) * 256 + get_byte(key, 1)) % 1024)::smallint`,
] as const;

const CONTROL = [
  `CREATE TABLE resolve_run (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT resolve_run_incident_id_fkey REFERENCES incident (id),
     no integer NOT NULL CONSTRAINT resolve_run_no_check CHECK (no >= 1),
     status text NOT NULL CONSTRAINT resolve_run_status_check CHECK (status IN ('published','superseded')),
     persons_customer_id integer NOT NULL,
     persons_email integer NOT NULL,
     persons_phone integer NOT NULL,
     profiles integer NOT NULL,
     flagged integer NOT NULL,
     conflicts integer NOT NULL,
     made_by uuid NOT NULL,
     started_at timestamptz NOT NULL,
     published_at timestamptz NOT NULL,
     CONSTRAINT resolve_run_incident_id_no_key UNIQUE (incident_id, no)
   )`,
  `CREATE UNIQUE INDEX resolve_run_one_published ON resolve_run (incident_id) WHERE status = 'published'`,
  `CREATE TABLE profile (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT profile_incident_id_fkey REFERENCES incident (id),
     exposure bit(464) NOT NULL
       CONSTRAINT profile_exposure_check CHECK (exposure = people_worst_forms(exposure)),
     persons integer NOT NULL DEFAULT 0 CONSTRAINT profile_persons_check CHECK (persons >= 0),
     CONSTRAINT profile_incident_id_exposure_key UNIQUE (incident_id, exposure)
   )`,
  // Subject: what a decision is about, stable over runs; "applied" is false while a decision waits for a new run.
  // makers: whoever uploaded or mapped the files it was found in; not whoever asked for the run, a pure function.
  `CREATE TABLE guard (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT guard_incident_id_fkey REFERENCES incident (id),
     kind text NOT NULL CONSTRAINT guard_kind_check
       CHECK (kind IN ('suspect_key','id_space','free_text','conflict','shared_address')),
     subject text NOT NULL,
     present boolean NOT NULL,
     count integer NOT NULL,
     facts jsonb NOT NULL DEFAULT '{}',
     example text,
     decision text CONSTRAINT guard_decision_check
       CHECK (decision IN ('genuine','placeholder','same','different','reviewed','tell','hold')),
     reason text CONSTRAINT guard_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 1000),
     decided_by uuid,
     decided_by_name text,
     decided_at timestamptz,
     applied boolean NOT NULL DEFAULT true,
     found_at timestamptz NOT NULL,
     makers uuid[] NOT NULL,
     CONSTRAINT guard_maker_is_not_checker CHECK (decided_by <> ALL (makers)),
     CONSTRAINT guard_checker_is_a_person CHECK (decided_by NOT IN
       ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002')),
     CONSTRAINT guard_incident_id_kind_subject_key UNIQUE (incident_id, kind, subject),
     CONSTRAINT guard_decided_check CHECK (
       (decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (reason IS NULL)
       AND (decision IS NULL) = (decided_at IS NULL)),
     CONSTRAINT guard_decision_of_kind_check CHECK (decision IS NULL OR CASE kind
       WHEN 'suspect_key' THEN decision IN ('genuine','placeholder')
       WHEN 'id_space' THEN decision IN ('same','different')
       WHEN 'free_text' THEN decision = 'reviewed'
       ELSE decision IN ('tell','hold') END)
   )`,
] as const;

// No foreign keys between the tables of a run: one statement fills each from one working table, and a check per
// row doubles the whole resolve (200,000 rows: 11 s without, 23 s with them).
const PLANES = [
  `CREATE SEQUENCE cohort_no AS bigint`,
  // size: dealt, never changes; persons: how many of them the published run holds.
  `CREATE TABLE cohort (
     id bigint PRIMARY KEY CONSTRAINT cohort_id_check CHECK (id >= 1),
     incident_id uuid NOT NULL,
     kind text NOT NULL CONSTRAINT cohort_kind_check CHECK (kind IN ('affected','unaffected','seed')),
     size smallint NOT NULL CONSTRAINT cohort_size_check CHECK (size BETWEEN 1 AND 1000),
     persons smallint NOT NULL CONSTRAINT cohort_persons_check CHECK (persons BETWEEN 0 AND size),
     opened_run integer NOT NULL
   )`,
  `CREATE INDEX cohort_incident ON cohort (incident_id, id)`,
  // Key plane: who is one person. A group key that ever stood alone keeps its person for ever.
  `CREATE TABLE identity_key (
     bucket smallint NOT NULL,
     incident_id uuid NOT NULL,
     kind text NOT NULL CONSTRAINT identity_key_kind_check CHECK (kind IN ('customer_id','email','phone')),
     key bytea NOT NULL CONSTRAINT identity_key_key_check CHECK (length(key) = 16),
     cohort_id bigint NOT NULL,
     person_id integer NOT NULL,
     CONSTRAINT identity_key_pkey PRIMARY KEY (bucket, incident_id, kind, key)
   )`,
  `CREATE TABLE person (
     cohort_id bigint NOT NULL,
     id integer NOT NULL CONSTRAINT person_id_check CHECK (id BETWEEN 0 AND 999),
     incident_id uuid NOT NULL,
     key_kind text NOT NULL CONSTRAINT person_key_kind_check CHECK (key_kind IN ('customer_id','email','phone')),
     key bytea NOT NULL,
     link_version smallint NOT NULL DEFAULT 0 CONSTRAINT person_link_version_check CHECK (link_version BETWEEN 0 AND 63),
     survivor_cohort_id bigint,
     survivor_id integer,
     first_run integer NOT NULL,
     CONSTRAINT person_pkey PRIMARY KEY (cohort_id, id),
     CONSTRAINT person_survivor_check CHECK ((survivor_cohort_id IS NULL) = (survivor_id IS NULL)
       AND (survivor_cohort_id, survivor_id) IS DISTINCT FROM (cohort_id, id))
   ) WITH (fillfactor = 90)`,
  // What a run says about a person; a run that says the same adds nothing. Current: until_run IS NULL.
  `CREATE TABLE person_exposure (
     cohort_id bigint NOT NULL,
     person_id integer NOT NULL,
     since_run integer NOT NULL,
     until_run integer,
     incident_id uuid NOT NULL,
     profile_id uuid NOT NULL,
     row_count integer NOT NULL CONSTRAINT person_exposure_row_count_check CHECK (row_count >= 1),
     source_ids uuid[] NOT NULL,
     key_bucket smallint NOT NULL,
     key_source_id uuid NOT NULL,
     key_record_no integer NOT NULL,
     key_subject_no smallint NOT NULL,
     locale text,
     country text,
     region text,
     time_zone text,
     subject_role text NOT NULL
       CONSTRAINT person_exposure_subject_role_check CHECK (subject_role IN ('customer','employee','contact')),
     former boolean NOT NULL,
     minor boolean NOT NULL,
     deceased boolean NOT NULL,
     legal_hold boolean NOT NULL,
     flags text[] NOT NULL,
     CONSTRAINT person_exposure_pkey PRIMARY KEY (cohort_id, person_id, since_run),
     CONSTRAINT person_exposure_until_run_check CHECK (until_run > since_run),
     CONSTRAINT person_exposure_flags_check CHECK (flags <@ ARRAY['ambiguous_identity'])
   ) WITH (fillfactor = 90)`,
  `CREATE UNIQUE INDEX person_exposure_current ON person_exposure (cohort_id, person_id) WHERE until_run IS NULL`,
  // The chosen e-mail, phone and greeting name: the sealed blob of the row they come from, with its address in the seal.
  `CREATE TABLE contact_point (
     cohort_id bigint NOT NULL,
     person_id integer NOT NULL,
     kind text NOT NULL CONSTRAINT contact_point_kind_check CHECK (kind IN ('email','phone','name')),
     incident_id uuid NOT NULL,
     key bytea CONSTRAINT contact_point_key_check CHECK ((key IS NULL) = (kind = 'name')),
     sealed bytea NOT NULL,
     source_id uuid NOT NULL,
     batch_no integer NOT NULL,
     record_no integer NOT NULL,
     subject_no smallint NOT NULL,
     key_version smallint NOT NULL,
     sendable boolean NOT NULL,
     CONSTRAINT contact_point_pkey PRIMARY KEY (cohort_id, person_id, kind)
   )`,
  `CREATE TABLE person_finding (
     cohort_id bigint NOT NULL,
     person_id integer NOT NULL,
     guard_id uuid NOT NULL,
     holds boolean NOT NULL,
     CONSTRAINT person_finding_pkey PRIMARY KEY (cohort_id, person_id, guard_id)
   )`,
  `CREATE INDEX person_finding_guard ON person_finding (guard_id)`,
] as const;

const VIEWS = [
  `CREATE VIEW people_v_run AS
     SELECT incident_id, no AS run_no, id AS run_id, published_at FROM resolve_run WHERE status = 'published'`,
  `CREATE VIEW people_v_audience AS
     SELECT p.cohort_id, p.id AS person_id, p.incident_id, c.kind, r.no AS run_no, e.profile_id,
            e.locale, e.country, e.region, e.time_zone, e.subject_role, e.former, e.minor, e.deceased,
            (e.legal_hold OR EXISTS (
               SELECT FROM person_finding f
                WHERE f.cohort_id = p.cohort_id AND f.person_id = p.id AND f.holds)) AS held,
            COALESCE(mail.sendable, false) AS has_email,
            COALESCE(phone.sendable, false) AS has_sms,
            phone.key IS NOT NULL AS has_phone,
            p.link_version, e.flags
       FROM person p
       JOIN cohort c ON c.id = p.cohort_id AND c.kind = 'affected'
       JOIN resolve_run r ON r.incident_id = p.incident_id AND r.status = 'published'
       JOIN person_exposure e ON e.cohort_id = p.cohort_id AND e.person_id = p.id AND e.until_run IS NULL
       LEFT JOIN contact_point mail
              ON mail.cohort_id = p.cohort_id AND mail.person_id = p.id AND mail.kind = 'email'
       LEFT JOIN contact_point phone
              ON phone.cohort_id = p.cohort_id AND phone.person_id = p.id AND phone.kind = 'phone'
      WHERE p.survivor_cohort_id IS NULL`,
  `CREATE VIEW people_v_contact AS
     SELECT t.cohort_id, t.person_id, t.incident_id, t.kind, t.key, t.sealed, t.source_id, t.batch_no,
            t.record_no, t.subject_no, t.key_version, t.sendable,
            n.sealed AS name_sealed, n.source_id AS name_source_id, n.batch_no AS name_batch_no,
            n.record_no AS name_record_no, n.subject_no AS name_subject_no, n.key_version AS name_key_version
       FROM contact_point t
       LEFT JOIN contact_point n
              ON n.cohort_id = t.cohort_id AND n.person_id = t.person_id AND n.kind = 'name'
      WHERE t.kind <> 'name'`,
  `CREATE VIEW people_v_profile AS SELECT id, incident_id, exposure, persons FROM profile`,
  `CREATE VIEW people_v_cohort AS SELECT id, incident_id, kind, persons FROM cohort`,
  // Every version of what runs said about a person: until_run NULL is what the published run says.
  `CREATE VIEW people_v_exposure AS
     SELECT cohort_id, person_id, incident_id, since_run, until_run, profile_id FROM person_exposure`,
  // Where a person's link and page lead after a run joined it to another; never more than one step.
  `CREATE VIEW people_v_person AS
     SELECT cohort_id, id AS person_id, incident_id, link_version, survivor_cohort_id, survivor_id FROM person`,
] as const;
