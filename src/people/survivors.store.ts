/** Whose person leads to whose: set where a group now belongs to another, cleared where it stands alone again. */
import type { Tx } from '../platform/db/db.ts';
import type { Publication } from './person-row.store.ts';
import { identityKind } from './publish.store.ts';
import { AFFECTED, REMAINDER, uuid } from './resolve.store.ts';

/** After newcomers have their place. Never more than one step: a root stands for itself. */
export async function setSurvivors(tx: Tx, p: Publication): Promise<void> {
  await tx.run(
    `UPDATE person p SET survivor_cohort_id = x.cohort_id, survivor_id = x.person_id
       FROM (${leads(p)}) x WHERE ${ELSEWHERE}`,
  );
}

/** Would somebody lead elsewhere? Where there are no newcomers, whose place would be needed. */
export async function survivorsDiffer(tx: Tx, p: Publication): Promise<boolean> {
  const row = await tx.one<{ some: boolean }>(
    `SELECT EXISTS (SELECT FROM person p, (${leads(p)}) x WHERE ${ELSEWHERE}) AS some`,
  );
  return row!.some;
}

const ELSEWHERE = `p.cohort_id = x.of_cohort AND p.id = x.of_person
        AND (p.survivor_cohort_id, p.survivor_id) IS DISTINCT FROM (x.cohort_id, x.person_id)`;

/** A group that joined leads to the person it joined. */
const JOINED = `SELECT group_key AS key, root FROM ${AFFECTED.member} WHERE root <> group_key`;

/** Somebody who was unaffected and is so no more leads to the affected person whose rows carry his key, if there is one. */
function affectedSince(): string {
  const { row, member, attached } = AFFECTED;
  const rows = ['customer_key', 'email_key', 'phone_key', 'group_key'].map(
    (column) => `SELECT r.${column} AS key, COALESCE(a.root, m.root, r.group_key) AS root
                   FROM ${row} r
                   LEFT JOIN ${attached} a ON a.ref = r.ref
                   LEFT JOIN ${member} m ON m.group_key = r.group_key AND a.ref IS NULL
                  WHERE (r.role <= 1 OR a.ref IS NOT NULL)
                    AND r.${column} IN (SELECT key FROM ${REMAINDER.place} WHERE place IS NULL)`,
  );
  return `SELECT key, (array_agg(root))[1] AS root
            FROM (SELECT DISTINCT s.key, s.root FROM (${rows.join(' UNION ALL ')}) s
                    JOIN ${AFFECTED.person} n ON n.root = s.root) f
           GROUP BY key HAVING count(*) = 1`;
}

function leads({ scope, kind, incidentId }: Publication): string {
  return `SELECT l.cohort_id AS of_cohort, l.person_id AS of_person, i.cohort_id, i.person_id
               FROM ${scope.place} l
               LEFT JOIN (${kind === 'affected' ? JOINED : affectedSince()}) m ON m.key = l.key AND l.place IS NULL
               LEFT JOIN ${AFFECTED.person} n ON n.root = m.root
               LEFT JOIN identity_key i ON i.key = n.root AND i.incident_id = '${uuid(incidentId)}'
                                       AND i.kind = ${identityKind('affected', 'n.kind')}
              WHERE l.cohort_id IS NOT NULL AND (l.place IS NULL OR l.survivor_cohort_id IS NOT NULL)`;
}
