/** SQL that reads journals back: by account, newest first, a page at a time. */
import type { CohortId, IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { AccountCode, Plane } from './rules/accounts.ts';

export interface ReadJournal {
  readonly cohortId: CohortId;
  readonly id: bigint;
  readonly plane: Plane;
  readonly kind: string;
  readonly key: string;
  readonly effectiveOn: string;
  readonly period: string;
  /** The closed month it came too late for. */
  readonly originalPeriod: string | null;
  readonly account: readonly AccountCode[];
  readonly amountMinor: readonly bigint[];
  readonly currency: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly postedAt: Date;
}

const COLUMNS = `j.cohort_id AS "cohortId", j.id, j.plane, j.kind, j.key, j.effective_on::text AS "effectiveOn", j.period,
  j.original_period AS "originalPeriod", j.account, j.amount_minor AS "amountMinor", j.currency, j.facts,
  j.posted_at AS "postedAt"`;

/** Every kind of journal an incident has, one look into journal_kind_idx each. */
const KINDS = `WITH RECURSIVE kinds (kind) AS (
    (SELECT kind FROM journal WHERE incident_id = $1 ORDER BY kind LIMIT 1)
    UNION ALL
    SELECT (SELECT kind FROM journal WHERE incident_id = $1 AND kind > k.kind ORDER BY kind LIMIT 1)
      FROM kinds k WHERE k.kind IS NOT NULL)`;

export interface JournalPage {
  /** Null: of every account. */
  readonly account: AccountCode | null;
  /** Null: of every kind. */
  readonly kinds: readonly string[] | null;
  readonly before: bigint | null;
  readonly limit: number;
}

/** The newest first; per kind a page off journal_kind_idx, of which the newest stay. */
export async function journalsOf(tx: Tx, incidentId: IncidentId, page: JournalPage): Promise<ReadJournal[]> {
  return tx.q<ReadJournal & Record<string, unknown>>(
    `${KINDS}
     SELECT j.* FROM kinds CROSS JOIN LATERAL (
       SELECT ${COLUMNS} FROM journal j
        WHERE j.incident_id = $1 AND j.kind = kinds.kind AND ($2::bigint IS NULL OR j.id < $2)
          AND ($3::text IS NULL OR j.account @> ARRAY[$3::text])
        ORDER BY j.id DESC LIMIT $4) AS j
      WHERE kinds.kind IS NOT NULL AND ($5::text[] IS NULL OR kinds.kind = ANY ($5::text[]))
      ORDER BY j.id DESC LIMIT $4`,
    [incidentId, page.before, page.account, page.limit, page.kinds],
  );
}

/** Few journals move these: each has its place in journal_rare_idx. */
const RARE = ['1100', '2400', '4100', '5100', '5300', '5900'];

export function isRare(account: AccountCode): boolean {
  return RARE.includes(account);
}

/** The newest first, of an account that few journals move. */
export async function rareJournals(
  tx: Tx,
  incidentId: IncidentId,
  page: JournalPage & { readonly account: AccountCode },
): Promise<ReadJournal[]> {
  return tx.q<ReadJournal & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM journal j
      WHERE j.incident_id = $1 AND j.account && ARRAY['1100','2400','4100','5100','5300','5900']
        AND j.account @> ARRAY[$3::text] AND ($2::bigint IS NULL OR j.id < $2)
        AND ($5::text[] IS NULL OR j.kind = ANY ($5::text[]))
      ORDER BY j.id DESC LIMIT $4`,
    [incidentId, page.before, page.account, page.limit, page.kinds],
  );
}

export async function kindsOf(tx: Tx, incidentId: IncidentId): Promise<string[]> {
  const rows = await tx.q<{ kind: string }>(`${KINDS} SELECT kind FROM kinds WHERE kind IS NOT NULL`, [
    incidentId,
  ]);
  return rows.map(({ kind }) => kind);
}

/** How far the book of an incident has come; null: nothing was posted. */
export async function lastJournal(tx: Tx, incidentId: IncidentId): Promise<bigint | null> {
  const row = await tx.one<{ id: bigint | null }>(
    `${KINDS}
     SELECT max(last.id) AS id FROM kinds CROSS JOIN LATERAL (
       SELECT id FROM journal WHERE incident_id = $1 AND kind = kinds.kind ORDER BY id DESC LIMIT 1) AS last`,
    [incidentId],
  );
  return row!.id;
}

export interface AccountFigure {
  readonly plane: Plane;
  readonly account: AccountCode;
  readonly currency: string;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
  readonly journals: number;
  readonly kinds: readonly string[];
}

/** What each account of an incident came to and by which kinds of journal. Reads the whole book of the incident. */
export async function accountFigures(tx: Tx, incidentId: IncidentId): Promise<AccountFigure[]> {
  return tx.q<AccountFigure & Record<string, unknown>>(
    `SELECT plane, account, currency, coalesce(sum(amount_minor) FILTER (WHERE amount_minor > 0), 0)::bigint AS "debitMinor",
            coalesce(-sum(amount_minor) FILTER (WHERE amount_minor < 0), 0)::bigint AS "creditMinor",
            count(DISTINCT (cohort_id, journal_id))::int AS journals, array_agg(DISTINCT kind) AS kinds
       FROM posting WHERE incident_id = $1 GROUP BY plane, account, currency ORDER BY account, currency`,
    [incidentId],
  );
}
