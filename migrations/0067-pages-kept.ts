/** Drafts of an incident's page are kept before anybody is asked to publish them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PagesKept0001 implements MigrationInterface {
  readonly name = 'PagesKept0000000000067';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. Whoever asked a second person to publish a draft, which somebody else may have written.
  `CREATE TABLE page_request (
     draft_id uuid CONSTRAINT page_request_pkey PRIMARY KEY,
     asked_by uuid NOT NULL CONSTRAINT page_request_asked_by_fkey REFERENCES operator (id),
     asked_at timestamptz NOT NULL,
     CONSTRAINT page_request_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES page_draft (id)
   )`,
  // Until now every draft was asked for as it was written.
  `INSERT INTO page_request (draft_id, asked_by, asked_at) SELECT id, made_by, made_at FROM page_draft`,
  `SELECT amends_append_only('page_request')`,
] as const;
