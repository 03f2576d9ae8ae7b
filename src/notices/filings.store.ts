/** Every SQL statement by which deliveries leave as lines of a file. */
import type { CohortId, DeliveryNo, IncidentId, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { FiledChannel } from './rules/ladder.ts';

/** One person's line, as it was written. */
export interface Filing {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
  /** The attempt it is to become. */
  readonly attemptNo: number;
  /** What it names; null: nobody's exposure. */
  readonly profileId: ProfileId | null;
  readonly templateId: string;
  readonly messageHash: Buffer;
}

/**
 * Those that may leave now, locked: still pending, neither held nor decided, the notice launched and its wave open, the
 * person meant, not held, and shown as the line says.
 */
export async function lockFilable(
  tx: Tx,
  order: { incidentId: IncidentId; channel: FiledChannel; filings: readonly Filing[] },
): Promise<{ cohortId: CohortId; id: DeliveryNo; overlayVersion: string | null }[]> {
  const { incidentId, channel, filings } = order;
  return tx.q(
    `SELECT d.cohort_id AS "cohortId", d.id, n.overlay_version AS "overlayVersion"
       FROM unnest($3::bigint[], $4::bigint[], $5::smallint[], $6::uuid[]) AS x(cohort_id, id, no, profile_id)
       JOIN delivery d ON d.cohort_id = x.cohort_id AND d.id = x.id
       JOIN notice n ON n.id = d.notice_id AND n.status = 'launched'
       JOIN notice_cohort c ON c.cohort_id = d.cohort_id AND c.notice_id = d.notice_id
       JOIN wave w ON w.notice_id = c.notice_id AND w.no = c.wave_no AND w.status = 'open'
       JOIN people_v_addressee a ON a.cohort_id = d.cohort_id AND a.person_id = d.person_id AND NOT a.held
        AND (n.kind = 'initial' OR NOT COALESCE(a.profile_id <> d.profile_id, false))
      WHERE d.incident_id = $1 AND d.channel = $2 AND d.state = 'pending' AND d.hold IS NULL AND d.decision IS NULL
        AND d.attempts = x.no - 1 AND d.profile_id IS NOT DISTINCT FROM x.profile_id
      ORDER BY d.cohort_id, d.id FOR UPDATE OF d`,
    [
      incidentId,
      channel,
      filings.map((f) => f.cohortId),
      filings.map((f) => f.deliveryNo),
      filings.map((f) => f.attemptNo),
      filings.map((f) => f.profileId),
    ],
  );
}

/** What an attempt said and by what right, for the proof. */
export async function describeAttempts(
  tx: Tx,
  rows: readonly (Filing & { readonly overlayVersion: string | null })[],
): Promise<void> {
  await tx.run(
    `UPDATE attempt a
        SET template_id = x.template_id, overlay_version = x.overlay_version, profile_id = x.profile_id,
            message_hash = x.message_hash
       FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::uuid[], $5::text[], $6::uuid[], $7::bytea[])
         AS x(cohort_id, delivery_id, no, template_id, overlay_version, profile_id, message_hash)
      WHERE a.cohort_id = x.cohort_id AND a.delivery_id = x.delivery_id AND a.no = x.no`,
    [
      rows.map((r) => r.cohortId),
      rows.map((r) => r.deliveryNo),
      rows.map((r) => r.attemptNo),
      rows.map((r) => r.templateId),
      rows.map((r) => r.overlayVersion),
      rows.map((r) => r.profileId),
      rows.map((r) => r.messageHash),
    ],
  );
}
