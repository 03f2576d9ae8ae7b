/** Tables of the receipts room: what the providers told us, kept raw and sealed, and whom not to write again. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Receipts0001 implements MigrationInterface {
  readonly name = 'Receipts0000000000009';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Key plane (ENGINE §2): keyed by the provider's own event id, so that a repeat is the same row.
  `CREATE TABLE provider_event (
     bucket smallint NOT NULL CONSTRAINT provider_event_bucket_check CHECK (bucket BETWEEN 0 AND 1023),
     provider text NOT NULL CONSTRAINT provider_event_provider_check CHECK (provider IN ('ses','twilio')),
     event_id text NOT NULL,
     type text NOT NULL,
     incident_id uuid,
     cohort_id bigint,
     delivery_id bigint,
     attempt_no smallint,
     evidence jsonb,
     sealed bytea NOT NULL,
     day date,
     received_at timestamptz NOT NULL,
     projected_at timestamptz,
     matched boolean,
     CONSTRAINT provider_event_pkey PRIMARY KEY (bucket, provider, event_id),
     CONSTRAINT provider_event_key_check CHECK ((incident_id IS NULL) <> (day IS NULL)),
     CONSTRAINT provider_event_route_check
       CHECK ((cohort_id IS NULL) = (delivery_id IS NULL) AND (cohort_id IS NULL) = (attempt_no IS NULL)),
     CONSTRAINT provider_event_evidence_check CHECK (evidence IS NULL OR cohort_id IS NOT NULL)
   ) WITH (fillfactor = 80)`,
  `CREATE INDEX provider_event_due_idx ON provider_event (received_at) WHERE projected_at IS NULL`,
  `CREATE INDEX provider_event_delivery_idx ON provider_event (cohort_id, delivery_id) WHERE cohort_id IS NOT NULL`,
  // What no tag names is sealed under a key of its day; the key store forgets that key after 30 days.
  `CREATE TABLE event_day (
     day date PRIMARY KEY,
     wrapped bytea,
     destroyed_at timestamptz,
     CONSTRAINT event_day_destroyed_check CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
   )`,
  `CREATE TABLE suppression (
     bucket smallint NOT NULL CONSTRAINT suppression_bucket_check CHECK (bucket BETWEEN 0 AND 1023),
     incident_id uuid NOT NULL,
     kind text NOT NULL CONSTRAINT suppression_kind_check CHECK (kind IN ('email','phone')),
     key bytea NOT NULL CONSTRAINT suppression_key_check CHECK (octet_length(key) = 16),
     reason text NOT NULL CONSTRAINT suppression_reason_check CHECK (reason IN ('bounce','complaint')),
     cohort_id bigint NOT NULL,
     delivery_id bigint NOT NULL,
     at timestamptz NOT NULL,
     CONSTRAINT suppression_pkey PRIMARY KEY (bucket, incident_id, kind, key)
   )`,
  `CREATE VIEW receipts_v_event AS
     SELECT provider, event_id, type, incident_id, cohort_id, delivery_id, attempt_no, received_at, projected_at
       FROM provider_event`,
];
