/** Every SQL statement on `own_page`. */
import type { Tx } from '../platform/db/db.ts';
import type { FactorOf } from './second-factors.types.ts';

export interface OwnPageRow {
  readonly done: readonly string[] | null;
  readonly guardianSince: Date | null;
  readonly minor: boolean | null;
  readonly former: boolean | null;
}

export async function find(tx: Tx, { person }: FactorOf): Promise<OwnPageRow | undefined> {
  return tx.one<OwnPageRow & Record<string, unknown>>(
    `SELECT o.done, o.guardian_since AS "guardianSince", a.minor, f.former
       FROM people_v_addressee a
       LEFT JOIN people_v_audience f ON f.cohort_id = a.cohort_id AND f.person_id = a.person_id
       LEFT JOIN own_page o ON o.cohort_id = a.cohort_id AND o.person_id = a.person_id
      WHERE a.cohort_id = $1 AND a.person_id = $2`,
    [person.cohortId, person.personId],
  );
}

export async function keepDone(
  tx: Tx,
  { incidentId, person }: FactorOf,
  { done, now }: { readonly done: readonly string[]; readonly now: Date },
): Promise<void> {
  await tx.run(
    `INSERT INTO own_page (cohort_id, person_id, incident_id, done, changed_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (cohort_id, person_id) DO UPDATE SET done = EXCLUDED.done, changed_at = EXCLUDED.changed_at`,
    [person.cohortId, person.personId, incidentId, done, now],
  );
}

/** False where it was said before. */
export async function keepGuardian(tx: Tx, { incidentId, person }: FactorOf, now: Date): Promise<boolean> {
  const said = await tx.run(
    `INSERT INTO own_page AS o (cohort_id, person_id, incident_id, guardian_since, changed_at)
     VALUES ($1, $2, $3, $4, $4)
     ON CONFLICT (cohort_id, person_id) DO UPDATE SET guardian_since = EXCLUDED.guardian_since, changed_at = EXCLUDED.changed_at
      WHERE o.guardian_since IS NULL`,
    [person.cohortId, person.personId, incidentId, now],
  );
  return said === 1;
}
