/** SQL of claims: one standing per redemption, its evidence beside it, never rewritten. */
import type { IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { ClaimStanding, ClaimStatus } from './rules/claim-states.ts';
import type { FulfilmentRef } from './rules/key.ts';

export interface Claim extends FulfilmentRef {
  readonly no: number;
  readonly incidentId: IncidentId;
  readonly status: ClaimStanding;
  readonly claimedMinor: bigint;
  readonly approvedMinor: bigint | null;
  readonly currency: string;
  /** Null: the person did it on the portal. */
  readonly filedBy: OperatorId | null;
  readonly filedAt: Date;
  readonly decidedBy: OperatorId | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly evidence: number;
}

const STANDING = `CASE WHEN c.status <> 'refused' AND r.state IN ('switched','voided','failed') THEN 'withdrawn' ELSE c.status END`;
const COLUMNS = `c.cohort_id AS "cohortId", c.redemption_id AS "redemptionId", c.no, c.incident_id AS "incidentId",
       ${STANDING}
         AS status, c.claimed_minor AS "claimedMinor", c.approved_minor AS "approvedMinor", c.currency,
       c.filed_by AS "filedBy", c.filed_at AS "filedAt", c.decided_by AS "decidedBy", c.decided_at AS "decidedAt",
       c.reason, (SELECT count(*) FROM claim_evidence e WHERE e.cohort_id = c.cohort_id
                   AND e.redemption_id = c.redemption_id AND e.claim_no = c.no)::int AS evidence`;
const TABLES = `claim c
       JOIN compensation_v_redemption r ON r.cohort_id = c.cohort_id AND r.id = c.redemption_id`;

/** The newest claim of a redemption. */
export async function newest(
  tx: Tx,
  ref: FulfilmentRef,
  lock: 'none' | 'update' = 'update',
): Promise<Claim | undefined> {
  return tx.one<Claim & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE c.cohort_id = $1 AND c.redemption_id = $2
      ORDER BY c.no DESC LIMIT 1 ${lock === 'update' ? 'FOR UPDATE OF c' : ''}`,
    [ref.cohortId, ref.redemptionId],
  );
}

export async function claimsOf(
  tx: Tx,
  incidentId: IncidentId,
  status: ClaimStanding | null,
  limit: number,
): Promise<Claim[]> {
  return tx.q<Claim & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE c.incident_id = $1 AND ($2::text IS NULL OR ${STANDING} = $2)
      ORDER BY c.filed_at, c.cohort_id, c.redemption_id, c.no LIMIT $3`,
    [incidentId, status, limit],
  );
}

export async function insertClaim(
  tx: Tx,
  claim: Omit<Claim, 'approvedMinor' | 'decidedBy' | 'decidedAt' | 'reason' | 'evidence'>,
  sealed: Buffer,
): Promise<void> {
  await tx.run(
    `INSERT INTO claim (cohort_id, redemption_id, no, incident_id, status, claimed_minor, currency, sealed_statement,
                        filed_by, filed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      claim.cohortId,
      claim.redemptionId,
      claim.no,
      claim.incidentId,
      claim.status,
      claim.claimedMinor,
      claim.currency,
      sealed,
      claim.filedBy,
      claim.filedAt,
    ],
  );
}

export async function sealedStatement(tx: Tx, claim: Claim): Promise<Buffer> {
  const row = await tx.one<{ sealed: Buffer }>(
    `SELECT sealed_statement AS sealed FROM claim WHERE cohort_id = $1 AND redemption_id = $2 AND no = $3`,
    [claim.cohortId, claim.redemptionId, claim.no],
  );
  return row!.sealed;
}

/** 0 where the same bytes stand there already. */
export async function insertEvidence(
  tx: Tx,
  claim: Claim,
  file: { no: number; bytes: number; sha256: Buffer; sealed: Buffer; by: OperatorId | null; at: Date },
): Promise<number> {
  return tx.run(
    `INSERT INTO claim_evidence (cohort_id, redemption_id, claim_no, no, bytes, sha256, sealed, added_by, added_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (cohort_id, redemption_id, claim_no, sha256) DO NOTHING`,
    [
      claim.cohortId,
      claim.redemptionId,
      claim.no,
      file.no,
      file.bytes,
      file.sha256,
      file.sealed,
      file.by,
      file.at,
    ],
  );
}

export async function sealedEvidence(tx: Tx, claim: Claim, no: number): Promise<Buffer | undefined> {
  const row = await tx.one<{ sealed: Buffer }>(
    `SELECT sealed FROM claim_evidence WHERE cohort_id = $1 AND redemption_id = $2 AND claim_no = $3 AND no = $4`,
    [claim.cohortId, claim.redemptionId, claim.no, no],
  );
  return row?.sealed;
}

/** Did this operator file it or add to it? */
export async function hadAHand(tx: Tx, claim: Claim, operatorId: OperatorId): Promise<boolean> {
  const row = await tx.one(
    `SELECT 1 FROM claim_evidence WHERE cohort_id = $1 AND redemption_id = $2 AND claim_no = $3 AND added_by = $4`,
    [claim.cohortId, claim.redemptionId, claim.no, operatorId],
  );
  return claim.filedBy === operatorId || row !== undefined;
}

export async function decide(
  tx: Tx,
  claim: Claim,
  decision: { status: ClaimStatus; approvedMinor: bigint | null; reason: string; by: OperatorId; at: Date },
): Promise<void> {
  await tx.run(
    `UPDATE claim SET status = $4, approved_minor = $5, reason = $6, decided_by = $7, decided_at = $8
      WHERE cohort_id = $1 AND redemption_id = $2 AND no = $3 AND status = 'filed'`,
    [
      claim.cohortId,
      claim.redemptionId,
      claim.no,
      decision.status,
      decision.approvedMinor,
      decision.reason,
      decision.by,
      decision.at,
    ],
  );
}
