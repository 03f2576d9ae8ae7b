/** Figures that pages show without looking at anybody's grant, and proofs somebody asked for. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReconciliationFigures0001 implements MigrationInterface {
  readonly name = 'ReconciliationFigures0000000000066';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // One row per incident, of one moment; last_journal is how far the book had come then.
  `CREATE TABLE kept_figures (
     incident_id uuid PRIMARY KEY CONSTRAINT kept_figures_incident_id_fkey REFERENCES incident (id),
     wanted_at timestamptz,
     counted_at timestamptz,
     took_ms integer,
     last_journal bigint,
     figures jsonb,
     CONSTRAINT kept_figures_counted_check CHECK (num_nonnulls(counted_at, took_ms, figures) IN (0, 3))
   )`,
  `CREATE TABLE proof_order (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT proof_order_incident_id_fkey REFERENCES incident (id),
     status text NOT NULL CONSTRAINT proof_order_status_check CHECK (status IN ('waiting','proving','proved','failed')),
     step smallint NOT NULL DEFAULT 0,
     asked_by uuid NOT NULL,
     asked_at timestamptz NOT NULL,
     ended_at timestamptz,
     CONSTRAINT proof_order_ended_check CHECK ((status IN ('proved','failed')) = (ended_at IS NOT NULL))
   )`,
  // One at a time for an incident: who asks again is shown the one that runs.
  `CREATE UNIQUE INDEX proof_order_open_key ON proof_order (incident_id) WHERE status IN ('waiting','proving')`,
  `CREATE INDEX proof_order_incident_idx ON proof_order (incident_id, asked_at)`,
] as const;
