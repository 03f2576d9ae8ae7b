/** SQL of what a person sees: two statements, whose plans hold whatever the tables held when they were made. */
import { type ExposedCategory, readExposure } from '../incidents/index.ts';
import type { GrantNo, OfferId, OfferSetId, PersonRef, ProfileId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { Tx } from '../platform/db/db.ts';
import { prepared } from '../platform/db/prepared.ts';
import type { FulfilmentState, GrantState, Mode, OfferKind, RedemptionState } from './rules/states.ts';
import type { Terms } from './rules/terms.ts';
import { LIVE_REDEMPTION_OF_G } from './redemptions.store.ts';
import { COUNTED_TO_W } from './waiting.store.ts';

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
  /** People in the line up to this one, as far as they are counted. */
  readonly counted: number;
  readonly askedAt: Date | null;
}

const PAGE_ROWS = prepared(
  `SELECT g.id AS "grantId", g.offer_set_id AS "offerSetId", i.mode, g.state, g.positions, g.chosen::int,
            g.expires_at AS "expiresAt", g.reserved_until AS "reservedUntil", i.position::int,
            i.offer_id AS "offerId", o.kind, v.terms, v.face_minor AS "faceMinor", v.currency,
            r.id AS "redemptionId", r.state AS "redemptionState", r.redeemed_at AS "redeemedAt",
            (SELECT f.state FROM fulfilment f WHERE f.cohort_id = g.cohort_id AND f.redemption_id = r.id) AS fulfilment,
            b.total AS "budgetTotal", b.room AS "budgetRoom",
            EXISTS (SELECT FROM grant_wait q WHERE q.offer_set_id = g.offer_set_id AND q.state = 'waiting') AS others,
            w.asked_at AS "askedAt",
            ${COUNTED_TO_W} AS counted
       FROM offer_grant g
       JOIN offer_set_item i ON i.offer_set_id = g.offer_set_id AND i.position = ANY (g.positions)
       JOIN offer o ON o.id = i.offer_id
       JOIN offer_version v ON v.offer_id = i.offer_id AND v.version = i.offer_version
       LEFT JOIN LATERAL (${LIVE_REDEMPTION_OF_G}) AS r ON true
       LEFT JOIN LATERAL (
         SELECT * FROM grant_wait WHERE cohort_id = g.cohort_id AND grant_id = g.id AND state = 'waiting' LIMIT 1) AS w
         ON true
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
