/** Rows that are these people's own, for what only some files hold of them. */
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { SealedRow } from './contacts.ts';

export type OwnRow = PersonRef & SealedRow;

const ROWS_MAX = 20;

/**
 * Rows whose strongest key is the person's own or one of a group that was joined to it, the best contacts first: an
 * e-mail or phone that several people share never leads here. One pass over the incident's rows for all who are asked.
 */
export async function ownRows(tx: Tx, incidentId: IncidentId, refs: readonly PersonRef[]): Promise<OwnRow[]> {
  return tx.q<OwnRow & Record<string, unknown>>(
    `WITH g AS MATERIALIZED (
       SELECT w.cohort_id, w.person_id, k.key
         FROM unnest($2::bigint[], $3::int[]) AS w (cohort_id, person_id)
        CROSS JOIN LATERAL (
          SELECT p.key FROM person p
           WHERE p.cohort_id = w.cohort_id AND p.id = w.person_id AND p.incident_id = $1
          UNION
          SELECT p.key FROM person p WHERE p.survivor_cohort_id = w.cohort_id AND p.survivor_id = w.person_id
          UNION
          SELECT a.key FROM key_alias a
           WHERE a.incident_id = $1 AND a.cohort_id = w.cohort_id AND a.person_id = w.person_id
             AND (a.of_group OR NOT EXISTS (
               SELECT FROM people_v_key o WHERE o.incident_id = $1 AND o.key = a.key
                  AND (o.cohort_id, o.person_id) <> (w.cohort_id, w.person_id)))) k)
     SELECT cohort_id AS "cohortId", person_id AS "personId", sealed, source_id AS "sourceId", batch_no AS "batchNo",
            record_no AS "recordNo", subject_no AS "subjectNo", key_version AS "keyVersion"
       FROM (SELECT g.cohort_id, g.person_id, r.*, row_number() OVER (
                      PARTITION BY g.cohort_id, g.person_id
                      ORDER BY r.contact_rank, r.contact_as_of DESC NULLS LAST, r.source_id, r.record_no) AS place
               FROM intake_v_row r
               JOIN g ON g.key = COALESCE(r.customer_key, r.email_key, r.phone_key, r.inherited_key)
              WHERE r.incident_id = $1 AND r.source_role IN ('leaked','contact_only','reference')) x
      WHERE place <= ${ROWS_MAX} ORDER BY cohort_id, person_id, place`,
    [incidentId, refs.map((r) => r.cohortId), refs.map((r) => r.personId)],
  );
}
