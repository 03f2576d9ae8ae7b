/** Every SQL statement of planning and launching: counts, cohorts, waves, deliveries made from the audience. */
import type { CohortId, IncidentId, NoticeId, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { STOPPED } from './deliveries.store.ts';
import type { Unit } from './delivery.store.ts';

/** Who of a run is meant, and by which channels. */
export interface Plan {
  readonly incidentId: IncidentId;
  readonly runNo: number;
  readonly email: boolean;
  readonly sms: boolean;
  /** Profiles whose mailbox is not safe by itself (rules/ladder.ts). */
  readonly parallelProfiles: readonly ProfileId[];
  readonly audience: AudienceFilter;
}

/** Absent: everyone affected. */
export interface AudienceFilter {
  readonly countries?: readonly string[] | undefined;
  readonly locales?: readonly string[] | undefined;
  readonly subjectRoles?: readonly string[] | undefined;
  readonly profileIds?: readonly string[] | undefined;
}

/** $1…$9 are the plan. The LATERAL is the first rung: e-mail, else SMS; SMS beside it where the mailbox is not safe. */
const PEOPLE = `
  SELECT a.cohort_id, a.person_id, a.profile_id, a.locale, COALESCE(a.country, '') AS country, a.held, a.deceased,
         a.has_email, a.has_sms, a.has_phone,
         $3::boolean AND a.has_email AS by_email,
         $4::boolean AND a.has_sms AS by_sms,
         a.profile_id = ANY($5::uuid[]) AS two_ways
    FROM people_v_audience a
   WHERE a.incident_id = $1 AND a.run_no = $2
     AND ($6::text[] IS NULL OR a.country = ANY($6)) AND ($7::text[] IS NULL OR a.locale = ANY($7))
     AND ($8::text[] IS NULL OR a.subject_role = ANY($8)) AND ($9::uuid[] IS NULL OR a.profile_id = ANY($9))`;

function planParams(plan: Plan): unknown[] {
  const { countries, locales, subjectRoles, profileIds } = plan.audience;
  return [
    plan.incidentId,
    plan.runNo,
    plan.email,
    plan.sms,
    plan.parallelProfiles,
    countries ?? null,
    locales ?? null,
    subjectRoles ?? null,
    profileIds ?? null,
  ];
}

export interface CountedPeople {
  readonly country: string;
  readonly deceased: boolean;
  readonly held: boolean;
  readonly hasEmail: boolean;
  readonly hasSms: boolean;
  readonly hasPhone: boolean;
  readonly byEmail: boolean;
  readonly bySms: boolean;
  readonly both: boolean;
  readonly persons: number;
}

export async function countPeople(tx: Tx, plan: Plan): Promise<CountedPeople[]> {
  return tx.q<CountedPeople>(
    `SELECT country, deceased, held, has_email AS "hasEmail", has_sms AS "hasSms", has_phone AS "hasPhone",
            by_email AS "byEmail", by_sms AS "bySms", two_ways AS both, count(*)::int AS persons
       FROM (${PEOPLE}) p GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9`,
    planParams(plan),
  );
}

export async function profiles(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ id: ProfileId; exposure: string }[]> {
  return tx.q(
    `SELECT id, exposure::text AS exposure FROM people_v_profile WHERE incident_id = $1 AND persons > 0`,
    [incidentId],
  );
}

/** What the linter must consider: every exposure and every country of residence of the published run. */
export async function lintAudience(
  tx: Tx,
  incidentId: IncidentId,
): Promise<{ profiles: string[]; countries: string[] }> {
  const countries = await tx.q<{ country: string }>(
    `SELECT DISTINCT country FROM people_v_audience WHERE incident_id = $1 AND country IS NOT NULL ORDER BY 1`,
    [incidentId],
  );
  return {
    profiles: (await profiles(tx, incidentId)).map((p) => p.exposure),
    countries: countries.map((c) => c.country),
  };
}

export async function publishedRun(tx: Tx, incidentId: IncidentId): Promise<number | null> {
  const row = await tx.one<{ runNo: number }>(
    `SELECT run_no AS "runNo" FROM people_v_run WHERE incident_id = $1`,
    [incidentId],
  );
  return row?.runNo ?? null;
}

export async function insertWave(
  tx: Tx,
  wave: { noticeId: NoticeId; no: number; kind: string; openedAt: Date | null; openedBy: string | null },
): Promise<void> {
  await tx.run(
    `INSERT INTO wave (notice_id, no, kind, status, opened_at, opened_by)
     VALUES ($1, $2, $3, CASE WHEN $4::timestamptz IS NULL THEN 'held' ELSE 'open' END, $4, $5)
     ON CONFLICT (notice_id, no) DO NOTHING`,
    [wave.noticeId, wave.no, wave.kind, wave.openedAt, wave.openedBy],
  );
}

export async function openWave(
  tx: Tx,
  wave: { noticeId: NoticeId; no: number; now: Date; openedBy: string },
): Promise<number> {
  return tx.run(
    `UPDATE wave SET status = 'open', opened_at = $3, opened_by = $4
      WHERE notice_id = $1 AND no = $2 AND status = 'held'`,
    [wave.noticeId, wave.no, wave.now, wave.openedBy],
  );
}

export async function waves(
  tx: Tx,
  noticeId: NoticeId,
): Promise<{ no: number; kind: string; status: string; cohorts: number }[]> {
  return tx.q(
    `SELECT w.no, w.kind, w.status, (SELECT count(*)::int FROM notice_cohort c
                                      WHERE c.notice_id = w.notice_id AND c.wave_no = w.no) AS cohorts
       FROM wave w WHERE w.notice_id = $1 ORDER BY w.no`,
    [noticeId],
  );
}

/** Every cohort that holds somebody to reach; the first ones, up to `pilot` people, are wave 1. */
export async function insertCohorts(
  tx: Tx,
  order: { plan: Plan; noticeId: NoticeId; pilot: number | null },
): Promise<number> {
  return tx.run(
    `INSERT INTO notice_cohort (cohort_id, notice_id, incident_id, wave_no, run_no, checked_run_no)
     SELECT s.cohort_id, $10, $1, CASE WHEN $11::int IS NULL OR s.earlier < $11 THEN 1 ELSE 2 END, $2, $2
       FROM (SELECT c.cohort_id, COALESCE(sum(c.people) OVER (
                      ORDER BY c.cohort_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS earlier
               FROM (SELECT cohort_id, count(*) AS people FROM (${PEOPLE}) p
                      WHERE NOT deceased AND (by_email OR by_sms) GROUP BY cohort_id) c) s
     ON CONFLICT (cohort_id, notice_id) DO NOTHING`,
    [...planParams(order.plan), order.noticeId, order.pilot],
  );
}

/** Cohorts still to be materialised, taken by whoever comes first (notice_cohort_unplanned_idx). */
export async function takeUnplanned(tx: Tx, noticeId: NoticeId, limit: number): Promise<CohortId[]> {
  const rows = await tx.q<{ cohortId: CohortId }>(
    `SELECT cohort_id AS "cohortId" FROM notice_cohort WHERE notice_id = $1 AND materialised_at IS NULL
      ORDER BY cohort_id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [noticeId, limit],
  );
  return rows.map((r) => r.cohortId);
}

/**
 * The deliveries of these cohorts: first rungs only. Doing it twice adds nothing (delivery_once_key). People a
 * conflict holds get theirs too, held until it is decided.
 */
export async function materialise(
  tx: Tx,
  order: { plan: Plan; noticeId: NoticeId; cohortIds: readonly CohortId[]; defaultLocale: string; now: Date },
): Promise<void> {
  await tx.run(
    `INSERT INTO delivery (cohort_id, notice_id, incident_id, person_id, channel, rung, parallel, run_no, profile_id,
                           locale, state, hold, not_before, made_at, state_at)
     SELECT p.cohort_id, $10, $1, p.person_id, way.channel, 1, way.parallel, $2, p.profile_id,
            COALESCE(p.locale, $12), 'pending', CASE WHEN p.held THEN 'person' END, $13, $13, $13
       FROM (${PEOPLE} AND a.cohort_id = ANY($11::bigint[])) p
      CROSS JOIN LATERAL (
        SELECT 'email' AS channel, false AS parallel WHERE p.by_email
        UNION ALL
        SELECT 'sms', p.by_email WHERE p.by_sms AND (p.two_ways OR NOT p.by_email)) way
      WHERE NOT p.deceased
     ON CONFLICT (cohort_id, notice_id, person_id, channel) DO NOTHING`,
    [...planParams(order.plan), order.noticeId, order.cohortIds, order.defaultLocale, order.now],
  );
  await tx.run(
    `UPDATE notice_cohort SET materialised_at = $3, due_at = $3, dirty = true
      WHERE notice_id = $1 AND cohort_id = ANY($2::bigint[])`,
    [order.noticeId, order.cohortIds, order.now],
  );
}

export async function unfinishedLaunches(tx: Tx): Promise<NoticeId[]> {
  const rows = await tx.q<{ id: NoticeId }>(
    `SELECT DISTINCT notice_id AS id FROM notice_cohort WHERE materialised_at IS NULL`,
  );
  return rows.map((r) => r.id);
}

export interface DueUnit extends Unit {
  readonly at: Date;
}

/**
 * Units with work due by our clock, or a lease that lapses by the database's, until the next look; only repairs, jobs
 * wake themselves. A lease still running is what a worker that was killed just now left.
 */
export async function dueUnits(
  tx: Tx,
  order: { now: Date; withinMs: number; limit: number },
): Promise<DueUnit[]> {
  return tx.q<DueUnit>(
    `SELECT u."noticeId", u."cohortId", u.at
       FROM (SELECT c.notice_id AS "noticeId", c.cohort_id AS "cohortId",
                    LEAST($1::timestamptz + (c.lease_at - clock_timestamp()),
                          CASE WHEN n.status IN ('launched', 'stopped') AND w.status = 'open' THEN c.due_at END) AS at
               FROM notice_cohort c
               JOIN notice n ON n.id = c.notice_id
               JOIN wave w ON w.notice_id = c.notice_id AND w.no = c.wave_no
              WHERE c.materialised_at IS NOT NULL
                AND (c.lease_at <= clock_timestamp() + $2::interval OR c.due_at <= $1::timestamptz + $2::interval)) u
      WHERE u.at <= $1::timestamptz + $2::interval
      ORDER BY u.at, u."cohortId", u."noticeId" LIMIT $3`,
    [order.now, `${order.withinMs} milliseconds`, order.limit],
  );
}

/** Launched cohorts with somebody held for a conflict: a decision may have freed them. */
export async function heldUnits(tx: Tx, limit: number): Promise<Unit[]> {
  return tx.q<Unit>(
    `SELECT DISTINCT d.notice_id AS "noticeId", d.cohort_id AS "cohortId"
       FROM delivery d JOIN notice n ON n.id = d.notice_id
      WHERE d.hold = 'person' AND d.state = 'pending' AND n.status = 'launched' ORDER BY 2, 1 LIMIT $1`,
    [limit],
  );
}

export async function dirtyUnits(tx: Tx, noticeId: NoticeId | null, limit: number): Promise<Unit[]> {
  return tx.q<Unit>(
    `SELECT notice_id AS "noticeId", cohort_id AS "cohortId" FROM notice_cohort
      WHERE dirty AND materialised_at IS NOT NULL AND ($1::uuid IS NULL OR notice_id = $1)
      ORDER BY cohort_id, notice_id LIMIT $2`,
    [noticeId, limit],
  );
}

export async function unitsOf(tx: Tx, noticeId: NoticeId, after: CohortId, limit: number): Promise<Unit[]> {
  return tx.q<Unit>(
    `SELECT notice_id AS "noticeId", cohort_id AS "cohortId" FROM notice_cohort
      WHERE notice_id = $1 AND cohort_id > $2 AND materialised_at IS NOT NULL ORDER BY cohort_id LIMIT $3`,
    [noticeId, after, limit],
  );
}

/** What a stop leaves: nothing pending or claimed; what is in flight comes back by itself. */
export async function cancelRemainder(tx: Tx, unit: Unit, now: Date): Promise<void> {
  await tx.run(
    `UPDATE delivery SET state = 'cancelled', decision = 'cancelled', reason = $4, state_at = $3,
            claim_token = NULL, lease_until = NULL
      WHERE cohort_id = $1 AND notice_id = $2 AND state IN ('pending', 'claimed')`,
    [unit.cohortId, unit.noticeId, now, STOPPED],
  );
}

/** Everyone a stop left out, whoever cancelled them: workers end their units too. */
export async function stoppedOf(tx: Tx, unit: Unit): Promise<{ channel: string; n: number }[]> {
  return tx.q(
    `SELECT channel, count(*)::int AS n FROM delivery
      WHERE cohort_id = $1 AND notice_id = $2 AND state = 'cancelled' AND reason = $3 GROUP BY channel`,
    [unit.cohortId, unit.noticeId, STOPPED],
  );
}

/** Calls under way (index delivery_in_hand_idx). */
export async function inFlight(tx: Tx, noticeId: NoticeId): Promise<number> {
  const row = await tx.one<{ n: number }>(
    `SELECT count(*)::int AS n FROM delivery d JOIN notice n ON n.id = d.notice_id
      WHERE d.incident_id = n.incident_id AND n.id = $1 AND d.notice_id = $1 AND d.state = 'sending'`,
    [noticeId],
  );
  return row?.n ?? 0;
}

export interface StatusRow {
  readonly channel: string;
  readonly state: string;
  readonly n: number;
}

/** From the counters, never from the deliveries themselves. */
export async function counts(tx: Tx, noticeId: NoticeId): Promise<StatusRow[]> {
  return tx.q<StatusRow>(
    `SELECT ch.key AS channel, st.key AS state, sum(st.value::int)::int AS n
       FROM notice_cohort c, jsonb_each(c.counts) ch, jsonb_each_text(ch.value) st
      WHERE c.notice_id = $1 GROUP BY 1, 2 ORDER BY 1, 2`,
    [noticeId],
  );
}

export interface Totals {
  readonly cohorts: number;
  readonly materialised: number;
  readonly persons: number;
  readonly told: number;
  readonly open: number;
}

export async function totals(tx: Tx, noticeId: NoticeId): Promise<Totals> {
  const row = await tx.one<Totals>(
    `SELECT count(*)::int AS cohorts, count(materialised_at)::int AS materialised,
            COALESCE(sum(persons), 0)::int AS persons, COALESCE(sum(told), 0)::int AS told,
            COALESCE(sum(open), 0)::int AS open
       FROM notice_cohort WHERE notice_id = $1`,
    [noticeId],
  );
  return row ?? { cohorts: 0, materialised: 0, persons: 0, told: 0, open: 0 };
}
