/** Readers of messages counted once per published run, and the reason of every price somebody sets. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MessagesReaders0001 implements MigrationInterface {
  readonly name = 'MessagesReaders0000000000064';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // A text is checked with every pause of its writer; a million people are counted once.
  `CREATE TABLE message_audience (
     incident_id uuid NOT NULL,
     kind text NOT NULL CONSTRAINT message_audience_kind_check CHECK (kind IN ('affected','unaffected')),
     run_no integer NOT NULL,
     readers jsonb NOT NULL,
     counted_at timestamptz NOT NULL,
     PRIMARY KEY (incident_id, kind)
   )`,
  `ALTER TABLE message_price
     ADD COLUMN reason text CONSTRAINT message_price_reason_check CHECK (length(reason) BETWEEN 1 AND 1000)`,
  `COMMENT ON COLUMN message_price.reason IS 'Null: from before a reason was asked for.'`,
] as const;
