/** Every SQL statement on what a launched notice has spent of its ceiling, and on higher ones asked for. */
import type { CohortId, DeliveryNo, IncidentId, NoticeId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { PricedChannel } from './rules/cost.ts';

export interface Spend {
  readonly noticeId: NoticeId;
  readonly incidentId: IncidentId;
  readonly smsSegments: number;
  readonly spentMicros: bigint;
  readonly ceilingMicros: bigint;
  /** Rungs that wait since the ceiling is reached. */
  readonly held: number;
}

export async function open(
  tx: Tx,
  row: { noticeId: NoticeId; spentMicros: bigint; ceilingMicros: bigint },
): Promise<void> {
  await tx.run(`INSERT INTO notice_spend (notice_id, spent_micros, ceiling_micros) VALUES ($1, $2, $3)`, [
    row.noticeId,
    row.spentMicros,
    row.ceilingMicros,
  ]);
}

const SPEND = `SELECT s.notice_id AS "noticeId", n.incident_id AS "incidentId", n.sms_segments AS "smsSegments",
  s.spent_micros AS "spentMicros", s.ceiling_micros AS "ceilingMicros", s.held
  FROM notice_spend s JOIN notice n ON n.id = s.notice_id`;

export async function find(tx: Tx, id: NoticeId): Promise<Spend | undefined> {
  return tx.one<Spend & Record<string, unknown>>(`${SPEND} WHERE s.notice_id = $1`, [id]);
}

export async function lock(tx: Tx, id: NoticeId): Promise<Spend | undefined> {
  return tx.one<Spend & Record<string, unknown>>(`${SPEND} WHERE s.notice_id = $1 FOR UPDATE OF s`, [id]);
}

/** Metered notices that may still make rungs; there are few. */
export async function metered(tx: Tx): Promise<NoticeId[]> {
  const rows = await tx.q<{ id: NoticeId }>(
    `SELECT s.notice_id AS id FROM notice_spend s JOIN notice n ON n.id = s.notice_id
      WHERE n.status IN ('launched', 'paused') OR s.held > 0 ORDER BY 1`,
  );
  return rows.map((r) => r.id);
}

export interface WaitingRung {
  readonly cohortId: CohortId;
  readonly id: DeliveryNo;
  readonly channel: PricedChannel | 'handover';
  readonly country: string;
}

/** The next so many rungs that wait for room, in one order (delivery_hold_idx). */
export async function waiting(
  tx: Tx,
  of: { incidentId: IncidentId; noticeId: NoticeId },
  limit: number,
): Promise<WaitingRung[]> {
  return tx.q<WaitingRung & Record<string, unknown>>(
    `SELECT d.cohort_id AS "cohortId", d.id, d.channel, COALESCE(a.country, '') AS country
       FROM delivery d LEFT JOIN people_v_addressee a ON a.cohort_id = d.cohort_id AND a.person_id = d.person_id
      WHERE d.incident_id = $1 AND d.notice_id = $2 AND d.hold = 'cost' AND d.state = 'pending'
      ORDER BY d.cohort_id, d.id LIMIT $3 FOR UPDATE OF d`,
    [of.incidentId, of.noticeId, limit],
  );
}

/** They may go, or wait for what else holds their person; whoever is gone from the run is cancelled. */
export async function release(
  tx: Tx,
  rungs: readonly Pick<WaitingRung, 'cohortId' | 'id'>[],
  now: Date,
): Promise<void> {
  await tx.run(
    `UPDATE delivery d
        SET hold = CASE WHEN x.gone THEN NULL WHEN x.held THEN 'person' WHEN x.profile_id <> d.profile_id THEN 'profile' END,
            not_before = $3, state = CASE WHEN x.gone THEN 'cancelled' ELSE d.state END,
            decision = CASE WHEN x.gone THEN 'cancelled' ELSE d.decision END,
            reason = CASE WHEN x.gone THEN 'absorbed' ELSE d.reason END, state_at = $3
       FROM (SELECT e.cohort_id, e.id, a.person_id IS NULL AS gone, a.held,
                    CASE WHEN n.kind = 'initial' THEN e.profile_id ELSE a.profile_id END AS profile_id
               FROM unnest($1::bigint[], $2::bigint[]) AS r(cohort_id, id)
               JOIN delivery e ON e.cohort_id = r.cohort_id AND e.id = r.id
               JOIN notice n ON n.id = e.notice_id
               LEFT JOIN people_v_addressee a ON a.cohort_id = e.cohort_id AND a.person_id = e.person_id) x
      WHERE d.cohort_id = x.cohort_id AND d.id = x.id`,
    [rungs.map((r) => r.cohortId), rungs.map((r) => r.id), now],
  );
}

/** What was spent by now, and how many rungs wait since nothing is left for them. */
export async function write(
  tx: Tx,
  row: { noticeId: NoticeId; incidentId: IncidentId; spentMicros: bigint; now: Date },
): Promise<number> {
  const found = await tx.one<{ held: number }>(
    `WITH left_over AS (
       SELECT count(*)::int AS n FROM delivery
        WHERE incident_id = $2 AND notice_id = $1 AND hold = 'cost' AND state = 'pending')
     UPDATE notice_spend s
        SET spent_micros = $3, held = l.n,
            reached_at = CASE WHEN l.n > 0 THEN COALESCE(s.reached_at, $4) END
       FROM left_over l WHERE s.notice_id = $1 RETURNING s.held`,
    [row.noticeId, row.incidentId, row.spentMicros, row.now],
  );
  return found?.held ?? 0;
}

export async function raise(tx: Tx, noticeId: NoticeId, ceilingMicros: bigint): Promise<number> {
  return tx.run(`UPDATE notice_spend SET ceiling_micros = $2 WHERE notice_id = $1 AND ceiling_micros < $2`, [
    noticeId,
    ceilingMicros,
  ]);
}

export interface Raise {
  readonly id: string;
  readonly noticeId: NoticeId;
  readonly amountMinor: bigint;
  readonly reason: string;
  readonly digest: string;
  readonly askedBy: OperatorId;
  readonly askedAt: Date;
  readonly decision: 'approved' | 'refused' | null;
  readonly decidedBy: OperatorId | null;
  readonly decidedAt: Date | null;
}

const RAISE = `SELECT id, notice_id AS "noticeId", amount_minor AS "amountMinor", reason, digest, asked_by AS "askedBy",
  asked_at AS "askedAt", decision, decided_by AS "decidedBy", decided_at AS "decidedAt" FROM notice_raise`;

/** Newest first. */
export async function raises(tx: Tx, id: NoticeId): Promise<Raise[]> {
  return tx.q<Raise & Record<string, unknown>>(
    `${RAISE} WHERE notice_id = $1 ORDER BY asked_at DESC, id DESC`,
    [id],
  );
}

/** One waits at a time (notice_raise_waiting_key). */
export async function insertRaise(
  tx: Tx,
  row: Pick<Raise, 'id' | 'noticeId' | 'amountMinor' | 'reason' | 'digest' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  await tx.run(
    `INSERT INTO notice_raise (id, notice_id, amount_minor, reason, digest, asked_by, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [row.id, row.noticeId, row.amountMinor, row.reason, row.digest, row.askedBy, row.askedAt],
  );
}

export async function decideRaise(
  tx: Tx,
  row: { id: string; decision: 'approved' | 'refused'; by: OperatorId; now: Date },
): Promise<void> {
  await tx.run(`UPDATE notice_raise SET decision = $2, decided_by = $3, decided_at = $4 WHERE id = $1`, [
    row.id,
    row.decision,
    row.by,
    row.now,
  ]);
}
