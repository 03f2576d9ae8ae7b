/** SQL on offers, their versions, sets and budgets; and what lower rooms publish about an incident. */
import type { IncidentId, OfferId, OfferSetId, OperatorId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Offer, OfferSet, OfferVersion, SetOffer } from './compensation.types.ts';
import type { Followers, OfferKind, OfferSetStatus } from './rules/states.ts';
import { readTerms, type Terms } from './rules/terms.ts';

/** The book an incident's journals go to. */
export interface IncidentBook {
  readonly incidentId: IncidentId;
  readonly slug: string;
  readonly legalEntityId: string;
  readonly timeZone: string;
  /** Where people live of whom nobody knows. */
  readonly defaultCountry: string;
}

export async function bookOf(tx: Tx, incidentId: IncidentId): Promise<IncidentBook | undefined> {
  return tx.one<IncidentBook>(
    `SELECT id AS "incidentId", slug, legal_entity_id AS "legalEntityId", books_time_zone AS "timeZone",
            default_country AS "defaultCountry"
       FROM incidents_v_incident WHERE id = $1`,
    [incidentId],
  );
}

export async function insertOffer(tx: Tx, offer: Offer, by: { id: OperatorId; at: Date }): Promise<number> {
  return tx.run(
    `INSERT INTO offer (id, incident_id, name, kind, version, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (incident_id, name) DO NOTHING`,
    [offer.id, offer.incidentId, offer.name, offer.kind, offer.version, by.id, by.at],
  );
}

export async function insertVersion(tx: Tx, offer: Offer, by: { id: OperatorId; at: Date }): Promise<void> {
  await tx.run(
    `INSERT INTO offer_version (offer_id, version, currency, face_minor, unit_cost_minor, treatment, terms,
                                eligibility, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      offer.id,
      offer.version,
      offer.currency,
      offer.faceMinor,
      offer.unitCostMinor,
      offer.treatment,
      JSON.stringify({
        ...offer.terms,
        minimumSpendMinor: offer.terms.minimumSpendMinor?.toString() ?? null,
      }),
      JSON.stringify(offer.eligibility),
      by.id,
      by.at,
    ],
  );
}

/** Raises the version while holding the row, so that two revisions never share a number. */
export async function nextVersion(
  tx: Tx,
  id: OfferId,
): Promise<Pick<Offer, 'incidentId' | 'version' | 'name' | 'kind'> | undefined> {
  return tx.one(
    `UPDATE offer SET version = version + 1 WHERE id = $1
     RETURNING incident_id AS "incidentId", version, name, kind`,
    [id],
  );
}

const OFFER = `
  SELECT o.id, o.incident_id AS "incidentId", o.name, o.kind, o.version, v.currency, v.face_minor AS "faceMinor",
         v.unit_cost_minor AS "unitCostMinor", v.treatment, v.terms, v.eligibility
    FROM offer o JOIN offer_version v ON v.offer_id = o.id AND v.version = o.version`;

export async function offersOf(tx: Tx, incidentId: IncidentId): Promise<Offer[]> {
  const rows = await tx.q<Offer>(`${OFFER} WHERE o.incident_id = $1 ORDER BY o.made_at, o.id`, [incidentId]);
  return rows.map(withTerms);
}

/** Every version an offer ever had, oldest first, with who wrote it. */
export async function versionsOf(tx: Tx, id: OfferId): Promise<OfferVersion[]> {
  const rows = await tx.q<OfferVersion>(
    `SELECT o.id, o.incident_id AS "incidentId", o.name, o.kind, v.version, v.currency, v.face_minor AS "faceMinor",
            v.unit_cost_minor AS "unitCostMinor", v.treatment, v.terms, v.eligibility, v.made_by AS "madeBy",
            v.made_at AS "madeAt",
            ARRAY(SELECT s.name FROM offer_set_item i JOIN offer_set s ON s.id = i.offer_set_id
                   WHERE i.offer_id = v.offer_id AND i.offer_version = v.version ORDER BY s.name) AS sets
       FROM offer o JOIN offer_version v ON v.offer_id = o.id WHERE o.id = $1 ORDER BY v.version`,
    [id],
  );
  return rows.map(withTerms);
}

/** Nothing is granted of it any more; what was granted stands. */
export async function closeSet(tx: Tx, id: OfferSetId): Promise<number> {
  return tx.run(`UPDATE offer_set SET status = 'closed' WHERE id = $1 AND status = 'approved'`, [id]);
}

export async function offersByIds(tx: Tx, incidentId: IncidentId, ids: readonly OfferId[]): Promise<Offer[]> {
  const rows = await tx.q<Offer>(
    `${OFFER} WHERE o.incident_id = $1 AND o.id = ANY ($2::uuid[]) ORDER BY array_position($2::uuid[], o.id)`,
    [incidentId, ids],
  );
  return rows.map(withTerms);
}

export async function insertSet(tx: Tx, set: OfferSet, by: { id: OperatorId; at: Date }): Promise<number> {
  const inserted = await tx.run(
    `INSERT INTO offer_set (id, incident_id, name, mode, status, currency, expiry_months, expires_on, take_up_bps,
                            budget_grants, opens_at, follows_set_id, follows_who, audience, bundle_id, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ON CONFLICT (incident_id, name) DO NOTHING`,
    [
      set.id,
      set.incidentId,
      set.name,
      set.mode,
      set.status,
      set.currency,
      set.expiryMonths,
      set.expiresOn,
      set.takeUpBps,
      set.budgetGrants,
      set.opensAt,
      set.follows?.setId ?? null,
      set.follows?.who ?? null,
      set.audience,
      set.bundleId,
      by.id,
      by.at,
    ],
  );
  if (inserted === 0) return 0;
  return tx.run(
    `INSERT INTO offer_set_item (offer_set_id, position, offer_id, offer_version, mode, currency)
     SELECT $1, item.position, item.offer_id, item.version, $5, $6
       FROM unnest($2::smallint[], $3::uuid[], $4::int[]) AS item(position, offer_id, version)`,
    [
      set.id,
      set.offers.map((o) => o.position),
      set.offers.map((o) => o.offerId),
      set.offers.map((o) => o.version),
      set.mode,
      set.currency,
    ],
  );
}

type SetRow = Omit<OfferSet, 'offers' | 'follows'> & {
  readonly followsSetId: OfferSetId | null;
  readonly followsWho: Followers | null;
};

const SET = `
  SELECT id, incident_id AS "incidentId", name, mode, status, currency, expiry_months AS "expiryMonths",
         expires_on::text AS "expiresOn", take_up_bps AS "takeUpBps",
         coalesce((SELECT max(r.to_grants) FROM budget_raise r WHERE r.offer_set_id = offer_set.id AND r.status = 'raised'),
                  budget_grants) AS "budgetGrants",
         opens_at AS "opensAt", follows_set_id AS "followsSetId", follows_who AS "followsWho", audience,
         bundle_id AS "bundleId", approved_at AS "approvedAt"
    FROM offer_set`;

export async function findSet(
  tx: Tx,
  id: OfferSetId,
  lock: 'none' | 'update' = 'none',
): Promise<OfferSet | undefined> {
  const row = await tx.one<SetRow>(`${SET} WHERE id = $1 ${lock === 'update' ? 'FOR UPDATE' : ''}`, [id]);
  return row && (await withOffers(tx, [row]))[0];
}

export async function setsOf(
  tx: Tx,
  incidentId: IncidentId,
  statuses: readonly OfferSetStatus[],
): Promise<OfferSet[]> {
  const rows = await tx.q<SetRow>(
    `${SET} WHERE incident_id = $1 AND status = ANY ($2::text[]) ORDER BY made_at, id`,
    [incidentId, statuses],
  );
  return withOffers(tx, rows);
}

async function withOffers(tx: Tx, sets: readonly SetRow[]): Promise<OfferSet[]> {
  const items = await tx.q<SetOffer & { offerSetId: OfferSetId; currency: Currency }>(
    `SELECT i.offer_set_id AS "offerSetId", i.position::int, i.offer_id AS "offerId", i.offer_version AS version,
            o.name, o.kind, v.face_minor AS "faceMinor", v.unit_cost_minor AS "unitCostMinor", v.treatment,
            v.terms, v.eligibility
       FROM offer_set_item i
       JOIN offer o ON o.id = i.offer_id
       JOIN offer_version v ON v.offer_id = i.offer_id AND v.version = i.offer_version
      WHERE i.offer_set_id = ANY ($1::uuid[]) ORDER BY i.offer_set_id, i.position`,
    [sets.map((set) => set.id)],
  );
  return sets.map(({ followsSetId, followsWho, ...set }) => ({
    ...set,
    follows: followsSetId && followsWho ? { setId: followsSetId, who: followsWho } : null,
    offers: items
      .filter((item) => item.offerSetId === set.id)
      .map(({ offerSetId: _set, ...offer }) => withTerms(offer)),
  }));
}

export async function markSet(
  tx: Tx,
  id: OfferSetId,
  move: { from: OfferSetStatus; to: OfferSetStatus; approved?: { digest: string; by: OperatorId; at: Date } },
): Promise<number> {
  return tx.run(
    `UPDATE offer_set SET status = $3, approved_digest = $4, approved_by = $5, approved_at = $6
      WHERE id = $1 AND status = $2`,
    [
      id,
      move.from,
      move.to,
      move.approved?.digest ?? null,
      move.approved?.by ?? null,
      move.approved?.at ?? null,
    ],
  );
}

/** Who made the set, and who wrote the terms it holds. */
export async function makersOf(tx: Tx, id: OfferSetId): Promise<OperatorId[]> {
  const rows = await tx.q<{ maker: OperatorId }>(
    `SELECT made_by AS maker FROM offer_set WHERE id = $1
     UNION
     SELECT v.made_by FROM offer_set_item i
       JOIN offer_version v ON v.offer_id = i.offer_id AND v.version = i.offer_version
      WHERE i.offer_set_id = $1`,
    [id],
  );
  return rows.map((row) => row.maker);
}

/** JSON gave back what was written then: amounts as text, later terms left out. */
function withTerms<T extends { readonly kind: OfferKind; readonly terms: Terms }>(row: T): T {
  return { ...row, terms: readTerms(row.kind, row.terms) };
}
