/** Every SQL statement on `approval`. */
import type { IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Approved } from './approvals.ts';
import type { ApprovalStatus } from './rules/approval-states.ts';

export interface CurrentApproval {
  readonly id: string;
  readonly status: ApprovalStatus;
  readonly digest: string;
  readonly makers: readonly OperatorId[];
  readonly incidentId: IncidentId | null;
}

/** The one request or yes that stands for a subject (index approval_current_key), locked. */
export async function lockCurrent(
  tx: Tx,
  kind: string,
  subjectId: string,
): Promise<CurrentApproval | undefined> {
  return tx.one<CurrentApproval>(
    `SELECT id, status, digest, makers, incident_id AS "incidentId" FROM approval
      WHERE kind = $1 AND subject_id = $2 AND status IN ('requested', 'approved') FOR UPDATE`,
    [kind, subjectId],
  );
}

export async function withdraw(tx: Tx, id: string): Promise<void> {
  await tx.run(`UPDATE approval SET status = 'withdrawn' WHERE id = $1`, [id]);
}

export async function insertRequest(
  tx: Tx,
  row: {
    id: string;
    kind: string;
    subjectId: string;
    incidentId: IncidentId | null;
    pinsJson: string;
    digest: string;
    madeBy: OperatorId;
    makers: readonly OperatorId[];
    madeAt: Date;
  },
): Promise<void> {
  await tx.run(
    `INSERT INTO approval (id, kind, subject_id, incident_id, status, pins, digest, made_by, makers,
                           made_at)
     VALUES ($1, $2, $3, $4, 'requested', $5::jsonb, $6, $7, $8, $9)`,
    [
      row.id,
      row.kind,
      row.subjectId,
      row.incidentId,
      row.pinsJson,
      row.digest,
      row.madeBy,
      row.makers,
      row.madeAt,
    ],
  );
}

export async function recordDecision(
  tx: Tx,
  row: {
    id: string;
    status: 'approved' | 'refused';
    decidedBy: OperatorId;
    decidedAt: Date;
    reason: string | null;
  },
): Promise<void> {
  await tx.run(
    `UPDATE approval SET status = $2, decided_by = $3, decided_at = $4, reason = $5 WHERE id = $1`,
    [row.id, row.status, row.decidedBy, row.decidedAt, row.reason],
  );
}

export async function findApproved(tx: Tx, kind: string, subjectId: string): Promise<Approved | null> {
  const row = await tx.one<Approved>(
    `SELECT digest, pins, made_by AS "madeBy", decided_by AS "decidedBy", decided_at AS "decidedAt"
       FROM approval WHERE kind = $1 AND subject_id = $2 AND status = 'approved'`,
    [kind, subjectId],
  );
  return row ?? null;
}

export interface RequestRow {
  readonly subjectId: string;
  readonly status: ApprovalStatus;
  readonly pins: Readonly<Record<string, unknown>>;
  readonly makers: readonly OperatorId[];
  readonly madeBy: OperatorId;
  readonly madeAt: Date;
  readonly decidedBy: OperatorId | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

const REQUEST = `subject_id AS "subjectId", status, pins, makers, made_by AS "madeBy", made_at AS "madeAt",
                 decided_by AS "decidedBy", decided_at AS "decidedAt", reason`;

/** Newest first (approval_kind_idx). */
export async function requestsOf(tx: Tx, kind: string, status: ApprovalStatus | null): Promise<RequestRow[]> {
  return tx.q<RequestRow & { [column: string]: unknown }>(
    `SELECT ${REQUEST} FROM approval WHERE kind = $1 AND ($2::text IS NULL OR status = $2)
      ORDER BY made_at DESC, id DESC LIMIT 500`,
    [kind, status],
  );
}

export async function requestAbout(tx: Tx, kind: string, subjectId: string): Promise<RequestRow | undefined> {
  return tx.one<RequestRow & { [column: string]: unknown }>(
    `SELECT ${REQUEST} FROM approval WHERE kind = $1 AND subject_id = $2 ORDER BY made_at DESC LIMIT 1`,
    [kind, subjectId],
  );
}
