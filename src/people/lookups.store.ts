/** Counts behind look-ups: made once per published run from the audience, read ever after. */
import type { IncidentId, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Heads } from './persons.store.ts';
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

/** The counts of a run about to be published, whose people were counted already. */
export async function keepPeopleCounts(
  tx: Tx,
  { incidentId, runNo }: { readonly incidentId: IncidentId; readonly runNo: number },
  heads: readonly Heads[],
): Promise<void> {
  await tx.run(`DELETE FROM profile_count WHERE incident_id = $1`, [incidentId]);
  await tx.run(
    `INSERT INTO profile_count (incident_id, run_no, profile_id, country, minor, persons)
     SELECT $1, $2, f.profile_id, h.country, h.minor, sum(h.n)::int
       FROM unnest($3::int[], $4::text[], $5::boolean[], $6::int[]) AS h (form_no, country, minor, n)
       JOIN pr_form f ON f.no = h.form_no GROUP BY f.profile_id, h.country, h.minor`,
    [
      incidentId,
      runNo,
      heads.map(({ formNo }) => formNo),
      heads.map(({ country }) => country),
      heads.map(({ minor }) => minor),
      heads.map(({ n }) => n),
    ],
  );
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
