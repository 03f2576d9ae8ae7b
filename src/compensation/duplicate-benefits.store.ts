/** SQL that finds one person holding the same benefit twice: inside an incident, or in another that shares its keys. */
import type { IncidentId, OfferSetId, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { GrantState, OfferKind } from './rules/states.ts';

export interface TwiceHeld {
  readonly cohortId: PersonRef['cohortId'];
  readonly personId: PersonRef['personId'];
  readonly grant: string;
  readonly state: GrantState;
  readonly offerSetId: OfferSetId;
  readonly kind: OfferKind;
  readonly otherIncidentId: IncidentId;
  readonly otherGrant: string;
  readonly otherState: GrantState;
  /** `absorbed`: one person of this incident; else the identifiers both incidents know. */
  readonly by: readonly string[];
}

const LIVE = `NOT IN ('voided','expired')`;
const TAKEN = `IN ('redeemed','fulfilling','fulfilled')`;

/** What may be had by a grant: the chosen offer, or any it is for. */
const KINDS = (grant: string) => `
  SELECT DISTINCT o.kind FROM offer_set_item i JOIN offer o ON o.id = i.offer_id
   WHERE i.offer_set_id = ${grant}.offer_set_id
     AND CASE WHEN ${grant}.chosen IS NULL THEN i.position = ANY (${grant}.positions)
              ELSE i.position = ${grant}.chosen END`;

/**
 * Whom to look at next, in order: people whom another is one with (person_absorbed), and, where some other shared
 * incident offers a kind that this one offers too, people who stand in several (shared_person_pkey).
 */
export async function nextPeople(
  tx: Tx,
  incidentId: IncidentId,
  page: { after: PersonRef; limit: number },
): Promise<PersonRef[]> {
  return tx.q<PersonRef & Record<string, unknown>>(
    `WITH kinds AS (SELECT DISTINCT s.incident_id, o.kind FROM offer_set s
                      JOIN offer_set_item i ON i.offer_set_id = s.id JOIN offer o ON o.id = i.offer_id),
          both_offer AS (SELECT FROM kinds m JOIN kinds t ON t.kind = m.kind AND t.incident_id <> m.incident_id
                     WHERE m.incident_id = $1
                       AND EXISTS (SELECT FROM people_v_shared_incident h WHERE h.incident_id = t.incident_id)
                     LIMIT 1)
     SELECT cohort_id AS "cohortId", person_id AS "personId" FROM (
       (SELECT DISTINCT survivor_cohort_id AS cohort_id, survivor_id AS person_id FROM people_v_absorbed
         WHERE incident_id = $1 AND (survivor_cohort_id, survivor_id) > ($2, $3)
         ORDER BY 1, 2 LIMIT $4)
       UNION
       (SELECT cohort_id, person_id FROM people_v_shared_person
         WHERE incident_id = $1 AND (cohort_id, person_id) > ($2, $3) AND EXISTS (SELECT FROM both_offer)
         ORDER BY cohort_id, person_id LIMIT $4)) AS either
      ORDER BY 1, 2 LIMIT $4`,
    [incidentId, page.after.cohortId, page.after.personId, page.limit],
  );
}

const THESE = `unnest($2::bigint[], $3::int[]) AS who (cohort_id, person_id)`;

function these(incidentId: IncidentId, people: readonly PersonRef[]): unknown[] {
  return [incidentId, people.map((p) => p.cohortId), people.map((p) => p.personId)];
}

/** Absorbed persons who took what whom they are one with, of these, holds too: index person_survivor. */
export async function heldThroughOthers(
  tx: Tx,
  incidentId: IncidentId,
  people: readonly PersonRef[],
): Promise<TwiceHeld[]> {
  return tx.q<TwiceHeld & Record<string, unknown>>(
    `SELECT m.cohort_id AS "cohortId", m.person_id AS "personId", m.cohort_id || ':' || m.id AS grant, m.state,
            m.offer_set_id AS "offerSetId", k.kind, t.incident_id AS "otherIncidentId",
            t.cohort_id || ':' || t.id AS "otherGrant", t.state AS "otherState", ARRAY['absorbed'] AS by
       FROM ${THESE}
       CROSS JOIN LATERAL (
            SELECT p.cohort_id, p.person_id FROM people_v_absorbed p
             WHERE p.incident_id = $1 AND p.survivor_cohort_id = who.cohort_id AND p.survivor_id = who.person_id
            OFFSET 0) p
       JOIN offer_grant t ON t.cohort_id = p.cohort_id AND t.person_id = p.person_id AND t.state ${TAKEN}
       JOIN offer_grant m ON m.cohort_id = who.cohort_id AND m.person_id = who.person_id
        AND m.offer_set_id = t.offer_set_id AND m.state ${LIVE}
       CROSS JOIN LATERAL (${KINDS('t')}) AS k
      ORDER BY m.cohort_id, m.person_id, m.id, t.id`,
    these(incidentId, people),
  );
}

/** People of other incidents behind an identifier of these who hold the same kind: shared_key_person and _pkey. */
export async function heldInOthers(
  tx: Tx,
  incidentId: IncidentId,
  people: readonly PersonRef[],
): Promise<TwiceHeld[]> {
  return tx.q<TwiceHeld & Record<string, unknown>>(
    `SELECT m.cohort_id AS "cohortId", m.person_id AS "personId", m.cohort_id || ':' || m.id AS grant, m.state,
            m.offer_set_id AS "offerSetId", k.kind, t.incident_id AS "otherIncidentId",
            t.cohort_id || ':' || t.id AS "otherGrant", t.state AS "otherState", s.by
       FROM ${THESE}
       CROSS JOIN LATERAL (
            SELECT t.cohort_id, t.person_id, array_agg(DISTINCT k.kind ORDER BY k.kind) AS by
              FROM people_v_shared_key k
              JOIN people_v_shared_key t ON t.bucket = k.bucket AND t.key = k.key AND t.incident_id <> k.incident_id
             WHERE k.incident_id = $1 AND k.cohort_id = who.cohort_id AND k.person_id = who.person_id
             GROUP BY 1, 2) s
       JOIN offer_grant m ON m.cohort_id = who.cohort_id AND m.person_id = who.person_id AND m.state ${LIVE}
       JOIN offer_grant t ON t.cohort_id = s.cohort_id AND t.person_id = s.person_id AND t.state ${LIVE}
       CROSS JOIN LATERAL (${KINDS('m')} INTERSECT ${KINDS('t')}) AS k
      ORDER BY m.cohort_id, m.person_id, m.id, t.cohort_id, t.id`,
    these(incidentId, people),
  );
}
