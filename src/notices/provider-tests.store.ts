/** Every SQL statement on tests of the providers. */
import type { OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { MessageProvider, OutcomeClass } from './rules/outcomes.ts';

export interface ProviderTest {
  readonly id: string;
  readonly provider: MessageProvider;
  readonly madeBy: OperatorId;
  readonly madeAt: Date;
  /** Null: the provider did not answer yet, or whoever asked it died. */
  readonly outcome: OutcomeClass | null;
  readonly code: string | null;
  readonly detail: string | null;
  /** When its own event reached us; null: none came yet. */
  readonly heardAt: Date | null;
}

type NewTest = Pick<ProviderTest, 'id' | 'provider' | 'madeBy' | 'madeAt'>;

/** Tests of one person an hour: as many places as the database has for them (provider_test_few_an_hour). */
export const TESTS_AN_HOUR_MAX = 5;

/** False where every place of this hour is taken. */
export async function insertTest(tx: Tx, { id, provider, madeBy, madeAt }: NewTest): Promise<boolean> {
  await tx.q(`SELECT pg_advisory_xact_lock(hashtextextended('provider_test' || $1, 0))`, [madeBy]);
  return (
    (await tx.run(
      `INSERT INTO provider_test (id, provider, made_by, made_at, place)
       SELECT $1, $2, $3, $4::timestamptz, free FROM generate_series(1, $5::int) free
        WHERE NOT EXISTS (
          SELECT FROM provider_test t
           WHERE t.made_by = $3 AND t.place = free
             AND date_bin('1 hour', t.made_at, '2026-01-01 00:00:00+00')
               = date_bin('1 hour', $4::timestamptz, '2026-01-01 00:00:00+00'))
        ORDER BY free LIMIT 1`,
      [id, provider, madeBy, madeAt, TESTS_AN_HOUR_MAX],
    )) === 1
  );
}

export async function answerTest(
  tx: Tx,
  {
    id,
    outcome,
    code,
    detail,
    at,
  }: { id: string; outcome: OutcomeClass; code: string; detail: string; at: Date },
): Promise<void> {
  await tx.run(
    `UPDATE provider_test SET outcome = $2, code = $3, detail = $4, answered_at = $5 WHERE id = $1`,
    [id, outcome, code, detail, at],
  );
}

export async function hearTest(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.run(`UPDATE provider_test SET heard_at = COALESCE(heard_at, clock_timestamp()) WHERE id = $1`, [
      id,
    ])) === 1
  );
}

/** Latest first, a few of each provider (provider_test_made_at_idx). */
export async function recentTests(tx: Tx, limit: number): Promise<ProviderTest[]> {
  return tx.q<ProviderTest & Record<string, unknown>>(
    `SELECT t.id, t.provider, t.made_by AS "madeBy", t.made_at AS "madeAt", t.outcome, t.code, t.detail,
            t.heard_at AS "heardAt"
       FROM (VALUES ('ses'), ('twilio')) p (provider)
      CROSS JOIN LATERAL (SELECT * FROM provider_test t WHERE t.provider = p.provider
                           ORDER BY t.made_at DESC LIMIT $1) t
      ORDER BY t.made_at DESC`,
    [limit],
  );
}
