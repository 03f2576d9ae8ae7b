/** Every SQL statement of launching: cohorts, deliveries made from the audience, what is due, counters, the remainder. */
import type { CohortId, IncidentId, NoticeId, ProfileId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { Params, peopleSql, type Plan } from './audiences.store.ts';
import { STOPPED } from './deliveries.store.ts';
import type { Unit } from './delivery.store.ts';
import { restedSql } from './recipients.store.ts';

const REACHED = 'NOT deceased AND (by_email OR by_sms';

/** Whom no channel of this plan reaches gets no delivery. */
function reached(plan: Plan): string {
  return `${REACHED}${plan.file ? ' OR true' : ''})`;
}

/** Every cohort that holds somebody to reach, dealt whole to its wave by how many people stand before it. */
function dealtSql(plan: Plan, bounds: readonly number[], params: Params): string {
  return `SELECT s.cohort_id, s.people, 1 + width_bucket(s.earlier::bigint, ${params.at(bounds)}::bigint[]) AS wave_no
            FROM (SELECT c.cohort_id, c.people, COALESCE(sum(c.people) OVER (
                           ORDER BY c.cohort_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS earlier
                    FROM (SELECT cohort_id, count(*) AS people FROM (${peopleSql(plan, params)}) p
                           WHERE ${reached(plan)} GROUP BY cohort_id) c) s`;
}

/** How many people a launch would deal to each wave; a wave nobody stands in is not among them. */
export async function countDealt(
  tx: Tx,
  plan: Plan,
  bounds: readonly number[],
): Promise<{ readonly no: number; readonly persons: number }[]> {
  const params = new Params();
  return tx.q<{ no: number; persons: number }>(
    `SELECT wave_no AS no, sum(people)::int AS persons FROM (${dealtSql(plan, bounds, params)}) d GROUP BY 1 ORDER BY 1`,
    params.values,
  );
}

export async function insertCohorts(
  tx: Tx,
  order: { plan: Plan; noticeId: NoticeId; bounds: readonly number[] },
): Promise<number> {
  const { plan } = order;
  const params = new Params();
  const dealt = dealtSql(plan, order.bounds, params);
  const audience = plan.source === 'unaffected' ? 'unaffected' : 'affected';
  const runNo = params.at(plan.runNo);
  return tx.run(
    `INSERT INTO notice_cohort (cohort_id, notice_id, incident_id, wave_no, run_no, checked_run_no, audience)
     SELECT d.cohort_id, ${params.at(order.noticeId)}::uuid, ${params.at(plan.incidentId)}::uuid,
            d.wave_no, ${runNo}::int, ${runNo}::int, '${audience}'
       FROM (${dealt}) d
     ON CONFLICT (cohort_id, notice_id) DO NOTHING`,
    params.values,
  );
}

/** A cohort of seeds goes with its wave. */
export async function insertSeedCohort(
  tx: Tx,
  order: { plan: Plan; noticeId: NoticeId; cohortId: CohortId; wave: number },
): Promise<void> {
  await tx.run(
    `INSERT INTO notice_cohort (cohort_id, notice_id, incident_id, wave_no, run_no, checked_run_no, audience)
     VALUES ($1, $2, $3, $4, $5, $5, 'seed') ON CONFLICT (cohort_id, notice_id) DO NOTHING`,
    [order.cohortId, order.noticeId, order.plan.incidentId, order.wave, order.plan.runNo],
  );
}

/** Waves that somebody stands in. */
export async function wavesInUse(tx: Tx, noticeId: NoticeId): Promise<number[]> {
  const rows = await tx.q<{ no: number }>(
    `SELECT DISTINCT wave_no::int AS no FROM notice_cohort WHERE notice_id = $1 ORDER BY 1`,
    [noticeId],
  );
  return rows.map((r) => r.no);
}

export interface PlannedCohort {
  readonly cohortId: CohortId;
  readonly audience: 'affected' | 'unaffected' | 'seed';
}

/** Cohorts still to be materialised, taken by whoever comes first (notice_cohort_unplanned_idx). */
export async function takeUnplanned(tx: Tx, noticeId: NoticeId, limit: number): Promise<PlannedCohort[]> {
  return tx.q<PlannedCohort & { [column: string]: unknown }>(
    `SELECT cohort_id AS "cohortId", audience FROM notice_cohort WHERE notice_id = $1 AND materialised_at IS NULL
      ORDER BY cohort_id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [noticeId, limit],
  );
}

interface Materialising {
  readonly plan: Plan;
  readonly noticeId: NoticeId;
  readonly cohortIds: readonly CohortId[];
  readonly defaultLocale: string;
  readonly now: Date;
}

/** First key of the advisory lock under which supplements of an incident are made: nobody gets two within the rest. */
const REST = 0x0a5e_12;

/**
 * The deliveries of these cohorts: first rungs only. Doing it twice adds nothing (delivery_once_key). People a
 * conflict holds get theirs too, held until it is decided. Numbered within the cohort in the order in which they are
 * claimed: whose contact is freshest comes first.
 */
export async function materialise(
  tx: Tx,
  order: Materialising & { readonly rest: { readonly since: Date; readonly reaching: readonly string[] } },
): Promise<void> {
  const { plan, noticeId, cohortIds, defaultLocale, now, rest } = order;
  const params = new Params();
  let only = `a.cohort_id = ANY(${params.at(cohortIds)}::bigint[])`;
  if (plan.source === 'grew') {
    await tx.q(`SELECT pg_advisory_xact_lock($1, hashtext($2))`, [REST, plan.incidentId]);
    const at = {
      incidentId: params.at(plan.incidentId),
      since: params.at(rest.since),
      reaching: params.at(rest.reaching),
    };
    only += ` AND (l.urgent OR NOT ${restedSql(at)})`;
  }
  const people = peopleSql(plan, params, only);
  const filed = plan.file
    ? `UNION ALL SELECT CASE WHEN p.paper THEN 'letter' ELSE '${plan.file}' END, false
                  WHERE NOT p.by_email AND NOT p.by_sms
       UNION ALL SELECT 'letter', true WHERE p.guarded AND (p.by_email OR p.by_sms)`
    : '';
  const at = params.at(now);
  await tx.run(
    `INSERT INTO delivery (cohort_id, notice_id, incident_id, person_id, channel, rung, parallel, run_no, profile_id,
                           locale, state, hold, not_before, made_at, state_at)
     SELECT p.cohort_id, ${params.at(noticeId)}::uuid, ${params.at(plan.incidentId)}::uuid, p.person_id, way.channel, 1,
            way.parallel, ${params.at(plan.runNo)}::int, p.profile_id, COALESCE(p.locale, ${params.at(defaultLocale)}),
            'pending', CASE WHEN p.held THEN 'person' END, ${at}::timestamptz, ${at}, ${at}
       FROM (${people}) p
      CROSS JOIN LATERAL (
        SELECT 'email' AS channel, false AS parallel WHERE p.by_email
        UNION ALL
        SELECT 'sms', p.by_email WHERE p.by_sms AND (p.two_ways OR NOT p.by_email)
        ${filed}) way
      WHERE NOT p.deceased
      ORDER BY p.cohort_id, p.contact_as_of DESC NULLS LAST, p.person_id
     ON CONFLICT (cohort_id, notice_id, person_id, channel) DO NOTHING`,
    params.values,
  );
}

/** Seeds get every channel they have an address for, as somebody with this profile would. */
export async function materialiseSeeds(
  tx: Tx,
  order: Materialising & { readonly profileId: ProfileId | null },
): Promise<void> {
  const { plan } = order;
  await tx.run(
    `INSERT INTO delivery (cohort_id, notice_id, incident_id, person_id, channel, rung, parallel, run_no, profile_id,
                           locale, state, not_before, made_at, state_at)
     SELECT a.cohort_id, $1, $2, a.person_id, way.channel, 1, way.channel = 'sms' AND a.has_email, $3, $4,
            COALESCE(a.locale, $5), 'pending', $6, $6, $6
       FROM people_v_addressee a
      CROSS JOIN LATERAL (
        SELECT 'email' AS channel WHERE $7 AND a.has_email UNION ALL SELECT 'sms' WHERE $8 AND a.has_sms) way
      WHERE a.cohort_id = ANY($9::bigint[]) AND a.kind = 'seed' AND a.incident_id = $2
     ON CONFLICT (cohort_id, notice_id, person_id, channel) DO NOTHING`,
    [
      order.noticeId,
      plan.incidentId,
      plan.runNo,
      order.profileId,
      order.defaultLocale,
      order.now,
      plan.email,
      plan.sms,
      order.cohortIds,
    ],
  );
}

export async function setMaterialised(
  tx: Tx,
  order: { noticeId: NoticeId; cohortIds: readonly CohortId[]; now: Date },
): Promise<void> {
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

/** In order of cohorts, after one of them (notice_cohort_dirty_idx). */
export async function dirtyUnits(
  tx: Tx,
  noticeId: NoticeId | null,
  limit: number,
  after = 0n as CohortId,
): Promise<Unit[]> {
  return tx.q<Unit>(
    `SELECT notice_id AS "noticeId", cohort_id AS "cohortId" FROM notice_cohort
      WHERE dirty AND materialised_at IS NOT NULL AND ($1::uuid IS NULL OR notice_id = $1) AND cohort_id > $3
      ORDER BY cohort_id, notice_id LIMIT $2`,
    [noticeId, limit, after],
  );
}

export interface ListedUnit extends Unit {
  readonly isSeed: boolean;
}

export async function unitsOf(
  tx: Tx,
  noticeId: NoticeId,
  after: CohortId,
  limit: number,
): Promise<ListedUnit[]> {
  return tx.q<ListedUnit & { [column: string]: unknown }>(
    `SELECT notice_id AS "noticeId", cohort_id AS "cohortId", audience = 'seed' AS "isSeed" FROM notice_cohort
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

/** From the counters, never from the deliveries themselves; seeds are counted apart. */
export async function counts(tx: Tx, noticeId: NoticeId, of: 'people' | 'seeds'): Promise<StatusRow[]> {
  return tx.q<StatusRow>(
    `SELECT ch.key AS channel, st.key AS state, sum(st.value::int)::int AS n
       FROM notice_cohort c, jsonb_each(c.counts) ch, jsonb_each_text(ch.value) st
      WHERE c.notice_id = $1 AND (c.audience = 'seed') = $2 GROUP BY 1, 2 ORDER BY 1, 2`,
    [noticeId, of === 'seeds'],
  );
}

export interface Totals {
  readonly cohorts: number;
  readonly materialised: number;
  readonly persons: number;
  readonly told: number;
  readonly open: number;
  /** Cohorts whose deliveries changed since they were counted, or that are still to be made; 0: every figure is exact. */
  readonly uncounted: number;
}

export async function totals(tx: Tx, noticeId: NoticeId): Promise<Totals> {
  const row = await tx.one<Totals>(
    `SELECT count(*)::int AS cohorts, count(materialised_at)::int AS materialised,
            COALESCE(sum(persons), 0)::int AS persons, COALESCE(sum(told), 0)::int AS told,
            COALESCE(sum(open), 0)::int AS open, (count(*) FILTER (WHERE dirty))::int AS uncounted
       FROM notice_cohort WHERE notice_id = $1 AND audience <> 'seed'`,
    [noticeId],
  );
  return row ?? { cohorts: 0, materialised: 0, persons: 0, told: 0, open: 0, uncounted: 0 };
}

export interface NoticeFigures {
  readonly noticeId: NoticeId;
  readonly persons: number;
  readonly told: number;
  readonly open: number;
}

/** Of every launched notice of an incident, from the counters of its cohorts (notice_cohort_notice_idx). */
export async function figures(tx: Tx, incidentId: IncidentId): Promise<NoticeFigures[]> {
  return tx.q<NoticeFigures & Record<string, unknown>>(
    `SELECT n.id AS "noticeId", COALESCE(sum(c.persons), 0)::int AS persons, COALESCE(sum(c.told), 0)::int AS told,
            COALESCE(sum(c.open), 0)::int AS open
       FROM notice n JOIN notice_cohort c ON c.notice_id = n.id AND c.audience <> 'seed'
      WHERE n.incident_id = $1 GROUP BY n.id`,
    [incidentId],
  );
}

/** Launched notices with a wave whose time has come, before it is opened (wave_opens_at_idx). */
export async function withDueWaves(tx: Tx, now: Date): Promise<NoticeId[]> {
  const rows = await tx.q<{ id: NoticeId }>(
    `SELECT DISTINCT w.notice_id AS id FROM wave w JOIN notice n ON n.id = w.notice_id AND n.status = 'launched'
      WHERE w.status = 'held' AND w.opens_at <= $1 ORDER BY 1`,
    [now],
  );
  return rows.map((r) => r.id);
}

/** Notices that still tell somebody. */
export async function underWay(tx: Tx): Promise<NoticeId[]> {
  const rows = await tx.q<{ id: NoticeId }>(
    `SELECT n.id FROM notice n
      WHERE n.status = 'launched'
        AND EXISTS (SELECT FROM notice_cohort c
                     WHERE c.notice_id = n.id AND (c.open > 0 OR c.dirty OR c.materialised_at IS NULL))
      ORDER BY 1`,
  );
  return rows.map((r) => r.id);
}

/** Plans of statements about deliveries are made from what is known of them: a launch changes that at one stroke. */
export async function analyze(tx: Tx): Promise<void> {
  await tx.q(`SELECT notices_analyze()`);
}
