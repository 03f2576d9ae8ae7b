/** Tables behind look-ups: people counted once per run by what they share, and the cross-incident key plane. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleLookups0001 implements MigrationInterface {
  readonly name = 'PeopleLookups0000000000018';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. Counted once per published run, on the first question; pages never group millions (ENGINE §2).
  `CREATE TABLE profile_count (
     incident_id uuid NOT NULL CONSTRAINT profile_count_incident_id_fkey REFERENCES incident (id),
     run_no integer NOT NULL,
     profile_id uuid NOT NULL,
     country text NOT NULL,
     minor boolean NOT NULL,
     persons integer NOT NULL CONSTRAINT profile_count_persons_check CHECK (persons > 0),
     CONSTRAINT profile_count_pkey PRIMARY KEY (incident_id, run_no, profile_id, country, minor)
   )`,
  // Control. Whether an incident's people are compared with those of other incidents: off until two people say so.
  `CREATE TABLE sharing (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT sharing_incident_id_fkey REFERENCES incident (id),
     status text NOT NULL CONSTRAINT sharing_status_check CHECK (status IN ('requested','shared','refused','ended')),
     reason text NOT NULL CONSTRAINT sharing_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 1000),
     requested_by uuid NOT NULL,
     requested_at timestamptz NOT NULL,
     decided_by uuid,
     decided_at timestamptz,
     ended_by uuid,
     ended_at timestamptz,
     end_reason text,
     deleted_keys integer,
     CONSTRAINT sharing_maker_is_not_checker CHECK (decided_by <> requested_by),
     CONSTRAINT sharing_decided_check CHECK ((decided_by IS NULL) = (decided_at IS NULL)
       AND (status NOT IN ('shared','refused') OR decided_by IS NOT NULL)),
     CONSTRAINT sharing_ended_check CHECK ((status = 'ended') = (ended_by IS NOT NULL)
       AND (ended_by IS NULL) = (ended_at IS NULL) AND (ended_by IS NULL) = (end_reason IS NULL)
       AND (ended_by IS NULL) = (deleted_keys IS NULL))
   )`,
  `CREATE UNIQUE INDEX sharing_current_key ON sharing (incident_id) WHERE status IN ('requested','shared')`,
  // Person plane. Which run's contacts of a cohort the shared keys were made from; behind the published one: due.
  `CREATE TABLE shared_cohort (
     cohort_id bigint NOT NULL,
     incident_id uuid NOT NULL,
     run_no integer NOT NULL,
     CONSTRAINT shared_cohort_pkey PRIMARY KEY (cohort_id, incident_id)
   )`,
  // Key plane. The same identifier of people of several incidents gives the same key here, and only here.
  `CREATE TABLE shared_key (
     bucket smallint NOT NULL,
     key bytea NOT NULL CONSTRAINT shared_key_key_check CHECK (octet_length(key) = 16),
     incident_id uuid NOT NULL,
     cohort_id bigint NOT NULL,
     person_id integer NOT NULL,
     kind text NOT NULL CONSTRAINT shared_key_kind_check CHECK (kind IN ('customer_id','email','phone')),
     CONSTRAINT shared_key_pkey PRIMARY KEY (bucket, key, incident_id, cohort_id, person_id)
   )`,
  `CREATE INDEX shared_key_incident ON shared_key (incident_id, cohort_id)`,
  `CREATE VIEW people_v_shared_key AS
     SELECT bucket, key, incident_id, cohort_id, person_id, kind FROM shared_key`,
] as const;
