/** The outbox says by what it was delivered, what proves it, why it failed and what it really cost. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompensationOutbox0001 implements MigrationInterface {
  readonly name = 'CompensationOutbox0000000000053';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  `ALTER TABLE fulfilment
     ADD COLUMN evidence text CONSTRAINT fulfilment_evidence_length_check CHECK (length(evidence) BETWEEN 1 AND 500),
     ADD COLUMN reason text CONSTRAINT fulfilment_reason_check CHECK (length(btrim(reason)) BETWEEN 3 AND 1000),
     ADD COLUMN settled_cost_minor bigint
       CONSTRAINT fulfilment_settled_cost_minor_check CHECK (settled_cost_minor >= 0)`,
  `ALTER TABLE fulfilment DROP CONSTRAINT fulfilment_adapter_check,
     ADD CONSTRAINT fulfilment_adapter_check CHECK (adapter IN ('code','manual_file','http'))`,
  `ALTER TABLE fulfilment DROP CONSTRAINT fulfilment_evidence_check,
     ADD CONSTRAINT fulfilment_evidence_check CHECK (state <> 'delivered'
       OR (adapter = 'code' AND code_hash IS NOT NULL AND code_bucket IS NOT NULL)
       OR (adapter = 'manual_file' AND batch_id IS NOT NULL)
       OR (adapter = 'http' AND evidence IS NOT NULL))`,
  `ALTER TABLE fulfilment DROP CONSTRAINT fulfilment_batch_id_fkey,
     ADD CONSTRAINT fulfilment_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES payout (id) NOT VALID`,
  `ALTER TABLE fulfilment VALIDATE CONSTRAINT fulfilment_batch_id_fkey`,
  `DROP TABLE payout_batch`,
  `CREATE INDEX fulfilment_waiting_idx ON fulfilment (incident_id, adapter) WHERE state = 'pending'`,
  `CREATE OR REPLACE VIEW compensation_v_fulfilment AS
     SELECT cohort_id, redemption_id, incident_id, offer_id, adapter, state, batch_id, made_at, changed_at,
            grant_id, person_id, evidence, reason, settled_cost_minor
       FROM fulfilment`,
] as const;
