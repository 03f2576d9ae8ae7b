/** SQL of one person's choice: every statement names the cohort, every change is guarded and counted. */
import { readExposure, type ExposedCategory } from '../incidents/index.ts';
import type {
  CohortId,
  GrantNo,
  IncidentId,
  OfferId,
  OfferSetId,
  PersonRef,
  ProfileId,
} from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
import type { Terms } from './rules/fair-terms.ts';
import type {
  Adapter,
  FulfilmentState,
  GrantState,
  Mode,
  OfferKind,
  RedemptionState,
  Treatment,
} from './rules/states.ts';

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
  readonly redemptionId: bigint | null;
  readonly redeemedCostMinor: bigint | null;
  readonly redeemedTreatment: Treatment | null;
}

const GRANT_AT = prepared(
  `SELECT g.id, g.person_id AS "personId", g.state, g.positions, g.chosen::int, g.face_minor AS "faceMinor",
            g.chosen_face_minor AS "chosenFaceMinor", g.currency, g.cycle, g.reservation_no AS "reservationNo",
            g.reserved_until AS "reservedUntil", g.expires_at AS "expiresAt", g.offer_set_id AS "offerSetId",
            s.budget_grants IS NOT NULL AND s.mode = 'opt_in' AS "hasBudget", g.incident_id AS "incidentId",
            b.legal_entity_id AS "legalEntityId", b.books_time_zone AS "timeZone",
            i.offer_id AS "offerId", i.offer_version AS "offerVersion", o.kind AS "offerKind",
            v.face_minor AS "offerFaceMinor", v.unit_cost_minor AS "offerCostMinor", v.treatment AS "offerTreatment",
            r.id AS "redemptionId", r.unit_cost_minor AS "redeemedCostMinor", r.treatment AS "redeemedTreatment"
       FROM offer_grant g
       JOIN people_v_person p ON p.cohort_id = g.cohort_id AND p.person_id = g.person_id
        AND p.link_version = $4 AND p.survivor_id IS NULL
       JOIN offer_set s ON s.id = g.offer_set_id
       JOIN incidents_v_incident b ON b.id = g.incident_id
       LEFT JOIN offer_set_item i ON i.offer_set_id = g.offer_set_id AND i.position = coalesce($5, g.chosen)
       LEFT JOIN offer o ON o.id = i.offer_id
       LEFT JOIN offer_version v ON v.offer_id = i.offer_id AND v.version = i.offer_version
       LEFT JOIN redemption r ON r.cohort_id = g.cohort_id AND r.grant_id = g.id
        AND r.state IN ('redeemed','fulfilling','fulfilled')
      WHERE g.cohort_id = $1 AND g.id = $2 AND g.person_id = $3`,
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

const MARK_REDEEMED = prepared(
  `UPDATE offer_grant SET state = 'redeemed', cycle = cycle + 1, reserved_until = NULL, changed_at = $4
      WHERE cohort_id = $1 AND id = $2 AND state = 'reserved' AND reservation_no = $3 AND expires_at > $4`,
);

/** From reserved to redeemed; 0 where somebody was faster or the grant has expired. */
export async function markRedeemed(tx: Tx, grant: GrantAt, cohortId: CohortId, now: Date): Promise<number> {
  return tx.run(MARK_REDEEMED, [cohortId, grant.id, grant.reservationNo, now]);
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

const INSERT_REDEMPTION = prepared(
  `WITH made AS (
       INSERT INTO redemption (cohort_id, grant_id, cycle, incident_id, offer_set_id, person_id, position, offer_id,
                               offer_version, face_minor, unit_cost_minor, currency, treatment, state, redeemed_at,
                               changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'redeemed', $14, $14)
       RETURNING cohort_id, id, grant_id, incident_id, offer_id, person_id),
     queued AS (
       INSERT INTO fulfilment (cohort_id, redemption_id, grant_id, incident_id, offer_id, person_id, adapter, state,
                               made_at, changed_at)
       SELECT cohort_id, id, grant_id, incident_id, offer_id, person_id, $15, 'pending', $14, $14 FROM made)
     SELECT id FROM made`,
);

/** The redemption of the offer read with the grant, and its place in the outbox. */
export async function insertRedemption(
  tx: Tx,
  grant: GrantAt,
  made: { cohortId: CohortId; cycle: number; position: number; adapter: Adapter; now: Date },
): Promise<bigint> {
  const row = await tx.one<{ id: bigint }>(INSERT_REDEMPTION, [
    made.cohortId,
    grant.id,
    made.cycle,
    grant.incidentId,
    grant.offerSetId,
    grant.personId,
    made.position,
    grant.offerId,
    grant.offerVersion,
    grant.offerFaceMinor,
    grant.offerCostMinor,
    grant.currency,
    grant.offerTreatment,
    made.now,
    made.adapter,
  ]);
  return row!.id;
}

const PERSON_OF = prepared(
  `SELECT b.slug AS "incidentSlug", a.profile_id AS "profileId", p.exposure::text AS exposure, a.kind, a.locale,
            a.minor
       FROM people_v_addressee a
       JOIN people_v_person l ON l.cohort_id = a.cohort_id AND l.person_id = a.person_id AND l.link_version = $3
       LEFT JOIN people_v_profile p ON p.id = a.profile_id
       JOIN incidents_v_incident b ON b.id = a.incident_id
      WHERE a.cohort_id = $1 AND a.person_id = $2 AND a.kind IN ('affected','unaffected')`,
);

/** A person as the published run has it: undefined for a raised link version, an absorbed or unpublished person. */
export async function personOf(
  tx: Tx,
  visitor: { person: PersonRef; linkVersion: number },
): Promise<
  | {
      incidentSlug: string;
      profileId: ProfileId | null;
      exposed: ExposedCategory[];
      isAffected: boolean;
      locale: string | null;
      minor: boolean;
    }
  | undefined
> {
  const row = await tx.one<{
    incidentSlug: string;
    profileId: ProfileId | null;
    exposure: string | null;
    kind: string;
    locale: string | null;
    minor: boolean;
  }>(PERSON_OF, [visitor.person.cohortId, visitor.person.personId, visitor.linkVersion]);
  if (!row) return undefined;
  const { exposure, kind, ...person } = row;
  return {
    ...person,
    isAffected: kind === 'affected',
    exposed: exposure === null ? [] : readExposure(exposure),
  };
}

export interface PageRow {
  readonly grantId: GrantNo;
  readonly offerSetId: OfferSetId;
  readonly mode: Mode;
  readonly state: GrantState;
  readonly positions: readonly number[];
  readonly chosen: number | null;
  readonly expiresAt: Date;
  readonly reservedUntil: Date | null;
  readonly position: number;
  readonly offerId: OfferId;
  readonly kind: OfferKind;
  readonly terms: Terms;
  readonly faceMinor: bigint;
  readonly currency: Currency;
  readonly redemptionId: bigint | null;
  readonly redemptionState: RedemptionState | null;
  readonly redeemedAt: Date | null;
  readonly fulfilment: FulfilmentState | null;
  /** Of a budget people choose from: how many it was for, and how many are left; null without one. */
  readonly budgetTotal: bigint | null;
  readonly budgetRoom: bigint | null;
  readonly others: boolean;
  /** In the line, where the person stands in one. */
  readonly place: number | null;
  readonly askedAt: Date | null;
}

const PAGE_ROWS = prepared(
  `SELECT g.id AS "grantId", g.offer_set_id AS "offerSetId", i.mode, g.state, g.positions, g.chosen::int,
            g.expires_at AS "expiresAt", g.reserved_until AS "reservedUntil", i.position::int,
            i.offer_id AS "offerId", o.kind, v.terms, v.face_minor AS "faceMinor", v.currency,
            r.id AS "redemptionId", r.state AS "redemptionState", r.redeemed_at AS "redeemedAt",
            f.state AS fulfilment, b.total AS "budgetTotal", b.room AS "budgetRoom",
            EXISTS (SELECT FROM grant_wait q WHERE q.offer_set_id = g.offer_set_id AND q.state = 'waiting') AS others,
            w.asked_at AS "askedAt",
            (SELECT count(*)::int FROM grant_wait q
              WHERE q.offer_set_id = w.offer_set_id AND q.state = 'waiting'
                AND (q.asked_at, q.cohort_id, q.grant_id) <= (w.asked_at, w.cohort_id, w.grant_id)) AS place
       FROM offer_grant g
       JOIN offer_set_item i ON i.offer_set_id = g.offer_set_id AND i.position = ANY (g.positions)
       JOIN offer o ON o.id = i.offer_id
       JOIN offer_version v ON v.offer_id = i.offer_id AND v.version = i.offer_version
       LEFT JOIN redemption r ON r.cohort_id = g.cohort_id AND r.grant_id = g.id
        AND r.state IN ('redeemed','fulfilling','fulfilled')
       LEFT JOIN fulfilment f ON f.cohort_id = r.cohort_id AND f.redemption_id = r.id
       LEFT JOIN grant_wait w ON w.cohort_id = g.cohort_id AND w.grant_id = g.id AND w.state = 'waiting'
       LEFT JOIN LATERAL (
         SELECT sum(total)::bigint AS total, sum(total - taken)::bigint AS room FROM budget
          WHERE offer_set_id = g.offer_set_id AND i.mode = 'opt_in') AS b ON true
      WHERE g.cohort_id = $1 AND g.person_id = $2
      ORDER BY g.offer_set_id, i.position`,
);

/** One row per offer the person may choose, with the grant and the live redemption: index offer_grant_person_idx. */
export async function pageRows(tx: Tx, person: PersonRef): Promise<PageRow[]> {
  return tx.q<PageRow>(PAGE_ROWS, [person.cohortId, person.personId]);
}
