/** SQL of the fulfilment outbox: claim by locking the grant, then everything that follows from delivery. */
import type { CohortId, GrantNo, IncidentId, OfferId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { OfferKind, Treatment } from './rules/states.ts';

export interface OpenFulfilment {
  readonly cohortId: CohortId;
  readonly redemptionId: bigint;
  readonly grantId: GrantNo;
  readonly personId: PersonNo;
  readonly incidentId: IncidentId;
  readonly offerId: OfferId;
  readonly kind: OfferKind;
  readonly faceMinor: bigint;
  readonly unitCostMinor: bigint;
  readonly currency: string;
  readonly treatment: Treatment;
}

// The cycle says which redemption the grant stands for now: a switch that committed since the snapshot is seen
// only in the locked row, so the old redemption must fail to join it.
export const OPEN_COLUMNS = `
  f.cohort_id AS "cohortId", f.redemption_id AS "redemptionId", f.grant_id AS "grantId", f.person_id AS "personId",
  f.incident_id AS "incidentId", f.offer_id AS "offerId", o.kind, r.face_minor AS "faceMinor",
  r.unit_cost_minor AS "unitCostMinor", r.currency, r.treatment`;
export const OPEN_TABLES = `
    FROM fulfilment f
    JOIN offer_grant g ON g.cohort_id = f.cohort_id AND g.id = f.grant_id
    JOIN redemption r ON r.cohort_id = f.cohort_id AND r.id = f.redemption_id AND r.cycle = g.cycle
    JOIN offer o ON o.id = f.offer_id`;

export interface OpenCode extends OpenFulfilment {
  /** When the person redeemed: the place in line. */
  readonly askedAt: Date;
}

/**
 * Pending codes of one cohort, their grants held against a switch: index fulfilment_open_idx. Whoever stands in line
 * is passed over until a code has come for them.
 */
export async function claimCodes(tx: Tx, cohortId: CohortId, limit: number): Promise<OpenCode[]> {
  return tx.q<OpenCode>(
    `SELECT ${OPEN_COLUMNS}, f.made_at AS "askedAt" ${OPEN_TABLES}
      WHERE f.cohort_id = $1 AND f.adapter = 'code' AND f.state = 'pending' AND g.state = 'redeemed'
        AND NOT EXISTS (SELECT FROM codes_v_claim c WHERE c.cohort_id = f.cohort_id
                           AND c.redemption_id = f.redemption_id AND c.state <> 'assigned')
      ORDER BY f.made_at, f.redemption_id LIMIT $2 FOR UPDATE OF g SKIP LOCKED`,
    [cohortId, limit],
  );
}

/** A code for one of them. */
export interface Coded {
  readonly of: OpenFulfilment;
  readonly bucket: number;
  readonly hash: Buffer;
}

/** These redemptions, whatever became of them: index redemption_pkey. */
export async function redeemedOf(
  tx: Tx,
  refs: readonly { readonly cohortId: CohortId; readonly redemptionId: bigint }[],
): Promise<Omit<OpenFulfilment, 'kind' | 'personId' | 'faceMinor'>[]> {
  return tx.q<OpenFulfilment>(
    `SELECT r.cohort_id AS "cohortId", r.id AS "redemptionId", r.grant_id AS "grantId", r.incident_id AS "incidentId",
            r.offer_id AS "offerId", r.unit_cost_minor AS "unitCostMinor", r.currency, r.treatment
       FROM redemption r JOIN unnest($1::bigint[], $2::bigint[]) AS t(cohort_id, id)
         ON t.cohort_id = r.cohort_id AND t.id = r.id`,
    [refs.map((ref) => ref.cohortId), refs.map((ref) => ref.redemptionId)],
  );
}

/** A code stands in the outbox row before it counts as delivered: a CHECK asks for it. */
export async function attachCodes(tx: Tx, cohortId: CohortId, vouchers: readonly Coded[]): Promise<void> {
  await tx.run(
    `UPDATE fulfilment f SET code_bucket = new.bucket, code_hash = new.hash
       FROM unnest($2::bigint[], $3::smallint[], $4::bytea[]) AS new(redemption_id, bucket, hash)
      WHERE f.cohort_id = $1 AND f.redemption_id = new.redemption_id`,
    [
      cohortId,
      vouchers.map((v) => v.of.redemptionId),
      vouchers.map((v) => v.bucket),
      vouchers.map((v) => v.hash),
    ],
  );
}

type Step = 'hand_over' | 'take_back' | 'deliver';

const STEPS = {
  hand_over: { fulfilment: ['pending', 'handed_over'], grant: ['redeemed', 'fulfilling'] },
  take_back: { fulfilment: ['handed_over', 'pending'], grant: ['fulfilling', 'redeemed'] },
  deliver: { fulfilment: ['pending,handed_over', 'delivered'], grant: ['redeemed,fulfilling', 'fulfilled'] },
} as const;

/** Moves outbox row, redemption and grant together, and counts what moved. */
export async function advance(
  tx: Tx,
  step: Step,
  rows: readonly OpenFulfilment[],
  how: { at: Date; batchId?: string },
): Promise<number> {
  const { fulfilment, grant } = STEPS[step];
  const moved = await tx.one<{ fulfilments: number; redemptions: number; grants: number }>(
    `WITH these AS (
       SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS t(cohort_id, redemption_id, grant_id)),
     f AS (
       UPDATE fulfilment f SET state = $5, batch_id = CASE $5 WHEN 'pending' THEN NULL ELSE coalesce($9::uuid, batch_id) END,
              changed_at = $8 FROM these t
        WHERE f.cohort_id = t.cohort_id AND f.redemption_id = t.redemption_id
          AND f.state = ANY (string_to_array($4, ',')) RETURNING 1),
     r AS (
       UPDATE redemption r SET state = $7, changed_at = $8 FROM these t
        WHERE r.cohort_id = t.cohort_id AND r.id = t.redemption_id
          AND r.state = ANY (string_to_array($6, ',')) RETURNING 1),
     g AS (
       UPDATE offer_grant g SET state = $7, changed_at = $8 FROM these t
        WHERE g.cohort_id = t.cohort_id AND g.id = t.grant_id
          AND g.state = ANY (string_to_array($6, ',')) RETURNING 1)
     SELECT (SELECT count(*) FROM f)::int AS fulfilments, (SELECT count(*) FROM r)::int AS redemptions,
            (SELECT count(*) FROM g)::int AS grants`,
    [
      rows.map((row) => row.cohortId),
      rows.map((row) => row.redemptionId),
      rows.map((row) => row.grantId),
      fulfilment[0],
      fulfilment[1],
      grant[0],
      grant[1],
      how.at,
      how.batchId ?? null,
    ],
  );
  const { fulfilments, redemptions, grants } = moved!;
  return fulfilments === redemptions && redemptions === grants ? grants : -1;
}

/** Cohorts where a code is owed to somebody who does not stand in line. */
export async function cohortsWithCodes(tx: Tx, limit: number): Promise<CohortId[]> {
  const rows = await tx.q<{ cohortId: CohortId }>(
    `SELECT DISTINCT f.cohort_id AS "cohortId" FROM fulfilment f
      WHERE f.state = 'pending' AND f.adapter = 'code'
        AND NOT EXISTS (SELECT FROM codes_v_claim c WHERE c.cohort_id = f.cohort_id
                           AND c.redemption_id = f.redemption_id AND c.state <> 'assigned') LIMIT $1`,
    [limit],
  );
  return rows.map((row) => row.cohortId);
}

export async function incidentOf(tx: Tx, cohortId: CohortId): Promise<IncidentId | undefined> {
  const row = await tx.one<{ incidentId: IncidentId }>(
    `SELECT incident_id AS "incidentId" FROM people_v_cohort WHERE id = $1`,
    [cohortId],
  );
  return row?.incidentId;
}
