/** SQL of the outbox as others work it off: what waits, locked with its grant, and every step it can take. */
import type { CohortId, IncidentId, OfferSetId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { OPEN_COLUMNS, OPEN_TABLES, type OpenFulfilment } from './fulfilments.store.ts';
import type { Adapter, GrantState, Mode, OfferKind } from './rules/states.ts';

/** What is owed to one person, with all that follows from giving it or from failing to. */
export interface OwedFulfilment extends OpenFulfilment {
  readonly adapter: Adapter;
  readonly offerSetId: OfferSetId;
  readonly mode: Mode;
  /** The largest face the grant could have been chosen for. */
  readonly largestMinor: bigint;
  readonly budgetShard: number | null;
  readonly grantState: GrantState;
  readonly terms: Readonly<Record<string, unknown>>;
}

const OWED = `
  SELECT ${OPEN_COLUMNS}, f.adapter, g.offer_set_id AS "offerSetId", s.mode, g.face_minor AS "largestMinor",
         g.budget_shard::int AS "budgetShard", g.state AS "grantState", v.terms
    ${OPEN_TABLES}
    JOIN offer_set s ON s.id = g.offer_set_id
    JOIN offer_version v ON v.offer_id = r.offer_id AND v.version = r.offer_version`;

export interface Wanted {
  readonly kinds: readonly OfferKind[];
  readonly limit: number;
  /** One cohort (index fulfilment_open_idx), or every cohort of an incident (fulfilment_waiting_idx). */
  readonly of: { readonly cohortId: CohortId } | { readonly incidentId: IncidentId };
}

/** What nobody has begun to give, oldest first, each grant held against a switch. */
export async function claimWaiting(tx: Tx, { kinds, limit, of }: Wanted): Promise<OwedFulfilment[]> {
  const [column, value] = 'cohortId' in of ? ['cohort_id', of.cohortId] : ['incident_id', of.incidentId];
  return tx.q<OwedFulfilment & Record<string, unknown>>(
    `${OWED} WHERE f.${column} = $1 AND f.adapter = 'manual_file' AND f.state = 'pending' AND g.state = 'redeemed'
        AND o.kind = ANY ($2::text[])
      ORDER BY f.cohort_id, f.redemption_id LIMIT $3 FOR UPDATE OF g SKIP LOCKED`,
    [value, kinds, limit],
  );
}

/** How many of these kinds wait, of the first so many of the incident (fulfilment_waiting_idx). */
export async function countWaiting(
  tx: Tx,
  { incidentId, kinds, limit }: { incidentId: IncidentId; kinds: readonly OfferKind[]; limit: number },
): Promise<number> {
  const row = await tx.one<{ n: number }>(
    `SELECT count(*)::int AS n
       FROM (SELECT FROM fulfilment f JOIN offer o ON o.id = f.offer_id AND o.kind = ANY ($2::text[])
              WHERE f.incident_id = $1 AND f.adapter = 'manual_file' AND f.state = 'pending' LIMIT $3) waiting`,
    [incidentId, kinds, limit],
  );
  return row!.n;
}

/** These, whatever their state, one primary key after another; each grant held unless it is only looked at. */
export async function owedOf(
  tx: Tx,
  refs: readonly { readonly cohortId: CohortId; readonly redemptionId: bigint }[],
  lock: 'none' | 'update',
): Promise<OwedFulfilment[]> {
  if (refs.length === 0) return [];
  return tx.q<OwedFulfilment & Record<string, unknown>>(
    `SELECT owed.* FROM (
       SELECT * FROM unnest($1::bigint[], $2::bigint[]) AS t (cohort_id, redemption_id) ORDER BY 1, 2) t
     CROSS JOIN LATERAL (
       ${OWED} WHERE f.cohort_id = t.cohort_id AND f.redemption_id = t.redemption_id
       ${lock === 'update' ? 'FOR UPDATE OF g' : 'OFFSET 0'}) owed`,
    [refs.map((r) => r.cohortId), refs.map((r) => r.redemptionId)],
  );
}

/** Cohorts in which something waits that is no code, from one to the next by fulfilment_open_idx, not row by row. */
export async function cohortsWaiting(
  tx: Tx,
  kinds: readonly OfferKind[],
  limit: number,
): Promise<CohortId[]> {
  const rows = await tx.q<{ cohortId: CohortId }>(
    `WITH RECURSIVE pending (cohort_id) AS (
       (SELECT cohort_id FROM fulfilment WHERE state = 'pending' ORDER BY cohort_id LIMIT 1)
       UNION ALL
       SELECT (SELECT f.cohort_id FROM fulfilment f WHERE f.state = 'pending' AND f.cohort_id > p.cohort_id
                ORDER BY f.cohort_id LIMIT 1)
         FROM pending p WHERE p.cohort_id IS NOT NULL)
     SELECT cohort_id AS "cohortId" FROM pending p
      WHERE cohort_id IS NOT NULL
        AND EXISTS (SELECT FROM fulfilment f JOIN offer o ON o.id = f.offer_id
                     WHERE f.cohort_id = p.cohort_id AND f.adapter = 'manual_file' AND f.state = 'pending'
                       AND o.kind = ANY ($1::text[]))
      LIMIT $2`,
    [kinds, limit],
  );
  return rows.map((row) => row.cohortId);
}

/** By what it goes and what proves it: a CHECK asks for it before it counts as delivered. */
export async function noteHow(
  tx: Tx,
  rows: readonly OpenFulfilment[],
  how: {
    adapter?: Adapter | undefined;
    evidence?: readonly (string | null)[] | undefined;
    settledMinor?: readonly (bigint | null)[] | undefined;
  },
): Promise<void> {
  const none = rows.map(() => null);
  await tx.run(
    `UPDATE fulfilment f SET adapter = coalesce($3, f.adapter), evidence = coalesce(t.evidence, f.evidence),
            settled_cost_minor = coalesce(t.settled, f.settled_cost_minor)
       FROM unnest($1::bigint[], $2::bigint[], $4::text[], $5::bigint[]) AS t (cohort_id, redemption_id, evidence, settled)
      WHERE f.cohort_id = t.cohort_id AND f.redemption_id = t.redemption_id`,
    [
      rows.map((row) => row.cohortId),
      rows.map((row) => row.redemptionId),
      how.adapter ?? null,
      how.evidence ?? none,
      how.settledMinor ?? none,
    ],
  );
}

/** Ends redemption and outbox row; the grant is open again, or stays failed where nobody could choose it anew. */
export async function markFailed(
  tx: Tx,
  rows: readonly OwedFulfilment[],
  how: { at: Date; reasons: readonly string[]; openUntil: Date },
): Promise<number> {
  const moved = await tx.one<{ fulfilments: number; redemptions: number; grants: number }>(
    `WITH these AS (
       SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[])
           AS t (cohort_id, redemption_id, grant_id, mode, reason)),
     f AS (
       UPDATE fulfilment f SET state = 'failed', reason = t.reason, changed_at = $6 FROM these t
        WHERE f.cohort_id = t.cohort_id AND f.redemption_id = t.redemption_id
          AND f.state IN ('pending','handed_over') RETURNING 1),
     r AS (
       UPDATE redemption r SET state = 'failed', changed_at = $6 FROM these t
        WHERE r.cohort_id = t.cohort_id AND r.id = t.redemption_id
          AND r.state IN ('redeemed','fulfilling') RETURNING 1),
     g AS (
       UPDATE offer_grant g
          SET state = CASE t.mode WHEN 'auto_apply' THEN 'failed' ELSE 'granted' END, chosen = NULL,
              chosen_face_minor = NULL, budget_shard = NULL, expires_at = greatest(g.expires_at, $7), changed_at = $6
         FROM these t
        WHERE g.cohort_id = t.cohort_id AND g.id = t.grant_id AND g.state IN ('redeemed','fulfilling') RETURNING 1)
     SELECT (SELECT count(*) FROM f)::int AS fulfilments, (SELECT count(*) FROM r)::int AS redemptions,
            (SELECT count(*) FROM g)::int AS grants`,
    [
      rows.map((row) => row.cohortId),
      rows.map((row) => row.redemptionId),
      rows.map((row) => row.grantId),
      rows.map((row) => row.mode),
      how.reasons,
      how.at,
      how.openUntil,
    ],
  );
  const { fulfilments, redemptions, grants } = moved!;
  return fulfilments === redemptions && redemptions === grants ? grants : -1;
}
