/** Texts for the residents of one jurisdiction beside the general one. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Messages0003 implements MigrationInterface {
  readonly name = 'Messages0000000000041';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Codes of laws, sorted; none: the general text, which every version until now is.
  `ALTER TABLE template
     ADD COLUMN jurisdictions text[] NOT NULL DEFAULT '{}' CONSTRAINT template_jurisdictions_check
       CHECK (cardinality(jurisdictions) <= 40 AND array_position(jurisdictions, NULL) IS NULL)`,
  `ALTER TABLE template DROP CONSTRAINT template_version_key,
     ADD CONSTRAINT template_version_key UNIQUE (incident_id, kind, channel, locale, jurisdictions, version)`,
] as const;
