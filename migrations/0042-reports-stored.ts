/** Reports to regulators: asked for by people, made by workers, kept as they are. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReportsStored0001 implements MigrationInterface {
  readonly name = 'ReportsStored0000000000042';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. Asked for by a person, made by a worker; what was made is kept as it is.
  `CREATE TABLE regulator_report (
     id uuid CONSTRAINT regulator_report_pkey PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT regulator_report_incident_id_fkey REFERENCES incident (id),
     status text NOT NULL CONSTRAINT regulator_report_status_check
       CHECK (status IN ('waiting','making','ready','failed')),
     step text,
     asked_by uuid NOT NULL CONSTRAINT regulator_report_asked_by_fkey REFERENCES operator (id),
     asked_at timestamptz NOT NULL,
     made_at timestamptz,
     failure text,
     run_no integer,
     persons integer,
     told integer,
     delivered integer,
     book_version text,
     CONSTRAINT regulator_report_made_at_check CHECK ((status = 'ready') = (made_at IS NOT NULL)),
     CONSTRAINT regulator_report_failure_check CHECK ((status = 'failed') = (failure IS NOT NULL))
   )`,
  `CREATE INDEX regulator_report_incident_idx ON regulator_report (incident_id, asked_at DESC)`,
  `CREATE INDEX regulator_report_open_idx ON regulator_report (asked_at) WHERE status IN ('waiting','making')`,
  `CREATE TABLE regulator_report_file (
     report_id uuid NOT NULL CONSTRAINT regulator_report_file_report_id_fkey REFERENCES regulator_report (id),
     name text NOT NULL CONSTRAINT regulator_report_file_name_check
       CHECK (name IN ('figures.json','id.html','en.html','id.xlsx','en.xlsx')),
     sha256 text NOT NULL,
     content bytea NOT NULL,
     CONSTRAINT regulator_report_file_pkey PRIMARY KEY (report_id, name),
     CONSTRAINT regulator_report_file_sha256_check CHECK (sha256 = encode(sha256(content), 'hex'))
   )`,
  `SELECT amends_append_only('regulator_report_file')`,
] as const;
