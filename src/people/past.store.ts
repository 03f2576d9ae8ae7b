/** What runs said about persons before, and whom they absorbed. */
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface PastRow {
  readonly cohort_id: CohortId;
  readonly person_id: PersonNo;
  readonly since_run: number;
  readonly until_run: number | null;
  readonly since_at: Date;
  readonly exposure: string;
}

/** Every version, oldest first (person_exposure_pkey); LIMIT keeps each look-up by address whatever the statistics say. */
export async function pastRows(
  tx: Tx,
  incidentId: IncidentId,
  refs: readonly PersonRef[],
): Promise<PastRow[]> {
  return tx.q<PastRow & { [column: string]: unknown }>(
    `SELECT e.cohort_id, e.person_id, e.since_run, e.until_run, r.published_at AS since_at,
            f.exposure::text AS exposure
       FROM unnest($2::bigint[], $3::int[]) AS w (cohort_id, person_id)
       CROSS JOIN LATERAL (
         SELECT * FROM people_v_exposure e WHERE e.cohort_id = w.cohort_id AND e.person_id = w.person_id LIMIT 10000) e
       JOIN people_v_profile f ON f.id = e.profile_id
       JOIN resolve_run r ON r.incident_id = $1 AND r.no = e.since_run
      WHERE e.incident_id = $1
      ORDER BY e.cohort_id, e.person_id, e.since_run`,
    [incidentId, refs.map((r) => r.cohortId), refs.map((r) => r.personId)],
  );
}

export interface AbsorbedRow {
  readonly cohort_id: CohortId;
  readonly person_id: PersonNo;
  readonly survivor_cohort_id: CohortId;
  readonly survivor_id: PersonNo;
}

/** Persons whose survivor is one of these (person_survivor). */
export async function absorbedRows(
  tx: Tx,
  incidentId: IncidentId,
  refs: readonly PersonRef[],
): Promise<AbsorbedRow[]> {
  return tx.q<AbsorbedRow & { [column: string]: unknown }>(
    `SELECT p.cohort_id, p.person_id, p.survivor_cohort_id, p.survivor_id
       FROM unnest($2::bigint[], $3::int[]) AS w (cohort_id, person_id)
       CROSS JOIN LATERAL (
         SELECT * FROM people_v_person p
          WHERE p.survivor_cohort_id = w.cohort_id AND p.survivor_id = w.person_id
            AND p.survivor_cohort_id IS NOT NULL
          LIMIT 10000) p
      WHERE p.incident_id = $1
      ORDER BY p.cohort_id, p.person_id`,
    [incidentId, refs.map((r) => r.cohortId), refs.map((r) => r.personId)],
  );
}
