/** SQL that holds the book against what compensation says: published views only, recomputed from rows. */
import type { IncidentId, OfferId, OfferSetId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/** Everything that follows reads one moment: redemptions go on while the books are proved. */
export async function readOneMoment(tx: Tx): Promise<void> {
  await tx.run(`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`);
}

export async function incidentCount(tx: Tx, incidentId: IncidentId | null): Promise<number> {
  const row = await tx.one<{ n: number }>(
    `SELECT count(*)::int AS n FROM incidents_v_incident WHERE $1::uuid IS NULL OR id = $1`,
    [incidentId],
  );
  return row!.n;
}

/** Per currency: what the accounts hold, as debit less credit. */
export interface BookSide {
  readonly currency: string;
  readonly control: bigint;
  readonly open: bigint;
  readonly reserved: bigint;
  readonly provision: bigint;
  readonly payable: bigint;
  readonly settled: bigint;
  readonly expense: bigint;
}

export async function bookSide(tx: Tx, incidentId: IncidentId | null): Promise<BookSide[]> {
  return tx.q<BookSide>(
    `SELECT currency,
            coalesce(sum(amount_minor) FILTER (WHERE account = '9000'), 0)::bigint AS control,
            coalesce(sum(amount_minor) FILTER (WHERE account = '9100'), 0)::bigint AS open,
            coalesce(sum(amount_minor) FILTER (WHERE account = '9200'), 0)::bigint AS reserved,
            coalesce(sum(amount_minor) FILTER (WHERE account = '2100'), 0)::bigint AS provision,
            coalesce(sum(amount_minor) FILTER (WHERE account = '2200'), 0)::bigint AS payable,
            coalesce(sum(amount_minor) FILTER (WHERE account IN ('1150','1200','2300')), 0)::bigint AS settled,
            coalesce(sum(amount_minor) FILTER (WHERE account = '5100'), 0)::bigint AS expense
       FROM ledger_v_posting WHERE $1::uuid IS NULL OR incident_id = $1
      GROUP BY currency`,
    [incidentId],
  );
}

/** Per currency: what grants, redemptions and provisions say the accounts should hold. */
export interface RoomSide {
  readonly currency: string;
  /** Faces of grants nobody has chosen from yet. */
  readonly openFace: bigint;
  readonly reservedFace: bigint;
  /** Costs of live redemptions that are provided for, and of those not delivered yet. */
  readonly redeemedCost: bigint;
  readonly undeliveredCost: bigint;
  readonly provided: bigint;
}

export async function roomSide(tx: Tx, incidentId: IncidentId | null): Promise<RoomSide[]> {
  return tx.q<RoomSide>(
    `WITH parts AS (
       SELECT currency,
              CASE WHEN state IN ('granted','failed') THEN face_minor ELSE 0 END AS open_face,
              CASE WHEN state = 'reserved' THEN chosen_face_minor ELSE 0 END AS reserved_face,
              0 AS redeemed_cost, 0 AS undelivered_cost, 0 AS provided
         FROM compensation_v_grant WHERE $1::uuid IS NULL OR incident_id = $1
       UNION ALL
       SELECT currency, 0, 0, unit_cost_minor,
              CASE WHEN state <> 'fulfilled' THEN unit_cost_minor ELSE 0 END, 0
         FROM compensation_v_redemption
        WHERE state IN ('redeemed','fulfilling','fulfilled') AND treatment IN ('T1','T3')
          AND ($1::uuid IS NULL OR incident_id = $1)
       UNION ALL
       SELECT currency, 0, 0, 0, 0, delta_minor
         FROM compensation_v_provision WHERE $1::uuid IS NULL OR incident_id = $1)
     SELECT currency, sum(open_face)::bigint AS "openFace", sum(reserved_face)::bigint AS "reservedFace",
            sum(redeemed_cost)::bigint AS "redeemedCost", sum(undelivered_cost)::bigint AS "undeliveredCost",
            sum(provided)::bigint AS provided
       FROM parts GROUP BY currency`,
    [incidentId],
  );
}

/** Counts that must agree whatever the currency. */
export interface Counts {
  readonly grants: bigint;
  readonly grantsInJournals: bigint;
  readonly takenGrants: bigint;
  readonly liveRedemptions: bigint;
  readonly redemptions: bigint;
  readonly outbox: bigint;
  readonly fulfilled: bigint;
  readonly delivered: bigint;
  readonly budgetTaken: bigint;
  readonly budgetHeld: bigint;
}

export async function counts(tx: Tx, incidentId: IncidentId | null): Promise<Counts> {
  const row = await tx.one<Counts>(
    `WITH g AS (
       SELECT count(*) AS grants, count(*) FILTER (WHERE state IN ('redeemed','fulfilling','fulfilled')) AS taken,
              count(*) FILTER (WHERE budget_shard IS NOT NULL) AS held
         FROM compensation_v_grant WHERE $1::uuid IS NULL OR incident_id = $1),
     r AS (
       SELECT count(*) AS redemptions, count(*) FILTER (WHERE state IN ('redeemed','fulfilling','fulfilled')) AS live,
              count(*) FILTER (WHERE state = 'fulfilled') AS fulfilled
         FROM compensation_v_redemption WHERE $1::uuid IS NULL OR incident_id = $1),
     f AS (
       SELECT count(*) AS outbox, count(*) FILTER (WHERE state = 'delivered') AS delivered
         FROM compensation_v_fulfilment WHERE $1::uuid IS NULL OR incident_id = $1),
     b AS (
       SELECT coalesce(sum(taken), 0)::bigint AS taken FROM compensation_v_budget
        WHERE $1::uuid IS NULL
           OR offer_set_id IN (SELECT offer_set_id FROM compensation_v_offer WHERE incident_id = $1)),
     j AS (
       SELECT coalesce(sum((facts->>'grants')::bigint), 0)::bigint AS grants FROM ledger_v_posting
        WHERE kind = 'granted' AND line = 1 AND ($1::uuid IS NULL OR incident_id = $1))
     SELECT g.grants, j.grants AS "grantsInJournals", g.taken AS "takenGrants", r.live AS "liveRedemptions",
            r.redemptions, f.outbox, r.fulfilled, f.delivered, b.taken AS "budgetTaken", g.held AS "budgetHeld"
       FROM g, r, f, b, j`,
    [incidentId],
  );
  return row!;
}

export interface OfferCost {
  readonly offerSetId: OfferSetId;
  readonly offerSet: string;
  readonly offerId: OfferId;
  readonly offer: string;
  readonly kind: string;
  readonly version: number;
  readonly treatment: string;
  readonly currency: string;
  /** Grants from which this offer could be chosen. */
  readonly granted: number;
  readonly reserved: number;
  readonly redeemed: number;
  readonly fulfilled: number;
  readonly faceMinor: bigint;
  readonly costMinor: bigint;
  readonly payableMinor: bigint;
}

export async function offerCosts(tx: Tx, incidentId: IncidentId): Promise<OfferCost[]> {
  return tx.q<OfferCost>(
    `WITH g AS (
       SELECT g.offer_set_id, p.position, count(*)::int AS granted,
              count(*) FILTER (WHERE g.state = 'reserved' AND g.chosen = p.position)::int AS reserved
         FROM compensation_v_grant g CROSS JOIN unnest(g.positions) AS p(position)
        WHERE g.incident_id = $1 GROUP BY g.offer_set_id, p.position),
     r AS (
       SELECT offer_set_id, offer_id, count(*)::int AS redeemed,
              count(*) FILTER (WHERE state = 'fulfilled')::int AS fulfilled,
              sum(face_minor)::bigint AS face_minor, sum(unit_cost_minor)::bigint AS cost_minor,
              coalesce(sum(unit_cost_minor) FILTER (WHERE state <> 'fulfilled' AND treatment IN ('T1','T3')), 0)::bigint
                AS payable_minor
         FROM compensation_v_redemption
        WHERE incident_id = $1 AND state IN ('redeemed','fulfilling','fulfilled')
        GROUP BY offer_set_id, offer_id)
     SELECT o.offer_set_id AS "offerSetId", o.offer_set_name AS "offerSet", o.id AS "offerId", o.name AS offer, o.kind,
            o.offer_version AS version, o.treatment, o.currency, coalesce(g.granted, 0) AS granted,
            coalesce(g.reserved, 0) AS reserved, coalesce(r.redeemed, 0) AS redeemed,
            coalesce(r.fulfilled, 0) AS fulfilled, coalesce(r.face_minor, 0) AS "faceMinor",
            coalesce(r.cost_minor, 0) AS "costMinor", coalesce(r.payable_minor, 0) AS "payableMinor"
       FROM compensation_v_offer o
       LEFT JOIN g ON g.offer_set_id = o.offer_set_id AND g.position = o.position
       LEFT JOIN r ON r.offer_set_id = o.offer_set_id AND r.offer_id = o.id
      WHERE o.incident_id = $1 AND o.status IN ('approved','closed')
      ORDER BY o.offer_set_name, o.position`,
    [incidentId],
  );
}

export interface SetCost {
  readonly offerSetId: OfferSetId;
  readonly offerSet: string;
  readonly mode: string;
  readonly currency: string;
  /** Persons who hold a grant of the set. */
  readonly granted: number;
  readonly open: number;
  readonly reserved: number;
  readonly redeemed: number;
  readonly fulfilled: number;
  readonly expired: number;
  /** Face value that can still be claimed. */
  readonly openFaceMinor: bigint;
  readonly providedMinor: bigint;
}

export async function setCosts(tx: Tx, incidentId: IncidentId): Promise<SetCost[]> {
  return tx.q<SetCost>(
    `WITH sets AS (
       SELECT DISTINCT offer_set_id, offer_set_name, mode, currency FROM compensation_v_offer
        WHERE incident_id = $1 AND status IN ('approved','closed')),
     g AS (
       SELECT offer_set_id, count(*)::int AS granted, count(*) FILTER (WHERE state = 'granted')::int AS open,
              count(*) FILTER (WHERE state = 'reserved')::int AS reserved,
              count(*) FILTER (WHERE state IN ('redeemed','fulfilling','fulfilled'))::int AS redeemed,
              count(*) FILTER (WHERE state = 'fulfilled')::int AS fulfilled,
              count(*) FILTER (WHERE state = 'expired')::int AS expired,
              coalesce(sum(face_minor) FILTER (WHERE state = 'granted'), 0)
                + coalesce(sum(chosen_face_minor) FILTER (WHERE state = 'reserved'), 0) AS open_face
         FROM compensation_v_grant WHERE incident_id = $1 GROUP BY offer_set_id),
     p AS (
       SELECT offer_set_id, sum(delta_minor)::bigint AS provided
         FROM compensation_v_provision WHERE incident_id = $1 GROUP BY offer_set_id)
     SELECT s.offer_set_id AS "offerSetId", s.offer_set_name AS "offerSet", s.mode, s.currency,
            coalesce(g.granted, 0) AS granted, coalesce(g.open, 0) AS open, coalesce(g.reserved, 0) AS reserved,
            coalesce(g.redeemed, 0) AS redeemed, coalesce(g.fulfilled, 0) AS fulfilled,
            coalesce(g.expired, 0) AS expired, coalesce(g.open_face, 0)::bigint AS "openFaceMinor",
            coalesce(p.provided, 0)::bigint AS "providedMinor"
       FROM sets s LEFT JOIN g USING (offer_set_id) LEFT JOIN p USING (offer_set_id)
      ORDER BY s.offer_set_name`,
    [incidentId],
  );
}

export interface ProofRow {
  readonly id: string;
  readonly incidentId: IncidentId | null;
  readonly ok: boolean;
  readonly journals: number;
  readonly balanced: boolean;
  readonly checks: unknown;
  readonly by: OperatorId;
  readonly at: Date;
}

export async function insertProof(tx: Tx, proof: ProofRow): Promise<void> {
  await tx.run(
    `INSERT INTO proof_run (id, incident_id, ok, journals, balanced, checks, proved_by, proved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      proof.id,
      proof.incidentId,
      proof.ok,
      proof.journals,
      proof.balanced,
      JSON.stringify(proof.checks),
      proof.by,
      proof.at,
    ],
  );
}
