/** What lower rooms publish about one incident, counted: never a scan over people. */
import type { IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

export interface SourceCounts {
  readonly sources: number;
  readonly records: number;
  readonly staged: number;
  readonly rejected: number;
  readonly failed: number;
  readonly toMap: number;
  readonly toRead: number;
  readonly toAccept: number;
  /** Sources read after the published run, which it does not know. */
  readonly unresolved: number;
}

export async function sourceCounts(tx: Tx, incidentId: IncidentId): Promise<SourceCounts> {
  const row = await tx.one<SourceCounts & Record<string, unknown>>(
    `SELECT count(*)::int AS sources, coalesce(sum(records), 0)::float8 AS records,
            coalesce(sum(staged), 0)::float8 AS staged, coalesce(sum(rejected), 0)::float8 AS rejected,
            count(*) FILTER (WHERE status = 'failed')::int AS failed,
            count(*) FILTER (WHERE status = 'uploaded')::int AS "toMap",
            count(*) FILTER (WHERE status = 'mapped')::int AS "toRead",
            count(*) FILTER (WHERE status = 'finished' AND NOT rejects_accepted)::int AS "toAccept",
            count(*) FILTER (WHERE status IN ('finished','accepted') AND finished_at > coalesce(
              (SELECT max(published_at) FROM people_v_run WHERE incident_id = $1), '-infinity'))::int AS unresolved
       FROM intake_v_source WHERE incident_id = $1`,
    [incidentId],
  );
  return row!;
}

export interface PeopleCounts {
  /** Null until a run is published. */
  readonly people: number | null;
  readonly runAt: Date | null;
}

/** By cohorts: a thousand rows stand for a million people. */
export async function peopleCounts(tx: Tx, incidentId: IncidentId): Promise<PeopleCounts> {
  const row = await tx.one<PeopleCounts & Record<string, unknown>>(
    `SELECT r.published_at AS "runAt",
            CASE WHEN r.published_at IS NOT NULL THEN
              (SELECT coalesce(sum(persons), 0)::float8 FROM people_v_cohort WHERE incident_id = $1 AND kind = 'affected')
            END AS people
       FROM (SELECT max(published_at) AS published_at FROM people_v_run WHERE incident_id = $1) r`,
    [incidentId],
  );
  return row!;
}

export interface ToldCounts {
  readonly noticeId: string;
  readonly persons: number;
  readonly told: number;
  readonly open: number;
}

/** Per launched notice, seeds left out. */
export async function toldCounts(tx: Tx, incidentId: IncidentId): Promise<ToldCounts[]> {
  return tx.q<ToldCounts & Record<string, unknown>>(
    `SELECT notice_id AS "noticeId", sum(persons)::float8 AS persons, sum(told)::float8 AS told,
            sum(open)::float8 AS open
       FROM notices_v_cohort WHERE incident_id = $1 AND audience <> 'seed' AND materialised_at IS NOT NULL
      GROUP BY notice_id`,
    [incidentId],
  );
}

/** Per cohort the notice that told most of it: never more than the people really told. */
export async function peopleTold(tx: Tx, incidentId: IncidentId): Promise<number> {
  const row = await tx.one<{ told: number }>(
    `SELECT coalesce(sum(told), 0)::float8 AS told
       FROM (SELECT max(told) AS told FROM notices_v_cohort
              WHERE incident_id = $1 AND audience = 'affected' GROUP BY cohort_id) c`,
    [incidentId],
  );
  return row?.told ?? 0;
}

export interface AskedDecision {
  readonly kind: string;
  readonly count: number;
  readonly since: Date;
  readonly ownWork: boolean;
}

/** What waits for a second person: of this incident, and of none (a law) for everybody. */
export async function askedDecisions(
  tx: Tx,
  incidentId: IncidentId,
  asks: OperatorId,
): Promise<AskedDecision[]> {
  return tx.q<AskedDecision & Record<string, unknown>>(
    `SELECT kind, count(*)::int AS count, min(made_at) AS since, bool_and($2 = ANY (makers)) AS "ownWork"
       FROM operators_v_approval
      WHERE incident_id = $1 OR (incident_id IS NULL AND kind = 'law')
      GROUP BY kind
     UNION ALL
     SELECT 'payout', count(*)::int, min(made_at), bool_and(made_by = $2)
       FROM fulfilment_v_payout WHERE incident_id = $1 AND status = 'open' HAVING count(*) > 0
     UNION ALL
     SELECT 'claim', count(*)::int, min(filed_at), false
       FROM fulfilment_v_claim WHERE incident_id = $1 AND status = 'filed' HAVING count(*) > 0`,
    [incidentId, asks],
  );
}

export interface Troubles {
  readonly unknowns: number;
  readonly unknownsSince: Date | null;
  readonly deadLetters: number;
  readonly deadSince: Date | null;
  readonly lanesHalted: number;
  readonly haltedSince: Date | null;
  readonly noticesHeld: number;
}

export async function troubles(tx: Tx, incidentId: IncidentId): Promise<Troubles> {
  const row = await tx.one<Troubles & Record<string, unknown>>(
    `SELECT u.n AS unknowns, u.since AS "unknownsSince", d.n AS "deadLetters", d.since AS "deadSince",
            l.n AS "lanesHalted", l.since AS "haltedSince",
            (SELECT count(*)::int FROM notices_v_held_back WHERE incident_id = $1) AS "noticesHeld"
       FROM (SELECT count(*)::int AS n, min(since) AS since FROM notices_v_unknown WHERE incident_id = $1) u,
            (SELECT count(*)::int AS n, min(dead_since) AS since FROM fulfilment_v_dead WHERE incident_id = $1) d,
            (SELECT count(*)::int AS n, min(halted_at) AS since FROM notices_v_lane WHERE status = 'halted') l`,
    [incidentId],
  );
  return row!;
}
