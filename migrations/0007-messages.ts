/** Tables of the messages room: template versions, each written once and never changed. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Messages0001 implements MigrationInterface {
  readonly name = 'Messages0000000000007';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `CREATE TABLE template (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT template_incident_id_fkey REFERENCES incident (id),
     kind text NOT NULL CONSTRAINT template_kind_check
       CHECK (kind IN ('initial','individual','supplement','correction','update','policy','goodwill')),
     channel text NOT NULL CONSTRAINT template_channel_check CHECK (channel IN ('email','sms','letter')),
     locale text NOT NULL CONSTRAINT template_locale_check CHECK (locale IN ('id','en')),
     version integer NOT NULL CONSTRAINT template_version_check CHECK (version >= 1),
     subject text,
     body text NOT NULL CONSTRAINT template_body_check CHECK (length(body) BETWEEN 1 AND 50000),
     fingerprint bytea NOT NULL CONSTRAINT template_fingerprint_check CHECK (length(fingerprint) = 32),
     created_at timestamptz NOT NULL,
     created_by uuid NOT NULL,
     CONSTRAINT template_version_key UNIQUE (incident_id, kind, channel, locale, version),
     CONSTRAINT template_subject_check CHECK ((channel = 'email') = (subject IS NOT NULL))
   )`,
  // A version that was approved or sent must stay what it was: proof names it (ENGINE §6.6).
  `SELECT amends_append_only('template')`,
] as const;
