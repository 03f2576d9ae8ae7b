/** Whom messages go to, in groups of people to whom they read the same; from the views of the people room. */
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
  incidentId: string,
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
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`message_audience:${incidentId}`]);
  const meanwhile = await keptReaders(tx, asked);
  if (meanwhile) return meanwhile;
  await tx.run(
    `INSERT INTO message_audience (incident_id, kind, run_no, readers, counted_at)
     SELECT $1, $2, $3, COALESCE(jsonb_agg(to_jsonb(g) ORDER BY g.persons DESC), '[]'), $4 FROM (
       SELECT COALESCE(p.exposure, repeat('0', 464)::bit(464))::text AS exposure, a.locale, a.country, a.region,
              a.minor, count(*)::int AS persons
         FROM people_v_addressee a LEFT JOIN people_v_profile p ON p.id = a.profile_id
        WHERE a.incident_id = $1 AND a.kind = $2 GROUP BY 1, 2, 3, 4, 5) g
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

export async function audienceGroups(
  tx: Tx,
  incidentId: string,
  kind: 'affected' | 'unaffected' = 'affected',
): Promise<AudienceGroup[]> {
  return tx.q<AudienceGroup & Record<string, unknown>>(
    `SELECT COALESCE(p.exposure, repeat('0', 464)::bit(464))::text AS exposure, a.locale, a.country, a.region, a.minor,
            a.deceased, a.held, a.has_email AS "hasEmail", a.has_sms AS "hasSms", count(*)::int AS persons,
            replace(trim(both '{}' FROM min(ARRAY[a.cohort_id, a.person_id::bigint])::text), ',', ':') AS sample
       FROM people_v_addressee a LEFT JOIN people_v_profile p ON p.id = a.profile_id
      WHERE a.incident_id = $1 AND a.kind = $2
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 ORDER BY count(*) DESC, 11`,
    [incidentId, kind],
  );
}
