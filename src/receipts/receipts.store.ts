/** Every SQL statement on raw events, day keys, suppression and proof. */
import { hash } from 'node:crypto';
import { bucketOf, type CohortId, type DeliveryNo, type IncidentId, type PersonRef } from '../kernel/ids.ts';
import type { MessageProvider } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
import type { StoredEvidence } from './rules/stored-evidence.ts';

export interface EventRow {
  readonly bucket: number;
  readonly eventId: string;
  readonly type: string;
  readonly cohortId: CohortId | null;
  readonly deliveryId: DeliveryNo | null;
  readonly attemptNo: number | null;
  readonly evidence: StoredEvidence | null;
  readonly receivedAt: Date;
  /** Which text of its page is its own; null where the page is that text, sealed under the event's name. */
  readonly place: number | null;
}

/** Events of one provider that came together and are sealed under one key. */
export interface EventPage {
  readonly id: string;
  readonly provider: MessageProvider;
  readonly incidentId: IncidentId | null;
  /** Whose key sealed it, where no tag names an incident. */
  readonly day: string | null;
  readonly sealed: Buffer;
  readonly events: readonly EventRow[];
}

/** The incident of a cohort never changes. */
export function incidentsOfCohorts(
  tx: Tx,
  cohortIds: readonly CohortId[],
): Promise<{ cohortId: CohortId; incidentId: IncidentId }[]> {
  return tx.q(
    `SELECT id AS "cohortId", incident_id AS "incidentId" FROM people_v_cohort WHERE id = ANY ($1::bigint[])`,
    [cohortIds],
  );
}

const APPEND = prepared(
  `WITH added AS (
     INSERT INTO provider_event (bucket, provider, event_id, type, incident_id, cohort_id, delivery_id, attempt_no,
                                 evidence, day, received_at, page_id, place)
     SELECT bucket, $1, event_id, type, $2::uuid, cohort_id, delivery_id, attempt_no, evidence, $3::date, received_at,
            $4::uuid, place
       FROM unnest($7::smallint[], $8::text[], $9::text[], $10::bigint[], $11::bigint[], $12::smallint[], $13::jsonb[],
                   $14::timestamptz[], $15::smallint[])
         AS e (bucket, event_id, type, cohort_id, delivery_id, attempt_no, evidence, received_at, place)
     ON CONFLICT (bucket, provider, event_id) DO NOTHING
     RETURNING bucket, event_id, cohort_id, delivery_id, attempt_no, evidence, received_at),
   page AS (
     INSERT INTO event_page (bucket, id, incident_id, day, sealed)
     SELECT $5::smallint, $4::uuid, $2::uuid, $3::date, $6::bytea WHERE EXISTS (SELECT FROM added)
     ON CONFLICT (bucket, id) DO NOTHING),
   due AS (
     INSERT INTO event_due (bucket, provider, event_id, cohort_id, delivery_id, attempt_no, evidence, received_at)
     SELECT bucket, $1, event_id, cohort_id, delivery_id, attempt_no, evidence, received_at
       FROM added WHERE evidence IS NOT NULL)
   SELECT event_id AS "eventId" FROM added`,
);

/** Those of its events that were not known yet; of two alike one. What says nothing has nothing to project. */
export async function appendPage(tx: Tx, page: EventPage): Promise<EventRow[]> {
  // In one order by everyone: two batches that hold the same events must not wait for each other.
  const events = page.events.toSorted((a, b) => a.bucket - b.bucket || (a.eventId < b.eventId ? -1 : 1));
  const rows = await tx.q<{ eventId: string }>(APPEND, [
    page.provider,
    page.incidentId,
    page.day,
    page.id,
    bucketOf(hash('sha256', page.id, 'buffer')),
    page.sealed,
    events.map((e) => e.bucket),
    events.map((e) => e.eventId),
    events.map((e) => e.type),
    events.map((e) => e.cohortId),
    events.map((e) => e.deliveryId),
    events.map((e) => e.attemptNo),
    events.map((e) => (e.evidence === null ? null : JSON.stringify(e.evidence))),
    events.map((e) => e.receivedAt),
    events.map((e) => e.place),
  ]);
  const added = new Set(rows.map(({ eventId }) => eventId));
  return page.events.filter(({ eventId }) => added.delete(eventId));
}

/** All of what is due is read: it is gone within moments. */
export async function notProjected(
  tx: Tx,
  of: { cohortIds: readonly CohortId[]; deliveryIds: readonly DeliveryNo[] },
): Promise<{ cohortId: CohortId; deliveryId: DeliveryNo }[]> {
  return tx.q(
    `SELECT DISTINCT cohort_id AS "cohortId", delivery_id AS "deliveryId" FROM event_due
      WHERE (cohort_id, delivery_id) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[]))`,
    [of.cohortIds, of.deliveryIds],
  );
}

export async function strangers(tx: Tx, since: Date): Promise<number> {
  const row = await tx.one<{ n: number }>(
    `SELECT count(DISTINCT (cohort_id, delivery_id))::int AS n FROM provider_event
      WHERE matched = false AND received_at >= $1`,
    [since],
  );
  return row?.n ?? 0;
}

export interface DueEvent {
  readonly bucket: number;
  readonly provider: MessageProvider;
  readonly eventId: string;
  readonly cohortId: CohortId;
  readonly deliveryId: DeliveryNo;
  readonly attemptNo: number;
  readonly evidence: StoredEvidence;
}

const TAKE_DUE = prepared(
  `DELETE FROM event_due
    WHERE ctid = ANY (ARRAY (SELECT ctid FROM event_due ORDER BY received_at LIMIT $1 FOR UPDATE SKIP LOCKED))
   RETURNING bucket, provider, event_id AS "eventId", cohort_id AS "cohortId", delivery_id AS "deliveryId",
             attempt_no AS "attemptNo", evidence`,
);

/** The oldest events not projected yet (index event_due_received_idx), each for one projector. */
export async function takeDue(tx: Tx, limit: number): Promise<DueEvent[]> {
  return tx.q<DueEvent & Record<string, unknown>>(TAKE_DUE, [limit]);
}

/** Of events just taken, those about a delivery that this database does not know. */
export async function markUnmatched(
  tx: Tx,
  rows: readonly { readonly bucket: number; readonly provider: string; readonly eventId: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(
    `UPDATE provider_event e SET matched = false
       FROM unnest($1::smallint[], $2::text[], $3::text[]) AS x(bucket, provider, event_id)
      WHERE e.bucket = x.bucket AND e.provider = x.provider AND e.event_id = x.event_id`,
    [rows.map((r) => r.bucket), rows.map((r) => r.provider), rows.map((r) => r.eventId)],
  );
}

/** The key of a day as whoever came first wrapped it. */
export async function dayKey(tx: Tx, day: string, wrapped: Buffer): Promise<Buffer> {
  await tx.run(`INSERT INTO event_day (day, wrapped) VALUES ($1, $2) ON CONFLICT (day) DO NOTHING`, [
    day,
    wrapped,
  ]);
  const row = await tx.one<{ wrapped: Buffer | null }>(`SELECT wrapped FROM event_day WHERE day = $1`, [day]);
  return row?.wrapped ?? wrapped;
}

export async function daysBefore(tx: Tx, day: string): Promise<string[]> {
  const rows = await tx.q<{ day: string }>(
    `SELECT day FROM event_day WHERE day < $1 AND destroyed_at IS NULL ORDER BY day`,
    [day],
  );
  return rows.map((r) => r.day);
}

export async function markDayDestroyed(tx: Tx, day: string, now: Date): Promise<void> {
  await tx.run(`UPDATE event_day SET wrapped = NULL, destroyed_at = $2 WHERE day = $1`, [day, now]);
}

export interface ProofRow {
  readonly cohortId: CohortId;
  readonly deliveryId: DeliveryNo;
  readonly noticeId: string;
  readonly channel: string;
  readonly state: string;
  readonly no: number;
  readonly provider: MessageProvider;
  readonly providerId: string | null;
  readonly templateId: string | null;
  readonly overlayVersion: string | null;
  readonly profileId: string | null;
  readonly messageHash: Buffer | null;
  readonly startedAt: Date;
  readonly outcome: string | null;
  readonly outcomeCode: string | null;
}

export async function attemptsOf(tx: Tx, incidentId: IncidentId, ref: PersonRef): Promise<ProofRow[]> {
  return tx.q<ProofRow>(
    `SELECT cohort_id AS "cohortId", delivery_id AS "deliveryId", notice_id AS "noticeId", channel, state, no, provider,
            provider_id AS "providerId", template_id AS "templateId", overlay_version AS "overlayVersion",
            profile_id AS "profileId", message_hash AS "messageHash", started_at AS "startedAt", outcome,
            outcome_code AS "outcomeCode"
       FROM notices_v_attempt WHERE cohort_id = $1 AND person_id = $2 AND incident_id = $3
      ORDER BY delivery_id, no`,
    [ref.cohortId, ref.personId, incidentId],
  );
}

export interface EventOfDelivery {
  readonly deliveryId: DeliveryNo;
  readonly attemptNo: number;
  readonly eventId: string;
  readonly type: string;
  readonly receivedAt: Date;
}

/** Index provider_event_delivery_idx. */
export async function eventsOf(
  tx: Tx,
  cohortId: CohortId,
  deliveryIds: readonly DeliveryNo[],
): Promise<EventOfDelivery[]> {
  return tx.q<EventOfDelivery>(
    `SELECT delivery_id AS "deliveryId", attempt_no AS "attemptNo", event_id AS "eventId", type,
            received_at AS "receivedAt"
       FROM provider_event WHERE cohort_id = $1 AND delivery_id = ANY($2::bigint[])
      ORDER BY received_at, event_id`,
    [cohortId, deliveryIds],
  );
}
