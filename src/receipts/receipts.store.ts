/** Every SQL statement on raw events, day keys, suppression and proof. */
import type { CohortId, DeliveryNo, IncidentId, PersonRef } from '../kernel/ids.ts';
import type { MessageProvider } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
import type { StoredEvidence } from './rules/stored-evidence.ts';

export interface EventRow {
  readonly bucket: number;
  readonly provider: MessageProvider;
  readonly eventId: string;
  readonly type: string;
  readonly incidentId: IncidentId | null;
  readonly cohortId: CohortId | null;
  readonly deliveryId: DeliveryNo | null;
  readonly attemptNo: number | null;
  readonly evidence: StoredEvidence | null;
  readonly sealed: Buffer;
  readonly day: string | null;
  readonly receivedAt: Date;
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
  `INSERT INTO provider_event (bucket, provider, event_id, type, incident_id, cohort_id, delivery_id, attempt_no,
                               evidence, sealed, day, received_at, projected_at)
   SELECT bucket, provider, event_id, type, incident_id, cohort_id, delivery_id, attempt_no, evidence,
          substring($13::bytea FROM sealed_at FOR sealed_bytes), day, received_at,
          CASE WHEN evidence IS NULL THEN received_at END
     FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::bigint[], $7::bigint[],
                 $8::smallint[], $9::jsonb[], $10::int[], $11::int[], $12::date[], $14::timestamptz[])
       AS e (bucket, provider, event_id, type, incident_id, cohort_id, delivery_id, attempt_no, evidence, sealed_at,
             sealed_bytes, day, received_at)
   ON CONFLICT (bucket, provider, event_id) DO NOTHING
   RETURNING provider || ':' || event_id AS name`,
);

/** Which of them were not known yet, as `provider:event id`; of two alike one. What says nothing has nothing to project. */
export async function appendEvents(tx: Tx, unordered: readonly EventRow[]): Promise<Set<string>> {
  // In one order by everyone: two batches that hold the same events must not wait for each other.
  const events = unordered.toSorted((a, b) => a.bucket - b.bucket || (a.eventId < b.eventId ? -1 : 1));
  let end = 1;
  const places = events.map(({ sealed }) => (end += sealed.length) - sealed.length);
  const added = await tx.q<{ name: string }>(APPEND, [
    events.map((e) => e.bucket),
    events.map((e) => e.provider),
    events.map((e) => e.eventId),
    events.map((e) => e.type),
    events.map((e) => e.incidentId),
    events.map((e) => e.cohortId),
    events.map((e) => e.deliveryId),
    events.map((e) => e.attemptNo),
    events.map((e) => (e.evidence === null ? null : JSON.stringify(e.evidence))),
    places,
    events.map((e) => e.sealed.length),
    events.map((e) => e.day),
    // An array of bytes travels as hexadecimal text with each quote doubled; one value travels as it is.
    Buffer.concat(events.map((e) => e.sealed)),
    events.map((e) => e.receivedAt),
  ]);
  return new Set(added.map(({ name }) => name));
}

/** Index provider_event_delivery_idx. */
export async function notProjected(
  tx: Tx,
  of: { cohortIds: readonly CohortId[]; deliveryIds: readonly DeliveryNo[] },
): Promise<{ cohortId: CohortId; deliveryId: DeliveryNo }[]> {
  return tx.q(
    `SELECT DISTINCT cohort_id AS "cohortId", delivery_id AS "deliveryId" FROM provider_event
      WHERE (cohort_id, delivery_id) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[])) AND projected_at IS NULL`,
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
  `UPDATE provider_event SET projected_at = $2, matched = true
    WHERE ctid = ANY (ARRAY (SELECT ctid FROM provider_event WHERE projected_at IS NULL
                              ORDER BY received_at LIMIT $1 FOR UPDATE SKIP LOCKED))
   RETURNING bucket, provider, event_id AS "eventId", cohort_id AS "cohortId", delivery_id AS "deliveryId",
             attempt_no AS "attemptNo", evidence`,
);

/**
 * The oldest events not projected yet (index provider_event_due_idx), each for one projector, marked as what the same
 * transaction makes of them.
 */
export async function takeDue(tx: Tx, limit: number, now: Date): Promise<DueEvent[]> {
  return tx.q<DueEvent & Record<string, unknown>>(TAKE_DUE, [limit, now]);
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
