/** SQL on grants of people whom a run joined to others, or set free again (ENGINE §5). */
import type { CohortId, GrantNo, IncidentId, OfferSetId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { GrantState } from './rules/states.ts';
import type { Ending, GrantRef } from './voids.store.ts';

const OPEN = `('granted','reserved','failed')`;
/** Cohorts where something is to settle; sets that are still being granted wait: index person_survivor. */
export async function cohortsToSettle(
  tx: Tx,
  of: { now: Date; busySets: readonly OfferSetId[]; limit: number },
): Promise<CohortId[]> {
  const rows = await tx.q<{ cohortId: CohortId }>(
    `SELECT g.cohort_id AS "cohortId"
       FROM people_v_person p JOIN offer_grant g ON g.cohort_id = p.cohort_id AND g.person_id = p.person_id
      WHERE p.survivor_cohort_id IS NOT NULL AND g.state IN ${OPEN} AND g.expires_at > $1
        AND g.offer_set_id <> ALL ($2::uuid[])
     UNION
     SELECT v.cohort_id
       FROM grant_void v JOIN people_v_addressee a ON a.cohort_id = v.cohort_id AND a.person_id = v.person_id
      WHERE v.status = 'voided' AND v.cause = 'absorbed' LIMIT $3`,
    [of.now, of.busySets, of.limit],
  );
  return rows.map((row) => row.cohortId);
}

export interface Absorbed extends GrantRef {
  readonly survivorCohortId: CohortId;
  readonly survivorId: PersonNo;
}

/** Open grants of a cohort's absorbed persons, and whom each is one with: index offer_grant_person_idx. */
export async function absorbedGrants(
  tx: Tx,
  cohortId: CohortId,
  of: { now: Date; limit: number },
): Promise<Absorbed[]> {
  return tx.q<Absorbed & Record<string, unknown>>(
    `SELECT g.cohort_id AS "cohortId", g.id AS "grantId", p.survivor_cohort_id AS "survivorCohortId",
            p.survivor_id AS "survivorId"
       FROM people_v_person p JOIN offer_grant g ON g.cohort_id = p.cohort_id AND g.person_id = p.person_id
      WHERE p.cohort_id = $1 AND p.survivor_cohort_id IS NOT NULL AND g.state IN ${OPEN} AND g.expires_at > $2
      ORDER BY g.id LIMIT $3`,
    [cohortId, of.now, of.limit],
  );
}

export interface Carried {
  readonly cohortId: CohortId;
  readonly personId: PersonNo;
  readonly grantId: GrantNo;
  readonly offerSetId: OfferSetId;
  readonly faceMinor: bigint;
  readonly currency: string;
  /** The absorbed grant it was given for. */
  readonly fromId: GrantNo;
}

const columns = (absorbed: readonly Absorbed[]) => [
  absorbed.map((a) => a.cohortId),
  absorbed.map((a) => a.grantId),
  absorbed.map((a) => a.survivorCohortId),
  absorbed.map((a) => a.survivorId),
];

/** What the survivors hold themselves of the same sets, held until commit: by index offer_grant_person_key. */
export async function lockOwn(tx: Tx, absorbed: readonly Absorbed[]): Promise<Map<GrantNo, GrantState>> {
  const rows = await tx.q<{ id: GrantNo; state: GrantState }>(
    `SELECT o.id, o.state
       FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::int[])
              AS t(cohort_id, grant_id, survivor_cohort_id, survivor_id)
       JOIN offer_grant g ON g.cohort_id = t.cohort_id AND g.id = t.grant_id
       JOIN offer_grant o ON o.cohort_id = t.survivor_cohort_id AND o.person_id = t.survivor_id
        AND o.offer_set_id = g.offer_set_id
      ORDER BY o.cohort_id, o.id FOR UPDATE OF o`,
    columns(absorbed),
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/**
 * What an absorbed person holds and the survivor has none of, under the same terms and until the same day; where the
 * survivor's own has expired or was voided, that is open again. One applied without asking waits to be redeemed.
 */
export async function carryOver(tx: Tx, absorbed: readonly Absorbed[], now: Date): Promise<Carried[]> {
  return tx.q<Carried & Record<string, unknown>>(
    `WITH held AS (
       SELECT DISTINCT ON (t.survivor_cohort_id, t.survivor_id, g.offer_set_id)
              t.survivor_cohort_id, t.survivor_id, g.*,
              CASE s.mode WHEN 'auto_apply' THEN 'failed' ELSE 'granted' END AS opens
         FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::int[])
                AS t(cohort_id, grant_id, survivor_cohort_id, survivor_id)
         JOIN offer_grant g ON g.cohort_id = t.cohort_id AND g.id = t.grant_id
         JOIN offer_set s ON s.id = g.offer_set_id
        ORDER BY t.survivor_cohort_id, t.survivor_id, g.offer_set_id, g.expires_at DESC, g.cohort_id, g.id),
     given AS (
       INSERT INTO offer_grant AS o (cohort_id, incident_id, offer_set_id, person_id, run_no, state, positions, face_minor,
                                     currency, granted_at, expires_at, changed_at)
       SELECT survivor_cohort_id, incident_id, offer_set_id, survivor_id, run_no, opens, positions, face_minor, currency,
              $5, expires_at, $5
         FROM held ORDER BY survivor_cohort_id, survivor_id, offer_set_id
       ON CONFLICT (cohort_id, offer_set_id, person_id) DO UPDATE
          SET state = EXCLUDED.state, expires_at = EXCLUDED.expires_at, changed_at = $5
        WHERE o.state IN ('expired','voided')
       RETURNING cohort_id, person_id, id, offer_set_id, face_minor, currency),
     undone AS (
       UPDATE grant_void v SET status = 'revived', revived_at = $5 FROM given n
        WHERE v.cohort_id = n.cohort_id AND v.grant_id = n.id AND v.status = 'voided')
     SELECT n.cohort_id AS "cohortId", n.person_id AS "personId", n.id AS "grantId", n.offer_set_id AS "offerSetId",
            n.face_minor AS "faceMinor", n.currency, h.id AS "fromId"
       FROM given n JOIN held h ON h.survivor_cohort_id = n.cohort_id AND h.survivor_id = n.person_id
        AND h.offer_set_id = n.offer_set_id`,
    [...columns(absorbed), now],
  );
}

export interface Revived extends GrantRef {
  readonly no: number;
  readonly incidentId: IncidentId;
  readonly offerSetId: OfferSetId;
  readonly faceMinor: bigint;
  readonly currency: string;
}

/**
 * Grants that an absorption voided and whose person stands alone again are open again, with the time they had left;
 * those applied without asking wait to be redeemed once more.
 */
export async function revive(
  tx: Tx,
  cohortId: CohortId,
  of: { now: Date; limit: number },
): Promise<Revived[]> {
  return tx.q<Revived & Record<string, unknown>>(
    `WITH free AS (
       SELECT v.cohort_id, v.grant_id, v.no, v.voided_at
         FROM grant_void v
        WHERE v.cohort_id = $1 AND v.status = 'voided' AND v.cause = 'absorbed'
          AND EXISTS (SELECT FROM people_v_addressee a WHERE a.cohort_id = v.cohort_id AND a.person_id = v.person_id)
        ORDER BY v.grant_id LIMIT $3 FOR UPDATE OF v SKIP LOCKED),
     undone AS (
       UPDATE grant_void v SET status = 'revived', revived_at = $2
         FROM free f WHERE v.cohort_id = f.cohort_id AND v.grant_id = f.grant_id AND v.no = f.no)
     UPDATE offer_grant g
        SET state = CASE s.mode WHEN 'auto_apply' THEN 'failed' ELSE 'granted' END,
            expires_at = greatest(g.expires_at, $2::timestamptz + (g.expires_at - f.voided_at)), changed_at = $2
       FROM free f, offer_set s
      WHERE g.cohort_id = f.cohort_id AND g.id = f.grant_id AND g.state = 'voided' AND s.id = g.offer_set_id
     RETURNING g.cohort_id AS "cohortId", g.id AS "grantId", f.no, g.incident_id AS "incidentId",
               g.offer_set_id AS "offerSetId", g.face_minor AS "faceMinor", g.currency`,
    [cohortId, of.now, of.limit],
  );
}

/** Of a cohort, the persons one with somebody who took an offer of the set already: they are given no second one. */
export async function servedThroughOthers(
  tx: Tx,
  cohortId: CohortId,
  setId: OfferSetId,
): Promise<PersonNo[]> {
  const rows = await tx.q<{ personId: PersonNo }>(
    `SELECT DISTINCT p.survivor_id AS "personId"
       FROM people_v_person p
       JOIN offer_grant g ON g.cohort_id = p.cohort_id AND g.person_id = p.person_id AND g.offer_set_id = $2
      WHERE p.survivor_cohort_id = $1 AND g.state IN ('redeemed','fulfilling','fulfilled')`,
    [cohortId, setId],
  );
  return rows.map((row) => row.personId);
}

export function survivorOf(
  ending: Ending,
  absorbed: readonly Absorbed[],
): { cohortId: CohortId; personId: PersonNo } {
  const found = absorbed.find((a) => a.cohortId === ending.cohortId && a.grantId === ending.grantId)!;
  return { cohortId: found.survivorCohortId, personId: found.survivorId };
}
