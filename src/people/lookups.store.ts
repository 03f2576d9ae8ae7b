/** Counts behind look-ups: made once per published run from the audience, read ever after. */
import type { IncidentId, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { unaffectedFiles } from './remainder.store.ts';

export interface CountRow {
  readonly id: ProfileId;
  readonly exposure: string;
  readonly country: string;
  readonly minor: boolean;
  readonly persons: number;
}

export async function publishedRunNo(tx: Tx, incidentId: IncidentId): Promise<number | null> {
  const row = await tx.one<{ run_no: number }>(`SELECT run_no FROM people_v_run WHERE incident_id = $1`, [
    incidentId,
  ]);
  return row?.run_no ?? null;
}

/** What pages ask for, counted while nobody waits: whoever looks first after a run would count it themselves. */
export async function keepCounts(tx: Tx, incidentId: IncidentId): Promise<void> {
  const runNo = await publishedRunNo(tx, incidentId);
  if (runNo === null) return;
  await countRows(tx, incidentId, runNo);
  await unaffectedFiles(tx, incidentId, runNo);
}

/** The counts of the published run; the first question of a run makes them, under a lock that ends with it. */
export async function countRows(tx: Tx, incidentId: IncidentId, runNo: number): Promise<CountRow[]> {
  const known = await readCounts(tx, incidentId, runNo);
  if (known.length > 0) return known;
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('people.count:' || $1, 0))`, [incidentId]);
  const meanwhile = await readCounts(tx, incidentId, runNo);
  if (meanwhile.length > 0) return meanwhile;
  await tx.run(`DELETE FROM profile_count WHERE incident_id = $1 AND run_no < $2`, [incidentId, runNo]);
  await tx.run(
    `INSERT INTO profile_count (incident_id, run_no, profile_id, country, minor, persons)
     SELECT incident_id, run_no, profile_id, COALESCE(country, ''), minor, count(*)::int
       FROM people_v_audience WHERE incident_id = $1 AND run_no = $2
      GROUP BY incident_id, run_no, profile_id, COALESCE(country, ''), minor`,
    [incidentId, runNo],
  );
  return readCounts(tx, incidentId, runNo);
}

async function readCounts(tx: Tx, incidentId: IncidentId, runNo: number): Promise<CountRow[]> {
  return tx.q<CountRow & { [column: string]: unknown }>(
    `SELECT c.profile_id AS id, p.exposure::text AS exposure, c.country, c.minor, c.persons
       FROM profile_count c JOIN people_v_profile p ON p.id = c.profile_id
      WHERE c.incident_id = $1 AND c.run_no = $2 ORDER BY c.profile_id, c.country, c.minor`,
    [incidentId, runNo],
  );
}
