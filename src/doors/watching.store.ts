/** One mark of each part of the console: another one as soon as anything in it changed. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/** Means nothing by itself; it is compared with the one before. */
const MARK = `count(*) || '.' || sum(mark)`;

export interface HouseMark {
  readonly area: string;
  /** Null: of no incident. */
  readonly incident: IncidentId | null;
  readonly mark: string;
}

export async function incidentMarks(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ readonly area: string; readonly mark: string }[]> {
  return tx.q(`SELECT area, ${MARK} AS mark FROM doors_v_change WHERE incident_id = $1 GROUP BY area`, [
    incidentId,
  ]);
}

export async function houseMarks(tx: Tx): Promise<HouseMark[]> {
  return tx.q<HouseMark & Record<string, unknown>>(
    `SELECT area, incident_id AS incident, ${MARK} AS mark FROM doors_v_house_change
      GROUP BY area, incident_id ORDER BY area, incident_id`,
  );
}
