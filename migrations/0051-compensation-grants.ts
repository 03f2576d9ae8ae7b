/** What ends a grant before it was taken, and who waits for a budget: voids with their reasons, the waiting list. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompensationGrants0001 implements MigrationInterface {
  readonly name = 'CompensationGrants0000000000051';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Person plane. Above the amount one person may void alone, a row without a second person cannot stand as voided.
  `CREATE TABLE grant_void (
     cohort_id bigint NOT NULL,
     grant_id bigint NOT NULL,
     no integer NOT NULL CONSTRAINT grant_void_no_check CHECK (no >= 1),
     incident_id uuid NOT NULL,
     offer_set_id uuid NOT NULL,
     person_id integer NOT NULL,
     cause text NOT NULL CONSTRAINT grant_void_cause_check CHECK (cause IN ('staff','absorbed')),
     status text NOT NULL
       CONSTRAINT grant_void_status_check CHECK (status IN ('asked','refused','voided','revived')),
     reason text NOT NULL CONSTRAINT grant_void_reason_check CHECK (length(reason) BETWEEN 1 AND 1000),
     at_stake_minor bigint NOT NULL CONSTRAINT grant_void_at_stake_minor_check CHECK (at_stake_minor > 0),
     alone_max_minor bigint NOT NULL,
     currency text NOT NULL,
     asked_by uuid NOT NULL,
     asked_at timestamptz NOT NULL,
     decided_by uuid,
     decided_at timestamptz,
     voided_at timestamptz,
     revived_at timestamptz,
     survivor_cohort_id bigint,
     survivor_id integer,
     carried boolean NOT NULL DEFAULT false,
     CONSTRAINT grant_void_pkey PRIMARY KEY (cohort_id, grant_id, no),
     CONSTRAINT grant_void_grant_fkey FOREIGN KEY (cohort_id, grant_id) REFERENCES offer_grant (cohort_id, id),
     CONSTRAINT grant_void_maker_is_not_checker CHECK (decided_by <> asked_by),
     CONSTRAINT grant_void_decided_check CHECK ((decided_by IS NULL) = (decided_at IS NULL)
       AND (status <> 'refused' OR decided_by IS NOT NULL)),
     CONSTRAINT grant_void_voided_check CHECK ((voided_at IS NOT NULL) = (status IN ('voided','revived'))
       AND (revived_at IS NOT NULL) = (status = 'revived') AND (status <> 'revived' OR cause = 'absorbed')),
     CONSTRAINT grant_void_alone_check CHECK (cause <> 'staff' OR status <> 'voided' OR decided_by IS NOT NULL
       OR at_stake_minor <= alone_max_minor),
     CONSTRAINT grant_void_survivor_check CHECK ((survivor_cohort_id IS NULL) = (survivor_id IS NULL)
       AND (cause = 'absorbed') = (survivor_id IS NOT NULL) AND (NOT carried OR cause = 'absorbed'))
   )`,
  `CREATE UNIQUE INDEX grant_void_asked_key ON grant_void (cohort_id, grant_id) WHERE status = 'asked'`,
  `CREATE UNIQUE INDEX grant_void_standing_key ON grant_void (cohort_id, grant_id) WHERE status = 'voided'`,
  `CREATE INDEX grant_void_incident_idx ON grant_void (incident_id, asked_at)`,
  `CREATE INDEX grant_void_absorbed_idx ON grant_void (incident_id, cohort_id)
     WHERE status = 'voided' AND cause = 'absorbed'`,
  // Person plane. Who waits for a share of a budget that is spent, in the order they asked.
  `CREATE TABLE grant_wait (
     cohort_id bigint NOT NULL,
     grant_id bigint NOT NULL,
     incident_id uuid NOT NULL,
     offer_set_id uuid NOT NULL,
     person_id integer NOT NULL,
     position smallint NOT NULL,
     state text NOT NULL CONSTRAINT grant_wait_state_check CHECK (state IN ('waiting','called','left')),
     asked_at timestamptz NOT NULL,
     called_at timestamptz,
     CONSTRAINT grant_wait_pkey PRIMARY KEY (cohort_id, grant_id),
     CONSTRAINT grant_wait_grant_fkey FOREIGN KEY (cohort_id, grant_id) REFERENCES offer_grant (cohort_id, id),
     CONSTRAINT grant_wait_called_check CHECK (state <> 'called' OR called_at IS NOT NULL)
   )`,
  `CREATE INDEX grant_wait_queue_idx ON grant_wait (offer_set_id, asked_at, cohort_id, grant_id)
     WHERE state = 'waiting'`,
] as const;
