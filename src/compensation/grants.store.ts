/** SQL on grants, per cohort: set-based, each statement names its cohort. */
import type { CohortId, GrantNo, IncidentId, OfferSetId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { OfferSet, SetOffer } from './compensation.types.ts';
import { audienceView, followsFilter, segmentKey } from './segments.store.ts';

/** The run in force for a cohort's incident; undefined where there is none. */
export async function runOf(
  tx: Tx,
  cohortId: CohortId,
): Promise<{ incidentId: IncidentId; runNo: number; kind: string } | undefined> {
  return tx.one(
    `SELECT c.incident_id AS "incidentId", r.run_no AS "runNo", c.kind
       FROM people_v_cohort c JOIN people_v_run r ON r.incident_id = c.incident_id
      WHERE c.id = $1`,
    [cohortId],
  );
}

export interface GrantRun {
  readonly chunks: number;
  readonly finished: boolean;
}

/** The unit of work (cohort, set, run), held until commit: one process grants at a time. */
export async function lockGrantRun(
  tx: Tx,
  unit: { cohortId: CohortId; setId: OfferSetId; runNo: number; incidentId: IncidentId },
): Promise<GrantRun> {
  const params = [unit.cohortId, unit.setId, unit.runNo];
  await tx.run(
    `INSERT INTO grant_run (cohort_id, offer_set_id, run_no, incident_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (cohort_id, offer_set_id, run_no) DO NOTHING`,
    [...params, unit.incidentId],
  );
  const row = await tx.one<GrantRun>(
    `SELECT chunks, finished_at IS NOT NULL AS finished FROM grant_run
      WHERE cohort_id = $1 AND offer_set_id = $2 AND run_no = $3 FOR UPDATE`,
    params,
  );
  return row!;
}

export async function recordGrantRun(
  tx: Tx,
  unit: { cohortId: CohortId; setId: OfferSetId; runNo: number },
  done: { granted: number; short: number; finishedAt: Date | null },
): Promise<void> {
  await tx.run(
    `UPDATE grant_run SET chunks = chunks + CASE WHEN $4 > 0 THEN 1 ELSE 0 END, granted = granted + $4,
            short = $5, finished_at = $6
      WHERE cohort_id = $1 AND offer_set_id = $2 AND run_no = $3`,
    [unit.cohortId, unit.setId, unit.runNo, done.granted, done.short, done.finishedAt],
  );
}

export interface NewGrants {
  readonly cohortId: CohortId;
  /** The budget of a set applied without asking does not reach them: each stands in line for a share. */
  readonly waits: boolean;
  readonly set: OfferSet;
  readonly runNo: number;
  readonly budgetShard: number | null;
  readonly now: Date;
  readonly expiresAt: Date;
  readonly limit: number;
  /** Persons of the cohort who have it through somebody they are one with. */
  readonly served: readonly PersonNo[];
  readonly segments: readonly {
    readonly segment: string;
    readonly positions: readonly number[];
    readonly largestFaceMinor: bigint;
  }[];
}

/**
 * Hundreds of segments come to a few outcomes: a row looks its own up by key. Joining rows to segments would compare
 * each with all of them (200 profiles: 41 ms of 53 for a cohort).
 */
function outcomesOf(segments: NewGrants['segments']) {
  const outcomes: { no: number; positions: readonly number[]; face_minor: string }[] = [];
  const outcomeOf: Record<string, number> = {};
  const known = new Map<string, number>();
  for (const { segment, positions, largestFaceMinor } of segments) {
    const name = `${positions.join()}:${largestFaceMinor}`;
    const no = known.get(name) ?? outcomes.length;
    if (no === outcomes.length) outcomes.push({ no, positions, face_minor: largestFaceMinor.toString() });
    known.set(name, no);
    outcomeOf[segment] = no;
  }
  return { outcomes, outcomeOf };
}

/** Only where somebody waits: granting for everybody has one row to hand on, their sum. */
const INTO_LINE = `,
     waiting AS (
       INSERT INTO grant_wait (cohort_id, grant_id, incident_id, offer_set_id, person_id, position, state, asked_at)
       SELECT cohort_id, id, incident_id, offer_set_id, person_id, positions[1], 'waiting', $7 FROM granted)`;

/**
 * One statement per cohort: a grant for each eligible person who has none, and what they are worth. The unit is held, so
 * that nobody else inserts; who did all the same breaks offer_grant_person_key, and the unit is done again.
 */
export async function insertGrants(
  tx: Tx,
  grants: NewGrants,
): Promise<{ granted: number; faceMinor: bigint }> {
  const { set } = grants;
  const { outcomes, outcomeOf } = outcomesOf(grants.segments);
  const follows = followsFilter(set, 'a', 13);
  const row = await tx.one<{ granted: number; faceMinor: bigint }>(
    `WITH granted AS (
       INSERT INTO offer_grant (cohort_id, incident_id, offer_set_id, person_id, run_no, state, positions, face_minor,
                                currency, budget_shard, granted_at, expires_at, changed_at)
       SELECT a.cohort_id, $2, $3, a.person_id, $4, 'granted', c.positions, c.face_minor, $5, $6, $7, $8, $7
         FROM ${audienceView(set)} a
         JOIN jsonb_to_recordset($10::jsonb) AS c(no integer, positions smallint[], face_minor bigint)
           ON c.no = ($12::jsonb ->> ${segmentKey(set)})::int
        WHERE a.cohort_id = $1 AND a.person_id <> ALL ($11::int[]) ${follows.sql}
          AND NOT EXISTS (SELECT FROM offer_grant g WHERE g.cohort_id = $1 AND g.offer_set_id = $3
                                                     AND g.person_id = a.person_id)
        ORDER BY a.person_id LIMIT $9
       RETURNING ${grants.waits ? 'cohort_id, id, incident_id, offer_set_id, person_id, positions, ' : ''}face_minor)${
         grants.waits ? INTO_LINE : ''
       }
     SELECT count(*)::int AS granted, coalesce(sum(face_minor), 0)::bigint AS "faceMinor" FROM granted`,
    [
      grants.cohortId,
      set.incidentId,
      set.id,
      grants.runNo,
      set.currency,
      grants.budgetShard,
      grants.now,
      grants.expiresAt,
      grants.limit,
      JSON.stringify(outcomes),
      grants.served,
      JSON.stringify(outcomeOf),
      ...follows.params,
    ],
  );
  return row!;
}

/**
 * Failed grants of a set applied without asking are open once more, under a new share of the budget; redeeming them is
 * the next statement. Past their expiry too, which then is `openUntil`: that it failed was not the person's doing. Names
 * the first, whose number and cycle no other round can have.
 */
export async function reopenFailed(
  tx: Tx,
  unit: {
    cohortId: CohortId;
    setId: OfferSetId;
    now: Date;
    openUntil: Date;
    shard: number | null;
    limit: number;
  },
): Promise<{ reopened: number; first: string | null }> {
  const row = await tx.one<{ reopened: number; first: string | null }>(
    `WITH due AS (
       SELECT cohort_id, id FROM offer_grant
        WHERE cohort_id = $1 AND offer_set_id = $2 AND state = 'failed'
        ORDER BY id LIMIT $5 FOR UPDATE),
     opened AS (
       UPDATE offer_grant g
          SET state = 'granted', budget_shard = $4, expires_at = greatest(g.expires_at, $6), changed_at = $3 FROM due
        WHERE g.cohort_id = $1 AND g.cohort_id = due.cohort_id AND g.id = due.id
       RETURNING g.id, g.cycle)
     SELECT count(*)::int AS reopened, (array_agg(id || ':' || cycle ORDER BY id))[1] AS first FROM opened`,
    [unit.cohortId, unit.setId, unit.now, unit.shard, unit.limit, unit.openUntil],
  );
  return row!;
}

/** Where a set applied without asking has failed grants, and how many. */
export async function failedCohorts(
  tx: Tx,
  setId: OfferSetId,
): Promise<{ cohortId: CohortId; failed: number }[]> {
  return tx.q<{ cohortId: CohortId; failed: number }>(
    `SELECT cohort_id AS "cohortId", count(*)::int AS failed FROM offer_grant
      WHERE offer_set_id = $1 AND state = 'failed' GROUP BY cohort_id ORDER BY cohort_id`,
    [setId],
  );
}

/** Reserves and redeems the open grants of a lone offer that hold a share, with redemption and outbox row. */
export async function redeemGranted(
  tx: Tx,
  unit: {
    cohortId: CohortId;
    setId: OfferSetId;
    now: Date;
    adapter: string;
    offer: SetOffer;
    shard: number | null;
  },
): Promise<{ redeemed: number; faceMinor: bigint; costMinor: bigint }> {
  const { offer } = unit;
  const row = await tx.one<{ redeemed: number; faceMinor: bigint; costMinor: bigint }>(
    `WITH taken AS (
       UPDATE offer_grant
          SET state = 'redeemed', cycle = cycle + 1, reservation_no = reservation_no + 1, chosen = $4,
              chosen_face_minor = $5, changed_at = $3
        WHERE cohort_id = $1 AND offer_set_id = $2 AND state = 'granted' AND expires_at > $3
          AND budget_shard IS NOT DISTINCT FROM $11
       RETURNING cohort_id, id, cycle, incident_id, offer_set_id, person_id, currency),
     made AS (
       INSERT INTO redemption (cohort_id, grant_id, cycle, incident_id, offer_set_id, person_id, position, offer_id,
                               offer_version, face_minor, unit_cost_minor, currency, treatment, state, redeemed_at,
                               changed_at)
       SELECT cohort_id, id, cycle, incident_id, offer_set_id, person_id, $4, $6, $7, $5, $8, currency, $9,
              'redeemed', $3, $3
         FROM taken
       RETURNING cohort_id, id, grant_id, incident_id, offer_id, person_id, face_minor, unit_cost_minor),
     queued AS (
       INSERT INTO fulfilment (cohort_id, redemption_id, grant_id, incident_id, offer_id, person_id, adapter, state,
                               made_at, changed_at)
       SELECT cohort_id, id, grant_id, incident_id, offer_id, person_id, $10, 'pending', $3, $3 FROM made)
     SELECT count(*)::int AS redeemed, coalesce(sum(face_minor), 0)::bigint AS "faceMinor",
            coalesce(sum(unit_cost_minor), 0)::bigint AS "costMinor"
       FROM made`,
    [
      unit.cohortId,
      unit.setId,
      unit.now,
      offer.position,
      offer.faceMinor,
      offer.offerId,
      offer.version,
      offer.unitCostMinor,
      offer.treatment,
      unit.adapter,
      unit.shard,
    ],
  );
  return row!;
}

export interface Lapsed {
  readonly id: GrantNo;
  readonly incidentId: IncidentId;
  readonly setId: OfferSetId;
  readonly currency: string;
  readonly faceMinor: bigint;
  readonly chosenFaceMinor: bigint | null;
  readonly reservationNo: number;
  readonly budgetShard: number | null;
}

/** Reservations nobody confirmed in time, of one set and shard at a time: index offer_grant_open_idx. */
export async function releaseReservations(tx: Tx, cohortId: CohortId, now: Date): Promise<Lapsed[]> {
  return tx.q<Lapsed>(
    `WITH first AS (
       SELECT offer_set_id, budget_shard FROM offer_grant
        WHERE cohort_id = $1 AND state = 'reserved' AND (reserved_until <= $2 OR expires_at <= $2)
        ORDER BY offer_set_id, budget_shard LIMIT 1),
     due AS (
       SELECT g.cohort_id, g.id, g.chosen_face_minor, g.budget_shard
         FROM offer_grant g JOIN first f
           ON f.offer_set_id = g.offer_set_id AND f.budget_shard IS NOT DISTINCT FROM g.budget_shard
        WHERE g.cohort_id = $1 AND g.state = 'reserved' AND (g.reserved_until <= $2 OR g.expires_at <= $2)
        LIMIT 200 FOR UPDATE OF g SKIP LOCKED)
     UPDATE offer_grant g
        SET state = 'granted', chosen = NULL, chosen_face_minor = NULL, reserved_until = NULL, budget_shard = NULL,
            changed_at = $2
       FROM due
      WHERE g.cohort_id = $1 AND g.cohort_id = due.cohort_id AND g.id = due.id
     RETURNING g.id, g.incident_id AS "incidentId", g.offer_set_id AS "setId", g.currency,
               g.face_minor AS "faceMinor", due.chosen_face_minor AS "chosenFaceMinor",
               g.reservation_no AS "reservationNo", due.budget_shard::int AS "budgetShard"`,
    [cohortId, now],
  );
}

export interface ExpiredGrants {
  readonly incidentId: IncidentId;
  readonly setId: OfferSetId;
  readonly currency: string;
  readonly grants: number;
  readonly faceMinor: bigint;
  readonly firstId: GrantNo;
}

/** Open grants past their expiry become expired: bookkeeping only, use was refused already. */
export async function expireGrants(tx: Tx, cohortId: CohortId, now: Date): Promise<ExpiredGrants[]> {
  return tx.q<ExpiredGrants>(
    `WITH due AS (
       SELECT cohort_id, id FROM offer_grant
        WHERE cohort_id = $1 AND state = 'granted' AND expires_at <= $2 LIMIT 1000 FOR UPDATE SKIP LOCKED),
     expired AS (
       UPDATE offer_grant g SET state = 'expired', changed_at = $2 FROM due
        WHERE g.cohort_id = $1 AND g.cohort_id = due.cohort_id AND g.id = due.id
       RETURNING g.incident_id, g.offer_set_id, g.currency, g.face_minor, g.id)
     SELECT incident_id AS "incidentId", offer_set_id AS "setId", currency, count(*)::int AS grants,
            sum(face_minor)::bigint AS "faceMinor", min(id) AS "firstId"
       FROM expired GROUP BY incident_id, offer_set_id, currency`,
    [cohortId, now],
  );
}

export async function cohortsWithLapses(tx: Tx, now: Date, limit: number): Promise<CohortId[]> {
  const rows = await tx.q<{ cohortId: CohortId }>(
    `SELECT DISTINCT cohort_id AS "cohortId" FROM offer_grant
      WHERE (state IN ('granted','reserved') AND expires_at <= $1) OR (state = 'reserved' AND reserved_until <= $1)
      LIMIT $2`,
    [now, limit],
  );
  return rows.map((row) => row.cohortId);
}

export interface GrantUnit {
  readonly setId: OfferSetId;
  readonly cohortId: CohortId;
}

/** Launched cohorts whose approved sets were not granted in the run in force. */
export async function ungrantedUnits(tx: Tx, now: Date, limit: number): Promise<GrantUnit[]> {
  return tx.q<GrantUnit>(
    `SELECT DISTINCT l.cohort_id AS "cohortId", s.id AS "setId"
       FROM notices_v_launched_cohort l
       CROSS JOIN unnest(l.offer_set_ids) AS carried(id)
       JOIN offer_set s ON s.id = carried.id AND s.incident_id = l.incident_id AND s.status = 'approved'
        AND (s.opens_at IS NULL OR s.opens_at <= $2)
       JOIN people_v_cohort c ON c.id = l.cohort_id AND c.kind = s.audience
       JOIN people_v_run r ON r.incident_id = l.incident_id
       LEFT JOIN grant_run g ON g.cohort_id = l.cohort_id AND g.offer_set_id = s.id AND g.run_no = r.run_no
      WHERE g.finished_at IS NULL LIMIT $1`,
    [limit, now],
  );
}

export interface Provisioned {
  readonly no: number;
  readonly totalMinor: bigint;
  /** The run of the last estimate; 0 before the first. */
  readonly runNo: number;
}

export async function provisioned(tx: Tx, setId: OfferSetId): Promise<Provisioned> {
  const row = await tx.one<Provisioned>(
    `SELECT coalesce(max(no), 0)::int AS no, coalesce(sum(delta_minor), 0)::bigint AS "totalMinor",
            coalesce(max(run_no), 0)::int AS "runNo"
       FROM provision WHERE offer_set_id = $1`,
    [setId],
  );
  return row!;
}

export async function insertProvision(
  tx: Tx,
  row: {
    setId: OfferSetId;
    no: number;
    runNo: number;
    persons: bigint;
    estimateMinor: bigint;
    deltaMinor: bigint;
    at: Date;
  },
): Promise<void> {
  await tx.run(
    `INSERT INTO provision (offer_set_id, no, run_no, persons, estimate_minor, delta_minor, posted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [row.setId, row.no, row.runNo, row.persons, row.estimateMinor, row.deltaMinor, row.at],
  );
}
