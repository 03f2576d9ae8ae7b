/** SQL that ends grants: locked first, read afresh, then moved together; and who asked for it. */
import type {
  CohortId,
  GrantNo,
  IncidentId,
  OfferSetId,
  OperatorId,
  PersonNo,
  PersonRef,
} from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { EndingGrant } from './rules/void-check.ts';
import type { GrantState, VoidCause, VoidStatus } from './rules/states.ts';

export interface GrantRef {
  readonly cohortId: CohortId;
  readonly grantId: GrantNo;
}

export interface Ending extends EndingGrant, GrantRef {
  readonly incidentId: IncidentId;
  readonly offerSetId: OfferSetId;
  readonly personId: PersonNo;
  readonly redemptionId: bigint | null;
  readonly budgetShard: number | null;
  /** How often this grant's end was asked for, and how often it came. */
  readonly voids: number;
  readonly ended: number;
  /** A request waits for a second person. */
  readonly isAsked: boolean;
}

const columns = (refs: readonly GrantRef[]) => [refs.map((r) => r.cohortId), refs.map((r) => r.grantId)];

/**
 * The grants, held until commit. Two statements: what is joined to a row that was waited for must be read after the
 * wait, or a switch that committed meanwhile would show its old redemption.
 */
export async function lockEnding(tx: Tx, refs: readonly GrantRef[]): Promise<Ending[]> {
  await tx.q(
    `SELECT 1 FROM offer_grant g
       JOIN unnest($1::bigint[], $2::bigint[]) AS t(cohort_id, id) ON t.cohort_id = g.cohort_id AND t.id = g.id
      ORDER BY g.cohort_id, g.id FOR UPDATE OF g`,
    columns(refs),
  );
  return tx.q<Ending & Record<string, unknown>>(
    `SELECT g.cohort_id AS "cohortId", g.id AS "grantId", g.incident_id AS "incidentId",
            g.offer_set_id AS "offerSetId", g.person_id AS "personId", g.state, g.face_minor AS "faceMinor",
            g.chosen_face_minor AS "chosenFaceMinor", g.currency, g.budget_shard::int AS "budgetShard",
            r.id AS "redemptionId", r.unit_cost_minor AS "costMinor", r.treatment, f.state AS fulfilment,
            v.voids, v.ended, v.asked > 0 AS "isAsked"
       FROM unnest($1::bigint[], $2::bigint[]) AS t(cohort_id, id)
       JOIN offer_grant g ON g.cohort_id = t.cohort_id AND g.id = t.id
       LEFT JOIN redemption r ON r.cohort_id = g.cohort_id AND r.grant_id = g.id
        AND r.state IN ('redeemed','fulfilling','fulfilled')
       LEFT JOIN fulfilment f ON f.cohort_id = r.cohort_id AND f.redemption_id = r.id
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS voids, count(voided_at)::int AS ended, count(*) FILTER (WHERE status = 'asked') AS asked
           FROM grant_void v WHERE v.cohort_id = g.cohort_id AND v.grant_id = g.id) AS v
      ORDER BY g.cohort_id, g.id`,
    columns(refs),
  );
}

/** Grant, live redemption and outbox row together; counts what moved. */
export async function markVoided(
  tx: Tx,
  grants: readonly Ending[],
  at: Date,
): Promise<{ grants: number; redemptions: number; outbox: number }> {
  const row = await tx.one<{ grants: number; redemptions: number; outbox: number }>(
    `WITH these AS (
       SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS t(cohort_id, grant_id, redemption_id)),
     g AS (
       UPDATE offer_grant g
          SET state = 'voided', chosen = NULL, chosen_face_minor = NULL, reserved_until = NULL, budget_shard = NULL,
              changed_at = $4
         FROM these t WHERE g.cohort_id = t.cohort_id AND g.id = t.grant_id RETURNING 1),
     r AS (
       UPDATE redemption r SET state = 'voided', changed_at = $4
         FROM these t WHERE r.cohort_id = t.cohort_id AND r.id = t.redemption_id AND r.state = 'redeemed' RETURNING 1),
     f AS (
       UPDATE fulfilment f SET state = 'cancelled', changed_at = $4
         FROM these t WHERE f.cohort_id = t.cohort_id AND f.redemption_id = t.redemption_id AND f.state = 'pending'
       RETURNING 1)
     SELECT (SELECT count(*) FROM g)::int AS grants, (SELECT count(*) FROM r)::int AS redemptions,
            (SELECT count(*) FROM f)::int AS outbox`,
    [grants.map((g) => g.cohortId), grants.map((g) => g.grantId), grants.map((g) => g.redemptionId), at],
  );
  return row!;
}

export interface NewVoid {
  readonly grant: Ending;
  readonly cause: VoidCause;
  readonly status: VoidStatus;
  readonly reason: string;
  readonly atStakeMinor: bigint;
  readonly aloneMaxMinor: bigint;
  readonly by: OperatorId;
  readonly at: Date;
  /** Whom an absorbed person is one with now, and whether that person was given the grant instead. */
  readonly survivor: (PersonRef & { readonly carried: boolean }) | null;
}

export async function insertVoid(tx: Tx, row: NewVoid): Promise<void> {
  const { grant, survivor } = row;
  await tx.run(
    `INSERT INTO grant_void (cohort_id, grant_id, no, incident_id, offer_set_id, person_id, cause, status, reason,
                             at_stake_minor, alone_max_minor, currency, asked_by, asked_at, voided_at,
                             survivor_cohort_id, survivor_id, carried)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      grant.cohortId,
      grant.grantId,
      grant.voids + 1,
      grant.incidentId,
      grant.offerSetId,
      grant.personId,
      row.cause,
      row.status,
      row.reason,
      row.atStakeMinor,
      row.aloneMaxMinor,
      grant.currency,
      row.by,
      row.at,
      row.status === 'voided' ? row.at : null,
      survivor?.cohortId ?? null,
      survivor?.personId ?? null,
      survivor?.carried ?? false,
    ],
  );
}

/** The request that waits becomes what a second person made of it; 0 where none waits. */
export async function markDecided(
  tx: Tx,
  ref: GrantRef,
  done: { status: 'voided' | 'refused'; by: OperatorId; at: Date },
): Promise<number> {
  return tx.run(
    `UPDATE grant_void
        SET status = $3, decided_by = $4, decided_at = $5, voided_at = CASE WHEN $3 = 'voided' THEN $5::timestamptz END
      WHERE cohort_id = $1 AND grant_id = $2 AND status = 'asked'`,
    [ref.cohortId, ref.grantId, done.status, done.by, done.at],
  );
}

/** What one person holds: index offer_grant_person_idx. */
export interface HeldGrant {
  readonly grant: string;
  readonly offerSet: string;
  readonly state: GrantState;
  readonly faceMinor: bigint;
  readonly currency: string;
  readonly chosen: string | null;
  readonly expiresAt: Date;
}

export async function heldGrants(tx: Tx, incidentId: IncidentId, person: PersonRef): Promise<HeldGrant[]> {
  return tx.q<HeldGrant & Record<string, unknown>>(
    `SELECT g.cohort_id || ':' || g.id AS grant, s.name AS "offerSet", g.state,
            coalesce(g.chosen_face_minor, g.face_minor) AS "faceMinor", g.currency, o.name AS chosen,
            g.expires_at AS "expiresAt"
       FROM offer_grant g JOIN offer_set s ON s.id = g.offer_set_id
       LEFT JOIN offer_set_item i ON i.offer_set_id = g.offer_set_id AND i.position = g.chosen
       LEFT JOIN offer o ON o.id = i.offer_id
      WHERE g.cohort_id = $1 AND g.person_id = $2 AND g.incident_id = $3 ORDER BY g.id`,
    [person.cohortId, person.personId, incidentId],
  );
}

export interface VoidRow extends GrantRef {
  readonly no: number;
  readonly offerSetId: OfferSetId;
  readonly personId: PersonNo;
  readonly cause: VoidCause;
  readonly status: VoidStatus;
  readonly reason: string;
  readonly atStakeMinor: bigint;
  readonly currency: string;
  readonly askedBy: OperatorId;
  readonly askedAt: Date;
  readonly decidedBy: OperatorId | null;
}

/** The newest first: index grant_void_incident_idx. */
export async function voidsOf(
  tx: Tx,
  incidentId: IncidentId,
  of: { status: VoidStatus | null; limit: number },
): Promise<VoidRow[]> {
  return tx.q<VoidRow & Record<string, unknown>>(
    `SELECT cohort_id AS "cohortId", grant_id AS "grantId", no, offer_set_id AS "offerSetId",
            person_id AS "personId", cause, status, reason, at_stake_minor AS "atStakeMinor", currency,
            asked_by AS "askedBy", asked_at AS "askedAt", decided_by AS "decidedBy"
       FROM grant_void WHERE incident_id = $1 AND ($2::text IS NULL OR status = $2)
      ORDER BY asked_at DESC, cohort_id, grant_id, no LIMIT $3`,
    [incidentId, of.status, of.limit],
  );
}
