/** SQL of who made what waits for a second person, and of whose a grant is; control rows and primary keys only. */
import type { CohortId, GrantNo, IncidentId, OfferSetId, OperatorId, PersonNo } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { GrantState } from './rules/states.ts';
import type { GrantRef } from './voids.store.ts';

export interface Asked {
  /** The set, the bundle or the grant (`12:7`). */
  readonly subjectId: string;
  /** Whoever asked or wrote any of it: none of them may decide. */
  readonly makers: readonly OperatorId[];
  readonly askedAt: Date;
}

/** What of these kinds waits for a second person: index approval_waiting_idx. */
export async function askedOf(tx: Tx, incidentId: IncidentId, kinds: readonly string[]): Promise<Asked[]> {
  return tx.q<Asked & Record<string, unknown>>(
    `SELECT subject_id AS "subjectId", makers, made_at AS "askedAt" FROM operators_v_approval
      WHERE incident_id = $1 AND kind = ANY ($2::text[])`,
    [incidentId, kinds],
  );
}

export interface SetMade {
  readonly id: OfferSetId;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly approvedBy: string | null;
}

export async function setsMade(tx: Tx, incidentId: IncidentId): Promise<SetMade[]> {
  return tx.q<SetMade & Record<string, unknown>>(
    `SELECT s.id, m.name AS "madeBy", s.made_at AS "madeAt", a.name AS "approvedBy" FROM offer_set s
       LEFT JOIN operators_v_operator m ON m.id = s.made_by LEFT JOIN operators_v_operator a ON a.id = s.approved_by
      WHERE s.incident_id = $1`,
    [incidentId],
  );
}

export interface GrantFound extends GrantRef {
  readonly personId: PersonNo;
  readonly offerSetId: OfferSetId;
  readonly offerSet: string;
  readonly state: GrantState;
  /** The offer they chose. */
  readonly offer: string | null;
}

/** By primary key: a page of grants that journals name. */
export async function grantsByRef(
  tx: Tx,
  incidentId: IncidentId,
  refs: readonly GrantRef[],
): Promise<GrantFound[]> {
  return tx.q<GrantFound & Record<string, unknown>>(
    `SELECT g.cohort_id AS "cohortId", g.id AS "grantId", g.person_id AS "personId", g.offer_set_id AS "offerSetId",
            s.name AS "offerSet", g.state, o.name AS offer
       FROM unnest($2::bigint[], $3::bigint[]) AS t(cohort_id, id)
       JOIN offer_grant g ON g.cohort_id = t.cohort_id AND g.id = t.id
       JOIN offer_set s ON s.id = g.offer_set_id
       LEFT JOIN offer_set_item i ON i.offer_set_id = g.offer_set_id AND i.position = g.chosen
       LEFT JOIN offer o ON o.id = i.offer_id
      WHERE g.incident_id = $1`,
    [incidentId, refs.map((ref) => ref.cohortId), refs.map((ref) => ref.grantId)] as [
      IncidentId,
      CohortId[],
      GrantNo[],
    ],
  );
}
