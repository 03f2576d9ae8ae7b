/** Who was told what, and what the published run says about them now. */
import type { CohortId, IncidentId, NoticeId, PersonNo, PersonRef, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface Pair {
  readonly told: ProfileId;
  /** Null where the published run has no such person any more. */
  readonly now: ProfileId | null;
}

/**
 * Everybody whose last told profile is not their present one, in a table that ends with the transaction. A person
 * who was absorbed counts as the survivor, until the survivor was told in a run that knew both
 * (notice_cohort_notice_idx, delivery_once_key).
 */
export async function findChanged(
  tx: Tx,
  incidentId: IncidentId,
  by: { readonly kinds: readonly string[]; readonly states: readonly string[] },
): Promise<void> {
  await tx.run(
    `CREATE TEMP TABLE nc_changed (
       live_cohort bigint, live_person integer, cohort_id bigint, person_id integer, told uuid, now uuid,
       notice_id uuid, run_no integer) ON COMMIT DROP`,
  );
  await tx.run(
    `INSERT INTO nc_changed
     WITH said AS (
       SELECT DISTINCT ON (d.cohort_id, d.person_id)
              d.cohort_id, d.person_id, d.profile_id, d.notice_id, d.run_no
         FROM notice n
         JOIN notice_cohort c ON c.notice_id = n.id
         JOIN delivery d ON d.cohort_id = c.cohort_id AND d.notice_id = n.id
        WHERE n.incident_id = $1 AND n.kind = ANY ($2) AND d.state = ANY ($3)
        ORDER BY d.cohort_id, d.person_id, d.run_no DESC, n.launched_at DESC, d.id DESC
     ), live AS (
       SELECT s.*, COALESCE(p.survivor_cohort_id, p.cohort_id) AS live_cohort,
              COALESCE(p.survivor_id, p.person_id) AS live_person
         FROM said s JOIN people_v_person p ON p.cohort_id = s.cohort_id AND p.person_id = s.person_id
     )
     SELECT l.live_cohort, l.live_person, l.cohort_id, l.person_id, l.profile_id, e.profile_id, l.notice_id, l.run_no
       FROM live l
       LEFT JOIN people_v_exposure e
              ON e.cohort_id = l.live_cohort AND e.person_id = l.live_person AND e.until_run IS NULL
       LEFT JOIN said o ON o.cohort_id = l.live_cohort AND o.person_id = l.live_person
                       AND (o.cohort_id, o.person_id) <> (l.cohort_id, l.person_id)
      WHERE e.profile_id IS DISTINCT FROM l.profile_id
        AND (o.run_no IS NULL OR COALESCE(o.run_no < (SELECT max(x.until_run) FROM people_v_exposure x
              WHERE x.cohort_id = l.cohort_id AND x.person_id = l.person_id), true))`,
    [incidentId, by.kinds, by.states],
  );
}

export async function changedPairs(tx: Tx): Promise<Pair[]> {
  return tx.q<Pair & { [column: string]: unknown }>(`SELECT DISTINCT told, now FROM nc_changed`);
}

/** The exposures of the profiles that stand in pairs. */
export async function exposuresOf(
  tx: Tx,
  incidentId: IncidentId,
  ids: readonly ProfileId[],
): Promise<Map<ProfileId, string>> {
  const rows = await tx.q<{ id: ProfileId; exposure: string }>(
    `SELECT id, exposure::text AS exposure FROM people_v_profile WHERE incident_id = $1 AND id = ANY ($2)`,
    [incidentId, ids],
  );
  return new Map(rows.map(({ id, exposure }) => [id, exposure]));
}

export interface ClassedPair extends Pair {
  readonly grew: boolean;
  readonly shrank: boolean;
  /** A new category of the highest tier. */
  readonly urgent: boolean;
}

/** What `changes` made of the pairs, beside the people they stand for. */
export async function keepClasses(tx: Tx, pairs: readonly ClassedPair[]): Promise<void> {
  await tx.run(
    `ALTER TABLE nc_changed ADD COLUMN grew boolean, ADD COLUMN shrank boolean, ADD COLUMN urgent boolean`,
  );
  await tx.run(
    `UPDATE nc_changed c SET grew = p.grew, shrank = p.shrank, urgent = p.urgent
       FROM unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::boolean[], $5::boolean[])
         AS p (told, now, grew, shrank, urgent)
      WHERE p.told = c.told AND p.now IS NOT DISTINCT FROM c.now`,
    [
      pairs.map((p) => p.told),
      pairs.map((p) => p.now),
      pairs.map((p) => p.grew),
      pairs.map((p) => p.shrank),
      pairs.map((p) => p.urgent),
    ],
  );
}

export interface ChangeCountsRow {
  readonly grew: number;
  readonly shrank: number;
  readonly both: number;
}

export async function countChanged(tx: Tx): Promise<ChangeCountsRow> {
  const row = await tx.one<ChangeCountsRow & { [column: string]: unknown }>(
    `SELECT (count(*) FILTER (WHERE grew))::int AS grew, (count(*) FILTER (WHERE shrank))::int AS shrank,
            (count(*) FILTER (WHERE grew AND shrank))::int AS both
       FROM (SELECT bool_or(grew) AS grew, bool_or(shrank) AS shrank FROM nc_changed
              GROUP BY live_cohort, live_person) person`,
  );
  return row!;
}

export interface ChangedRow extends Pair {
  readonly live_cohort: CohortId;
  readonly live_person: PersonNo;
  readonly cohort_id: CohortId;
  readonly person_id: PersonNo;
  readonly notice_id: NoticeId;
  readonly notice_kind: string;
  readonly run_no: number;
}

/** Everything told to the next so many people of one list, in order of the people. */
export async function changedPage(
  tx: Tx,
  list: 'grew' | 'shrank',
  page: { readonly after: PersonRef; readonly limit: number },
): Promise<ChangedRow[]> {
  return tx.q<ChangedRow & { [column: string]: unknown }>(
    `SELECT c.live_cohort, c.live_person, c.cohort_id, c.person_id, c.told, c.now, c.notice_id, c.run_no,
            n.kind AS notice_kind
       FROM (SELECT live_cohort, live_person FROM nc_changed
              WHERE ${list} AND (live_cohort, live_person) > ($1, $2)
              GROUP BY 1, 2 ORDER BY 1, 2 LIMIT $3) who
       JOIN nc_changed c USING (live_cohort, live_person)
       JOIN notice n ON n.id = c.notice_id
      ORDER BY c.live_cohort, c.live_person, c.cohort_id, c.person_id`,
    [page.after.cohortId, page.after.personId, page.limit],
  );
}

export interface ToldRow {
  readonly cohort_id: CohortId;
  readonly person_id: PersonNo;
  readonly notice: string;
  readonly kind: string;
  readonly channel: string;
  readonly state: string;
  readonly state_at: Date;
  readonly run_no: number;
  readonly exposure: string;
}

/** What somebody was told, oldest first (delivery_once_key). */
export async function toldRows(
  tx: Tx,
  incidentId: IncidentId,
  refs: readonly PersonRef[],
  states: readonly string[],
): Promise<ToldRow[]> {
  return tx.q<ToldRow & { [column: string]: unknown }>(
    `SELECT d.cohort_id, d.person_id, n.name AS notice, n.kind, d.channel, d.state, d.state_at, d.run_no,
            COALESCE(f.exposure, repeat('0', 464)::bit(464))::text AS exposure
       FROM notice n
       JOIN unnest($2::bigint[], $3::int[]) AS w (cohort_id, person_id) ON true
       JOIN delivery d ON d.cohort_id = w.cohort_id AND d.notice_id = n.id AND d.person_id = w.person_id
       LEFT JOIN people_v_profile f ON f.id = d.profile_id
      WHERE n.incident_id = $1 AND d.state = ANY ($4)
      ORDER BY d.cohort_id, d.person_id, d.state_at, d.id`,
    [incidentId, refs.map((r) => r.cohortId), refs.map((r) => r.personId), states],
  );
}
