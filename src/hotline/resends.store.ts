/** What one person's deliveries are, as notices publish them. */
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface DeliveryRow {
  readonly deliveryId: bigint;
  readonly noticeId: string;
  readonly channel: string;
  readonly state: string;
  /** In the provider's or our own short words. */
  readonly reason: string | null;
  /** Why it waits, where somebody or something holds it. */
  readonly hold: string | null;
  readonly run: number;
  readonly madeAt: Date;
  readonly stateAt: Date;
}

/** Within the person's cohort (delivery_pkey): a few thousand lines at most, of one thousand people. */
export async function deliveriesOf(tx: Tx, incidentId: IncidentId, ref: PersonRef): Promise<DeliveryRow[]> {
  return tx.q<DeliveryRow & Record<string, unknown>>(
    `SELECT id AS "deliveryId", notice_id AS "noticeId", channel, state, reason, hold, run_no AS run,
            made_at AS "madeAt", state_at AS "stateAt"
       FROM notices_v_delivery WHERE cohort_id = $1 AND person_id = $2 AND incident_id = $3 ORDER BY made_at, id`,
    [ref.cohortId, ref.personId, incidentId],
  );
}
