/** Every SQL statement about who is affected where, by what, and what earlier runs counted. */
import type { IncidentId } from '../kernel/ids.ts';
import { keepAlike } from '../people/index.ts';
import type { Tx } from '../platform/db/db.ts';

/** People who are alike in everything a law looks at. */
export interface AffectedRow {
  readonly country: string;
  readonly region: string | null;
  readonly minor: boolean;
  readonly profile_id: string;
  /** 464 characters of 0 and 1. */
  readonly exposure: string;
  readonly persons: number;
}

/** Everybody of the published run, by residence; without a country of their own they live where the incident is. */
export async function affected(
  tx: Tx,
  incidentId: IncidentId,
  defaultCountry: string,
): Promise<AffectedRow[]> {
  await keepAlike(tx, incidentId);
  return tx.q<AffectedRow & Record<string, unknown>>(
    `SELECT g.country, g.region, g.minor, g.profile_id, p.exposure::text AS exposure, g.persons
       FROM (SELECT COALESCE(country, $2) AS country, NULLIF(btrim(region), '') AS region, minor, profile_id,
                    sum(persons)::int AS persons
               FROM people_v_alike WHERE incident_id = $1 AND kind = 'affected'
              GROUP BY 1, 2, 3, 4 HAVING sum(persons) > 0) g
       JOIN people_v_profile p ON p.id = g.profile_id
      ORDER BY g.country, g.region NULLS FIRST, g.minor, g.profile_id`,
    [incidentId, defaultCountry],
  );
}

export async function publishedRun(tx: Tx, incidentId: IncidentId): Promise<number | null> {
  const row = await tx.one<{ run_no: number }>(`SELECT run_no FROM people_v_run WHERE incident_id = $1`, [
    incidentId,
  ]);
  return row?.run_no ?? null;
}

export interface CountRow {
  readonly law: string;
  readonly duty: string;
  readonly counted: number;
  readonly owed: boolean;
}

/** Counting the same run by the same book again adds nothing (duty_count_pkey). */
export async function insertCounts(
  tx: Tx,
  of: {
    readonly incidentId: IncidentId;
    readonly runNo: number;
    readonly bookVersion: string;
    readonly now: Date;
  },
  rows: readonly CountRow[],
): Promise<void> {
  await tx.run(
    `INSERT INTO duty_count (incident_id, run_no, book_version, law, duty, counted, owed, counted_at)
     SELECT $1, $2, $3, c.law, c.duty, c.counted, c.owed, $4
       FROM unnest($5::text[], $6::text[], $7::int[], $8::boolean[]) AS c (law, duty, counted, owed)
     ON CONFLICT DO NOTHING`,
    [
      of.incidentId, of.runNo, of.bookVersion, of.now, rows.map((r) => r.law), rows.map((r) => r.duty),
      rows.map((r) => r.counted), rows.map((r) => r.owed),
    ], // prettier-ignore
  );
}

/** What the last counted run before this one said, by whichever book counted it last. */
export function countsBefore(
  tx: Tx,
  incidentId: IncidentId,
  runNo: number,
): Promise<(CountRow & { readonly run_no: number })[]> {
  return tx.q<CountRow & { run_no: number } & Record<string, unknown>>(
    `SELECT DISTINCT ON (law, duty) run_no, law, duty, counted, owed FROM duty_count
      WHERE incident_id = $1
        AND run_no = (SELECT max(run_no) FROM duty_count WHERE incident_id = $1 AND run_no < $2)
      ORDER BY law, duty, counted_at DESC`,
    [incidentId, runNo],
  );
}

/** Incidents whose published run this book has not counted yet. */
export async function uncounted(tx: Tx, bookVersion: string): Promise<IncidentId[]> {
  const rows = await tx.q<{ incident_id: IncidentId }>(
    `SELECT r.incident_id FROM people_v_run r JOIN incidents_v_incident i ON i.id = r.incident_id AND i.status = 'open'
      WHERE NOT EXISTS (SELECT FROM duty_count c
                         WHERE c.incident_id = r.incident_id AND c.run_no = r.run_no AND c.book_version = $1)
      ORDER BY r.published_at`,
    [bookVersion],
  );
  return rows.map(({ incident_id }) => incident_id);
}
