/** SQL of who is to be told that what they chose did not arrive: ordered with the failure, once. */
import { type Locale, LOCALES } from '../incidents/index.ts';
import type { CohortId, IncidentId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { FulfilmentRef } from './rules/key.ts';

export type FailureKind = 'failed' | 'refused';

export interface Failure extends FulfilmentRef {
  readonly incidentId: IncidentId;
  readonly personId: PersonNo;
  /** Only what was written for the person to read. */
  readonly reason: string | null;
}

export async function insertFailures(
  tx: Tx,
  failures: readonly Failure[],
  { kind, at }: { kind: FailureKind; at: Date },
): Promise<void> {
  await tx.run(
    `INSERT INTO failure_news (cohort_id, redemption_id, incident_id, person_id, kind, reason, made_at)
     SELECT t.cohort_id, t.redemption_id, t.incident_id, t.person_id, $1, t.reason, $2
       FROM unnest($3::bigint[], $4::bigint[], $5::uuid[], $6::int[], $7::text[])
         AS t (cohort_id, redemption_id, incident_id, person_id, reason)
     ON CONFLICT (cohort_id, redemption_id) DO NOTHING`,
    [
      kind,
      at,
      failures.map((row) => row.cohortId),
      failures.map((row) => row.redemptionId),
      failures.map((row) => row.incidentId),
      failures.map((row) => row.personId),
      failures.map((row) => row.reason),
    ],
  );
}

export interface UntoldFailure extends Failure {
  readonly kind: FailureKind;
  /** The language of the person's records, else the incident's. */
  readonly locale: Locale;
}

/** The oldest first (failure_news_untold_idx). */
export function untoldFailures(tx: Tx, limit: number): Promise<UntoldFailure[]> {
  return tx.q<UntoldFailure & Record<string, unknown>>(
    `SELECT n.cohort_id AS "cohortId", n.redemption_id AS "redemptionId", n.incident_id AS "incidentId",
            n.person_id AS "personId", n.kind, n.reason,
            CASE WHEN a.locale = ANY ($2::text[]) THEN a.locale ELSE i.default_locale END AS locale
       FROM failure_news n
       JOIN incidents_v_incident i ON i.id = n.incident_id
       LEFT JOIN people_v_audience a ON a.cohort_id = n.cohort_id AND a.person_id = n.person_id
      WHERE n.told_at IS NULL ORDER BY n.made_at, n.cohort_id, n.redemption_id LIMIT $1`,
    [limit, LOCALES],
  );
}

export async function markTold(
  tx: Tx,
  told: readonly { readonly cohortId: CohortId; readonly redemptionId: bigint }[],
  at: Date,
): Promise<void> {
  await tx.run(
    `UPDATE failure_news n SET told_at = $3 FROM unnest($1::bigint[], $2::bigint[]) AS t (cohort_id, redemption_id)
      WHERE n.cohort_id = t.cohort_id AND n.redemption_id = t.redemption_id`,
    [told.map((one) => one.cohortId), told.map((one) => one.redemptionId), at],
  );
}
