/** What vendors billed for sending, as somebody read it from an invoice: kept beside what sending was estimated to cost. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReconciliationBills0001 implements MigrationInterface {
  readonly name = 'ReconciliationBills0000000000073';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Nothing of a bill is ever rewritten: one that was read wrongly is withdrawn with a reason, and stays to be seen.
  `CREATE TABLE sending_bill (
     id uuid PRIMARY KEY,
     incident_id uuid NOT NULL CONSTRAINT sending_bill_incident_id_fkey REFERENCES incident (id),
     channel text NOT NULL CONSTRAINT sending_bill_channel_check CHECK (channel IN ('email','sms','letter','handover')),
     biller text NOT NULL CONSTRAINT sending_bill_biller_check CHECK (length(biller) BETWEEN 1 AND 120),
     reference text NOT NULL CONSTRAINT sending_bill_reference_check CHECK (length(reference) BETWEEN 1 AND 120),
     from_day date NOT NULL,
     to_day date NOT NULL,
     units bigint CONSTRAINT sending_bill_units_check CHECK (units >= 0),
     amount_minor bigint NOT NULL CONSTRAINT sending_bill_amount_minor_check CHECK (amount_minor > 0),
     currency text NOT NULL CONSTRAINT sending_bill_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
     recorded_by uuid NOT NULL,
     recorded_at timestamptz NOT NULL,
     withdrawn_by uuid,
     withdrawn_at timestamptz,
     withdrawn_reason text CONSTRAINT sending_bill_withdrawn_reason_check CHECK (length(withdrawn_reason) BETWEEN 1 AND 1000),
     CONSTRAINT sending_bill_days_check CHECK (from_day <= to_day),
     CONSTRAINT sending_bill_withdrawn_check CHECK (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) IN (0, 3))
   )`,
  `CREATE INDEX sending_bill_incident_idx ON sending_bill (incident_id, recorded_at)`,
  // The same invoice is not counted twice.
  `CREATE UNIQUE INDEX sending_bill_reference_key ON sending_bill (incident_id, channel, lower(biller), lower(reference))
     WHERE withdrawn_at IS NULL`,
] as const;
