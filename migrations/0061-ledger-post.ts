/** Posting by a statement: what moves a grant writes its journals too, at once or not at all. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LedgerPost0001 implements MigrationInterface {
  readonly name = 'LedgerPost0000000000061';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Journals of one book and month, posted once: a key that stands breaks journal_key_key and undoes the statement.
  // Holds the month's lock shared until commit, like whoever posts in a transaction.
  `CREATE FUNCTION ledger_post(entity uuid, month text, journals jsonb) RETURNS integer
     LANGUAGE plpgsql VOLATILE AS $$
     DECLARE
       target text := ledger_open_period(entity, month);
       posted integer;
     BEGIN
       INSERT INTO journal (cohort_id, key, incident_id, legal_entity_id, plane, kind, input_hash, effective_on,
                            period, original_period, account, amount_minor, currency, facts, posted_at)
       SELECT new.cohort_id, new.key, new.incident_id, entity, new.plane, new.kind, decode(new.input_hash, 'hex'),
              new.effective_on, target, nullif(month, target), new.account, new.amount_minor, new.currency, new.facts,
              new.posted_at
         FROM jsonb_to_recordset(journals) AS new (
                cohort_id bigint, key text, incident_id uuid, plane text, kind text, input_hash text,
                effective_on date, account text[], amount_minor bigint[], currency text[], facts jsonb,
                posted_at timestamptz);
       GET DIAGNOSTICS posted = ROW_COUNT;
       RETURN posted;
     END $$`,
] as const;
