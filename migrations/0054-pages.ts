/** What the company says of an incident in public: proposals, versions that two people published, and logos. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Pages0001 implements MigrationInterface {
  readonly name = 'Pages0000000000054';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

/** Neither the system nor the terminal is a second person. */
const NOBODY = `('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002')`;

const STATEMENTS = [
  // Control. The bytes themselves: what was hashed is what is shown, for ever.
  `CREATE TABLE page_draft (
     id uuid CONSTRAINT page_draft_pkey PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT page_draft_incident_id_fkey REFERENCES incident (id),
     content bytea NOT NULL,
     sha256 text NOT NULL,
     made_by uuid NOT NULL CONSTRAINT page_draft_made_by_fkey REFERENCES operator (id),
     made_at timestamptz NOT NULL,
     CONSTRAINT page_draft_sha256_check CHECK (sha256 = encode(sha256(content), 'hex')),
     CONSTRAINT page_draft_made_by_key UNIQUE (id, incident_id, sha256, made_by)
   )`,
  `CREATE INDEX page_draft_incident_idx ON page_draft (incident_id, made_at DESC)`,
  // Every version counts up, is exactly one draft, and is published by somebody who did not write it.
  `CREATE TABLE page_version (
     incident_id uuid NOT NULL,
     version integer NOT NULL CONSTRAINT page_version_version_check CHECK (version >= 1),
     draft_id uuid NOT NULL CONSTRAINT page_version_draft_id_key UNIQUE,
     sha256 text NOT NULL,
     made_by uuid NOT NULL,
     published_by uuid NOT NULL CONSTRAINT page_version_published_by_fkey REFERENCES operator (id),
     published_at timestamptz NOT NULL,
     CONSTRAINT page_version_pkey PRIMARY KEY (incident_id, version),
     CONSTRAINT page_version_draft_fkey FOREIGN KEY (draft_id, incident_id, sha256, made_by)
       REFERENCES page_draft (id, incident_id, sha256, made_by),
     CONSTRAINT page_version_maker_is_not_checker CHECK (published_by <> made_by),
     CONSTRAINT page_version_checker_is_a_person CHECK (published_by NOT IN ${NOBODY})
   )`,
  `CREATE TABLE page_logo (
     incident_id uuid NOT NULL CONSTRAINT page_logo_incident_id_fkey REFERENCES incident (id),
     sha256 text NOT NULL,
     media_type text NOT NULL CONSTRAINT page_logo_media_type_check CHECK (media_type IN ('image/png','image/jpeg')),
     width integer NOT NULL CONSTRAINT page_logo_width_check CHECK (width BETWEEN 16 AND 2000),
     height integer NOT NULL CONSTRAINT page_logo_height_check CHECK (height BETWEEN 16 AND 2000),
     content bytea NOT NULL,
     added_by uuid NOT NULL CONSTRAINT page_logo_added_by_fkey REFERENCES operator (id),
     added_at timestamptz NOT NULL,
     CONSTRAINT page_logo_pkey PRIMARY KEY (incident_id, sha256),
     CONSTRAINT page_logo_sha256_check CHECK (sha256 = encode(sha256(content), 'hex'))
   )`,
  `SELECT amends_append_only('page_draft'), amends_append_only('page_version'), amends_append_only('page_logo')`,
  `CREATE VIEW pages_v_version AS SELECT incident_id, version, sha256, published_at FROM page_version`,
] as const;
