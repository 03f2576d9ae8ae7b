/** SQL on raises of budgets: asked by one person, decided by another. */
import type { OfferSetId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { RaiseStatus } from './rules/states.ts';

export interface BudgetRaise {
  readonly offerSetId: OfferSetId;
  readonly no: number;
  readonly fromGrants: bigint;
  readonly toGrants: bigint;
  readonly reason: string;
  readonly status: RaiseStatus;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
}

/** Oldest first. */
export async function raisesOf(tx: Tx, setId: OfferSetId): Promise<BudgetRaise[]> {
  return tx.q<BudgetRaise & Record<string, unknown>>(
    `SELECT offer_set_id AS "offerSetId", no, from_grants AS "fromGrants", to_grants AS "toGrants", reason, status,
            asked_at AS "askedAt", decided_at AS "decidedAt"
       FROM budget_raise WHERE offer_set_id = $1 ORDER BY no`,
    [setId],
  );
}

export async function insertRaise(
  tx: Tx,
  raise: Pick<BudgetRaise, 'offerSetId' | 'no' | 'fromGrants' | 'toGrants' | 'reason'>,
  by: { id: OperatorId; at: Date },
): Promise<void> {
  await tx.run(
    `INSERT INTO budget_raise (offer_set_id, no, from_grants, to_grants, reason, status, asked_by, asked_at)
     VALUES ($1, $2, $3, $4, $5, 'asked', $6, $7)`,
    [raise.offerSetId, raise.no, raise.fromGrants, raise.toGrants, raise.reason, by.id, by.at],
  );
}

export async function markRaise(
  tx: Tx,
  raise: Pick<BudgetRaise, 'offerSetId' | 'no'>,
  decided: { status: 'refused' | 'raised'; by: OperatorId; at: Date },
): Promise<number> {
  return tx.run(
    `UPDATE budget_raise SET status = $3, decided_by = $4, decided_at = $5
      WHERE offer_set_id = $1 AND no = $2 AND status = 'asked'`,
    [raise.offerSetId, raise.no, decided.status, decided.by, decided.at],
  );
}
