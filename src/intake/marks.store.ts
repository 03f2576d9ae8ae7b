/** What upper rooms tell intake in their own transactions: how far an incident has come, and so what must go. */
import type { IncidentId, SourceId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/** A run has read these sources as they stand: their conflicts are on the list. */
export async function noteResolved(tx: Tx, sourceIds: readonly SourceId[]): Promise<void> {
  await tx.run(
    `UPDATE source SET resolved_ingest_no = ingest_no
      WHERE id = ANY ($1) AND status IN ('finished', 'accepted') AND resolved_ingest_no IS DISTINCT FROM ingest_no`,
    [sourceIds],
  );
}

/**
 * Statistics of rows that no run has read yet: without them a planner takes a million rows for three. True where there
 * were any. In a transaction of its own: what it locks makes others wait.
 */
export async function analyzeFreshRows(tx: Tx, incidentId: IncidentId): Promise<boolean> {
  const fresh = await tx.one(
    `SELECT 1 AS found FROM source
      WHERE incident_id = $1 AND status IN ('finished', 'accepted') AND resolved_ingest_no IS DISTINCT FROM ingest_no LIMIT 1`,
    [incidentId],
  );
  if (fresh) await tx.q(`SELECT intake_analyze_rows()`);
  return fresh !== undefined;
}

/** An individual notice is launched: the uploads behind it go now (ENGINE §3). Deleted by `Intake.deleteDueUploads`. */
export async function endUploads(tx: Tx, incidentId: IncidentId, now: Date): Promise<void> {
  await tx.run(
    `UPDATE source SET spool_due_at = $2
      WHERE incident_id = $1 AND status IN ('finished', 'accepted') AND resolved_ingest_no = ingest_no
        AND spool_due_at IS NULL`,
    [incidentId, now],
  );
}
