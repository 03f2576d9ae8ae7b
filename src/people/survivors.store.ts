/** Whose person leads to whose: set where a group now belongs to another, cleared where it stands alone again. */
import type { Tx } from '../platform/db/db.ts';
import type { Publication } from './person-row.store.ts';
import { identityKind } from './publish.store.ts';
import { AFFECTED, REMAINDER, uuid } from './resolve.store.ts';

/** After newcomers have their place. Never more than one step: a root stands for itself. */
export async function setSurvivors(tx: Tx, p: Publication): Promise<void> {
  await tx.run(lead(p, `SELECT group_key AS key, root FROM ${AFFECTED.member} WHERE root <> group_key`));
}

/** Somebody who was unaffected and is so no more leads to the affected person whose rows carry his key, if there is one. */
export async function setSurvivorsOfRemainder(tx: Tx, p: Publication): Promise<void> {
  const { row, member, attached } = AFFECTED;
  const rows = ['customer_key', 'email_key', 'phone_key', 'group_key'].map(
    (column) => `SELECT r.${column} AS key, COALESCE(a.root, m.root, r.group_key) AS root
                   FROM ${row} r
                   LEFT JOIN ${attached} a ON a.ref = r.ref
                   LEFT JOIN ${member} m ON m.group_key = r.group_key AND a.ref IS NULL
                  WHERE (r.role <= 1 OR a.ref IS NOT NULL)
                    AND r.${column} IN (SELECT key FROM ${REMAINDER.place} WHERE place IS NULL)`,
  );
  await tx.run(
    lead(
      p,
      `SELECT key, (array_agg(root))[1] AS root
         FROM (SELECT DISTINCT s.key, s.root FROM (${rows.join(' UNION ALL ')}) s
                 JOIN ${AFFECTED.person} n ON n.root = s.root) f
        GROUP BY key HAVING count(*) = 1`,
    ),
  );
}

function lead({ scope, incidentId }: Publication, roots: string): string {
  return `UPDATE person p SET survivor_cohort_id = x.cohort_id, survivor_id = x.person_id
       FROM (SELECT l.cohort_id AS of_cohort, l.person_id AS of_person, i.cohort_id, i.person_id
               FROM ${scope.place} l
               LEFT JOIN (${roots}) m ON m.key = l.key AND l.place IS NULL
               LEFT JOIN ${AFFECTED.person} n ON n.root = m.root
               LEFT JOIN identity_key i ON i.key = n.root AND i.incident_id = '${uuid(incidentId)}'
                                       AND i.kind = ${identityKind('affected', 'n.kind')}
              WHERE l.cohort_id IS NOT NULL AND (l.place IS NULL OR l.survivor_cohort_id IS NOT NULL)) x
      WHERE p.cohort_id = x.of_cohort AND p.id = x.of_person
        AND (p.survivor_cohort_id, p.survivor_id) IS DISTINCT FROM (x.cohort_id, x.person_id)`;
}
