/**
 * Sources that were being read, or waited for it, when reading changed (0012–0020): a batch of then need not hold the
 * records of a batch of now, so a reading that went on at its checkpoint would miss some and store others twice. Each is
 * set back to where nothing was read; the sweep finds it within two minutes. Whoever still reads one loses it at the
 * next checkpoint. Uploads of before segments (0012) are forgotten by the same sweep and may be uploaded again.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RestartReading0001 implements MigrationInterface {
  readonly name = 'RestartReading0000000000028';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const UNREAD = `SELECT id FROM source WHERE status = 'mapped'`;

const STATEMENTS = [
  // First, so that a batch that is just being stored is waited for, and the next one refused.
  `UPDATE source SET status = 'mapped', ingest_no = ingest_no + 1, batches = 0, records = 0, staged = 0, rejected = 0,
     out_of_scope = 0, keyless_subjects = 0, invalid_emails = 0, invalid_phones = 0, scientific_phones = 0,
     unlinked_subjects = 0, linked_invalid_emails = 0, linked_invalid_phones = 0, bytes_read = 0,
     rows_per_second = NULL, bytes_per_second = NULL
   WHERE status IN ('mapped','ingesting')`,
  `DELETE FROM staged_row WHERE source_id IN (${UNREAD})`,
  `DELETE FROM row_link WHERE source_id IN (${UNREAD})`,
  `DELETE FROM reject_key WHERE source_id IN (${UNREAD})`,
  `DELETE FROM reject WHERE source_id IN (${UNREAD})`,
] as const;
