/** How many rejects of each reason a source has stands on the source: a page asks once a second and counts nothing. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IntakeRejectCounts0001 implements MigrationInterface {
  readonly name = 'IntakeRejectCounts0000000000062';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE source
     ADD COLUMN rejected_column_count integer NOT NULL DEFAULT 0,
     ADD COLUMN rejected_malformed integer NOT NULL DEFAULT 0,
     ADD COLUMN rejected_no_key integer NOT NULL DEFAULT 0,
     ADD COLUMN rejected_no_link integer NOT NULL DEFAULT 0`,
  `UPDATE source s
      SET rejected_column_count = r.column_count, rejected_malformed = r.malformed,
          rejected_no_key = r.no_key, rejected_no_link = r.no_link
     FROM (SELECT source_id, count(*) FILTER (WHERE reason = 'column_count') AS column_count,
                  count(*) FILTER (WHERE reason = 'malformed') AS malformed,
                  count(*) FILTER (WHERE reason = 'no_key') AS no_key,
                  count(*) FILTER (WHERE reason = 'no_link') AS no_link
             FROM reject GROUP BY source_id) r
    WHERE r.source_id = s.id`,
  `ALTER TABLE source ADD CONSTRAINT source_rejected_reasons_check CHECK (
     rejected = rejected_column_count + rejected_malformed + rejected_no_key + rejected_no_link
     AND least(rejected_column_count, rejected_malformed, rejected_no_key, rejected_no_link) >= 0)`,
  // The first examples of each reason, and a file of one reason, without reading past the others.
  `CREATE INDEX reject_source_id_reason_idx ON reject (source_id, reason, line, record_no)`,
] as const;
