/** Every SQL statement on who works on which incidents. */
import type { WorksOn } from '../kernel/actor.ts';
import type { IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/** By operator; nobody's where there is no such operator. */
export async function worksOn(tx: Tx, ids: readonly OperatorId[]): Promise<ReadonlyMap<OperatorId, WorksOn>> {
  const rows = await tx.q<{ id: OperatorId; everything: boolean; incidents: IncidentId[] }>(
    `SELECT o.id, o.all_incidents AS everything,
            coalesce(array_agg(i.incident_id ORDER BY i.incident_id) FILTER (WHERE i.incident_id IS NOT NULL), '{}')
              AS incidents
       FROM operator o LEFT JOIN operator_incident i ON i.operator_id = o.id AND NOT o.all_incidents
      WHERE o.id = ANY ($1) GROUP BY o.id`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.everything ? 'all' : new Set(row.incidents)]));
}

export async function setWorksOn(
  tx: Tx,
  id: OperatorId,
  wanted: WorksOn,
  by: { grantedBy: OperatorId; grantedAt: Date },
): Promise<void> {
  await tx.run(`UPDATE operator SET all_incidents = $2 WHERE id = $1`, [id, wanted === 'all']);
  await tx.run(`DELETE FROM operator_incident WHERE operator_id = $1`, [id]);
  if (wanted === 'all') return;
  await tx.run(
    `INSERT INTO operator_incident (operator_id, incident_id, granted_by, granted_at)
     SELECT $1, incident_id, $3, $4 FROM unnest($2::uuid[]) incident_id`,
    [id, [...wanted], by.grantedBy, by.grantedAt],
  );
}
