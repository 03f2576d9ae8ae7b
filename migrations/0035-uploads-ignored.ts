/** What of an upload became no source, by name: also where a worker, and nobody who waits, enters it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class UploadsIgnored0001 implements MigrationInterface {
  readonly name = 'UploadsIgnored0000000000035';

  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `ALTER TABLE upload ADD COLUMN ignored text[] NOT NULL DEFAULT '{}'
         CONSTRAINT upload_ignored_check CHECK (cardinality(ignored) <= 1000 AND (status = 'entered' OR ignored = '{}'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}
