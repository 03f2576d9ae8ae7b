/** Every SQL statement on the book. */
import type { CohortId, IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
import type { AccountCode, Plane } from './rules/accounts.ts';

export interface JournalRow {
  readonly cohort_id: string;
  readonly key: string;
  readonly incident_id: string;
  readonly legal_entity_id: string;
  readonly plane: Plane;
  readonly kind: string;
  readonly input_hash: string;
  readonly effective_on: string;
  readonly period: string;
  readonly original_period: string | null;
  readonly account: readonly string[];
  readonly amount_minor: readonly string[];
  readonly currency: readonly string[];
  readonly facts: unknown;
  readonly posted_at: Date;
}

export interface Balance {
  readonly legalEntityId: string;
  readonly incidentId: IncidentId;
  readonly plane: Plane;
  readonly account: AccountCode;
  readonly currency: string;
  readonly amountMinor: bigint;
}

export interface BalanceScope {
  readonly incidentId?: IncidentId | undefined;
  readonly legalEntityId?: string | undefined;
}

const OPEN_PERIOD = prepared(`SELECT ledger_open_period($1, $2) AS period`);

/** The month a posting of `month` lands in; its lock is held shared until commit. */
export async function openPeriod(tx: Tx, legalEntityId: string, month: string): Promise<string> {
  const row = await tx.one<{ period: string }>(OPEN_PERIOD, [legalEntityId, month]);
  return row!.period;
}

const INSERT_JOURNALS = prepared(
  `INSERT INTO journal (cohort_id, key, incident_id, legal_entity_id, plane, kind, input_hash, effective_on,
                          period, original_period, account, amount_minor, currency, facts, posted_at)
     SELECT cohort_id, key, incident_id, legal_entity_id, plane, kind, decode(input_hash, 'hex'), effective_on,
            period, original_period, account, amount_minor, currency, facts, posted_at
       FROM jsonb_to_recordset($1::jsonb) AS new (
              cohort_id bigint, key text, incident_id uuid, legal_entity_id uuid, plane text, kind text,
              input_hash text, effective_on date, period text, original_period text, account text[],
              amount_minor bigint[], currency text[], facts jsonb, posted_at timestamptz)
     ON CONFLICT (cohort_id, key) DO NOTHING
     RETURNING cohort_id, key`,
);

/** Inserts those whose key is new and names them. */
export async function insertJournals(
  tx: Tx,
  rows: readonly JournalRow[],
): Promise<{ cohort_id: CohortId; key: string }[]> {
  return tx.q(INSERT_JOURNALS, [JSON.stringify(rows)]);
}

export async function hashesOf(
  tx: Tx,
  keys: readonly { cohortId: CohortId; key: string }[],
): Promise<{ cohort_id: CohortId; key: string; input_hash: Buffer }[]> {
  return tx.q(
    `SELECT j.cohort_id, j.key, j.input_hash
       FROM unnest($1::bigint[], $2::text[]) AS wanted(cohort_id, key)
       JOIN journal j ON j.cohort_id = wanted.cohort_id AND j.key = wanted.key`,
    [keys.map((k) => k.cohortId), keys.map((k) => k.key)],
  );
}

/** The last cut of each book plus everything later: index journal_book_idx. */
const BALANCES = `
  WITH last AS (SELECT legal_entity_id, max(period) AS period FROM balance_cut GROUP BY legal_entity_id),
  parts AS (
    SELECT c.legal_entity_id, c.incident_id, c.plane, c.account, c.currency, c.amount_minor
      FROM balance_cut c JOIN last USING (legal_entity_id, period)
    UNION ALL
    SELECT p.legal_entity_id, p.incident_id, p.plane, p.account, p.currency, p.amount_minor
      FROM posting p LEFT JOIN last ON last.legal_entity_id = p.legal_entity_id
     WHERE last.period IS NULL OR p.period > last.period)
  SELECT legal_entity_id AS "legalEntityId", incident_id AS "incidentId", plane, account, currency,
         sum(amount_minor)::bigint AS "amountMinor"
    FROM parts
   WHERE ($1::uuid IS NULL OR incident_id = $1) AND ($2::uuid IS NULL OR legal_entity_id = $2)
   GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 4, 5`;

export async function balances(tx: Tx, scope: BalanceScope): Promise<Balance[]> {
  return tx.q<Balance>(BALANCES, [scope.incidentId ?? null, scope.legalEntityId ?? null]);
}

/** Waits until every posting to the month has committed, and keeps new ones out until this commits. */
export async function lockPeriodAlone(tx: Tx, legalEntityId: string, month: string): Promise<void> {
  await tx.q(`SELECT pg_advisory_xact_lock(hashtextextended('amends.book:' || $1, 0))`, [legalEntityId]);
  await tx.q(`SELECT pg_advisory_xact_lock(hashtextextended('amends.period:' || $1 || ':' || $2, 0))`, [
    legalEntityId,
    month,
  ]);
}

/** The last closed month, and the first month after it that holds journals. */
export async function bookEdges(
  tx: Tx,
  legalEntityId: string,
): Promise<{ closed: string | null; firstOpen: string | null }> {
  const row = await tx.one<{ closed: string | null; firstOpen: string | null }>(
    `SELECT closed, (SELECT min(period) FROM journal
                      WHERE legal_entity_id = $1 AND (closed IS NULL OR period > closed)) AS "firstOpen"
       FROM (SELECT max(month) AS closed FROM period WHERE legal_entity_id = $1 AND status = 'closed') AS last`,
    [legalEntityId],
  );
  return row!;
}

export async function markClosed(
  tx: Tx,
  close: { legalEntityId: string; month: string; at: Date; by: OperatorId },
): Promise<void> {
  await tx.run(
    `INSERT INTO period (legal_entity_id, month, status, changed_at, changed_by)
     VALUES ($1, $2, 'closed', $3, $4)
     ON CONFLICT (legal_entity_id, month)
       DO UPDATE SET status = 'closed', changed_at = EXCLUDED.changed_at, changed_by = EXCLUDED.changed_by`,
    [close.legalEntityId, close.month, close.at, close.by],
  );
}

/** Cumulative balances to the end of the month, from the rows. */
export async function cutBalances(tx: Tx, legalEntityId: string, month: string): Promise<number> {
  return tx.run(
    `INSERT INTO balance_cut (legal_entity_id, period, incident_id, plane, account, currency, amount_minor)
     SELECT legal_entity_id, $2, incident_id, plane, account, currency, sum(amount_minor)
       FROM posting WHERE legal_entity_id = $1 AND period <= $2
      GROUP BY legal_entity_id, incident_id, plane, account, currency`,
    [legalEntityId, month],
  );
}

export interface BookFigures {
  readonly journals: bigint;
  readonly unbalanced: bigint;
  readonly strayAccounts: bigint;
  readonly wrongCuts: bigint;
  readonly trialBalance: bigint;
}

/** What the prover recomputes from the rows alone, trusting no CHECK. */
export async function bookFigures(tx: Tx, incidentId: IncidentId | null): Promise<BookFigures> {
  const row = await tx.one<BookFigures>(
    `WITH lines AS (SELECT * FROM posting WHERE $1::uuid IS NULL OR incident_id = $1),
     per_currency AS (
       SELECT cohort_id, journal_id, currency, sum(amount_minor) AS total,
              count(*) FILTER (WHERE amount_minor IS NULL OR currency IS NULL OR account IS NULL) AS holes
         FROM lines GROUP BY cohort_id, journal_id, currency),
     recut AS (
       SELECT k.legal_entity_id, k.month AS period, p.incident_id, p.account, p.currency,
              sum(p.amount_minor) AS again
         FROM period k JOIN posting p ON p.legal_entity_id = k.legal_entity_id AND p.period <= k.month
        WHERE k.status = 'closed' AND ($1::uuid IS NULL OR p.incident_id = $1)
        GROUP BY k.legal_entity_id, k.month, p.incident_id, p.account, p.currency),
     cut AS (SELECT * FROM balance_cut WHERE $1::uuid IS NULL OR incident_id = $1)
     SELECT (SELECT count(*) FROM journal WHERE $1::uuid IS NULL OR incident_id = $1) AS journals,
            (SELECT count(DISTINCT (cohort_id, journal_id)) FROM per_currency WHERE total <> 0 OR holes > 0)
              AS unbalanced,
            (SELECT count(*) FROM lines l LEFT JOIN account a ON a.code = l.account
              WHERE a.code IS NULL OR a.plane <> l.plane) AS "strayAccounts",
            (SELECT count(*)
               FROM recut FULL JOIN cut USING (legal_entity_id, period, incident_id, account, currency)
              WHERE again IS DISTINCT FROM amount_minor) AS "wrongCuts",
            (SELECT coalesce(sum(abs(total)), 0)::bigint
               FROM (SELECT sum(amount_minor) AS total FROM lines GROUP BY plane, currency) AS t) AS "trialBalance"`,
    [incidentId],
  );
  return row!;
}

export async function accounts(
  tx: Tx,
): Promise<{ code: string; name: string; plane: Plane; normal: string }[]> {
  return tx.q(`SELECT code, name, plane, normal FROM account ORDER BY code`);
}
