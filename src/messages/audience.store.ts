/** Whom messages go to, in groups of people to whom they read the same; from the views of the people room. */
import type { IncidentId } from '../kernel/ids.ts';
import { keepAlike } from '../people/index.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Reader } from './readers.ts';
import type { AudienceGroup } from './rules/worst-cases.ts';

export interface CountedReaders {
  readonly readers: readonly Reader[];
  /** Null before there is a published run. */
  readonly countedAt: Date | null;
  /** 0 before there is a published run. */
  readonly runNo: number;
}

export type Whom = 'affected' | 'unaffected';

const NOBODY: CountedReaders = { readers: [], countedAt: null, runNo: 0 };

/**
 * Everybody of the published run in groups to whom a text reads the same: counted once, by whoever asks first, under a
 * lock that ends with it (message_audience_pkey). `remembered` answers where it is of that run.
 */
export async function countedReaders(
  tx: Tx,
  incidentId: IncidentId,
  { kind, now, remembered }: { kind: Whom; now: Date; remembered?: CountedReaders | undefined },
): Promise<CountedReaders> {
  const run = await tx.one<{ runNo: number }>(
    `SELECT run_no AS "runNo" FROM people_v_run WHERE incident_id = $1`,
    [incidentId],
  );
  if (!run) return NOBODY;
  if (remembered?.runNo === run.runNo) return remembered;
  const asked = [incidentId, kind, run.runNo] as const;
  const known = await keptReaders(tx, asked);
  if (known) return known;
  await keepAlike(tx, incidentId);
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`message_audience:${incidentId}`]);
  const meanwhile = await keptReaders(tx, asked);
  if (meanwhile) return meanwhile;
  await tx.run(
    `INSERT INTO message_audience (incident_id, kind, run_no, readers, counted_at)
     SELECT $1, $2, $3, COALESCE(jsonb_agg(to_jsonb(g) ORDER BY g.persons DESC), '[]'), $4 FROM (
       SELECT COALESCE(p.exposure, repeat('0', 464)::bit(464))::text AS exposure, a.locale, a.country, a.region,
              a.minor, sum(a.persons)::int AS persons
         FROM people_v_alike a LEFT JOIN people_v_profile p ON p.id = a.profile_id
        WHERE a.incident_id = $1 AND a.kind = $2 GROUP BY 1, 2, 3, 4, 5 HAVING sum(a.persons) > 0) g
     ON CONFLICT (incident_id, kind) DO UPDATE
       SET run_no = excluded.run_no, readers = excluded.readers, counted_at = excluded.counted_at`,
    [...asked, now],
  );
  return (await keptReaders(tx, asked)) ?? NOBODY;
}

function keptReaders(
  tx: Tx,
  asked: readonly [incidentId: string, kind: Whom, runNo: number],
): Promise<CountedReaders | undefined> {
  return tx.one<CountedReaders & Record<string, unknown>>(
    `SELECT readers, counted_at AS "countedAt", run_no AS "runNo" FROM message_audience
      WHERE incident_id = $1 AND kind = $2 AND run_no = $3`,
    asked,
  );
}

/** The same with everything else that decides how they are reached, and the first of each group. */
export async function audienceGroups(
  tx: Tx,
  incidentId: IncidentId,
  kind: Whom = 'affected',
): Promise<AudienceGroup[]> {
  await keepAlike(tx, incidentId);
  return tx.q<AudienceGroup & Record<string, unknown>>(
    `SELECT COALESCE(p.exposure, repeat('0', 464)::bit(464))::text AS exposure, g.locale, g.country, g.region, g.minor,
            g.deceased, g.held, g.has_email AS "hasEmail", g.has_sms AS "hasSms", g.persons, g.sample
       FROM (SELECT profile_id, locale, country, region, minor, deceased, held, has_email, has_sms,
                    sum(persons)::int AS persons,
                    array_to_string(min(ARRAY[sample_cohort_id, sample_person_id::bigint])
                                      FILTER (WHERE persons > 0), ':') AS sample
               FROM people_v_alike WHERE incident_id = $1 AND kind = $2
              GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 HAVING sum(persons) > 0) g
       LEFT JOIN people_v_profile p ON p.id = g.profile_id
      ORDER BY g.persons DESC, g.sample`,
    [incidentId, kind],
  );
}
