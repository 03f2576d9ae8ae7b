/** An enrolment file that was the wrong one is taken back, and with it who it said had begun. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FulfilmentFeeds0001 implements MigrationInterface {
  readonly name = 'FulfilmentFeeds0000000000073';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // What was told stays to be read; beside it stands who took it back and why.
  `CREATE TABLE enrolment_withdrawal (
     feed_id uuid PRIMARY KEY CONSTRAINT enrolment_withdrawal_feed_id_fkey REFERENCES enrolment_feed (id),
     enrolments integer NOT NULL CONSTRAINT enrolment_withdrawal_enrolments_check CHECK (enrolments >= 0),
     reason text NOT NULL CONSTRAINT enrolment_withdrawal_reason_check CHECK (length(btrim(reason)) BETWEEN 1 AND 1000),
     withdrawn_by uuid NOT NULL,
     withdrawn_at timestamptz NOT NULL
   )`,
  `SELECT amends_append_only('enrolment_withdrawal')`,
  `CREATE INDEX enrolment_feed_idx ON enrolment (feed_id)`,
] as const;
