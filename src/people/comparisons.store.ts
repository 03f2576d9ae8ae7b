/** SQL that holds the keys of shared incidents against each other, and pages through whom it found. */
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { KeyKind } from './people.types.ts';
import { DUE_COHORTS } from './sharing.store.ts';

/** Which keys there are now: every shared incident with the run its keys are of and how many cohorts still owe theirs. */
const BASIS = `SELECT COALESCE(string_agg(format('%s:%s:%s', s.id, r.run_no, due.n), ' ' ORDER BY s.id), '') AS basis
   FROM sharing s
   LEFT JOIN people_v_run r ON r.incident_id = s.incident_id
   CROSS JOIN LATERAL (SELECT count(*) AS n FROM (${DUE_COHORTS}) c) due
  WHERE s.status = 'shared'`;

export async function basisNow(tx: Tx): Promise<string> {
  const row = await tx.one<{ basis: string }>(BASIS);
  return row!.basis;
}

/** Shared incidents not compared yet, or with other keys than there are now. */
export async function uncompared(tx: Tx): Promise<IncidentId[]> {
  const rows = await tx.q<{ id: IncidentId }>(
    `SELECT s.incident_id AS id FROM sharing s LEFT JOIN shared_comparison c USING (incident_id)
      WHERE s.status = 'shared' AND c.basis IS DISTINCT FROM (${BASIS})
      ORDER BY c.compared_at NULLS FIRST, s.id`,
  );
  return rows.map(({ id }) => id);
}

/** Everybody of an incident found anew, and counted: each person once, and by each other incident. */
export async function compare(tx: Tx, incidentId: IncidentId): Promise<void> {
  const basis = await basisNow(tx);
  await forget(tx, incidentId);
  const persons = await tx.run(
    `INSERT INTO shared_person (incident_id, cohort_id, person_id)
     SELECT DISTINCT k.incident_id, k.cohort_id, k.person_id FROM shared_key k
      WHERE k.incident_id = $1
        AND EXISTS (SELECT FROM shared_key o
                     WHERE o.bucket = k.bucket AND o.key = k.key AND o.incident_id <> k.incident_id)`,
    [incidentId],
  );
  await tx.run(
    `INSERT INTO shared_comparison (incident_id, basis, persons, others)
     SELECT $1, $2, $3, COALESCE(jsonb_agg(jsonb_build_object('incidentId', o.incident_id, 'persons', o.persons)
                                           ORDER BY o.incident_id), '[]')
       FROM (SELECT b.incident_id, count(DISTINCT (a.cohort_id, a.person_id)) AS persons
               FROM shared_key a
               JOIN shared_key b ON b.bucket = a.bucket AND b.key = a.key AND b.incident_id <> a.incident_id
              WHERE a.incident_id = $1 GROUP BY 1) o`,
    [incidentId, basis, persons],
  );
}

export async function forget(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(`DELETE FROM shared_comparison WHERE incident_id = $1`, [incidentId]);
  await tx.run(`DELETE FROM shared_person WHERE incident_id = $1`, [incidentId]);
}

export interface ComparisonRow {
  readonly basis: string;
  readonly comparedAt: Date;
  readonly persons: number;
  readonly others: readonly { readonly incidentId: IncidentId; readonly persons: number }[];
}

/** One row; of others only those that are shared still. */
export function comparisonRow(tx: Tx, incidentId: IncidentId): Promise<ComparisonRow | undefined> {
  return tx.one<ComparisonRow & { [column: string]: unknown }>(
    `SELECT c.basis, c.compared_at AS "comparedAt", c.persons,
            COALESCE((SELECT jsonb_agg(o ORDER BY o->>'incidentId') FROM jsonb_array_elements(c.others) o
                       WHERE EXISTS (SELECT FROM sharing s
                                      WHERE s.incident_id = (o->>'incidentId')::uuid AND s.status = 'shared')), '[]')
              AS others
       FROM shared_comparison c WHERE c.incident_id = $1`,
    [incidentId],
  );
}

export interface FoundRow {
  readonly cohort_id: CohortId;
  readonly person_id: PersonNo;
  /** Null: no key of theirs stands in another incident any more. */
  readonly other_incident_id: IncidentId | null;
  readonly other_cohort_id: CohortId | null;
  readonly other_person_id: PersonNo | null;
  readonly kinds: KeyKind[] | null;
}

/** The next so many people found (shared_person_pkey), each with whose keys are the same now (shared_key_person, _pkey). */
export async function foundPeople(
  tx: Tx,
  incidentId: IncidentId,
  page: { readonly after: PersonRef; readonly limit: number },
): Promise<FoundRow[]> {
  return tx.q<FoundRow & { [column: string]: unknown }>(
    `SELECT who.cohort_id, who.person_id, o.incident_id AS other_incident_id, o.cohort_id AS other_cohort_id,
            o.person_id AS other_person_id, o.kinds
       FROM (SELECT cohort_id, person_id FROM shared_person
              WHERE incident_id = $1 AND (cohort_id, person_id) > ($2, $3)
              ORDER BY cohort_id, person_id LIMIT $4) who
       LEFT JOIN LATERAL (
            SELECT b.incident_id, b.cohort_id, b.person_id, array_agg(DISTINCT a.kind ORDER BY a.kind) AS kinds
              FROM shared_key a
              JOIN shared_key b ON b.bucket = a.bucket AND b.key = a.key AND b.incident_id <> a.incident_id
             WHERE a.incident_id = $1 AND a.cohort_id = who.cohort_id AND a.person_id = who.person_id
             GROUP BY 1, 2, 3) o ON true
      ORDER BY 1, 2, 3, 4, 5`,
    [incidentId, page.after.cohortId, page.after.personId, page.limit],
  );
}
