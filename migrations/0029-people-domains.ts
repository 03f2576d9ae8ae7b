/** Which domains of people's addresses have no mail server: asked once per check, counted, and only shown. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleDomains0001 implements MigrationInterface {
  readonly name = 'PeopleDomains0000000000029';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. answers: by what the DNS said, how many domains and people.
  `CREATE TABLE domain_check (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT domain_check_incident_id_fkey REFERENCES incident (id),
     run_no integer NOT NULL,
     status text NOT NULL CONSTRAINT domain_check_status_check CHECK (status IN ('asked','done')),
     asked_by uuid NOT NULL,
     asked_at timestamptz NOT NULL,
     ended_at timestamptz,
     people integer,
     unopened integer,
     answers jsonb,
     CONSTRAINT domain_check_ended_check CHECK (num_nonnulls(ended_at, people, unopened, answers)
       = CASE status WHEN 'done' THEN 4 ELSE 0 END)
   )`,
  `CREATE UNIQUE INDEX domain_check_open_key ON domain_check (incident_id) WHERE status = 'asked'`,
  `CREATE INDEX domain_check_incident_idx ON domain_check (incident_id, asked_at)`,
  // Control. A domain of one's own is a name: what fewer than three people have stands together under '*'.
  `CREATE TABLE dead_domain (
     check_id uuid NOT NULL CONSTRAINT dead_domain_check_id_fkey REFERENCES domain_check (id),
     reason text NOT NULL
       CONSTRAINT dead_domain_reason_check CHECK (reason IN ('no_domain','no_server','refuses_mail')),
     domain text NOT NULL,
     domains integer NOT NULL CONSTRAINT dead_domain_domains_check CHECK (domains > 0),
     people integer NOT NULL,
     CONSTRAINT dead_domain_pkey PRIMARY KEY (check_id, reason, domain),
     CONSTRAINT dead_domain_people_check CHECK (domain = '*' OR (domains = 1 AND people >= 3))
   )`,
] as const;
