/** Every SQL statement behind the operator's list of unknowns, what was decided about them, and duplicates. */
import type { CohortId, DeliveryNo, IncidentId, NoticeId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Channel } from './rules/ladder.ts';
import type { UnknownPolicy } from './rules/notice-states.ts';
import type { Carrier } from './rules/outcomes.ts';

export interface UnknownFilter {
  readonly noticeId?: NoticeId | undefined;
  /** As the list says why it waits. */
  readonly standing?: string | undefined;
  readonly channel?: string | undefined;
  /** At least this old, by the database's clock. */
  readonly olderThanMinutes?: number | undefined;
}

export interface UnknownDelivery {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
  readonly noticeId: NoticeId;
  readonly personId: PersonNo;
  readonly channel: Channel;
  readonly provider: Carrier | null;
  readonly attemptNo: number;
  readonly attempts: number;
  readonly since: Date;
  readonly ageSeconds: number;
  readonly policy: UnknownPolicy;
  /** Why it still waits. */
  readonly standing: string;
  /** Presumed re-sends so far. */
  readonly resends: number;
  /** Proof of life: acceptances within five minutes of the attempt, and how many of them an event told of. */
  readonly known: number;
  readonly heard: number;
  readonly nearKnown: number;
  readonly nearHeard: number;
  readonly canary: { readonly id: string; readonly sentAt: string; readonly heardAt: string | null } | null;
  readonly askedAt: Date | null;
  readonly nextLookAt: Date | null;
}

const FROM = `
  FROM delivery d
  JOIN notice n ON n.id = d.notice_id
  LEFT JOIN LATERAL (SELECT * FROM attempt x WHERE x.cohort_id = d.cohort_id AND x.delivery_id = d.id
                        AND x.rank <= 1 AND x.presumed IS NULL ORDER BY x.no DESC LIMIT 1) a ON true
  LEFT JOIN unknown_attempt u ON u.cohort_id = d.cohort_id AND u.delivery_id = d.id AND u.attempt_no = a.no
  LEFT JOIN lane l ON l.id = a.lane_id
  LEFT JOIN canary c ON c.id = u.canary_id
 WHERE d.incident_id = $1 AND d.state = 'unknown'
   AND ($2::uuid IS NULL OR d.notice_id = $2) AND ($4::text IS NULL OR d.channel = $4)
   AND ($5::int IS NULL OR COALESCE(a.called_at, d.state_at) <= clock_timestamp() - make_interval(mins => $5))
   AND ($3::text IS NULL OR $3 = CASE WHEN d.hold = 'restore' THEN 'restored' ELSE COALESCE(u.standing, 'waiting') END)`;

function filterParams(incidentId: IncidentId, filter: UnknownFilter): unknown[] {
  return [
    incidentId,
    filter.noticeId ?? null,
    filter.standing ?? null,
    filter.channel ?? null,
    filter.olderThanMinutes ?? null,
  ];
}

/** By cohort and number (index delivery_unknown_idx), a page after `after`. */
export async function list(
  tx: Tx,
  order: {
    incidentId: IncidentId;
    filter: UnknownFilter;
    after: { cohortId: CohortId; deliveryNo: DeliveryNo } | null;
    limit: number;
  },
): Promise<UnknownDelivery[]> {
  return tx.q<UnknownDelivery & Record<string, unknown>>(
    `SELECT d.cohort_id AS "cohortId", d.id AS "deliveryNo", d.notice_id AS "noticeId", d.person_id AS "personId",
            d.channel, a.provider, COALESCE(a.no, 0) AS "attemptNo", d.attempts, COALESCE(a.called_at, d.state_at) AS since,
            GREATEST(0, extract(epoch FROM clock_timestamp() - COALESCE(a.called_at, d.state_at)))::int AS "ageSeconds",
            COALESCE(l.unknown_policy, n.unknown_policy) AS policy,
            CASE WHEN d.hold = 'restore' THEN 'restored' ELSE COALESCE(u.standing, 'waiting') END AS standing,
            (SELECT count(*)::int FROM unknown_attempt r WHERE r.cohort_id = d.cohort_id AND r.delivery_id = d.id
                AND r.decision = 'resend') AS resends,
            COALESCE(u.known, 0) AS known, COALESCE(u.heard, 0) AS heard, COALESCE(u.near_known, 0) AS "nearKnown",
            COALESCE(u.near_heard, 0) AS "nearHeard",
            CASE WHEN c.id IS NOT NULL
                 THEN jsonb_build_object('id', c.id, 'sentAt', c.sent_at, 'heardAt', c.heard_at) END AS canary,
            u.asked_at AS "askedAt", u.next_look_at AS "nextLookAt"
       ${FROM} AND (d.cohort_id, d.id) > ($6::bigint, $7::bigint)
      ORDER BY d.cohort_id, d.id LIMIT $8`,
    [
      ...filterParams(order.incidentId, order.filter),
      order.after?.cohortId ?? 0n,
      order.after?.deliveryNo ?? 0n,
      order.limit,
    ],
  );
}

export interface UnknownCount {
  readonly noticeId: NoticeId;
  readonly channel: Channel;
  readonly standing: string;
  readonly deliveries: number;
  readonly oldest: Date;
  readonly oldestSeconds: number;
}

export async function counts(tx: Tx, incidentId: IncidentId): Promise<UnknownCount[]> {
  return tx.q<UnknownCount & Record<string, unknown>>(
    `SELECT x.*, GREATEST(0, extract(epoch FROM clock_timestamp() - x.oldest))::int AS "oldestSeconds"
       FROM (SELECT d.notice_id AS "noticeId", d.channel,
                    CASE WHEN d.hold = 'restore' THEN 'restored' ELSE COALESCE(u.standing, 'waiting') END AS standing,
                    count(*)::int AS deliveries, min(COALESCE(a.called_at, d.state_at)) AS oldest
               ${FROM} GROUP BY 1, 2, 3) x
      ORDER BY x.oldest, x."noticeId", x.channel, x.standing`,
    filterParams(incidentId, {}),
  );
}

/** What the list may be decided about: unknown, not held by a restore; with its attempts in doubt. */
export interface Decidable {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
  readonly noticeId: NoticeId;
  readonly channel: Channel;
  readonly channels: readonly Channel[];
  readonly hasSms: boolean;
  readonly restored: boolean;
  readonly attemptNos: readonly number[];
  readonly provider: Carrier;
}

/** Locks the deliveries, in the one order of everybody. */
export async function decidable(
  tx: Tx,
  order: { incidentId: IncidentId; cohortIds: readonly CohortId[]; deliveryNos: readonly DeliveryNo[] },
): Promise<Decidable[]> {
  return tx.q<Decidable & Record<string, unknown>>(
    `SELECT d.cohort_id AS "cohortId", d.id AS "deliveryNo", d.notice_id AS "noticeId", d.channel, n.channels,
            EXISTS (SELECT FROM people_v_contact p WHERE p.cohort_id = d.cohort_id AND p.person_id = d.person_id
                       AND p.kind = 'phone' AND p.sendable) AS "hasSms",
            d.hold IS NOT DISTINCT FROM 'restore' AS restored,
            COALESCE((SELECT array_agg(a.no ORDER BY a.no) FROM attempt a WHERE a.cohort_id = d.cohort_id
                         AND a.delivery_id = d.id AND a.rank <= 1 AND a.presumed IS NULL), '{}') AS "attemptNos",
            COALESCE((SELECT a.provider FROM attempt a WHERE a.cohort_id = d.cohort_id AND a.delivery_id = d.id
                       ORDER BY a.no DESC LIMIT 1), 'ses') AS provider
       FROM delivery d JOIN notice n ON n.id = d.notice_id
      WHERE (d.cohort_id, d.id) IN (SELECT * FROM unnest($2::bigint[], $3::bigint[]))
        AND d.incident_id = $1 AND d.state = 'unknown'
      ORDER BY d.cohort_id, d.id FOR UPDATE OF d`,
    [order.incidentId, order.cohortIds, order.deliveryNos],
  );
}

export async function setLanePolicy(tx: Tx, laneId: string, policy: UnknownPolicy | null): Promise<number> {
  return tx.run(`UPDATE lane SET unknown_policy = $2 WHERE id = $1`, [laneId, policy]);
}

export interface RecordedDuplicate {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
  readonly attemptNo: number;
  readonly noticeId: NoticeId;
  readonly personId: PersonNo;
  readonly channel: Channel;
  readonly decision: string;
  readonly basis: string;
  readonly decidedAt: Date;
  readonly refutedAt: Date;
}

/** Presumed lost, accepted all the same, and told by another copy too: of this delivery or of the next channel's. */
export async function duplicates(
  tx: Tx,
  incidentId: IncidentId,
  limit: number,
): Promise<RecordedDuplicate[]> {
  return tx.q<RecordedDuplicate & Record<string, unknown>>(
    `SELECT u.cohort_id AS "cohortId", u.delivery_id AS "deliveryNo", u.attempt_no AS "attemptNo",
            u.notice_id AS "noticeId", d.person_id AS "personId", d.channel, u.decision, u.basis,
            u.decided_at AS "decidedAt", u.refuted_at AS "refutedAt"
       FROM unknown_attempt u
       JOIN delivery d ON d.cohort_id = u.cohort_id AND d.id = u.delivery_id
      WHERE u.incident_id = $1 AND u.refuted_at IS NOT NULL
        AND (u.duplicate_at IS NOT NULL OR u.decision = 'next_channel' AND EXISTS (
              SELECT FROM delivery o WHERE o.cohort_id = d.cohort_id AND o.notice_id = d.notice_id
                 AND o.person_id = d.person_id AND o.rung > d.rung
                 AND o.state IN ('accepted', 'delivered', 'unconfirmed', 'complained')))
      ORDER BY u.refuted_at, u.cohort_id, u.delivery_id LIMIT $2`,
    [incidentId, limit],
  );
}
