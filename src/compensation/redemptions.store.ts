/** SQL of one person's choice: every statement names the cohort, every change is guarded and counted. */
import type { Locale } from '../incidents/index.ts';
import { must } from '../kernel/assert.ts';
import type { CohortId, GrantNo, IncidentId, OfferId, OfferSetId, PersonRef } from '../kernel/ids.ts';
import type { WrittenJournals } from '../ledger/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared, type Prepared } from '../platform/db/prepared.ts';
import type { Adapter, GrantState, Mode, OfferKind, Treatment } from './rules/states.ts';
import type { Terms } from './rules/terms.ts';

/** A grant with its book, its live redemption and the offer at one position. */
export interface GrantAt {
  readonly id: GrantNo;
  readonly personId: number;
  readonly state: GrantState;
  readonly positions: readonly number[];
  readonly chosen: number | null;
  readonly faceMinor: bigint;
  readonly chosenFaceMinor: bigint | null;
  readonly currency: string;
  readonly cycle: number;
  readonly reservationNo: number;
  readonly reservedUntil: Date | null;
  readonly expiresAt: Date;
  readonly offerSetId: OfferSetId;
  readonly hasBudget: boolean;
  readonly mode: Mode;
  readonly incidentId: IncidentId;
  readonly legalEntityId: string;
  readonly timeZone: string;
  /** The offer asked for; null where the set has none at that position. */
  readonly offerId: OfferId | null;
  readonly offerVersion: number;
  readonly offerKind: OfferKind;
  readonly offerFaceMinor: bigint;
  readonly offerCostMinor: bigint;
  readonly offerTreatment: Treatment;
  /** Null like the offer. */
  readonly offerTerms: Terms | null;
  readonly redemptionId: bigint | null;
  readonly redeemedCostMinor: bigint | null;
  readonly redeemedTreatment: Treatment | null;
}

/**
 * The live redemption of the grant `g`: index redemption_live_key. Its limit keeps the planner from reading a whole
 * cohort's for one person, which it prefers while the table is new (5 of 8 ms of a confirmation).
 */
export const LIVE_REDEMPTION_OF_G = `
         SELECT id, state, redeemed_at, unit_cost_minor, treatment FROM redemption
          WHERE cohort_id = g.cohort_id AND grant_id = g.id AND state IN ('redeemed','fulfilling','fulfilled')
          LIMIT 1`;

const GRANT_AT = prepared(
  `SELECT g.id, g.person_id AS "personId", g.state, g.positions, g.chosen::int, g.face_minor AS "faceMinor",
            g.chosen_face_minor AS "chosenFaceMinor", g.currency, g.cycle, g.reservation_no AS "reservationNo",
            g.reserved_until AS "reservedUntil", g.expires_at AS "expiresAt", g.offer_set_id AS "offerSetId",
            s.budget_grants IS NOT NULL AND s.mode = 'opt_in' AS "hasBudget", s.mode, g.incident_id AS "incidentId",
            b.legal_entity_id AS "legalEntityId", b.books_time_zone AS "timeZone",
            i.offer_id AS "offerId", i.offer_version AS "offerVersion", o.kind AS "offerKind",
            v.face_minor AS "offerFaceMinor", v.unit_cost_minor AS "offerCostMinor", v.treatment AS "offerTreatment",
            v.terms AS "offerTerms",
            r.id AS "redemptionId", r.unit_cost_minor AS "redeemedCostMinor", r.treatment AS "redeemedTreatment"
       FROM offer_grant g
       JOIN people_v_person p ON p.cohort_id = g.cohort_id AND p.person_id = g.person_id
        AND p.link_version = $4 AND p.survivor_id IS NULL
       JOIN offer_set s ON s.id = g.offer_set_id
       JOIN incidents_v_incident b ON b.id = g.incident_id AND b.status <> 'erased'
       LEFT JOIN offer_set_item i ON i.offer_set_id = g.offer_set_id AND i.position = coalesce($5, g.chosen)
       LEFT JOIN offer o ON o.id = i.offer_id
       LEFT JOIN offer_version v ON v.offer_id = i.offer_id AND v.version = i.offer_version
       LEFT JOIN LATERAL (${LIVE_REDEMPTION_OF_G}) AS r ON true
      WHERE g.cohort_id = $1 AND g.id = $2 AND g.person_id = $3
        AND EXISTS (SELECT FROM people_v_addressee a WHERE a.cohort_id = $1 AND a.person_id = $3
                       AND a.kind IN ('affected','unaffected'))`,
);

/** The visitor's grant and the offer at `position`, or at the chosen position where that is null. */
export async function grantAt(
  tx: Tx,
  visitor: { person: PersonRef; linkVersion: number },
  grantId: GrantNo,
  position: number | null,
): Promise<GrantAt | undefined> {
  return tx.one<GrantAt>(GRANT_AT, [
    visitor.person.cohortId,
    grantId,
    visitor.person.personId,
    visitor.linkVersion,
    position,
  ]);
}

const POSITION_MAX = 20;
const GRANT_MAX = 2n ** 63n - 1n;

/** The same for what a form holds, which can be any number: what no grant and no set can have finds nothing. */
export async function grantFor(
  tx: Tx,
  visitor: { person: PersonRef; linkVersion: number },
  grantId: GrantNo,
  position: number | null,
): Promise<GrantAt | undefined> {
  if (grantId < 1n || grantId > GRANT_MAX) return undefined;
  const possible =
    position === null || (Number.isInteger(position) && position >= 1 && position <= POSITION_MAX);
  return grantAt(tx, visitor, grantId, possible ? position : 0);
}

const MARK_RESERVED = prepared(
  `UPDATE offer_grant
        SET state = 'reserved', chosen = $5, chosen_face_minor = $6, reservation_no = reservation_no + 1,
            reserved_until = $7, budget_shard = coalesce(budget_shard, $8), changed_at = $9
      WHERE cohort_id = $1 AND id = $2 AND state = $3 AND reservation_no = $4 AND expires_at > $9
        AND $5 = ANY (positions)`,
);

/** From granted or from another choice to this one; 0 where somebody was faster. */
export async function markReserved(
  tx: Tx,
  grant: GrantAt,
  choice: { cohortId: CohortId; position: number; until: Date; shard: number | null; now: Date },
): Promise<number> {
  return tx.run(MARK_RESERVED, [
    choice.cohortId,
    grant.id,
    grant.state,
    grant.reservationNo,
    choice.position,
    grant.offerFaceMinor,
    choice.until,
    choice.shard,
    choice.now,
  ]);
}

/** From one redeemed offer to another; 0 where somebody was faster or fulfilment has begun. */
export async function markSwitched(
  tx: Tx,
  grant: GrantAt,
  to: { cohortId: CohortId; position: number; now: Date },
): Promise<number> {
  return tx.run(
    `UPDATE offer_grant
        SET chosen = $4, chosen_face_minor = $5, cycle = cycle + 1, reservation_no = reservation_no + 1,
            changed_at = $6
      WHERE cohort_id = $1 AND id = $2 AND state = 'redeemed' AND cycle = $3 AND $4 = ANY (positions)`,
    [to.cohortId, grant.id, grant.cycle, to.position, grant.offerFaceMinor, to.now],
  );
}

/** Ends the redemption that was switched, with its outbox row; false once its fulfilment has begun. */
export async function endSwitched(
  tx: Tx,
  cohortId: CohortId,
  redemptionId: bigint,
  now: Date,
): Promise<boolean> {
  const params = [cohortId, redemptionId, now];
  const cancelled = await tx.run(
    `UPDATE fulfilment SET state = 'cancelled', changed_at = $3
      WHERE cohort_id = $1 AND redemption_id = $2 AND state = 'pending'`,
    params,
  );
  const ended = await tx.run(
    `UPDATE redemption SET state = 'switched', changed_at = $3
      WHERE cohort_id = $1 AND id = $2 AND state = 'redeemed'`,
    params,
  );
  return cancelled === 1 && ended === 1;
}

/**
 * The redemption of what `taken` names, its place in the outbox, the receipt it is owed and its journals: one statement,
 * so one commit and one round trip. Nothing of it happens where nothing is taken.
 */
const redeemed = (taken: string): Prepared =>
  prepared(
    `WITH taken AS (
       ${taken}),
     made AS (
       INSERT INTO redemption (cohort_id, grant_id, cycle, incident_id, offer_set_id, person_id, position, offer_id,
                               offer_version, face_minor, unit_cost_minor, currency, treatment, state, redeemed_at,
                               changed_at)
       SELECT cohort_id, id, cycle, incident_id, offer_set_id, person_id, chosen, $6, $7, chosen_face_minor, $8, currency,
              $9, 'redeemed', $3, $3
         FROM taken
       RETURNING cohort_id, id, grant_id, incident_id, offer_id, person_id),
     queued AS (
       INSERT INTO fulfilment (cohort_id, redemption_id, grant_id, incident_id, offer_id, person_id, adapter, state,
                               made_at, changed_at)
       SELECT cohort_id, id, grant_id, incident_id, offer_id, person_id, $10, 'pending', $3, $3 FROM made),
     owed AS (
       INSERT INTO receipt_owed (cohort_id, redemption_id, locale, owed_at)
       SELECT cohort_id, id, $12, $3 FROM made WHERE $11)
     SELECT id, ledger_post($13, $14, $15) AS posted FROM made`,
  );

const TAKEN_COLUMNS =
  'cohort_id, id, cycle, incident_id, offer_set_id, person_id, chosen, chosen_face_minor, currency';

// The state is a parameter, so that a plan for all values goes by the primary key and not through what is still open.
const REDEEM_RESERVED = redeemed(
  `UPDATE offer_grant SET state = 'redeemed', cycle = cycle + 1, reserved_until = NULL, changed_at = $3
        WHERE cohort_id = $1 AND id = $2 AND state = $5 AND reservation_no = $4 AND expires_at > $3
       RETURNING ${TAKEN_COLUMNS}`,
);
const REDEEM_SWITCHED = redeemed(
  `SELECT ${TAKEN_COLUMNS} FROM offer_grant
        WHERE cohort_id = $1 AND id = $2 AND state = $5 AND reservation_no = $4`,
);

export interface Made {
  readonly cohortId: CohortId;
  readonly adapter: Adapter;
  readonly now: Date;
  /** Absent: no receipt is owed. */
  readonly receiptIn: Locale | null | undefined;
  readonly journals: WrittenJournals;
}

/** Redeems what is reserved; undefined where somebody was faster or the grant has expired. */
export async function redeemReserved(tx: Tx, grant: GrantAt, made: Made): Promise<bigint | undefined> {
  return redeemAt(tx, REDEEM_RESERVED, grant, { ...made, state: 'reserved', no: grant.reservationNo });
}

/** Redeems what `markSwitched` moved to, once the old redemption has ended. */
export async function redeemSwitched(tx: Tx, grant: GrantAt, made: Made): Promise<bigint> {
  const id = await redeemAt(tx, REDEEM_SWITCHED, grant, {
    ...made,
    state: 'redeemed',
    no: grant.reservationNo + 1,
  });
  return must(id, 'a switched grant is held');
}

async function redeemAt(
  tx: Tx,
  sql: Prepared,
  grant: GrantAt,
  made: Made & { readonly state: GrantState; readonly no: number },
): Promise<bigint | undefined> {
  const { journals } = made;
  const row = await tx.one<{ id: bigint }>(sql, [
    made.cohortId,
    grant.id,
    made.now,
    made.no,
    made.state,
    grant.offerId,
    grant.offerVersion,
    grant.offerCostMinor,
    grant.offerTreatment,
    made.adapter,
    made.receiptIn !== undefined,
    made.receiptIn ?? null,
    journals.legalEntityId,
    journals.month,
    journals.json,
  ]);
  return row?.id;
}
