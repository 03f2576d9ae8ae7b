/** Which incident an id belongs to: one look-up by primary key each. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/** Of the view's parts the planner keeps the one whose kind is asked for. */
export async function incidentOf(tx: Tx, kind: string, id: string): Promise<IncidentId | null> {
  const row = await tx.one<{ incident: IncidentId | null }>(
    `SELECT incident_id AS incident FROM doors_v_incident_of WHERE kind = $1 AND id = $2`,
    [kind, id],
  );
  return row?.incident ?? null;
}

export async function incidentNamed(tx: Tx, slug: string): Promise<IncidentId | null> {
  const row = await tx.one<{ id: IncidentId }>(`SELECT id FROM incidents_v_incident WHERE slug = $1`, [slug]);
  return row?.id ?? null;
}

export async function incidentOfCohort(tx: Tx, cohort: string): Promise<IncidentId | null> {
  const row = await tx.one<{ incident: IncidentId }>(
    `SELECT incident_id AS incident FROM people_v_cohort WHERE id = $1`,
    [cohort],
  );
  return row?.incident ?? null;
}
