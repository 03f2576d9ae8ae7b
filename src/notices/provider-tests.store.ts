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

export type NewTest = Pick<ProviderTest, 'id' | 'provider' | 'madeBy' | 'madeAt'>;

/**
 * Tests an hour of one person, to one number and of the whole house (these two by SMS): as many places as the database
 * has for them (provider_test_few_an_hour, _few_to_a_number, _few_of_the_house).
 */
export const TESTS_AN_HOUR_MAX = { person: 5, number: 3, house: 20 } as const;
export type FullOf = keyof typeof TESTS_AN_HOUR_MAX;

/** Null, or of what every place of this hour is taken. One at a time: they are few. */
export async function insertTest(
  tx: Tx,
  test: NewTest & { readonly numberHash: Buffer | null },
): Promise<FullOf | null> {
  const { id, provider, madeBy, madeAt, numberHash } = test;
  await tx.q(`SELECT pg_advisory_xact_lock(hashtextextended('provider_test', 0))`);
  const taken = await tx.one<Record<FullOf, number>>(
    `SELECT count(*) FILTER (WHERE made_by = $2)::int AS person,
            count(*) FILTER (WHERE number_hash = $3)::int AS number,
            count(*) FILTER (WHERE number_hash IS NOT NULL)::int AS house
       FROM provider_test
      WHERE date_bin('1 hour', made_at, '2026-01-01 00:00:00+00')
          = date_bin('1 hour', $1::timestamptz, '2026-01-01 00:00:00+00')`,
    [madeAt, madeBy, numberHash],
  );
  const { person, number, house } = taken!;
  if (person >= TESTS_AN_HOUR_MAX.person) return 'person';
  if (numberHash && number >= TESTS_AN_HOUR_MAX.number) return 'number';
  if (numberHash && house >= TESTS_AN_HOUR_MAX.house) return 'house';
  const places = [person + 1, numberHash && number + 1, numberHash && house + 1];
  await tx.run(
    `INSERT INTO provider_test (id, provider, made_by, made_at, number_hash, place, number_place, house_place)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, provider, madeBy, madeAt, numberHash, ...places],
  );
  return null;
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
