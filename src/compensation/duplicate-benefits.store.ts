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

/** Absorbed persons who took what whom they are one with holds too: index person_survivor. */
export async function heldThroughOthers(
  tx: Tx,
  incidentId: IncidentId,
  page: { after: PersonRef; limit: number },
): Promise<TwiceHeld[]> {
  return tx.q<TwiceHeld & Record<string, unknown>>(
    `SELECT m.cohort_id AS "cohortId", m.person_id AS "personId", m.cohort_id || ':' || m.id AS grant, m.state,
            m.offer_set_id AS "offerSetId", k.kind, t.incident_id AS "otherIncidentId",
            t.cohort_id || ':' || t.id AS "otherGrant", t.state AS "otherState", ARRAY['absorbed'] AS by
       FROM people_v_person p
       JOIN offer_grant t ON t.cohort_id = p.cohort_id AND t.person_id = p.person_id AND t.state ${TAKEN}
       JOIN offer_grant m ON m.cohort_id = p.survivor_cohort_id AND m.person_id = p.survivor_id
        AND m.offer_set_id = t.offer_set_id AND m.state ${LIVE}
       CROSS JOIN LATERAL (${KINDS('t')}) AS k
      WHERE p.incident_id = $1 AND p.survivor_cohort_id IS NOT NULL AND (m.cohort_id, m.person_id) > ($2, $3)
      ORDER BY m.cohort_id, m.person_id, m.id, t.id LIMIT $4`,
    [incidentId, page.after.cohortId, page.after.personId, page.limit],
  );
}

/** People of other incidents behind the same identifier who hold the same kind: primary key of shared_key. */
export async function heldInOthers(
  tx: Tx,
  incidentId: IncidentId,
  page: { after: PersonRef; limit: number },
): Promise<TwiceHeld[]> {
  return tx.q<TwiceHeld & Record<string, unknown>>(
    `WITH same AS (
       SELECT k.cohort_id, k.person_id, t.incident_id AS other_incident, t.cohort_id AS other_cohort,
              t.person_id AS other_person, array_agg(DISTINCT k.kind ORDER BY k.kind) AS by
         FROM people_v_shared_key k
         JOIN people_v_shared_key t ON t.bucket = k.bucket AND t.key = k.key AND t.incident_id <> k.incident_id
        WHERE k.incident_id = $1 AND (k.cohort_id, k.person_id) > ($2, $3)
        GROUP BY 1, 2, 3, 4, 5)
     SELECT m.cohort_id AS "cohortId", m.person_id AS "personId", m.cohort_id || ':' || m.id AS grant, m.state,
            m.offer_set_id AS "offerSetId", k.kind, t.incident_id AS "otherIncidentId",
            t.cohort_id || ':' || t.id AS "otherGrant", t.state AS "otherState", s.by
       FROM same s
       JOIN offer_grant m ON m.cohort_id = s.cohort_id AND m.person_id = s.person_id AND m.state ${LIVE}
       JOIN offer_grant t ON t.cohort_id = s.other_cohort AND t.person_id = s.other_person AND t.state ${LIVE}
       CROSS JOIN LATERAL (${KINDS('m')} INTERSECT ${KINDS('t')}) AS k
      ORDER BY m.cohort_id, m.person_id, m.id, t.cohort_id, t.id LIMIT $4`,
    [incidentId, page.after.cohortId, page.after.personId, page.limit],
  );
}
