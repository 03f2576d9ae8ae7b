/** SQL that holds the book against what compensation says: published views only, recomputed from rows. */
import type { IncidentId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Book, Room } from './rules/identities.ts';

/** Per currency: what the accounts hold, as debit less credit. */
export async function bookSide(tx: Tx, incidentId: IncidentId | null): Promise<Book[]> {
  return tx.q<Book & Record<string, unknown>>(
    `SELECT currency,
            coalesce(sum(amount_minor) FILTER (WHERE account = '9000'), 0)::bigint AS control,
            coalesce(sum(amount_minor) FILTER (WHERE account = '9100'), 0)::bigint AS open,
            coalesce(sum(amount_minor) FILTER (WHERE account = '9200'), 0)::bigint AS reserved,
            coalesce(sum(amount_minor) FILTER (WHERE account = '2100'), 0)::bigint AS provision,
            coalesce(sum(amount_minor) FILTER (WHERE account = '2200'), 0)::bigint AS payable,
            coalesce(sum(amount_minor) FILTER (WHERE account = '1150'), 0)::bigint AS billing,
            coalesce(sum(amount_minor) FILTER (WHERE account = '1200'), 0)::bigint AS inventory,
            coalesce(sum(amount_minor) FILTER (WHERE account = '2300'), 0)::bigint AS accrued,
            coalesce(sum(amount_minor) FILTER (WHERE account = '5100'), 0)::bigint AS expense,
            coalesce(sum(abs(amount_minor)) FILTER (WHERE account IN ('1100','2400','4100','5300','5900')), 0)::bigint
              AS elsewhere
       FROM ledger_v_posting WHERE $1::uuid IS NULL OR incident_id = $1
      GROUP BY currency`,
    [incidentId],
  );
}

/** Per currency: what grants, redemptions and provisions say the accounts should hold. */
export async function roomSide(tx: Tx, incidentId: IncidentId | null): Promise<Room[]> {
  return tx.q<Room & Record<string, unknown>>(
    `WITH live AS (
       SELECT r.currency, r.unit_cost_minor AS cost, coalesce(f.settled_cost_minor, r.unit_cost_minor) AS settled,
              r.state = 'fulfilled' AS delivered,
              CASE WHEN r.treatment = 'T3' THEN '1200' WHEN o.kind = 'billing_credit' THEN '1150' ELSE '2300' END
                AS against
         FROM compensation_v_redemption r
         LEFT JOIN compensation_v_offer o ON o.offer_set_id = r.offer_set_id AND o.id = r.offer_id
         LEFT JOIN compensation_v_fulfilment f ON f.cohort_id = r.cohort_id AND f.redemption_id = r.id
        WHERE r.state IN ('redeemed','fulfilling','fulfilled') AND r.treatment IN ('T1','T3')
          AND ($1::uuid IS NULL OR r.incident_id = $1)),
     parts (currency, open_face, reserved_face, redeemed, undelivered, billing, inventory, accrued, provided,
            variance) AS (
       SELECT currency, CASE WHEN state IN ('granted','failed') THEN face_minor ELSE 0 END,
              CASE WHEN state = 'reserved' THEN chosen_face_minor ELSE 0 END, 0, 0, 0, 0, 0, 0, 0
         FROM compensation_v_grant WHERE $1::uuid IS NULL OR incident_id = $1
       UNION ALL
       SELECT currency, 0, 0, cost, CASE WHEN delivered THEN 0 ELSE cost END,
              CASE WHEN delivered AND against = '1150' THEN settled ELSE 0 END,
              CASE WHEN delivered AND against = '1200' THEN settled ELSE 0 END,
              CASE WHEN delivered AND against = '2300' THEN settled ELSE 0 END, 0,
              CASE WHEN delivered THEN settled - cost ELSE 0 END
         FROM live
       UNION ALL
       SELECT r.currency, 0, 0, 0, 0, 0, c.written_off * r.unit_cost_minor, 0, 0, c.written_off * r.unit_cost_minor
         FROM codes_v_claim c
         JOIN compensation_v_redemption r ON r.cohort_id = c.cohort_id AND r.id = c.redemption_id AND r.treatment = 'T3'
        WHERE c.written_off > 0 AND ($1::uuid IS NULL OR c.incident_id = $1)
       UNION ALL
       SELECT currency, 0, 0, 0, 0, 0, 0, 0, delta_minor, 0
         FROM compensation_v_provision WHERE $1::uuid IS NULL OR incident_id = $1)
     SELECT currency, sum(open_face)::bigint AS "openFace", sum(reserved_face)::bigint AS "reservedFace",
            sum(redeemed)::bigint AS "redeemedCost", sum(undelivered)::bigint AS "undeliveredCost",
            sum(billing)::bigint AS billing, sum(inventory)::bigint AS inventory, sum(accrued)::bigint AS accrued,
            sum(provided)::bigint AS provided, sum(variance)::bigint AS variance
       FROM parts GROUP BY currency`,
    [incidentId],
  );
}

/** Counts that must agree whatever the currency. */
export interface Counts {
  readonly grants: bigint;
  readonly takenGrants: bigint;
  readonly liveRedemptions: bigint;
  /** Taken grants whose live redemption is in the same state. */
  readonly inStep: bigint;
  readonly expired: bigint;
  readonly voided: bigint;
  readonly reservations: bigint;
  readonly cycles: bigint;
  readonly redemptions: bigint;
  readonly outbox: bigint;
  readonly fulfilled: bigint;
  readonly delivered: bigint;
  readonly budgetTaken: bigint;
  readonly budgetHeld: bigint;
}

export async function counts(tx: Tx, incidentId: IncidentId | null): Promise<Counts> {
  const row = await tx.one<Counts & Record<string, unknown>>(
    `WITH g AS (
       SELECT count(*) AS grants, count(*) FILTER (WHERE state IN ('redeemed','fulfilling','fulfilled')) AS taken,
              count(*) FILTER (WHERE budget_shard IS NOT NULL) AS held,
              count(*) FILTER (WHERE state = 'expired') AS expired,
              count(*) FILTER (WHERE state = 'voided') AS voided,
              coalesce(sum(reservation_no), 0)::bigint AS reservations, coalesce(sum(cycle), 0)::bigint AS cycles
         FROM compensation_v_grant WHERE $1::uuid IS NULL OR incident_id = $1),
     r AS (
       SELECT count(*) AS redemptions, count(*) FILTER (WHERE r.state IN ('redeemed','fulfilling','fulfilled')) AS live,
              count(*) FILTER (WHERE r.state = 'fulfilled') AS fulfilled,
              count(*) FILTER (WHERE r.state IN ('redeemed','fulfilling','fulfilled') AND g.state = r.state) AS in_step
         FROM compensation_v_redemption r
         LEFT JOIN compensation_v_grant g ON g.cohort_id = r.cohort_id AND g.id = r.grant_id
        WHERE $1::uuid IS NULL OR r.incident_id = $1),
     f AS (
       SELECT count(*) AS outbox, count(*) FILTER (WHERE state = 'delivered') AS delivered
         FROM compensation_v_fulfilment WHERE $1::uuid IS NULL OR incident_id = $1),
     b AS (
       SELECT coalesce(sum(taken), 0)::bigint AS taken FROM compensation_v_budget
        WHERE $1::uuid IS NULL
           OR offer_set_id IN (SELECT offer_set_id FROM compensation_v_offer WHERE incident_id = $1))
     SELECT g.grants, g.taken AS "takenGrants", g.expired, g.voided, g.reservations, g.cycles, r.live AS "liveRedemptions",
            r.in_step AS "inStep", r.redemptions, f.outbox, r.fulfilled, f.delivered, b.taken AS "budgetTaken",
            g.held AS "budgetHeld"
       FROM g, r, f, b`,
    [incidentId],
  );
  return row!;
}

/** How many grants, reservations and redemptions the memo journals name: of one person, or of a cohort at once. */
export interface Named {
  readonly granted: bigint;
  /** Less those that came back, as of what is voided. */
  readonly expired: bigint;
  readonly voided: bigint;
  readonly reserved: bigint;
  readonly redeemed: bigint;
}

export async function namedInJournals(tx: Tx, incidentId: IncidentId | null): Promise<Named> {
  const row = await tx.one<Named & Record<string, unknown>>(
    `WITH memo AS (
       SELECT kind, coalesce((facts->>'grants')::bigint, 0) AS grants,
              coalesce((facts->>'redemptions')::bigint, 1) AS redemptions,
              facts ? 'redemptions' AS redemptions_of_cohort
         FROM ledger_v_posting
        WHERE plane = 'memo' AND line = 1 AND ($1::uuid IS NULL OR incident_id = $1))
     SELECT coalesce(sum(grants) FILTER (WHERE kind = 'granted'), 0)::bigint AS granted,
            coalesce(sum(CASE kind WHEN 'expired' THEN grants WHEN 'reopened' THEN -grants END), 0)::bigint AS expired,
            coalesce(sum(CASE kind WHEN 'voided' THEN grants WHEN 'revived' THEN -grants END), 0)::bigint AS voided,
            -- A set applied without asking reserves and redeems in the same journal.
            (count(*) FILTER (WHERE kind = 'reserved')
              + coalesce(sum(redemptions) FILTER (WHERE kind = 'redeemed' AND redemptions_of_cohort), 0))::bigint
              AS reserved,
            coalesce(sum(redemptions) FILTER (WHERE kind = 'redeemed'), 0)::bigint AS redeemed
       FROM memo`,
    [incidentId],
  );
  return row!;
}

/** Shards whose count is not that of the grants which hold a share of them. */
export async function wrongShards(tx: Tx, incidentId: IncidentId | null): Promise<bigint> {
  const row = await tx.one<{ wrong: bigint }>(
    `WITH held AS (
       SELECT offer_set_id, budget_shard AS shard, count(*) AS n FROM compensation_v_grant
        WHERE budget_shard IS NOT NULL AND ($1::uuid IS NULL OR incident_id = $1)
        GROUP BY offer_set_id, budget_shard),
     taken AS (
       SELECT offer_set_id, shard, taken FROM compensation_v_budget
        WHERE $1::uuid IS NULL
           OR offer_set_id IN (SELECT offer_set_id FROM compensation_v_offer WHERE incident_id = $1))
     SELECT count(*) AS wrong FROM taken FULL JOIN held USING (offer_set_id, shard)
      WHERE coalesce(taken.taken, 0) <> coalesce(held.n, 0)`,
    [incidentId],
  );
  return row!.wrong;
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
