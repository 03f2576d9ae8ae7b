/** The event log is only added to: raw texts stand by the page, and what is due stands in a table of its own. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReceiptsPages0001 implements MigrationInterface {
  readonly name = 'ReceiptsPages0000000000047';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Key plane. What came at one moment and is sealed under one key, pressed and sealed as one.
  `CREATE TABLE event_page (
     bucket smallint NOT NULL CONSTRAINT event_page_bucket_check CHECK (bucket BETWEEN 0 AND 1023),
     id uuid NOT NULL,
     incident_id uuid,
     day date,
     sealed bytea NOT NULL,
     CONSTRAINT event_page_pkey PRIMARY KEY (bucket, id),
     CONSTRAINT event_page_key_check CHECK ((incident_id IS NULL) <> (day IS NULL))
   )`,
  // Sealed bytes do not get smaller: nobody shall try.
  `ALTER TABLE event_page ALTER COLUMN sealed SET STORAGE EXTERNAL`,
  // Events of before keep their own sealed bytes.
  `ALTER TABLE provider_event ALTER COLUMN sealed DROP NOT NULL, ADD COLUMN page_id uuid, ADD COLUMN place smallint`,
  `ALTER TABLE provider_event ADD CONSTRAINT provider_event_raw_check
     CHECK ((sealed IS NULL) <> (page_id IS NULL) AND (page_id IS NOT NULL OR place IS NULL)) NOT VALID`,
  `ALTER TABLE provider_event VALIDATE CONSTRAINT provider_event_raw_check`,
  // Key plane. What nobody has projected yet: it goes with the transaction that makes something of it.
  `CREATE TABLE event_due (
     bucket smallint NOT NULL CONSTRAINT event_due_bucket_check CHECK (bucket BETWEEN 0 AND 1023),
     provider text NOT NULL,
     event_id text NOT NULL,
     cohort_id bigint NOT NULL,
     delivery_id bigint NOT NULL,
     attempt_no smallint NOT NULL,
     evidence jsonb NOT NULL,
     received_at timestamptz NOT NULL
   )`,
  `CREATE INDEX event_due_received_idx ON event_due (received_at)`,
  `INSERT INTO event_due (bucket, provider, event_id, cohort_id, delivery_id, attempt_no, evidence, received_at)
   SELECT bucket, provider, event_id, cohort_id, delivery_id, attempt_no, evidence, received_at
     FROM provider_event WHERE projected_at IS NULL AND evidence IS NOT NULL`,
  `DROP VIEW receipts_v_event`,
  `DROP INDEX provider_event_due_idx`,
  `ALTER TABLE provider_event DROP COLUMN projected_at`,
  // A row is written once; of few only it is said later that nobody here knows their delivery.
  `ALTER TABLE provider_event SET (fillfactor = 100)`,
  `CREATE VIEW receipts_v_event AS
     SELECT provider, event_id, type, incident_id, cohort_id, delivery_id, attempt_no, received_at FROM provider_event`,
] as const;
