/** SQL of the waiting list: who asked for a share of a spent budget, in that order. */
import { type Locale, LOCALES } from '../incidents/index.ts';
import type { CohortId, GrantNo, IncidentId, OfferSetId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { COUNT_STOPS_AT, placeOfCount } from './rules/place.ts';

export interface Place {
  readonly cohortId: CohortId;
  readonly grantId: GrantNo;
  readonly incidentId: IncidentId;
  readonly personId: PersonNo;
  readonly position: number;
  /** Of the person's link; null once they are one with somebody else. */
  readonly linkVersion: number | null;
}

/** At the end of the line, unless they stand in it already: then only what they wait for changes. */
export async function standInLine(
  tx: Tx,
  of: {
    cohortId: CohortId;
    grantId: GrantNo;
    incidentId: IncidentId;
    offerSetId: OfferSetId;
    personId: number;
    position: number;
    at: Date;
  },
): Promise<void> {
  await tx.run(
    `INSERT INTO grant_wait AS w (cohort_id, grant_id, incident_id, offer_set_id, person_id, position, state, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7)
     ON CONFLICT (cohort_id, grant_id) DO UPDATE
        SET position = EXCLUDED.position, state = 'waiting',
            asked_at = CASE w.state WHEN 'waiting' THEN w.asked_at ELSE EXCLUDED.asked_at END`,
    [of.cohortId, of.grantId, of.incidentId, of.offerSetId, of.personId, of.position, of.at],
  );
}

/** How many stand in line up to the row `w`, no further than is told: index grant_wait_queue_idx. */
export const COUNTED_TO_W = `
            (SELECT count(*)::int FROM (
               SELECT FROM grant_wait q
                WHERE q.offer_set_id = w.offer_set_id AND q.state = 'waiting'
                  AND (q.asked_at, q.cohort_id, q.grant_id) <= (w.asked_at, w.cohort_id, w.grant_id)
                LIMIT ${COUNT_STOPS_AT}) AS line)`;

/** Null: more stand before them than are counted. */
export async function placeOf(tx: Tx, cohortId: CohortId, grantId: GrantNo): Promise<number | null> {
  const row = await tx.one<{ counted: number }>(
    `SELECT ${COUNTED_TO_W} AS counted FROM grant_wait w
      WHERE w.cohort_id = $1 AND w.grant_id = $2 AND w.state = 'waiting'`,
    [cohortId, grantId],
  );
  return placeOfCount(row!.counted);
}

export async function leaveLine(
  tx: Tx,
  place: Pick<Place, 'cohortId' | 'grantId' | 'personId'>,
): Promise<number> {
  return tx.run(
    `UPDATE grant_wait SET state = 'left'
      WHERE cohort_id = $1 AND grant_id = $2 AND person_id = $3 AND state = 'waiting'`,
    [place.cohortId, place.grantId, place.personId],
  );
}

/** The first in line, held until commit; nobody else serves them meanwhile. */
export async function firstInLine(tx: Tx, setId: OfferSetId): Promise<Place | undefined> {
  return tx.one<Place & Record<string, unknown>>(
    `SELECT w.cohort_id AS "cohortId", w.grant_id AS "grantId", w.incident_id AS "incidentId",
            w.person_id AS "personId", w.position::int, p.link_version::int AS "linkVersion"
       FROM grant_wait w
       LEFT JOIN people_v_person p ON p.cohort_id = w.cohort_id AND p.person_id = w.person_id
        AND p.survivor_cohort_id IS NULL
      WHERE w.offer_set_id = $1 AND w.state = 'waiting'
      ORDER BY w.asked_at, w.cohort_id, w.grant_id LIMIT 1 FOR UPDATE OF w`,
    [setId],
  );
}

export async function markCalled(
  tx: Tx,
  place: Pick<Place, 'cohortId' | 'grantId'>,
  at: Date,
): Promise<void> {
  await tx.run(
    `UPDATE grant_wait SET state = 'called', called_at = $3, told_at = NULL
      WHERE cohort_id = $1 AND grant_id = $2 AND state = 'waiting'`,
    [place.cohortId, place.grantId, at],
  );
}

/** Sets where somebody waits and a share is free. */
export async function setsToServe(tx: Tx): Promise<OfferSetId[]> {
  const rows = await tx.q<{ setId: OfferSetId }>(
    `SELECT DISTINCT b.offer_set_id AS "setId" FROM budget b
      WHERE b.taken < b.total
        AND EXISTS (SELECT FROM grant_wait w WHERE w.offer_set_id = b.offer_set_id AND w.state = 'waiting')`,
  );
  return rows.map((row) => row.setId);
}

export interface Called {
  readonly cohortId: CohortId;
  readonly grantId: GrantNo;
  readonly incidentId: IncidentId;
  readonly personId: PersonNo;
  readonly calledAt: Date;
  /** Null: taken, given up or lapsed meanwhile, so that there is nothing to tell. */
  readonly heldUntil: Date | null;
  /** The language of the person's records, else the incident's. */
  readonly locale: Locale;
}

/** Called and not told so: index grant_wait_untold_idx. */
export async function untoldCalls(tx: Tx, now: Date, limit: number): Promise<Called[]> {
  return tx.q<Called & Record<string, unknown>>(
    `SELECT w.cohort_id AS "cohortId", w.grant_id AS "grantId", w.incident_id AS "incidentId",
            w.person_id AS "personId", w.called_at AS "calledAt",
            CASE WHEN g.state = 'reserved' AND g.reserved_until > $1 THEN g.reserved_until END AS "heldUntil",
            CASE WHEN a.locale = ANY ($3::text[]) THEN a.locale ELSE b.default_locale END AS locale
       FROM grant_wait w
       JOIN offer_grant g ON g.cohort_id = w.cohort_id AND g.id = w.grant_id
       JOIN incidents_v_incident b ON b.id = w.incident_id
       LEFT JOIN people_v_addressee a ON a.cohort_id = w.cohort_id AND a.person_id = w.person_id
      WHERE w.state = 'called' AND w.told_at IS NULL
      ORDER BY w.called_at, w.cohort_id, w.grant_id LIMIT $2`,
    [now, limit, LOCALES],
  );
}

/** Of exactly these calls: one who stands in line again since then is called anew. */
export async function markCallsTold(tx: Tx, calls: readonly Called[], now: Date): Promise<void> {
  await tx.run(
    `UPDATE grant_wait w SET told_at = $1
       FROM unnest($2::bigint[], $3::bigint[], $4::timestamptz[]) AS t(cohort_id, grant_id, called_at)
      WHERE w.cohort_id = t.cohort_id AND w.grant_id = t.grant_id AND w.called_at = t.called_at`,
    [
      now,
      calls.map((call) => call.cohortId),
      calls.map((call) => call.grantId),
      calls.map((call) => call.calledAt),
    ],
  );
}
