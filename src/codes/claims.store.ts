/** SQL of who stands in line and who holds which code. */
import type { IncidentId, OfferId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { AssignedCode, CodeClaim, LostCodes, RedemptionRef } from './codes.types.ts';
import type { ClaimState, CodeState, PoolKind } from './rules/states.ts';

export interface ClaimRow extends RedemptionRef {
  readonly incidentId: IncidentId;
  readonly offerId: OfferId;
  readonly state: ClaimState;
  readonly no: bigint;
  readonly poolId: string | null;
  readonly bucket: number | null;
  readonly hash: Buffer | null;
  readonly reissues: number;
  readonly askedAt: Date;
}

/** A code that is given to a claim. */
export interface Given {
  readonly poolId: string | null;
  readonly bucket: number;
  readonly hash: Buffer;
  /** Free in a pool until it is this person's alone; false: everybody's, or drawn for this person. */
  readonly own: boolean;
}

const CLAIM = `c.cohort_id AS "cohortId", c.redemption_id AS "redemptionId", c.incident_id AS "incidentId",
       c.offer_id AS "offerId", c.state, c.no, c.pool_id AS "poolId", c.bucket::int, c.code_hash AS hash,
       c.reissues::int, c.asked_at AS "askedAt"`;

const THESE = `unnest($1::bigint[], $2::bigint[]) AS t(cohort_id, redemption_id)`;

function keysOf(refs: readonly RedemptionRef[]): [unknown[], unknown[]] {
  return [refs.map((ref) => ref.cohortId), refs.map((ref) => ref.redemptionId)];
}

/** A place in line for each that has none yet; answers the new ones. */
export async function insertClaims(tx: Tx, claims: readonly CodeClaim[], at: Date): Promise<ClaimRow[]> {
  return tx.q<ClaimRow & Record<string, unknown>>(
    `INSERT INTO code_claim AS c (cohort_id, redemption_id, incident_id, offer_id, state, asked_at, changed_at)
     SELECT t.cohort_id, t.redemption_id, t.incident_id, t.offer_id, 'waiting', t.asked_at, $6
       FROM unnest($1::bigint[], $2::bigint[], $3::uuid[], $4::uuid[], $5::timestamptz[])
              AS t(cohort_id, redemption_id, incident_id, offer_id, asked_at)
      ORDER BY t.asked_at, t.cohort_id, t.redemption_id
     ON CONFLICT (cohort_id, redemption_id) DO NOTHING
     RETURNING ${CLAIM}`,
    [
      ...keysOf(claims),
      claims.map((claim) => claim.incidentId),
      claims.map((claim) => claim.offerId),
      claims.map((claim) => claim.askedAt),
      at,
    ],
  );
}

/** The claims as they stand, held until the transaction ends: index code_claim_pkey. */
export async function lockClaims(tx: Tx, refs: readonly RedemptionRef[]): Promise<ClaimRow[]> {
  return tx.q<ClaimRow & Record<string, unknown>>(
    `SELECT ${CLAIM} FROM code_claim c JOIN ${THESE} ON t.cohort_id = c.cohort_id AND t.redemption_id = c.redemption_id
      ORDER BY c.cohort_id, c.redemption_id FOR UPDATE OF c`,
    keysOf(refs),
  );
}

/** Does anybody wait for this offer from before these claims were made? Index code_claim_line_idx. */
export async function hasLine(tx: Tx, offerId: OfferId, before: bigint): Promise<boolean> {
  const row = await tx.one<{ line: boolean }>(
    `SELECT EXISTS (SELECT FROM code_claim WHERE offer_id = $1 AND state = 'waiting' AND no < $2) AS line`,
    [offerId, before],
  );
  return row!.line;
}

/** One process at a time serves a line: two would give later people earlier codes. */
export async function holdLine(tx: Tx, offerId: OfferId): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('codes.line:' || $1, 0))`, [offerId]);
}

/** Who waits longest; whoever leaves at this moment is passed over: index code_claim_line_idx. */
export async function firstInLine(tx: Tx, offerId: OfferId, limit: number): Promise<ClaimRow[]> {
  return tx.q<ClaimRow & Record<string, unknown>>(
    `SELECT ${CLAIM} FROM code_claim c WHERE c.offer_id = $1 AND c.state = 'waiting'
      ORDER BY c.asked_at, c.no LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [offerId, limit],
  );
}

/** Offers with people in line and a pool that is open. */
export async function offersWithLines(tx: Tx): Promise<OfferId[]> {
  const rows = await tx.q<{ offerId: OfferId }>(
    `SELECT DISTINCT p.offer_id AS "offerId" FROM code_pool p
      WHERE p.status = 'open'
        AND EXISTS (SELECT FROM code_claim c WHERE c.offer_id = p.offer_id AND c.state = 'waiting')`,
  );
  return rows.map((row) => row.offerId);
}

/** From the line to a code; fewer than given where a claim did not wait any more. */
export async function markAssigned(
  tx: Tx,
  given: readonly (RedemptionRef & Given)[],
  { at, news }: { readonly at: Date; readonly news: boolean },
): Promise<number> {
  return tx.run(
    `UPDATE code_claim c
        SET state = 'assigned', pool_id = g.pool_id, bucket = g.bucket, code_hash = g.hash, assigned_at = $6,
            changed_at = $6, news = $7, lost = c.lost + c.taken_back::int, taken_back = false
       FROM unnest($1::bigint[], $2::bigint[], $3::uuid[], $4::smallint[], $5::bytea[])
              AS g(cohort_id, redemption_id, pool_id, bucket, hash)
      WHERE c.cohort_id = g.cohort_id AND c.redemption_id = g.redemption_id AND c.state = 'waiting'`,
    [
      ...keysOf(given),
      given.map((one) => one.poolId),
      given.map((one) => one.bucket),
      given.map((one) => one.hash),
      at,
      news,
    ],
  );
}

/** Prepaid codes that are lost and stand in no book yet: index code_claim_lost_idx. */
export async function takeLost(tx: Tx, limit: number): Promise<LostCodes[]> {
  return tx.q<LostCodes & Record<string, unknown>>(
    `UPDATE code_claim c SET written_off = c.lost
       FROM (SELECT cohort_id, redemption_id, written_off FROM code_claim WHERE written_off < lost
              ORDER BY cohort_id, redemption_id LIMIT $1 FOR UPDATE SKIP LOCKED) old
      WHERE c.cohort_id = old.cohort_id AND c.redemption_id = old.redemption_id
      RETURNING c.cohort_id AS "cohortId", c.redemption_id AS "redemptionId", old.written_off::int AS before,
                c.lost::int AS until`,
    [limit],
  );
}

/** Their people know. */
export async function markTold(tx: Tx, refs: readonly RedemptionRef[]): Promise<void> {
  await tx.run(
    `UPDATE code_claim c SET news = false FROM ${THESE}
      WHERE c.cohort_id = t.cohort_id AND c.redemption_id = t.redemption_id AND c.news`,
    keysOf(refs),
  );
}

/**
 * Ends a claim or sends it back to the line; a code that it held is forgotten here and revoked beside. A prepaid one is
 * lost where the redemption ends undelivered; else it is what the delivery cost, until another one takes its place.
 */
export async function moveClaims(
  tx: Tx,
  refs: readonly RedemptionRef[],
  to: { readonly state: Exclude<ClaimState, 'assigned'>; readonly reason: string | null; readonly at: Date },
): Promise<void> {
  await tx.run(
    `UPDATE code_claim c
        SET state = $3, reason = $4, changed_at = $5, pool_id = NULL, bucket = NULL, code_hash = NULL,
            assigned_at = NULL, news = false, reissues = c.reissues + ($3 = 'waiting')::int,
            lost = c.lost + ($3 = 'left' AND was.taken)::int, taken_back = $3 <> 'left' AND was.taken
       FROM (SELECT h.cohort_id, h.redemption_id, h.taken_back OR coalesce(p.kind = 'imported', false) AS taken
               FROM code_claim h JOIN ${THESE} ON t.cohort_id = h.cohort_id AND t.redemption_id = h.redemption_id
               LEFT JOIN code_pool p ON p.id = h.pool_id) was
      WHERE c.cohort_id = was.cohort_id AND c.redemption_id = was.redemption_id`,
    [...keysOf(refs), to.state, to.reason, to.at],
  );
}

export interface ShownRow extends RedemptionRef {
  readonly state: ClaimState;
  readonly askedAt: Date;
  readonly reissues: number;
  readonly hash: Buffer | null;
  readonly sealed: Buffer | null;
  readonly codeState: CodeState | null;
  readonly expiresAt: Date | null;
  readonly poolId: string | null;
  readonly poolKind: PoolKind | null;
  readonly engagement: string | null;
}

export async function shownRows(tx: Tx, refs: readonly RedemptionRef[]): Promise<ShownRow[]> {
  return tx.q<ShownRow & Record<string, unknown>>(
    `SELECT c.cohort_id AS "cohortId", c.redemption_id AS "redemptionId", c.state, c.asked_at AS "askedAt",
            c.reissues::int, v.code_hash AS hash, v.sealed, v.state AS "codeState",
            NULLIF(v.expires_at, 'infinity') AS "expiresAt", v.pool_id AS "poolId", p.kind AS "poolKind", p.engagement
       FROM code_claim c
       JOIN ${THESE} ON t.cohort_id = c.cohort_id AND t.redemption_id = c.redemption_id
       LEFT JOIN voucher_code v ON v.bucket = c.bucket AND v.code_hash = c.code_hash
       LEFT JOIN code_pool p ON p.id = v.pool_id`,
    keysOf(refs),
  );
}

/** Who holds a code of the pool, a page after the last one seen: index code_claim_pool_idx. */
export async function assignedOf(
  tx: Tx,
  poolId: string,
  after: RedemptionRef | null,
  limit: number,
): Promise<AssignedCode[]> {
  return tx.q<AssignedCode & Record<string, unknown>>(
    `SELECT cohort_id AS "cohortId", redemption_id AS "redemptionId", assigned_at AS "assignedAt", reissues::int
       FROM code_claim
      WHERE pool_id = $1 AND state = 'assigned' AND (cohort_id, redemption_id) > ($2::bigint, $3::bigint)
      ORDER BY cohort_id, redemption_id LIMIT $4`,
    [poolId, after?.cohortId ?? -1n, after?.redemptionId ?? -1n, limit],
  );
}

/** The pool's people who may get another code, held: index code_claim_pool_idx. */
export async function lockAssignedOf(
  tx: Tx,
  poolId: string,
  { limit, reissuesMax }: { readonly limit: number; readonly reissuesMax: number },
): Promise<ClaimRow[]> {
  return tx.q<ClaimRow & Record<string, unknown>>(
    `SELECT ${CLAIM} FROM code_claim c
      WHERE c.pool_id = $1 AND c.state = 'assigned' AND c.reissues < $2
      ORDER BY c.cohort_id, c.redemption_id LIMIT $3 FOR UPDATE`,
    [poolId, reissuesMax, limit],
  );
}
