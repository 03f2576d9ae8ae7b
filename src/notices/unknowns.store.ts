/** Every SQL statement on attempts in doubt: opened, looked at, decided, refuted; and the canaries of their lanes. */
import type { CohortId, DeliveryNo, IncidentId, NoticeId, OperatorId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Channel } from './rules/ladder.ts';
import type { NoticeStatus, UnknownPolicy } from './rules/notice-states.ts';
import type { Carrier } from './rules/outcomes.ts';
import type { Canary, Figures, Tally } from './rules/unknown-policy.ts';

export interface AttemptRef {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
  readonly attemptNo: number;
}

/** Attempts newly in doubt get their row (index delivery_doubt_idx); what is no longer in doubt is closed. */
export async function open(tx: Tx, limit: number): Promise<void> {
  await tx.run(
    `INSERT INTO unknown_attempt (cohort_id, delivery_id, attempt_no, incident_id, notice_id, lane_id, opened_at,
                                  next_look_at, standing)
     SELECT d.cohort_id, d.id, a.no, d.incident_id, d.notice_id, a.lane_id, clock_timestamp(), clock_timestamp(),
            'waiting'
       FROM delivery d
       JOIN attempt a ON a.cohort_id = d.cohort_id AND a.delivery_id = d.id AND a.rank <= 1 AND a.presumed IS NULL
      WHERE d.state = 'unknown' AND d.hold IS NULL
        AND NOT EXISTS (SELECT FROM unknown_attempt u
                         WHERE u.cohort_id = d.cohort_id AND u.delivery_id = d.id AND u.attempt_no = a.no
                           AND u.standing <> 'resolved')
      ORDER BY d.cohort_id, d.id LIMIT $1
     ON CONFLICT (cohort_id, delivery_id, attempt_no) DO UPDATE
       SET standing = 'waiting', next_look_at = clock_timestamp()`,
    [limit],
  );
}

/** Of those whose next look has come (index unknown_attempt_due_idx). */
export async function closeResolved(tx: Tx): Promise<void> {
  await tx.run(
    `UPDATE unknown_attempt u SET standing = 'resolved' FROM delivery d
      WHERE u.standing NOT IN ('decided', 'resolved') AND u.next_look_at <= clock_timestamp()
        AND d.cohort_id = u.cohort_id AND d.id = u.delivery_id AND d.state <> 'unknown'`,
  );
}

export interface DueUnknown extends AttemptRef {
  readonly incidentId: IncidentId;
  readonly noticeId: NoticeId;
  readonly personId: PersonNo;
  readonly channel: Channel;
  readonly channels: readonly Channel[];
  readonly hasSms: boolean;
  readonly noticeStatus: NoticeStatus;
  readonly policy: UnknownPolicy;
  readonly provider: Carrier;
  readonly contactKey: Buffer | null;
  readonly messageHash: Buffer | null;
  readonly laneId: string;
  readonly leaseMs: number;
  readonly timeoutMs: number;
  readonly windowMs: number;
  readonly calledAt: Date;
  readonly askedAt: Date | null;
  readonly resends: number;
  /** Database time. */
  readonly now: Date;
}

/** What is to be looked at now, the longest due first. File lanes have no events to wait for: they only stand listed. */
export async function due(tx: Tx, limit: number): Promise<DueUnknown[]> {
  return tx.q<DueUnknown>(
    `SELECT u.cohort_id AS "cohortId", u.delivery_id AS "deliveryNo", u.attempt_no AS "attemptNo",
            u.incident_id AS "incidentId", u.notice_id AS "noticeId", d.person_id AS "personId", d.channel, n.channels,
            COALESCE(p.has_sms, false) AS "hasSms", n.status AS "noticeStatus",
            COALESCE(l.unknown_policy, n.unknown_policy) AS policy, a.provider, a.contact_key AS "contactKey",
            a.message_hash AS "messageHash", l.id AS "laneId", l.lease_ms AS "leaseMs", l.timeout_ms AS "timeoutMs",
            l.window_ms AS "windowMs", a.called_at AS "calledAt", u.asked_at AS "askedAt",
            (SELECT count(*)::int FROM unknown_attempt r WHERE r.cohort_id = u.cohort_id
                AND r.delivery_id = u.delivery_id AND r.decision = 'resend') AS resends,
            clock_timestamp() AS now
       FROM unknown_attempt u
       JOIN delivery d ON d.cohort_id = u.cohort_id AND d.id = u.delivery_id AND d.state = 'unknown'
       JOIN attempt a ON a.cohort_id = u.cohort_id AND a.delivery_id = u.delivery_id AND a.no = u.attempt_no
       JOIN notice n ON n.id = u.notice_id
       JOIN lane l ON l.id = u.lane_id
       LEFT JOIN people_v_addressee p ON p.cohort_id = d.cohort_id AND p.person_id = d.person_id
      WHERE u.standing NOT IN ('decided', 'resolved') AND u.next_look_at <= clock_timestamp()
      ORDER BY u.next_look_at, u.cohort_id, u.delivery_id LIMIT $1`,
    [limit],
  );
}

/** Index attempt_called_idx. Only acceptances our own calls were answered with: they prove that events come or do not. */
export async function tallies(tx: Tx, of: { laneId: string; from: Date; until: Date }): Promise<Tally[]> {
  return tx.q<Tally & Record<string, unknown>>(
    `SELECT date_trunc('second', called_at) AS at, count(*)::int AS known, count(heard_at)::int AS heard,
            max(heard_at) AS "lastHeardAt"
       FROM attempt
      WHERE called_at BETWEEN $2 AND $3 AND lane_id = $1 AND outcome = 'accepted'
        AND outcome_code IS DISTINCT FROM 'Operator'
      GROUP BY 1 ORDER BY 1`,
    [of.laneId, of.from, of.until],
  );
}

export async function canaries(tx: Tx, of: { laneId: string; from: Date }): Promise<Canary[]> {
  return tx.q<Canary & Record<string, unknown>>(
    `SELECT id, sent_at AS "sentAt", COALESCE(outcome = 'accepted', false) OR heard_at IS NOT NULL AS accepted,
            heard_at AS "heardAt"
       FROM canary WHERE lane_id = $1 AND sent_at >= $2 ORDER BY sent_at, id`,
    [of.laneId, of.from],
  );
}

export async function insertCanary(tx: Tx, canary: { id: string; laneId: string }): Promise<void> {
  await tx.run(`INSERT INTO canary (id, lane_id) VALUES ($1, $2)`, [canary.id, canary.laneId]);
}

export async function answerCanary(
  tx: Tx,
  canary: { id: string; outcome: string; code: string },
): Promise<void> {
  await tx.run(`UPDATE canary SET outcome = $2, code = $3 WHERE id = $1`, [
    canary.id,
    canary.outcome,
    canary.code,
  ]);
}

export async function hearCanary(tx: Tx, id: string): Promise<boolean> {
  const heard = await tx.run(
    `UPDATE canary SET heard_at = COALESCE(heard_at, clock_timestamp()) WHERE id = $1`,
    [id],
  );
  return heard === 1;
}

export interface Look extends AttemptRef, Figures {
  readonly standing: string;
  readonly nextLookAt: Date;
}

/** Only while nobody has decided or refuted it meanwhile. */
export async function writeLooks(tx: Tx, looks: readonly Look[]): Promise<void> {
  await tx.run(
    `UPDATE unknown_attempt u
        SET standing = x.standing, next_look_at = x.next_look_at, looks = u.looks + 1, known = x.known, heard = x.heard,
            near_known = x.near_known, near_heard = x.near_heard, canary_id = x.canary_id
       FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::text[], $5::timestamptz[], $6::int[], $7::int[],
                   $8::int[], $9::int[], $10::uuid[])
         AS x(cohort_id, delivery_id, attempt_no, standing, next_look_at, known, heard, near_known, near_heard, canary_id)
      WHERE u.cohort_id = x.cohort_id AND u.delivery_id = x.delivery_id AND u.attempt_no = x.attempt_no
        AND u.standing NOT IN ('decided', 'resolved')`,
    [
      looks.map((l) => l.cohortId),
      looks.map((l) => l.deliveryNo),
      looks.map((l) => l.attemptNo),
      looks.map((l) => l.standing),
      looks.map((l) => l.nextLookAt),
      looks.map((l) => l.known),
      looks.map((l) => l.heard),
      looks.map((l) => l.nearKnown),
      looks.map((l) => l.nearHeard),
      looks.map((l) => l.canaryId),
    ],
  );
}

export async function setAsked(tx: Tx, refs: readonly AttemptRef[]): Promise<void> {
  await tx.run(
    `UPDATE unknown_attempt u SET asked_at = clock_timestamp(), asks = u.asks + 1
       FROM unnest($1::bigint[], $2::bigint[], $3::smallint[]) AS x(cohort_id, delivery_id, attempt_no)
      WHERE u.cohort_id = x.cohort_id AND u.delivery_id = x.delivery_id AND u.attempt_no = x.attempt_no`,
    [refs.map((r) => r.cohortId), refs.map((r) => r.deliveryNo), refs.map((r) => r.attemptNo)],
  );
}

/** Provider ids we already know as answers to attempts at this address: a listed message of theirs proves nothing new. */
export async function knownIds(tx: Tx, providerIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.q<{ id: string }>(
    `SELECT provider_id AS id FROM attempt WHERE provider_id = ANY($1::text[])`,
    [providerIds],
  );
  return new Set(rows.map((r) => r.id));
}

export interface Decision extends AttemptRef {
  readonly incidentId: IncidentId;
  readonly noticeId: NoticeId;
  readonly decision: 'resend' | 'next_channel' | 'give_up' | 'told';
  readonly basis: 'events' | 'canary' | 'operator';
  readonly decidedBy: OperatorId | null;
  readonly reason: string | null;
}

/** The record of a presumption. What was decided once stays decided; answers which were newly decided. */
export async function decide(tx: Tx, rows: readonly Decision[], now: Date): Promise<AttemptRef[]> {
  return tx.q<AttemptRef & Record<string, unknown>>(
    `INSERT INTO unknown_attempt AS u (cohort_id, delivery_id, attempt_no, incident_id, notice_id, lane_id, opened_at,
                                       next_look_at, standing, decision, basis, decided_at, decided_by, reason)
     SELECT x.cohort_id, x.delivery_id, x.attempt_no, x.incident_id, x.notice_id,
            (SELECT a.lane_id FROM attempt a WHERE a.cohort_id = x.cohort_id AND a.delivery_id = x.delivery_id
                AND a.no = x.attempt_no),
            clock_timestamp(), clock_timestamp(), 'decided', x.decision, x.basis, $10, x.decided_by, x.reason
       FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::uuid[], $5::uuid[], $6::text[], $7::text[],
                   $8::uuid[], $9::text[])
         AS x(cohort_id, delivery_id, attempt_no, incident_id, notice_id, decision, basis, decided_by, reason)
      ORDER BY x.cohort_id, x.delivery_id, x.attempt_no
     ON CONFLICT (cohort_id, delivery_id, attempt_no) DO UPDATE
       SET standing = 'decided', decision = EXCLUDED.decision, basis = EXCLUDED.basis,
           decided_at = EXCLUDED.decided_at, decided_by = EXCLUDED.decided_by, reason = EXCLUDED.reason
       WHERE u.decision IS NULL
     RETURNING u.cohort_id AS "cohortId", u.delivery_id AS "deliveryNo", u.attempt_no AS "attemptNo"`,
    [
      rows.map((r) => r.cohortId),
      rows.map((r) => r.deliveryNo),
      rows.map((r) => r.attemptNo),
      rows.map((r) => r.incidentId),
      rows.map((r) => r.noticeId),
      rows.map((r) => r.decision),
      rows.map((r) => r.basis),
      rows.map((r) => r.decidedBy),
      rows.map((r) => r.reason),
      now,
    ],
  );
}

/** A provider says after all that it had a presumed one: recorded, and as a duplicate where another copy went too. */
export async function markRefuted(
  tx: Tx,
  rows: readonly (AttemptRef & { readonly duplicate: boolean })[],
  now: Date,
): Promise<void> {
  await tx.run(
    `UPDATE unknown_attempt u
        SET refuted_at = COALESCE(u.refuted_at, $5), duplicate_at = COALESCE(u.duplicate_at, CASE WHEN x.duplicate THEN $5 END)
       FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::boolean[]) AS x(cohort_id, delivery_id, attempt_no, duplicate)
      WHERE u.cohort_id = x.cohort_id AND u.delivery_id = x.delivery_id AND u.attempt_no = x.attempt_no
        AND u.decision IN ('resend', 'next_channel', 'give_up')`,
    [
      rows.map((r) => r.cohortId),
      rows.map((r) => r.deliveryNo),
      rows.map((r) => r.attemptNo),
      rows.map((r) => r.duplicate),
      now,
    ],
  );
}
