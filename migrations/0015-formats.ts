/** Sources of any format: what a source was unpacked from, where its bytes lie, and how they are read. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Formats0001 implements MigrationInterface {
  readonly name = 'Formats0000000000015';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Until now every source lay in the spool under its own id, and was delimited text.
  `ALTER TABLE source
     ADD COLUMN upload_id uuid CONSTRAINT source_upload_id_fkey REFERENCES upload (id),
     ADD COLUMN spool_name uuid,
     ADD COLUMN format text NOT NULL DEFAULT 'csv'
       CONSTRAINT source_format_check CHECK (format IN ('csv','json_lines','rows')),
     ADD COLUMN delimiter text CONSTRAINT source_delimiter_check CHECK (length(delimiter) = 1),
     ADD COLUMN columns jsonb CONSTRAINT source_columns_check CHECK (jsonb_typeof(columns) = 'array'),
     ADD COLUMN width integer CONSTRAINT source_width_check CHECK (width > 0)`,
  `UPDATE source SET spool_name = id`,
  `ALTER TABLE source ALTER COLUMN spool_name SET NOT NULL, ALTER COLUMN format DROP DEFAULT`,
  // Two sources never share their bytes, so deleting one's takes none of another's.
  `ALTER TABLE source ADD CONSTRAINT source_spool_name_key UNIQUE (spool_name)`,
  `CREATE INDEX source_upload_id_idx ON source (upload_id)`,
  `COMMENT ON COLUMN source.columns IS 'The names the format itself gives; null where the first record may be a header.'`,
  `COMMENT ON COLUMN source.width IS 'Cells of every record of a sheet, which leaves out its empty ones.'`,
  // One line of a dump holds many rows, and so many rejects.
  `CREATE INDEX reject_source_id_line_record_no_idx ON reject (source_id, line, record_no)`,
  `DROP INDEX reject_source_id_line_idx`,
] as const;
