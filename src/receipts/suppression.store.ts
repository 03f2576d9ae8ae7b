/** Every SQL statement on addresses that must not be written to again. */
import type { CohortId, DeliveryNo, IncidentId, OperatorId, PersonNo } from '../kernel/ids.ts';
import { NOT_MINE } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';

export type SuppressionReason = 'bounce' | 'complaint' | 'not_mine';

/** Our own text or registration was refused, not the number. */
const NOT_THE_ADDRESS = ['30007', '30034'];

/**
 * Addresses these attempts proved bad or unwilling; the first reason stands. What a person has lifted comes back by a
 * message sent since, or by a first complaint.
 */
export async function suppress(
  tx: Tx,
  attempts: readonly {
    readonly cohortId: CohortId;
    readonly deliveryId: DeliveryNo;
    readonly attemptNo: number;
  }[],
  now: Date,
): Promise<void> {
  if (attempts.length === 0) return;
  await tx.run(
    `WITH proven AS (
       SELECT DISTINCT ON (a.incident_id, a.channel, a.contact_key)
              (get_byte(a.contact_key, 0) * 256 + get_byte(a.contact_key, 1)) % 1024 AS bucket, a.incident_id,
              CASE a.channel WHEN 'email' THEN 'email' ELSE 'phone' END AS kind, a.contact_key AS key,
              CASE WHEN a.complained_at IS NOT NULL THEN 'complaint' WHEN a.evidence_code = $6 THEN 'not_mine'
                   ELSE 'bounce' END AS reason, a.cohort_id,
              a.delivery_id, a.started_at
         FROM notices_v_attempt a
        WHERE (a.cohort_id, a.delivery_id, a.no) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::smallint[]))
          AND a.contact_key IS NOT NULL AND a.channel IN ('email', 'sms')
          AND (a.complained_at IS NOT NULL
               OR (a.permanent AND (a.bounced_at IS NOT NULL OR (a.provider = 'twilio'
                   AND COALESCE(a.undelivered_at, a.failed_at) IS NOT NULL
                   AND a.evidence_code <> ALL($5::text[])))))
        ORDER BY a.incident_id, a.channel, a.contact_key, a.started_at DESC),
     back AS (
       UPDATE suppression s
          SET reason = p.reason, at = $4, cohort_id = p.cohort_id, delivery_id = p.delivery_id, lifted_at = NULL,
              lifted_by = NULL, lift_reason = NULL
         FROM proven p
        WHERE s.bucket = p.bucket AND s.incident_id = p.incident_id AND s.kind = p.kind AND s.key = p.key
          AND s.lifted_at IS NOT NULL
          AND (p.started_at > s.lifted_at OR (p.reason = 'complaint' AND s.reason <> 'complaint')))
     INSERT INTO suppression (bucket, incident_id, kind, key, reason, cohort_id, delivery_id, at)
     SELECT bucket, incident_id, kind, key, reason, cohort_id, delivery_id, $4 FROM proven
      ORDER BY bucket, incident_id, kind, key
     ON CONFLICT (bucket, incident_id, kind, key) DO NOTHING`,
    [
      attempts.map((a) => a.cohortId),
      attempts.map((a) => a.deliveryId),
      attempts.map((a) => a.attemptNo),
      now,
      NOT_THE_ADDRESS,
      NOT_MINE,
    ],
  );
}

export async function suppressed(
  tx: Tx,
  incidentId: IncidentId,
  keys: { buckets: readonly number[]; kinds: readonly string[]; keys: readonly Buffer[] },
): Promise<{ kind: 'email' | 'phone'; key: Buffer }[]> {
  return tx.q(
    `SELECT s.kind, s.key
       FROM unnest($2::smallint[], $3::text[], $4::bytea[]) AS x(bucket, kind, key)
       JOIN suppression s ON s.bucket = x.bucket AND s.incident_id = $1 AND s.kind = x.kind AND s.key = x.key
      WHERE s.lifted_at IS NULL`,
    [incidentId, keys.buckets, keys.kinds, keys.keys],
  );
}

export interface SuppressionRow {
  readonly kind: 'email' | 'phone';
  readonly key: Buffer;
  readonly reason: SuppressionReason;
  readonly at: Date;
  readonly cohortId: CohortId;
  readonly personId: PersonNo;
  readonly deliveryNo: DeliveryNo;
  readonly liftedAt: Date | null;
  readonly liftedBy: OperatorId | null;
  readonly liftReason: string | null;
}

/** Index suppression_incident_idx; by kind and key. */
export async function list(
  tx: Tx,
  order: {
    incidentId: IncidentId;
    reason: string | null;
    lifted: boolean | null;
    after: { kind: string; key: Buffer } | null;
    limit: number;
  },
): Promise<SuppressionRow[]> {
  return tx.q<SuppressionRow & Record<string, unknown>>(
    `SELECT s.kind, s.key, s.reason, s.at, s.cohort_id AS "cohortId", d.person_id AS "personId",
            s.delivery_id AS "deliveryNo", s.lifted_at AS "liftedAt", s.lifted_by AS "liftedBy",
            s.lift_reason AS "liftReason"
       FROM suppression s
       JOIN notices_v_delivery d ON d.cohort_id = s.cohort_id AND d.id = s.delivery_id
      WHERE s.incident_id = $1 AND ($2::text IS NULL OR s.reason = $2)
        AND ($3::boolean IS NULL OR (s.lifted_at IS NOT NULL) = $3)
        AND ($4::text IS NULL OR (s.kind, s.key) > ($4, $5::bytea))
      ORDER BY s.kind, s.key LIMIT $6`,
    [
      order.incidentId,
      order.reason,
      order.lifted,
      order.after?.kind ?? null,
      order.after?.key ?? null,
      order.limit,
    ],
  );
}

export async function lift(
  tx: Tx,
  order: {
    incidentId: IncidentId;
    addresses: readonly { readonly bucket: number; readonly kind: string; readonly key: Buffer }[];
    by: OperatorId;
    reason: string;
    now: Date;
  },
): Promise<number> {
  return tx.run(
    `UPDATE suppression s SET lifted_at = $5, lifted_by = $6, lift_reason = $7
       FROM unnest($2::smallint[], $3::text[], $4::bytea[]) AS x(bucket, kind, key)
      WHERE s.bucket = x.bucket AND s.incident_id = $1 AND s.kind = x.kind AND s.key = x.key AND s.lifted_at IS NULL`,
    [
      order.incidentId,
      order.addresses.map((a) => a.bucket),
      order.addresses.map((a) => a.kind),
      order.addresses.map((a) => a.key),
      order.now,
      order.by,
      order.reason,
    ],
  );
}
