/** SQL behind a person's own page: whose key is it, and the version of their link. */
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export async function hasKey(tx: Tx, incidentId: IncidentId, ref: PersonRef, key: Buffer): Promise<boolean> {
  const row = await tx.one(
    `SELECT 1 FROM people_v_key WHERE incident_id = $1 AND key = $2 AND cohort_id = $3 AND person_id = $4 LIMIT 1`,
    [incidentId, key, ref.cohortId, ref.personId],
  );
  return row !== undefined;
}

/** Where the person's own key comes from; another system's ids of theirs are not asked for. */
export async function idSpaceOf(tx: Tx, incidentId: IncidentId, ref: PersonRef): Promise<string | null> {
  const row = await tx.one<{ id_space: string | null }>(
    `SELECT k.id_space FROM person p
       JOIN LATERAL (
         SELECT * FROM intake_v_row k
          WHERE k.source_id = p.key_source_id AND k.record_no = p.key_record_no AND k.subject_no = p.key_subject_no
            AND k.bucket = p.key_bucket AND k.incident_id = $1
          LIMIT 1) k ON true
      WHERE p.cohort_id = $2 AND p.id = $3`,
    [incidentId, ref.cohortId, ref.personId],
  );
  return row?.id_space ?? null;
}

/** Links of people who were joined to them lead to the same page, so they end too. Index person_survivor. */
export async function raiseLinkVersion(tx: Tx, ref: PersonRef): Promise<number> {
  return tx.run(
    `UPDATE person SET link_version = link_version + 1
      WHERE ((cohort_id = $1 AND id = $2) OR (survivor_cohort_id = $1 AND survivor_id = $2)) AND link_version < 63`,
    [ref.cohortId, ref.personId],
  );
}
