/** SQL of kept figures: one row per incident, and what a count reads for it; published views only. */
import type { IncidentId, OfferSetId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/** What of an offer set happened on one day where the company keeps its books. */
export interface TakeUpDay {
  /** `2026-06-01` */
  readonly day: string;
  readonly offerSetId: OfferSetId;
  readonly granted: number;
  /** Choices made on a page, confirmed or not; who thinks again chooses again. */
  readonly chosen: number;
  readonly redeemed: number;
  readonly fulfilled: number;
}

/** Reads every grant, redemption and choice of the incident: for a count, never for a page. */
export async function takeUpDays(tx: Tx, incidentId: IncidentId): Promise<TakeUpDay[]> {
  return tx.q<TakeUpDay & Record<string, unknown>>(
    `WITH zone AS (SELECT books_time_zone AS tz FROM incidents_v_incident WHERE id = $1),
     happened (day, offer_set_id, what, n) AS (
       SELECT (granted_at AT TIME ZONE tz)::date, offer_set_id, 'granted', count(*)
         FROM compensation_v_grant, zone WHERE incident_id = $1 GROUP BY 1, 2
       UNION ALL
       SELECT (redeemed_at AT TIME ZONE tz)::date, offer_set_id, 'redeemed', count(*)
         FROM compensation_v_redemption, zone
        WHERE incident_id = $1 AND state IN ('redeemed','fulfilling','fulfilled') GROUP BY 1, 2
       UNION ALL
       SELECT (f.changed_at AT TIME ZONE tz)::date, r.offer_set_id, 'fulfilled', count(*)
         FROM compensation_v_fulfilment f CROSS JOIN zone
         JOIN compensation_v_redemption r ON r.cohort_id = f.cohort_id AND r.id = f.redemption_id
        WHERE f.incident_id = $1 AND f.state = 'delivered' AND r.state = 'fulfilled' GROUP BY 1, 2
       UNION ALL
       SELECT effective_on, (facts->>'offerSetId')::uuid, 'chosen', count(*)
         FROM ledger_v_journal WHERE incident_id = $1 AND kind = 'reserved' GROUP BY 1, 2)
     SELECT day::text AS day, offer_set_id AS "offerSetId",
            coalesce(sum(n) FILTER (WHERE what = 'granted'), 0)::int AS granted,
            coalesce(sum(n) FILTER (WHERE what = 'chosen'), 0)::int AS chosen,
            coalesce(sum(n) FILTER (WHERE what = 'redeemed'), 0)::int AS redeemed,
            coalesce(sum(n) FILTER (WHERE what = 'fulfilled'), 0)::int AS fulfilled
       FROM happened GROUP BY day, offer_set_id ORDER BY day, offer_set_id`,
    [incidentId],
  );
}

export interface KeptRow {
  readonly wantedAt: Date | null;
  readonly countedAt: Date | null;
  readonly tookMs: number | null;
  readonly lastJournal: bigint | null;
  readonly figures: unknown;
}

export async function keptRow(tx: Tx, incidentId: IncidentId): Promise<KeptRow | undefined> {
  return tx.one<KeptRow & Record<string, unknown>>(
    `SELECT wanted_at AS "wantedAt", counted_at AS "countedAt", took_ms AS "tookMs", last_journal AS "lastJournal", figures
       FROM kept_figures WHERE incident_id = $1`,
    [incidentId],
  );
}

export async function want(tx: Tx, incidentId: IncidentId, at: Date): Promise<void> {
  await tx.run(
    `INSERT INTO kept_figures (incident_id, wanted_at) VALUES ($1, $2)
     ON CONFLICT (incident_id) DO UPDATE SET wanted_at = EXCLUDED.wanted_at`,
    [incidentId, at],
  );
}

/** A count that was asked for while this one ran stays asked for. */
export async function keep(
  tx: Tx,
  incidentId: IncidentId,
  kept: { figuresJson: string; lastJournal: bigint | null; countedAt: Date; tookMs: number },
): Promise<void> {
  await tx.run(
    `INSERT INTO kept_figures AS k (incident_id, counted_at, took_ms, last_journal, figures) VALUES ($1, $2, $3, $4, $5::jsonb)
     ON CONFLICT (incident_id) DO UPDATE
        SET counted_at = EXCLUDED.counted_at, took_ms = EXCLUDED.took_ms, last_journal = EXCLUDED.last_journal,
            figures = EXCLUDED.figures, wanted_at = CASE WHEN k.wanted_at > EXCLUDED.counted_at THEN k.wanted_at END`,
    [incidentId, kept.countedAt, kept.tookMs, kept.lastJournal, kept.figuresJson],
  );
}

export interface Candidate {
  readonly incidentId: IncidentId;
  readonly wantedAt: Date | null;
  readonly countedAt: Date | null;
  readonly tookMs: number | null;
  readonly lastJournal: bigint | null;
  /** Messages are on their way. */
  readonly sends: boolean;
}

/** Incidents with an approved set or a launched notice, and those somebody asked to count. */
export async function candidates(tx: Tx): Promise<Candidate[]> {
  return tx.q<Candidate & Record<string, unknown>>(
    `SELECT i.id AS "incidentId", k.wanted_at AS "wantedAt", k.counted_at AS "countedAt", k.took_ms AS "tookMs",
            k.last_journal AS "lastJournal",
            EXISTS (SELECT FROM notices_v_cohort c WHERE c.incident_id = i.id AND c.open > 0) AS sends
       FROM incidents_v_incident i LEFT JOIN kept_figures k ON k.incident_id = i.id
      WHERE k.wanted_at IS NOT NULL
         OR EXISTS (SELECT FROM compensation_v_offer o WHERE o.incident_id = i.id AND o.status IN ('approved','closed'))
         OR EXISTS (SELECT FROM notices_v_launched_cohort c WHERE c.incident_id = i.id)
      ORDER BY k.counted_at NULLS FIRST`,
  );
}
