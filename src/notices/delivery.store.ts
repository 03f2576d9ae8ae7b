/** Every SQL statement of the worker's path: the fence, claim, intend, lapsed leases, held people. */
import type { CohortId, DeliveryNo, IncidentId, NoticeId, PersonNo, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
import type { SentChannel } from './rules/ladder.ts';
import type { NoticeStatus } from './rules/notice-states.ts';
import type { MessageProvider } from './rules/outcomes.ts';

/** First key of the advisory lock by which claims of an incident stop while a resolve run is published. */
const FENCE = 0x0a5e_11;

const ENTER_FENCE = prepared(`SELECT pg_try_advisory_xact_lock_shared($1, hashtext($2)) AS ok`);

/** False while a run is being published: come back soon. Held until the transaction ends. */
export async function enterFence(tx: Tx, incidentId: IncidentId): Promise<boolean> {
  const row = await tx.one<{ ok: boolean }>(ENTER_FENCE, [FENCE, incidentId]);
  return row?.ok ?? false;
}

export async function closeFence(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.q(`SELECT pg_advisory_xact_lock($1, hashtext($2))`, [FENCE, incidentId]);
}

/** Anything claimed, sending (delivery_in_hand_idx) or launched and not yet materialised (notice_cohort_unplanned_idx). */
export async function anythingInHand(tx: Tx, incidentId: IncidentId): Promise<boolean> {
  const row = await tx.one<{ busy: boolean }>(
    `SELECT EXISTS (SELECT FROM delivery WHERE incident_id = $1 AND state IN ('claimed', 'sending'))
         OR EXISTS (SELECT FROM notice n JOIN notice_cohort c ON c.notice_id = n.id
                     WHERE n.incident_id = $1 AND c.materialised_at IS NULL) AS busy`,
    [incidentId],
  );
  return row?.busy ?? false;
}

export interface Unit {
  readonly noticeId: NoticeId;
  readonly cohortId: CohortId;
}

export interface UnitState extends Unit {
  readonly incidentId: IncidentId;
  readonly status: NoticeStatus;
  readonly waveOpen: boolean;
  readonly materialised: boolean;
  readonly codesReady: boolean;
  readonly checkedRunNo: number;
  readonly publishedRunNo: number;
}

const FIND_UNIT = prepared(
  `SELECT c.notice_id AS "noticeId", c.cohort_id AS "cohortId", c.incident_id AS "incidentId", n.status,
            w.status = 'open' AS "waveOpen", c.materialised_at IS NOT NULL AS materialised,
            c.codes_ready AS "codesReady", c.checked_run_no AS "checkedRunNo", r.run_no AS "publishedRunNo"
       FROM notice_cohort c
       JOIN notice n ON n.id = c.notice_id
       JOIN wave w ON w.notice_id = c.notice_id AND w.no = c.wave_no
       JOIN people_v_run r ON r.incident_id = c.incident_id
      WHERE c.cohort_id = $1 AND c.notice_id = $2`,
);

export async function findUnit(tx: Tx, unit: Unit): Promise<UnitState | undefined> {
  return tx.one<UnitState>(FIND_UNIT, [unit.cohortId, unit.noticeId]);
}

export async function setCodesReady(tx: Tx, unit: Unit): Promise<void> {
  await tx.run(`UPDATE notice_cohort SET codes_ready = true WHERE cohort_id = $1 AND notice_id = $2`, [
    unit.cohortId,
    unit.noticeId,
  ]);
}

export interface Claimed {
  readonly id: DeliveryNo;
  readonly personId: PersonNo;
  readonly locale: string;
  readonly profileId: ProfileId;
  readonly exposure: string;
  /** What earlier messages told them, for a supplement or a correction. */
  readonly told: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly minor: boolean;
  readonly timeZone: string | null;
  /** Of the address it would go to; null: there is none any more, or it cannot be sent to. */
  readonly contactKey: Buffer | null;
}

export interface ClaimOrder extends Unit {
  readonly channel: SentChannel;
  readonly limit: number;
  readonly leaseMs: number;
  readonly token: string;
  readonly now: Date;
}

const CLAIM = prepared(
  `WITH due AS (
       SELECT d.id FROM delivery d
        WHERE d.cohort_id = $1 AND d.notice_id = $2 AND d.channel = $3 AND d.state = 'pending'
          AND d.hold IS NULL AND d.not_before <= $7
        ORDER BY d.not_before, d.id LIMIT $4 FOR UPDATE SKIP LOCKED),
     mine AS (
       UPDATE delivery d
          SET state = 'claimed', state_at = $7, claim_token = $6,
              lease_until = clock_timestamp() + make_interval(secs => $5::double precision / 1000)
         FROM due WHERE d.cohort_id = $1 AND d.id = due.id
       RETURNING d.id, d.cohort_id, d.person_id, d.locale, d.profile_id)
     SELECT m.id, m.person_id AS "personId", m.locale, m.profile_id AS "profileId",
            COALESCE(p.exposure, repeat('0', 464)::bit(464))::text AS exposure, l.told::text AS told, a.country,
            a.region, COALESCE(a.minor, false) AS minor, a.time_zone AS "timeZone", CASE WHEN t.sendable THEN t.key END AS "contactKey"
       FROM mine m
       LEFT JOIN LATERAL (SELECT exposure FROM people_v_profile WHERE id = m.profile_id LIMIT 1) p ON true
       LEFT JOIN LATERAL (SELECT told FROM notice_addressee
                           WHERE cohort_id = $1 AND notice_id = $2 AND person_id = m.person_id LIMIT 1) l ON true
       LEFT JOIN LATERAL (SELECT country, region, minor, time_zone FROM people_v_addressee
                           WHERE cohort_id = $1 AND person_id = m.person_id LIMIT 1) a ON true
       LEFT JOIN LATERAL (SELECT sendable, key FROM people_v_contact
                           WHERE cohort_id = $1 AND person_id = m.person_id AND kind = $8 LIMIT 1) t ON true
      ORDER BY m.id`,
);

/**
 * Index delivery_pending_idx. The run has been compared before (compareWithRun): who is claimed is still meant. Facts
 * are looked up person by person: right after a launch there are no statistics yet, and a join read a whole cohort each.
 */
export async function claim(tx: Tx, order: ClaimOrder): Promise<Claimed[]> {
  return tx.q<Claimed>(CLAIM, [
    order.cohortId,
    order.noticeId,
    order.channel,
    order.limit,
    order.leaseMs,
    order.token,
    order.now,
    order.channel === 'email' ? 'email' : 'phone',
  ]);
}

/** Claimed but not to be sent yet: back to pending until later. Only what this claim still holds. */
export async function giveBack(
  tx: Tx,
  order: {
    unit: Unit;
    token: string;
    ids: readonly DeliveryNo[];
    notBefore: readonly Date[];
    now: Date;
  },
): Promise<void> {
  await tx.run(
    `UPDATE delivery d
        SET state = 'pending', state_at = $5, claim_token = NULL, lease_until = NULL,
            not_before = x.not_before
       FROM unnest($3::bigint[], $4::timestamptz[]) AS x(id, not_before)
      WHERE d.cohort_id = $1 AND d.id = x.id AND d.state = 'claimed' AND d.claim_token = $2`,
    [order.unit.cohortId, order.token, order.ids, order.notBefore, order.now],
  );
}

const GIVE_BACK_ALL = prepared(
  `UPDATE delivery SET state = 'pending', state_at = $5, claim_token = NULL, lease_until = NULL
      WHERE incident_id = $1 AND cohort_id = $2 AND notice_id = $3 AND state = 'claimed' AND claim_token = $4`,
);

/** Whatever a claim still holds is pending again; nothing of it was sent (index delivery_in_hand_idx). */
export async function giveBackAll(
  tx: Tx,
  order: { unit: Unit; notice: { readonly incidentId: IncidentId }; token: string; now: Date },
): Promise<void> {
  await tx.run(GIVE_BACK_ALL, [
    order.notice.incidentId,
    order.unit.cohortId,
    order.unit.noticeId,
    order.token,
    order.now,
  ]);
}

export interface Intention {
  readonly id: DeliveryNo;
  readonly templateId: string;
  readonly messageHash: Buffer;
  readonly contactKey: Buffer;
  readonly segments: number | null;
  /** Whose mailbox it lies in; '' where that is not known or not asked. */
  readonly mailbox: string;
}

export interface IntendOrder {
  readonly unit: Unit;
  readonly incidentId: IncidentId;
  readonly token: string;
  readonly provider: MessageProvider;
  readonly laneId: string;
  readonly leaseMs: number;
  readonly overlayVersion: string | null;
  readonly group: readonly Intention[];
  readonly now: Date;
}

const INTEND = prepared(
  `WITH fence AS (SELECT pg_try_advisory_xact_lock_shared(${FENCE}, hashtext($15)) AS ok),
     x AS (
       SELECT * FROM unnest($3::bigint[], $4::uuid[], $5::bytea[], $6::bytea[], $7::smallint[], $14::text[])
         AS x(id, template_id, message_hash, contact_key, segments, mailbox)),
     go AS (
       UPDATE delivery d SET state = 'sending', attempts = d.attempts + 1, state_at = $12, reason = NULL,
              lease_until = clock_timestamp() + make_interval(secs => $13::double precision / 1000)
         FROM x
        WHERE d.cohort_id = $1 AND d.id = x.id AND d.state = 'claimed' AND d.claim_token = $8
          AND (SELECT ok FROM fence) AND d.hold IS NULL AND d.decision IS NULL AND d.lease_until > clock_timestamp()
          AND EXISTS (SELECT FROM notice n JOIN notice_cohort c ON c.notice_id = n.id
                        JOIN wave w ON w.notice_id = n.id AND w.no = c.wave_no
                       WHERE n.id = $2 AND c.cohort_id = $1 AND n.status = 'launched' AND w.status = 'open')
          AND EXISTS (SELECT FROM lane l WHERE l.id = $9 AND l.status = 'open')
       RETURNING d.id, d.attempts, d.profile_id)
     INSERT INTO attempt (cohort_id, delivery_id, no, provider, lane_id, started_at, template_id,
                          overlay_version, profile_id, message_hash, contact_key, segments, mailbox)
     SELECT $1, go.id, go.attempts, $10, $9, $12, x.template_id, $11, go.profile_id, x.message_hash,
            x.contact_key, x.segments, x.mailbox
       FROM go JOIN x ON x.id = go.id
     RETURNING delivery_id AS id, no`,
);

/**
 * One statement, committed by itself: what this claim still holds becomes `sending` with its attempt and a lease of its
 * own, unless a run is being published, the notice was paused, its wave is held or the lane halted. Answers the attempt
 * numbers; what is missing must not be sent.
 */
export async function intend(tx: Tx, order: IntendOrder): Promise<{ id: DeliveryNo; no: number }[]> {
  const { unit, group } = order;
  return tx.q(INTEND, [
    unit.cohortId,
    unit.noticeId,
    group.map((g) => g.id),
    group.map((g) => g.templateId),
    group.map((g) => g.messageHash),
    group.map((g) => g.contactKey),
    group.map((g) => g.segments),
    order.token,
    order.laneId,
    order.provider,
    order.overlayVersion,
    order.now,
    order.leaseMs,
    group.map((g) => g.mailbox),
    order.incidentId,
  ]);
}

/** The attempts this claim committed to and has no answer of. */
export async function intendedBy(
  tx: Tx,
  order: { unit: Unit; token: string; ids: readonly DeliveryNo[] },
): Promise<{ id: DeliveryNo; no: number }[]> {
  return tx.q(
    `SELECT d.id, a.no FROM delivery d
       JOIN attempt a ON a.cohort_id = d.cohort_id AND a.delivery_id = d.id AND a.outcome IS NULL
      WHERE d.cohort_id = $1 AND d.id = ANY($2::bigint[]) AND d.state = 'sending' AND d.claim_token = $3`,
    [order.unit.cohortId, order.ids, order.token],
  );
}

/** A lapsed claim sent nothing. */
export async function returnLapsedClaims(tx: Tx, unit: Unit, now: Date): Promise<number> {
  return tx.run(
    `UPDATE delivery SET state = 'pending', state_at = $3, claim_token = NULL, lease_until = NULL
      WHERE cohort_id = $1 AND notice_id = $2 AND state = 'claimed' AND lease_until <= clock_timestamp()`,
    [unit.cohortId, unit.noticeId, now],
  );
}

/** Sending whose lease lapsed: the call may have been made. */
export async function lapsedSendings(
  tx: Tx,
  unit: Unit,
): Promise<{ id: DeliveryNo; no: number; provider: MessageProvider }[]> {
  return tx.q(
    `SELECT d.id, a.no, a.provider FROM delivery d
       JOIN attempt a ON a.cohort_id = d.cohort_id AND a.delivery_id = d.id AND a.outcome IS NULL
      WHERE d.cohort_id = $1 AND d.notice_id = $2 AND d.state = 'sending' AND d.lease_until <= clock_timestamp()`,
    [unit.cohortId, unit.noticeId],
  );
}

export async function unitsInHand(tx: Tx, incidentId: IncidentId): Promise<Unit[]> {
  return tx.q<Unit>(
    `SELECT DISTINCT cohort_id AS "cohortId", notice_id AS "noticeId" FROM delivery
      WHERE incident_id = $1 AND state IN ('claimed', 'sending') AND lease_until <= clock_timestamp()
      ORDER BY 1, 2`,
    [incidentId],
  );
}

/**
 * After a newer run: whoever is still pending under another profile is held; whoever is gone is cancelled; whoever a
 * conflict holds waits, and goes on once it is decided.
 */
export async function compareWithRun(tx: Tx, unit: Unit, runNo: number, now: Date): Promise<void> {
  await tx.run(
    `UPDATE delivery d
        SET hold = CASE WHEN a.person_id IS NULL THEN NULL
                        WHEN a.held THEN 'person'
                        WHEN a.profile_id <> d.profile_id THEN 'profile' END,
            state = CASE WHEN a.person_id IS NULL THEN 'cancelled' ELSE d.state END,
            decision = CASE WHEN a.person_id IS NULL THEN 'cancelled' ELSE d.decision END,
            reason = CASE WHEN a.person_id IS NULL THEN 'absorbed' ELSE d.reason END,
            state_at = CASE WHEN a.person_id IS NULL THEN $3 ELSE d.state_at END
       FROM (SELECT e.id, a.person_id, a.held,
                    -- An initial notice names nobody's categories: whatever a run makes of them changes nothing in it.
                    CASE WHEN n.kind = 'initial' THEN e.profile_id ELSE a.profile_id END AS profile_id
               FROM delivery e JOIN notice n ON n.id = e.notice_id LEFT JOIN people_v_addressee a
                 ON a.cohort_id = e.cohort_id AND a.person_id = e.person_id
              WHERE e.cohort_id = $1 AND e.notice_id = $2 AND e.state = 'pending'
                AND (e.hold IS NULL OR e.hold IN ('person', 'profile'))) a
      WHERE d.cohort_id = $1 AND d.id = a.id AND d.state = 'pending'
        AND (a.person_id IS NULL OR d.hold IS DISTINCT FROM
             CASE WHEN a.held THEN 'person' WHEN a.profile_id <> d.profile_id THEN 'profile' END)`,
    [unit.cohortId, unit.noticeId, now],
  );
  await tx.run(
    `UPDATE notice_cohort SET checked_run_no = $3, dirty = true WHERE cohort_id = $1 AND notice_id = $2`,
    [unit.cohortId, unit.noticeId, runNo],
  );
}

/** Every launched cohort of an incident is compared with the published run before its next claim. */
export async function forgetComparisons(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(
    `UPDATE notice_cohort c SET checked_run_no = 0 FROM notice n
      WHERE n.id = c.notice_id AND n.incident_id = $1 AND c.materialised_at IS NOT NULL`,
    [incidentId],
  );
}

/** A person accepted that the delivery names the newer profile, or said that it shall not go. */
export async function releaseHeld(
  tx: Tx,
  order: {
    incidentId: IncidentId;
    cohortId: CohortId;
    ids: readonly DeliveryNo[];
    send: boolean;
    now: Date;
  },
): Promise<number> {
  return tx.run(
    `UPDATE delivery d
        SET hold = NULL, profile_id = CASE WHEN $3 THEN a.profile_id ELSE d.profile_id END,
            run_no = CASE WHEN $3 THEN a.run_no ELSE d.run_no END,
            state = CASE WHEN $3 THEN d.state ELSE 'cancelled' END,
            decision = CASE WHEN $3 THEN d.decision ELSE 'cancelled' END, state_at = $4
       FROM people_v_audience a
      WHERE d.cohort_id = $1 AND d.id = ANY($2::bigint[]) AND d.state = 'pending' AND d.hold = 'profile'
        AND d.incident_id = $5 AND a.cohort_id = d.cohort_id AND a.person_id = d.person_id`,
    [order.cohortId, order.ids, order.send, order.now, order.incidentId],
  );
}
