/** Every SQL statement on restores: what was held, what was replayed, and that nobody resumes before. */
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, DeliveryNo, IncidentId, NoticeId, OperatorId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';

export interface Restore {
  readonly id: string;
  readonly reason: string;
  readonly noticedAt: Date;
  /** The last sign of life before the backup, with an hour to spare: what happened since is replayed. */
  readonly since: Date;
  readonly held: number;
  readonly events: number;
  /** Deliveries those events name and this database has never heard of: a notice launched since the backup. */
  readonly strangers: number;
  readonly eventsAt: Date | null;
  readonly lookedUp: number;
  readonly found: number;
  readonly afterCohort: CohortId;
  readonly afterDelivery: DeliveryNo;
  readonly trouble: string | null;
  readonly finishedAt: Date | null;
  readonly waivedBy: OperatorId | null;
  readonly waivedReason: string | null;
}

const COLUMNS = `id, reason, noticed_at AS "noticedAt", since, held, events, strangers, events_at AS "eventsAt",
  looked_up AS "lookedUp", found, after_cohort AS "afterCohort", after_delivery AS "afterDelivery", trouble,
  finished_at AS "finishedAt", waived_by AS "waivedBy", waived_reason AS "waivedReason"`;

export async function insert(
  tx: Tx,
  restore: { id: string; reason: string; held: number; now: Date },
): Promise<void> {
  await tx.run(
    `INSERT INTO restore (id, reason, noticed_at, since, held)
     SELECT $1, $2, $3, LEAST($3, COALESCE(GREATEST((SELECT max(updated_at) FROM lane),
            (SELECT max(updated_at) FROM notice)), $3)) - interval '1 hour', $4`,
    [restore.id, restore.reason, restore.now, restore.held],
  );
  await tx.q(`SELECT skip_lost_delivery_numbers()`);
}

export async function list(tx: Tx, limit: number): Promise<Restore[]> {
  return tx.q<Restore & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM restore ORDER BY noticed_at DESC, id LIMIT $1`,
    [limit],
  );
}

/** Index restore_open_idx. */
export async function openOnes(tx: Tx): Promise<Restore[]> {
  return tx.q<Restore & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM restore WHERE finished_at IS NULL ORDER BY noticed_at, id`,
  );
}

/** No lane and no held delivery is released before what happened since the backup is known again. */
export async function refuseWhileReplaying(tx: Tx): Promise<void> {
  if (await isReplaying(tx)) throw new DomainError(E.replay_first);
}

export async function isReplaying(tx: Tx): Promise<boolean> {
  return (await openOnes(tx)).length > 0;
}

export async function recordEvents(
  tx: Tx,
  order: { id: string; events: number; strangers: number; now: Date },
): Promise<void> {
  await tx.run(
    `UPDATE restore SET events = events + $2, strangers = $4, events_at = COALESCE(events_at, $3) WHERE id = $1`,
    [order.id, order.events, order.now, order.strangers],
  );
}

export interface HeldSms {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
  readonly incidentId: IncidentId;
  readonly noticeId: NoticeId;
  readonly personId: PersonNo;
  readonly attempts: number;
  /** The number is somebody else's too: a listed message may be theirs. */
  readonly shared: boolean;
  readonly contactKey: Buffer;
}

/** Messages by Twilio that were unfinished when the backup was made (index delivery_restored_idx). */
export async function heldSms(
  tx: Tx,
  after: { cohortId: CohortId; deliveryNo: DeliveryNo },
  limit: number,
): Promise<HeldSms[]> {
  return tx.q<HeldSms & Record<string, unknown>>(
    `SELECT d.cohort_id AS "cohortId", d.id AS "deliveryNo", d.incident_id AS "incidentId", d.notice_id AS "noticeId",
            d.person_id AS "personId", d.attempts, p.key AS "contactKey",
            EXISTS (SELECT FROM shared_address s WHERE s.incident_id = d.incident_id AND s.kind = 'phone'
                       AND s.key = p.key
                       AND s.bucket = (get_byte(p.key, 0) * 256 + get_byte(p.key, 1)) % 1024) AS shared
       FROM delivery d
       JOIN people_v_contact p ON p.cohort_id = d.cohort_id AND p.person_id = d.person_id AND p.kind = 'phone'
      WHERE d.hold = 'restore' AND d.state = 'unknown' AND d.channel = 'sms'
        AND (d.cohort_id, d.id) > ($1::bigint, $2::bigint)
      ORDER BY d.cohort_id, d.id LIMIT $3`,
    [after.cohortId, after.deliveryNo, limit],
  );
}

/** Which of these the database still knows as answers; they were made in the hour before the backup or later. */
export async function knownSince(
  tx: Tx,
  of: { since: Date; providerIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await tx.q<{ id: string }>(
    `SELECT provider_id AS id FROM attempt
      WHERE called_at >= $1::timestamptz - interval '1 hour' AND provider = 'twilio' AND provider_id = ANY($2::text[])`,
    [of.since, of.providerIds],
  );
  return new Set(rows.map((r) => r.id));
}

export async function recordLookUps(
  tx: Tx,
  order: {
    id: string;
    lookedUp: number;
    found: number;
    after: { cohortId: CohortId; deliveryNo: DeliveryNo };
    trouble: string | null;
  },
): Promise<void> {
  await tx.run(
    `UPDATE restore SET looked_up = looked_up + $2, found = found + $3, after_cohort = $4, after_delivery = $5,
            trouble = $6 WHERE id = $1`,
    [order.id, order.lookedUp, order.found, order.after.cohortId, order.after.deliveryNo, order.trouble],
  );
}

export async function finish(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run(
    `UPDATE restore SET finished_at = $2, trouble = NULL WHERE id = $1 AND finished_at IS NULL AND events_at IS NOT NULL`,
    [id, now],
  );
}

export async function waive(tx: Tx, order: { by: OperatorId; reason: string; now: Date }): Promise<number> {
  return tx.run(
    `UPDATE restore SET finished_at = $1, waived_by = $2, waived_reason = $3 WHERE finished_at IS NULL`,
    [order.now, order.by, order.reason],
  );
}
