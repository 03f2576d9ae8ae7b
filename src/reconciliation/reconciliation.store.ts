/** SQL of the cost report: what offers were granted, taken and delivered; published views only. */
import type { IncidentId, OfferId, OfferSetId } from '../kernel/ids.ts';
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
