/** SQL about people who wait for a file: taken into one, or only looked at. */
import type { CohortId, NoticeId } from '../kernel/ids.ts';
import type { FiledChannel } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';
import type { ItemToWrite } from './batches.store.ts';
import type { Place } from './handover.types.ts';

/**
 * Who waits for a file of notice $1 by channel $2 at $3 and stands in none, cohort by cohort. Each LATERAL with its
 * ORDER BY or LIMIT stays a look-up by address (delivery_pending_idx, handover_item_once_key, delivery_pkey) whatever the
 * statistics say: joined freely, a cohort's thousand deliveries were compared with its thousand people.
 */
const waiting = (from = '') => `
       (SELECT cohort_id FROM notices_v_launched_cohort WHERE notice_id = $1 ${from} ORDER BY cohort_id) c
      CROSS JOIN LATERAL (
        SELECT d.id, d.attempts FROM notices_v_delivery d
         WHERE d.cohort_id = c.cohort_id AND d.notice_id = $1 AND d.channel = $2 AND d.state = 'pending'
           AND d.hold IS NULL AND d.not_before <= $3 ORDER BY d.id) d
       LEFT JOIN LATERAL (
        SELECT true AS taken FROM handover_item i
         WHERE i.cohort_id = c.cohort_id AND i.delivery_id = d.id AND i.attempt_no = d.attempts + 1
           AND i.status IN ('in', 'out') LIMIT 1) i ON true
      CROSS JOIN LATERAL (
        SELECT * FROM notices_v_filable f WHERE f.cohort_id = c.cohort_id AND f.delivery_id = d.id LIMIT 1) f
       LEFT JOIN LATERAL (SELECT exposure FROM people_v_profile p WHERE p.id = f.profile_id LIMIT 1) p ON true
      WHERE i.taken IS NULL`;

export interface Waiting {
  readonly noticeId: NoticeId;
  readonly channel: FiledChannel;
  readonly now: Date;
  readonly limit: number;
}

/** Takes them (handover_item_once_key decides between two that take at once); answers how many. */
export async function take(tx: Tx, order: Waiting & { readonly id: string }): Promise<number> {
  const people = await tx.run(
    `INSERT INTO handover_item (cohort_id, batch_id, delivery_id, attempt_no, person_id, profile_id, run_no, status)
     SELECT c.cohort_id, $4, d.id, d.attempts + 1, f.person_id, f.profile_id, f.run_no, 'in'
       FROM ${waiting()}
      ORDER BY c.cohort_id, d.id LIMIT $5
     ON CONFLICT (cohort_id, delivery_id, attempt_no) WHERE status IN ('in', 'out') DO NOTHING`,
    [order.noticeId, order.channel, order.now, order.id, order.limit],
  );
  await tx.run(`UPDATE handover_batch SET people = $2 WHERE id = $1`, [order.id, people]);
  return people;
}

/** Looks at them after a place. */
export function waitingAfter(
  tx: Tx,
  order: Waiting & { readonly after: Pick<Place, 'cohortId' | 'deliveryNo'> },
): Promise<ItemToWrite[]> {
  return tx.q<ItemToWrite & Record<string, unknown>>(
    `SELECT c.cohort_id AS "cohortId", d.id AS "deliveryNo", d.attempts + 1 AS "attemptNo", f.person_id AS "personId",
            f.locale, f.profile_id AS "profileId", p.exposure::text AS exposure, f.told::text AS told, f.country, f.region,
            f.minor, f.deceased, true AS fit
       FROM ${waiting('AND cohort_id >= $4')} AND (c.cohort_id, d.id) > ($4::bigint, $5::bigint)
      ORDER BY c.cohort_id, d.id LIMIT $6`,
    [order.noticeId, order.channel, order.now, order.after.cohortId, order.after.deliveryNo, order.limit],
  );
}

export interface LeftOutRow {
  readonly cohortId: CohortId;
  readonly personId: Place['personId'];
  readonly reason: string;
}

/** Whom a file left out, in order (handover_item_batch_idx); a batch is at most 50,000 people. */
export function leftOutOf(
  tx: Tx,
  of: { batchId: string; offset: number; limit: number },
): Promise<LeftOutRow[]> {
  return tx.q<LeftOutRow & Record<string, unknown>>(
    `SELECT cohort_id AS "cohortId", person_id AS "personId", reason FROM handover_item
      WHERE batch_id = $1 AND status = 'left_out' ORDER BY cohort_id, delivery_id OFFSET $2 LIMIT $3`,
    [of.batchId, of.offset, of.limit],
  );
}
