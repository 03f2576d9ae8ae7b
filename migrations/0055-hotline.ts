/** Calls: whom they are about, how far the caller proved it, how they ended. Nothing a caller stated is kept. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Hotline0001 implements MigrationInterface {
  readonly name = 'Hotline0000000000055';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE TABLE hotline_call (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT hotline_call_incident_id_fkey REFERENCES incident (id),
     agent_id uuid NOT NULL,
     locale text NOT NULL CONSTRAINT hotline_call_locale_check CHECK (locale IN ('id','en')),
     stated text[] NOT NULL CONSTRAINT hotline_call_stated_check CHECK (cardinality(stated) BETWEEN 1 AND 5
       AND stated <@ ARRAY['code','reference','email','phone','customerId']),
     state text NOT NULL CONSTRAINT hotline_call_state_check
       CHECK (state IN ('open','identified','proven','closed')),
     cohort_id bigint,
     person_id smallint,
     link_version integer,
     asks smallint NOT NULL DEFAULT 0 CONSTRAINT hotline_call_asks_check CHECK (asks BETWEEN 0 AND 3),
     tries smallint NOT NULL DEFAULT 0 CONSTRAINT hotline_call_tries_check CHECK (tries BETWEEN 0 AND 5),
     opened_at timestamptz NOT NULL,
     identified_at timestamptz,
     proven_at timestamptz,
     closed_at timestamptz,
     outcome text CONSTRAINT hotline_call_outcome_check
       CHECK (outcome IN ('explained','resent','not_me','deceased','minor','no_message')),
     settled_by uuid,
     settled_at timestamptz,
     CONSTRAINT hotline_call_person_check CHECK (num_nonnulls(cohort_id, person_id, link_version) IN (0, 3)),
     CONSTRAINT hotline_call_known_check CHECK (cohort_id IS NOT NULL
       OR (state IN ('open','closed') AND identified_at IS NULL AND proven_at IS NULL)),
     CONSTRAINT hotline_call_closed_check CHECK ((state = 'closed') = (closed_at IS NOT NULL)
       AND (state = 'closed') = (outcome IS NOT NULL)),
     CONSTRAINT hotline_call_acted_check CHECK (outcome IS NULL OR outcome NOT IN ('resent','not_me')
       OR num_nonnulls(identified_at, proven_at) > 0),
     CONSTRAINT hotline_call_settled_check CHECK (num_nonnulls(settled_by, settled_at) IN (0, 2)
       AND (settled_by IS NULL OR outcome IN ('deceased','minor')))
   )`,
  `CREATE INDEX hotline_call_incident_idx ON hotline_call (incident_id, opened_at DESC)`,
  `CREATE INDEX hotline_call_agent_idx ON hotline_call (agent_id, opened_at DESC)`,
  `CREATE INDEX hotline_call_unsettled_idx ON hotline_call (incident_id)
     WHERE outcome IN ('deceased','minor') AND settled_at IS NULL`,
  `CREATE VIEW hotline_v_call AS
     SELECT id, incident_id, agent_id, state, outcome, opened_at, closed_at, settled_at FROM hotline_call`,
] as const;
