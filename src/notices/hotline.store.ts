/** Every SQL statement on `hotline`: how many calls an hour the people at the telephone can bear. */
import type { IncidentId, NoticeId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface HotlineRow {
  readonly callsPerHour: number;
  readonly callersPerThousand: number;
  readonly spentUntil: Date;
  readonly setBy: OperatorId;
  readonly setAt: Date;
}

const COLUMNS = `calls_per_hour AS "callsPerHour", callers_per_thousand AS "callersPerThousand",
  spent_until AS "spentUntil", set_by AS "setBy", set_at AS "setAt"`;

export async function find(tx: Tx, incidentId: IncidentId): Promise<HotlineRow | undefined> {
  return tx.one<HotlineRow & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM hotline WHERE incident_id = $1`,
    [incidentId],
  );
}

/** After the lane: whoever holds both took them in this order. */
export async function lock(tx: Tx, incidentId: IncidentId): Promise<HotlineRow | undefined> {
  return tx.one<HotlineRow & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM hotline WHERE incident_id = $1 FOR UPDATE`,
    [incidentId],
  );
}

export async function spend(tx: Tx, incidentId: IncidentId, spentUntil: Date): Promise<void> {
  await tx.run(`UPDATE hotline SET spent_until = $2 WHERE incident_id = $1`, [incidentId, spentUntil]);
}

export async function set(
  tx: Tx,
  row: { incidentId: IncidentId; callsPerHour: number; callersPerThousand: number; by: OperatorId; at: Date },
): Promise<void> {
  await tx.run(
    `INSERT INTO hotline (incident_id, calls_per_hour, callers_per_thousand, spent_until, set_by, set_at)
     VALUES ($1, $2, $3, clock_timestamp(), $4, $5)
     ON CONFLICT (incident_id) DO UPDATE SET
       calls_per_hour = EXCLUDED.calls_per_hour, callers_per_thousand = EXCLUDED.callers_per_thousand,
       spent_until = EXCLUDED.spent_until, set_by = EXCLUDED.set_by, set_at = EXCLUDED.set_at`,
    [row.incidentId, row.callsPerHour, row.callersPerThousand, row.by, row.at],
  );
}

export async function clear(tx: Tx, incidentId: IncidentId): Promise<number> {
  return tx.run(`DELETE FROM hotline WHERE incident_id = $1`, [incidentId]);
}

/** Caps that notices under way were approved with (notice_incident_idx); as hotline_stands_as_approved reads them. */
export async function approvedWith(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ id: NoticeId; hotline: Pick<HotlineRow, 'callsPerHour' | 'callersPerThousand'> }[]> {
  return tx.q(
    `SELECT n.id, n.hotline FROM notice n
      WHERE n.incident_id = $1 AND n.status IN ('launched', 'paused') AND n.hotline IS NOT NULL
        AND EXISTS (SELECT FROM notice_cohort c
                     WHERE c.notice_id = n.id AND (c.open > 0 OR c.dirty OR c.materialised_at IS NULL))
      ORDER BY n.id`,
    [incidentId],
  );
}
