/** Tables of the proofs room: what was known of each cohort on each day, and the day's root. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Proofs0001 implements MigrationInterface {
  readonly name = 'Proofs0000000000032';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Person plane. The lines themselves, since later facts change what an attempt's row says; they name nobody.
  `CREATE TABLE proof_list (
     cohort_id bigint NOT NULL,
     day date NOT NULL,
     incident_id uuid NOT NULL,
     records integer NOT NULL CONSTRAINT proof_list_records_check CHECK (records >= 1),
     root bytea NOT NULL CONSTRAINT proof_list_root_check CHECK (octet_length(root) = 32),
     lines text NOT NULL,
     CONSTRAINT proof_list_pkey PRIMARY KEY (cohort_id, day)
   )`,
  `CREATE INDEX proof_list_day_idx ON proof_list (incident_id, day, cohort_id)`,
  // Control. Heads hang together: a root cannot be changed without every later head.
  `CREATE TABLE proof_day (
     incident_id uuid NOT NULL CONSTRAINT proof_day_incident_id_fkey REFERENCES incident (id),
     day date NOT NULL,
     records integer NOT NULL CONSTRAINT proof_day_records_check CHECK (records >= 1),
     root bytea NOT NULL CONSTRAINT proof_day_root_check CHECK (octet_length(root) = 32),
     head bytea NOT NULL CONSTRAINT proof_day_head_check CHECK (octet_length(head) = 32),
     sealed_at timestamptz NOT NULL,
     CONSTRAINT proof_day_pkey PRIMARY KEY (incident_id, day)
   )`,
  `SELECT amends_append_only('proof_list'), amends_append_only('proof_day')`,
] as const;
