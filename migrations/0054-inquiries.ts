/** "I think I am affected": what was asked by whom on which day, until it is answered. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Inquiries0001 implements MigrationInterface {
  readonly name = 'Inquiries0000000000054';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Key plane. One a day and address, whoever asks and however often; what was typed is kept sealed until answered.
  `CREATE TABLE inquiry (
     bucket smallint NOT NULL,
     incident_id uuid NOT NULL,
     contact_key bytea NOT NULL CONSTRAINT inquiry_contact_key_check CHECK (octet_length(contact_key) = 16),
     day date NOT NULL,
     kind text NOT NULL CONSTRAINT inquiry_kind_check CHECK (kind IN ('email','phone')),
     locale text NOT NULL CONSTRAINT inquiry_locale_check CHECK (locale IN ('id','en')),
     status text NOT NULL CONSTRAINT inquiry_status_check CHECK (status IN ('asked','answered','silent')),
     sealed bytea,
     asked_at timestamptz NOT NULL,
     answered_at timestamptz,
     CONSTRAINT inquiry_pkey PRIMARY KEY (bucket, incident_id, contact_key, day),
     CONSTRAINT inquiry_sealed_check CHECK ((status = 'asked') = (sealed IS NOT NULL)),
     CONSTRAINT inquiry_answered_at_check CHECK ((status = 'asked') = (answered_at IS NULL))
   )`,
  `CREATE INDEX inquiry_open_idx ON inquiry (asked_at) WHERE status = 'asked'`,
  `CREATE INDEX inquiry_day_idx ON inquiry (incident_id, day)`,
] as const;
