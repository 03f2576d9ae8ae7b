/** SQL that reads budgets and their lines whole, at most sixteen shards a set. */
import type { IncidentId, OfferSetId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface SetBudget {
  readonly offerSetId: OfferSetId;
  /** Grants (applied) or choices (asked) there are in all. */
  readonly total: bigint;
  readonly taken: bigint;
  readonly waiting: number;
}

/** The line by index grant_wait_queue_idx. */
export async function budgetsOf(tx: Tx, incidentId: IncidentId): Promise<SetBudget[]> {
  return tx.q<SetBudget & Record<string, unknown>>(
    `SELECT s.id AS "offerSetId", sum(b.total)::bigint AS total, sum(b.taken)::bigint AS taken,
            (SELECT count(*)::int FROM grant_wait w WHERE w.offer_set_id = s.id AND w.state = 'waiting') AS waiting
       FROM offer_set s JOIN budget b ON b.offer_set_id = s.id
      WHERE s.incident_id = $1 GROUP BY s.id ORDER BY s.id`,
    [incidentId],
  );
}
