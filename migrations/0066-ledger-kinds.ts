/** Journals by their kind, newest first: how an account is read back to its causes, a page at a time. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LedgerKinds0001 implements MigrationInterface {
  readonly name = 'LedgerKinds0000000000066';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead.');
  }
}

const STATEMENTS = [
  // A kind always moves the same few accounts, so that a page of an account is read off it; posting pays for one index
  // as before: nothing asked for an incident's months.
  `CREATE INDEX journal_kind_idx ON journal (incident_id, kind, id)`,
  `DROP INDEX journal_incident_idx`,
  // Accounts that few journals move; posting what moves none of them pays nothing.
  `CREATE INDEX journal_rare_idx ON journal (incident_id, id)
     WHERE account && ARRAY['1100','2400','4100','5100','5300','5900']`,
  `CREATE VIEW ledger_v_journal AS
     SELECT cohort_id, id, incident_id, plane, kind, effective_on, facts, posted_at FROM journal`,
] as const;
