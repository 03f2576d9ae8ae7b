/** Deputies: who approves in whose place, and until when. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OperatorsDeputies0001 implements MigrationInterface {
  readonly name = 'OperatorsDeputies0000000000030';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Local. While it lasts the deputy may decide what the one stood in for may decide.
  `CREATE TABLE deputy (
     id uuid CONSTRAINT deputy_pkey PRIMARY KEY,
     principal_id uuid NOT NULL CONSTRAINT deputy_principal_id_fkey REFERENCES operator (id),
     deputy_id uuid NOT NULL CONSTRAINT deputy_deputy_id_fkey REFERENCES operator (id),
     from_at timestamptz NOT NULL,
     until_at timestamptz NOT NULL,
     reason text NOT NULL CONSTRAINT deputy_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 500),
     named_by uuid NOT NULL CONSTRAINT deputy_named_by_fkey REFERENCES operator (id),
     named_at timestamptz NOT NULL,
     ended_at timestamptz,
     CONSTRAINT deputy_other_person_check CHECK (deputy_id <> principal_id),
     CONSTRAINT deputy_until_at_check CHECK (until_at > from_at AND until_at <= from_at + interval '90 days')
   )`,
  `CREATE INDEX deputy_live_idx ON deputy (deputy_id, until_at) WHERE ended_at IS NULL`,
] as const;
