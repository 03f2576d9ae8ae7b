/** Customer ids of people beside their own key: of a crosswalk, of a merge, of a contact list that knew one. */
import type { CohortId, IncidentId, PersonNo, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { SealedRow } from './contacts.ts';
import type { KeyKind } from './people.types.ts';

export interface FurtherIdRow extends SealedRow {
  readonly key: Buffer;
  readonly idSpace: string;
  readonly cohortId: CohortId;
  readonly personId: PersonNo;
  readonly personKind: KeyKind;
  readonly profileId: ProfileId;
}

/** In order of their keys; the rows behind them are looked through once a page (few people have a second id). */
export async function furtherIds(
  tx: Tx,
  incidentId: IncidentId,
  page: { readonly after: Buffer; readonly limit: number; readonly profiles: readonly ProfileId[] | null },
): Promise<FurtherIdRow[]> {
  return tx.q<FurtherIdRow & { [column: string]: unknown }>(
    `WITH further AS (
       SELECT p.key, p.survivor_cohort_id AS cohort_id, p.survivor_id AS person_id FROM person p
        WHERE p.incident_id = $1 AND p.survivor_cohort_id IS NOT NULL AND p.key_kind = 'customer_id'
       UNION
       SELECT a.key, a.cohort_id, a.person_id FROM key_alias a WHERE a.incident_id = $1
     )
     SELECT DISTINCT ON (r.customer_key) r.customer_key AS key, r.id_space AS "idSpace", r.sealed,
            r.source_id AS "sourceId", r.batch_no AS "batchNo", r.record_no AS "recordNo",
            r.subject_no AS "subjectNo", r.key_version AS "keyVersion",
            l.cohort_id AS "cohortId", l.id AS "personId", l.key_kind AS "personKind", l.profile_id AS "profileId"
       FROM further f
       JOIN intake_v_row r ON r.incident_id = $1 AND r.customer_key = f.key
       JOIN person l ON l.cohort_id = f.cohort_id AND l.id = f.person_id
                    AND l.survivor_cohort_id IS NULL AND l.key <> r.customer_key
      WHERE r.customer_key > $2 AND l.profile_id IS NOT NULL AND ($4::uuid[] IS NULL OR l.profile_id = ANY ($4))
      ORDER BY r.customer_key, l.cohort_id, l.id, r.source_id, r.record_no LIMIT $3`,
    [incidentId, page.after, page.limit, page.profiles],
  );
}
