/** SQL of files for finance: who stands in which, and what became of each line. */
import type { IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { PayoutKind, PayoutStatus } from './rules/call-states.ts';
import type { FulfilmentRef } from './rules/key.ts';

export interface Payout {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly kind: PayoutKind;
  readonly status: PayoutStatus;
  readonly rows: number;
  readonly madeBy: OperatorId;
  readonly madeAt: Date;
  readonly releasedBy: OperatorId | null;
  readonly releasedAt: Date | null;
  readonly doneAt: Date | null;
  /** Everybody who has had its bytes. */
  readonly revealedBy: readonly OperatorId[];
}

const COLUMNS = `id, incident_id AS "incidentId", kind, status, rows, made_by AS "madeBy", made_at AS "madeAt",
       released_by AS "releasedBy", released_at AS "releasedAt", done_at AS "doneAt",
       revealed_by AS "revealedBy"`;

export async function insertPayout(
  tx: Tx,
  payout: Payout,
  file: { sealedFile: Buffer; keyVersion: number },
): Promise<void> {
  await tx.run(
    `INSERT INTO payout (id, incident_id, kind, status, rows, sealed_file, key_version, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      payout.id,
      payout.incidentId,
      payout.kind,
      payout.status,
      payout.rows,
      file.sealedFile,
      file.keyVersion,
      payout.madeBy,
      payout.madeAt,
    ],
  );
}

export async function insertLines(
  tx: Tx,
  payoutId: string,
  lines: readonly (FulfilmentRef & { readonly amountMinor: bigint; readonly currency: string })[],
): Promise<void> {
  await tx.run(
    `INSERT INTO payout_line (cohort_id, payout_id, redemption_id, live, amount_minor, currency)
     SELECT t.cohort_id, $1, t.redemption_id, true, t.amount_minor, t.currency
       FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[])
         AS t (cohort_id, redemption_id, amount_minor, currency)`,
    [
      payoutId,
      lines.map((line) => line.cohortId),
      lines.map((line) => line.redemptionId),
      lines.map((line) => line.amountMinor),
      lines.map((line) => line.currency),
    ],
  );
}

export async function lockPayout(tx: Tx, id: string): Promise<Payout | undefined> {
  return tx.one<Payout & Record<string, unknown>>(`SELECT ${COLUMNS} FROM payout WHERE id = $1 FOR UPDATE`, [
    id,
  ]);
}

export async function sealedFile(tx: Tx, id: string): Promise<Buffer | undefined> {
  return (await tx.one<{ file: Buffer }>(`SELECT sealed_file AS file FROM payout WHERE id = $1`, [id]))?.file;
}

export async function payoutsOf(tx: Tx, incidentId: IncidentId): Promise<Payout[]> {
  return tx.q<Payout & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM payout WHERE incident_id = $1 ORDER BY made_at, id`,
    [incidentId],
  );
}

export interface CurrencyTotal {
  readonly currency: string;
  readonly lines: number;
  readonly amountMinor: bigint;
  readonly failed: number;
}

export async function totalsOf(tx: Tx, id: string): Promise<CurrencyTotal[]> {
  return tx.q<CurrencyTotal & Record<string, unknown>>(
    `SELECT currency, count(*)::int AS lines, sum(amount_minor)::bigint AS "amountMinor",
            (count(*) FILTER (WHERE outcome = 'failed'))::int AS failed
       FROM payout_line WHERE payout_id = $1 GROUP BY currency ORDER BY currency`,
    [id],
  );
}

export interface Line extends FulfilmentRef {
  readonly amountMinor: bigint;
}

/** What stands in the file and was neither paid nor taken out. */
export async function openLines(tx: Tx, id: string): Promise<Line[]> {
  return tx.q<Line & Record<string, unknown>>(
    `SELECT cohort_id AS "cohortId", redemption_id AS "redemptionId", amount_minor AS "amountMinor"
       FROM payout_line WHERE payout_id = $1 AND live AND outcome IS NULL ORDER BY cohort_id, redemption_id`,
    [id],
  );
}

export async function endLines(
  tx: Tx,
  id: string,
  lines: readonly FulfilmentRef[],
  outcome: 'paid' | 'failed' | 'recalled',
): Promise<number> {
  return tx.run(
    `UPDATE payout_line l SET outcome = $2, live = ($2 = 'paid')
       FROM unnest($3::bigint[], $4::bigint[]) AS t (cohort_id, redemption_id)
      WHERE l.payout_id = $1 AND l.cohort_id = t.cohort_id AND l.redemption_id = t.redemption_id
        AND l.outcome IS NULL`,
    [id, outcome, lines.map((line) => line.cohortId), lines.map((line) => line.redemptionId)],
  );
}

/** Before its bytes leave: who has had them cannot take the file back. */
export async function noteRevealed(tx: Tx, id: string, by: OperatorId): Promise<void> {
  await tx.run(
    `UPDATE payout SET revealed_by = revealed_by || $2::uuid WHERE id = $1 AND NOT $2::uuid = ANY (revealed_by)`,
    [id, by],
  );
}

/** A second person's yes: a CHECK refuses the maker's. */
export async function release(tx: Tx, id: string, by: { id: OperatorId; at: Date }): Promise<void> {
  await tx.run(
    `UPDATE payout SET status = 'released', released_by = $2, released_at = $3 WHERE id = $1 AND status = 'open'`,
    [id, by.id, by.at],
  );
}

export async function finish(tx: Tx, id: string, by: { id: OperatorId; at: Date }): Promise<void> {
  await tx.run(
    `UPDATE payout SET status = 'done', done_by = $2, done_at = $3 WHERE id = $1 AND status = 'released'`,
    [id, by.id, by.at],
  );
}

export async function recall(
  tx: Tx,
  id: string,
  by: { id: OperatorId; at: Date; reason: string },
): Promise<void> {
  await tx.run(
    `UPDATE payout SET status = 'recalled', recalled_by = $2, recalled_at = $3, recall_reason = $4
      WHERE id = $1 AND status IN ('open','released')`,
    [id, by.id, by.at, by.reason],
  );
}

/** Approved claims among these, with what was approved: the others of their kind wait. */
export async function approvedClaims(
  tx: Tx,
  refs: readonly FulfilmentRef[],
): Promise<(FulfilmentRef & { readonly approvedMinor: bigint })[]> {
  return tx.q<FulfilmentRef & { readonly approvedMinor: bigint } & Record<string, unknown>>(
    `SELECT c.cohort_id AS "cohortId", c.redemption_id AS "redemptionId", c.approved_minor AS "approvedMinor"
       FROM claim c JOIN unnest($1::bigint[], $2::bigint[]) AS t (cohort_id, redemption_id)
         ON c.cohort_id = t.cohort_id AND c.redemption_id = t.redemption_id
      WHERE c.status = 'approved'`,
    [refs.map((r) => r.cohortId), refs.map((r) => r.redemptionId)],
  );
}

/** Claims that were approved and stand in no live file. */
export async function unpaidClaims(tx: Tx, incidentId: IncidentId, limit: number): Promise<FulfilmentRef[]> {
  return tx.q<FulfilmentRef & Record<string, unknown>>(
    `SELECT c.cohort_id AS "cohortId", c.redemption_id AS "redemptionId" FROM claim c
       JOIN compensation_v_redemption r ON r.cohort_id = c.cohort_id AND r.id = c.redemption_id AND r.state = 'redeemed'
      WHERE c.incident_id = $1 AND c.status = 'approved'
        AND NOT EXISTS (SELECT FROM payout_line l WHERE l.cohort_id = c.cohort_id
                          AND l.redemption_id = c.redemption_id AND l.live)
      ORDER BY c.cohort_id, c.redemption_id LIMIT $2`,
    [incidentId, limit],
  );
}
