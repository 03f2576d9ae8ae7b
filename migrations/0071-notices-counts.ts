/** Counts of a notice's people and of who was told what is no longer so: made by workers, kept with their moment. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesCounts0001 implements MigrationInterface {
  readonly name = 'NoticesCounts0000000000071';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Control. One row for each thing counted; basis says of what: another run or plan makes it a count of something else.
  `CREATE TABLE kept_count (
     what text NOT NULL CONSTRAINT kept_count_what_check CHECK (what IN ('preflight', 'changes')),
     subject uuid NOT NULL,
     wanted_at timestamptz,
     counted_at timestamptz,
     took_ms integer,
     basis text,
     counted jsonb,
     CONSTRAINT kept_count_pkey PRIMARY KEY (what, subject),
     CONSTRAINT kept_count_counted_check CHECK (num_nonnulls(counted_at, took_ms, basis, counted) IN (0, 4))
   )`,
  `CREATE INDEX kept_count_wanted_idx ON kept_count (wanted_at) WHERE wanted_at IS NOT NULL`,
] as const;
