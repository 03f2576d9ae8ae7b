/** Every SQL statement by which a person has failed deliveries tried again. */
import type { CohortId, DeliveryNo, NoticeId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { OPEN_STATES, TOLD_STATES } from './rules/delivery-states.ts';

export interface RetrySelection {
  readonly noticeId: NoticeId;
  readonly states: readonly string[];
  readonly channel: string | null;
  readonly reasons: readonly string[] | null;
  readonly laneId: string | null;
  readonly untoldOnly: boolean;
}

export interface RetryGroup {
  readonly channel: string;
  readonly state: string;
  readonly reason: string | null;
  readonly deliveries: number;
}

/** By notice_cohort_notice_idx and delivery_notice_cohort: cohort by cohort of this notice. */
const SELECTED = `
  FROM notice_cohort c
  JOIN delivery d ON d.cohort_id = c.cohort_id AND d.notice_id = c.notice_id
 WHERE c.notice_id = $1 AND d.state = ANY($2) AND d.channel IN ('email', 'sms')
   AND ($3::text IS NULL OR d.channel = $3)
   AND ($4::text[] IS NULL OR COALESCE(d.reason, '') = ANY($4))
   AND ($5::uuid IS NULL OR EXISTS (SELECT FROM attempt a WHERE a.cohort_id = d.cohort_id AND a.delivery_id = d.id
                                       AND a.no = d.attempts AND a.lane_id = $5))
   AND (NOT $6 OR NOT EXISTS (SELECT FROM delivery o WHERE o.cohort_id = d.cohort_id AND o.notice_id = d.notice_id
                                 AND o.person_id = d.person_id AND o.id <> d.id AND o.state = ANY($7)))`;

function params(s: RetrySelection): unknown[] {
  const reached = [...TOLD_STATES, ...OPEN_STATES];
  return [s.noticeId, s.states, s.channel, s.reasons, s.laneId, s.untoldOnly, reached];
}

export async function count(tx: Tx, selection: RetrySelection): Promise<RetryGroup[]> {
  return tx.q<RetryGroup & Record<string, unknown>>(
    `SELECT d.channel, d.state, d.reason, count(*)::int AS deliveries ${SELECTED}
      GROUP BY d.channel, d.state, d.reason ORDER BY 4 DESC, 1, 2, 3`,
    params(selection),
  );
}

/** In the order everybody locks deliveries in. */
export async function lock(
  tx: Tx,
  selection: RetrySelection,
): Promise<{ cohortId: CohortId; id: DeliveryNo }[]> {
  return tx.q(
    `SELECT d.cohort_id AS "cohortId", d.id ${SELECTED} ORDER BY d.cohort_id, d.id FOR UPDATE OF d`,
    params(selection),
  );
}

/** What failed up to here is forgiven: only what comes after counts. It costs again: a metered notice needs room for it. */
export async function reopen(
  tx: Tx,
  refs: { cohortIds: readonly CohortId[]; ids: readonly DeliveryNo[] },
  now: Date,
): Promise<void> {
  await tx.run(
    `UPDATE delivery d
        SET hold = CASE WHEN EXISTS (SELECT FROM notice_spend s WHERE s.notice_id = d.notice_id) THEN 'cost' ELSE d.hold END,
            state = 'pending', forgiven = d.attempts, decision = NULL, reason = NULL, not_before = $3, state_at = $3
       FROM unnest($1::bigint[], $2::bigint[]) AS x(cohort_id, id)
      WHERE d.cohort_id = x.cohort_id AND d.id = x.id`,
    [refs.cohortIds, refs.ids, now],
  );
}
