/** The publishing half of a run: persons get their stable ids, and only what changed is written. */
import type { IncidentId, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import {
  COLUMNS,
  type CohortKind,
  columns,
  FETCHED_MAX,
  joins,
  OTHER_BLOBS,
  type Publication,
  values,
} from './person-row.store.ts';
import { sweepRows, uuid } from './resolve.store.ts';

/** Persons per cohort: the unit of planning, sending and sharding (ENGINE §2). */
export const COHORT_SIZE = 1000;
/** So many persons come out of the join in their order, since the rows hashed beside them fit into memory. */
const IN_ORDER_MAX = 1_000_000;

/** Kinds 4–6 of `identity_key` are those of the unaffected. */
export const identityKind = (kind: CohortKind, column: string) =>
  kind === 'affected' ? column : `${column} + 3`;

/** Worst forms of this run that no profile of the incident has yet. */
export async function unknownProfiles(tx: Tx, incidentId: IncidentId): Promise<string[]> {
  const rows = await tx.q<{ exposure: string }>(
    `SELECT DISTINCT f.worst::text AS exposure FROM pr_form f
      WHERE f.persons > 0 AND NOT EXISTS (SELECT FROM profile p WHERE p.incident_id = $1 AND p.exposure = f.worst)`,
    [incidentId],
  );
  return rows.map((row) => row.exposure);
}

export async function addProfiles(
  tx: Tx,
  incidentId: IncidentId,
  profiles: readonly { readonly id: ProfileId; readonly exposure: string }[],
): Promise<void> {
  await tx.run(
    `INSERT INTO profile (id, incident_id, exposure)
     SELECT n.id, $1, n.exposure::bit(464) FROM unnest($2::uuid[], $3::text[]) AS n (id, exposure)`,
    [incidentId, profiles.map((p) => p.id), profiles.map((p) => p.exposure)],
  );
  await tx.run(
    `UPDATE pr_form f SET profile_id = p.id FROM profile p WHERE p.incident_id = $1 AND p.exposure = f.worst`,
    [incidentId],
  );
  await tx.run(`ANALYZE pr_form`);
}

export interface Written {
  readonly count: number;
  /** Has anybody blobs besides the first? */
  readonly blobs: boolean;
}

/** Deals newcomers in key-hash order into new cohorts; nobody who has a place moves. `compared`: placePersons ran. */
export async function insertNewcomers(
  tx: Tx,
  p: Publication,
  { count, compared, blobs }: Written & { readonly compared: boolean },
): Promise<number> {
  const { scope, incidentId, kind, runNo } = p;
  if (count === 0) return 0;
  const cohorts = await tx.q<{ id: bigint }>(
    `INSERT INTO cohort (id, incident_id, kind, size, persons, opened_run)
     SELECT nextval('cohort_no'), $1, $2, size, size, $3
       FROM (SELECT LEAST(${COHORT_SIZE}, $4 - no * ${COHORT_SIZE})::smallint AS size
               FROM generate_series(0, ($4 - 1) / ${COHORT_SIZE}) AS no ORDER BY no) c
     RETURNING id`,
    [incidentId, kind, runNo, count],
  );
  // Where nobody was there before, a person's place in the run is its place among newcomers.
  const newcomers = compared
    ? `(SELECT x.*, l.no FROM (SELECT place, row_number() OVER (ORDER BY place) - 1 AS no
                               FROM ${scope.place} WHERE cohort_id IS NULL) l
         JOIN ${scope.person} x ON x.place = l.place)`
    : `(SELECT x.*, x.place AS no FROM ${scope.person} x)`;
  // An array instead of a join: the order of persons stays, and nothing has to be guessed about it.
  const ids = cohorts.map(({ id }) => id);
  const dealt = `($1::bigint[])[n.no / ${COHORT_SIZE} + 1], (n.no % ${COHORT_SIZE})::int`;
  const persons = `INSERT INTO person (cohort_id, id, first_run, since_run, incident_id, key, key_kind, ${columns(blobs).join(', ')})
     SELECT ${dealt}, ${runNo}, ${runNo}, '${uuid(incidentId)}', n.root,
            (ARRAY['customer_id','email','phone'])[n.kind], ${values(p, blobs).join(', ')}
       FROM ${newcomers} n ${joins(p, { blobs, count })}
      WHERE a.sealed IS NOT NULL ${count > IN_ORDER_MAX ? 'ORDER BY n.no' : ''}`;
  const insert = () => tx.run(persons, [ids]);
  const written = count <= FETCHED_MAX ? await insert() : await sweepRows(tx, incidentId, insert);
  // identity_key_pkey decides who is one person: a second claim on a key fails here. In order of keys, so that its index
  // grows at its end.
  await tx.run(
    `INSERT INTO identity_key (bucket, kind, person_id, cohort_id, incident_id, key)
     SELECT people_bucket(n.root), ${identityKind(kind, 'n.kind')}, (n.no % ${COHORT_SIZE})::int,
            ($1::bigint[])[n.no / ${COHORT_SIZE} + 1], '${uuid(incidentId)}', n.root
       FROM ${newcomers} n ${compared ? 'ORDER BY n.no' : ''}`,
    [ids],
  );
  return written;
}

/** Closes what no longer holds into the history and writes anew what this run says; the rest stands. */
export async function updateChanged(tx: Tx, p: Publication, { count, blobs }: Written): Promise<void> {
  const { scope, kind, runNo } = p;
  if (kind === 'affected') {
    await tx.run(
      `INSERT INTO person_exposure (cohort_id, person_id, since_run, until_run, incident_id, profile_id, row_count, source_ids,
              key_bucket, key_source_id, key_record_no, key_subject_no, locale, country, region, time_zone, subject_role,
              former, minor, deceased, legal_hold, flags)
       SELECT o.cohort_id, o.id, o.since_run, ${runNo}, o.incident_id, o.profile_id, o.row_count, o.source_ids, o.key_bucket,
              o.key_source_id, o.key_record_no, o.key_subject_no, o.locale, o.country, o.region, o.time_zone, o.subject_role,
              o.former, o.minor, o.deceased, o.legal_hold,
              CASE WHEN o.ambiguous THEN ARRAY['ambiguous_identity'] ELSE ARRAY[]::text[] END
         FROM ${scope.place} x JOIN person o ON o.cohort_id = x.cohort_id AND o.id = x.person_id
        WHERE (x.said OR x.gone) AND o.since_run IS NOT NULL`,
    );
  }
  await tx.run(
    `UPDATE person o SET since_run = NULL, ${[...COLUMNS, ...OTHER_BLOBS].map((c) => `${c} = ${c === 'has_name' ? 'false' : 'NULL'}`).join(', ')}
       FROM ${scope.place} x WHERE x.gone AND o.cohort_id = x.cohort_id AND o.id = x.person_id`,
  );
  const changed = `(SELECT x.*, l.cohort_id, l.person_id, l.said FROM ${scope.place} l
                      JOIN ${scope.person} x ON x.place = l.place WHERE l.said OR l.reached)`;
  const all = values(p, blobs);
  const named = columns(blobs).map((c, i) => `${all[i]} AS ${c}`);
  const written = [
    ...columns(blobs).map((c) => `${c} = w.${c}`),
    ...(blobs ? [] : OTHER_BLOBS.map((c) => `${c} = NULL`)),
  ];
  await tx.run(
    `UPDATE person o SET since_run = CASE WHEN w.said THEN ${runNo} ELSE o.since_run END, ${written.join(', ')}
       FROM (SELECT n.cohort_id, n.person_id, n.said, ${named.join(', ')}
               FROM ${changed} n ${joins(p, { blobs, count })}) w
      WHERE o.cohort_id = w.cohort_id AND o.id = w.person_id`,
  );
}

/** Heads per cohort, so that no page ever counts people. */
export async function recountCohorts(tx: Tx, p: Publication): Promise<void> {
  const { scope, incidentId, kind, runNo } = p;
  await tx.run(
    `UPDATE cohort c SET persons = COALESCE(n.persons, 0)
       FROM cohort o LEFT JOIN (SELECT cohort_id, count(*)::smallint AS persons FROM ${scope.place}
                                 WHERE place IS NOT NULL GROUP BY cohort_id) n ON n.cohort_id = o.id
      WHERE o.id = c.id AND o.incident_id = $1 AND o.kind = $2 AND o.opened_run < $3
        AND c.persons IS DISTINCT FROM COALESCE(n.persons, 0)`,
    [incidentId, kind, runNo],
  );
}

export async function recountProfiles(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(
    `UPDATE profile p SET persons = COALESCE(n.persons, 0)
       FROM profile o LEFT JOIN (SELECT profile_id, sum(persons)::int AS persons FROM pr_form WHERE persons > 0 GROUP BY profile_id) n
              ON n.profile_id = o.id
      WHERE o.id = p.id AND o.incident_id = $1 AND p.persons IS DISTINCT FROM COALESCE(n.persons, 0)`,
    [incidentId],
  );
}

/** Statistics of what a run has written; in a transaction of its own, since what it locks makes others wait. */
export async function analyzePeople(tx: Tx): Promise<void> {
  await tx.q(`SELECT people_analyze()`);
}
