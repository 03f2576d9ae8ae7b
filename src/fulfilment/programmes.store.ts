/** SQL of vendors' programmes and of who began to use them. */
import type { IncidentId, OfferId, OperatorId, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { FeedReason } from './rules/enrolment-feed.ts';
import type { FulfilmentRef } from './rules/key.ts';

export interface Programme {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly offerId: OfferId;
  readonly vendor: string;
  readonly engagement: string;
  /** The last day on which the vendor takes anybody in. */
  readonly enrolBy: string;
  readonly enrolUrl: string;
}

const COLUMNS = `p.id, p.incident_id AS "incidentId", p.offer_id AS "offerId", p.vendor, p.engagement,
       p.enrol_by::text AS "enrolBy", p.enrol_url AS "enrolUrl"`;

/** 0 where the offer or the engagement number has one already. */
export async function insertProgramme(
  tx: Tx,
  programme: Programme,
  by: { id: OperatorId; at: Date },
): Promise<number> {
  return tx.run(
    `INSERT INTO programme (id, incident_id, offer_id, vendor, engagement, enrol_by, enrol_url, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [
      programme.id,
      programme.incidentId,
      programme.offerId,
      programme.vendor,
      programme.engagement,
      programme.enrolBy,
      programme.enrolUrl,
      by.id,
      by.at,
    ],
  );
}

export async function programmesOf(
  tx: Tx,
  incidentId: IncidentId,
): Promise<(Programme & { readonly enrolled: number })[]> {
  return tx.q<Programme & { readonly enrolled: number } & Record<string, unknown>>(
    `SELECT ${COLUMNS}, COALESCE(c.enrolled, 0) AS enrolled
       FROM programme p LEFT JOIN programme_count c ON c.programme_id = p.id
      WHERE p.incident_id = $1 ORDER BY p.made_at, p.id`,
    [incidentId],
  );
}

export async function incidentOfSlug(tx: Tx, slug: string): Promise<IncidentId | undefined> {
  const row = await tx.one<{ id: IncidentId }>(`SELECT id FROM incidents_v_incident WHERE slug = $1`, [slug]);
  return row?.id;
}

export interface Card extends Programme {
  /** The day the vendor says the person began; null: not yet, as far as we know. */
  readonly enrolledOn: string | null;
}

export async function cardOf(tx: Tx, ref: FulfilmentRef, person: PersonRef): Promise<Card | undefined> {
  return tx.one<Card & Record<string, unknown>>(
    `SELECT ${COLUMNS}, e.enrolled_on::text AS "enrolledOn"
       FROM compensation_v_redemption r
       JOIN programme p ON p.offer_id = r.offer_id
       LEFT JOIN enrolment e ON e.cohort_id = r.cohort_id AND e.redemption_id = r.id
      WHERE r.cohort_id = $1 AND r.id = $2 AND r.person_id = $3 AND r.cohort_id = $4`,
    [ref.cohortId, ref.redemptionId, person.personId, person.cohortId],
  );
}

export async function isFeedKnown(
  tx: Tx,
  of: { incidentId: IncidentId; source: string; key: string },
): Promise<boolean> {
  const row = await tx.one(
    `SELECT 1 FROM enrolment_feed WHERE incident_id = $1 AND source = $2 AND key = $3`,
    [of.incidentId, of.source, of.key],
  );
  return row !== undefined;
}

/** Answers how many are new; who began before is left as it was told first. Their programmes count them. */
export async function insertEnrolments(
  tx: Tx,
  feed: { id: string; incidentId: IncidentId },
  rows: readonly (FulfilmentRef & { readonly programmeId: string; readonly enrolledOn: string })[],
): Promise<number> {
  const row = await tx.one<{ made: number }>(
    `WITH made AS (
       INSERT INTO enrolment (cohort_id, redemption_id, incident_id, programme_id, feed_id, enrolled_on)
       SELECT t.cohort_id, t.redemption_id, $1, t.programme_id, $2, t.enrolled_on
         FROM unnest($3::bigint[], $4::bigint[], $5::uuid[], $6::date[])
           AS t (cohort_id, redemption_id, programme_id, enrolled_on)
        ORDER BY t.cohort_id, t.redemption_id
       ON CONFLICT (cohort_id, redemption_id) DO NOTHING RETURNING programme_id),
     counted AS (
       INSERT INTO programme_count AS c (programme_id, enrolled)
       SELECT programme_id, count(*) FROM made GROUP BY programme_id ORDER BY programme_id
       ON CONFLICT (programme_id) DO UPDATE SET enrolled = c.enrolled + excluded.enrolled)
     SELECT count(*)::int AS made FROM made`,
    [
      feed.incidentId,
      feed.id,
      rows.map((one) => one.cohortId),
      rows.map((one) => one.redemptionId),
      rows.map((one) => one.programmeId),
      rows.map((one) => one.enrolledOn),
    ],
  );
  return row!.made;
}

export interface Feed {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly source: 'file' | 'webhook';
  readonly key: string;
  readonly lines: number;
  readonly enrolled: number;
  readonly repeated: number;
  readonly rejects: readonly { readonly line: number; readonly reason: FeedReason }[];
  readonly broughtBy: OperatorId | null;
  readonly broughtAt: Date;
}

export interface Withdrawal {
  readonly by: OperatorId;
  readonly at: Date;
  readonly reason: string;
  /** Who no longer counts as having begun. */
  readonly enrolments: number;
}

/** As it stands in the list. */
export interface ListedFeed extends Feed {
  /** Null: it counts. */
  readonly withdrawn: Withdrawal | null;
}

/** 0 where the same was brought at the same moment. */
export async function insertFeed(tx: Tx, feed: Feed): Promise<number> {
  return tx.run(
    `INSERT INTO enrolment_feed (id, incident_id, source, key, lines, enrolled, repeated, rejects, brought_by, brought_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (incident_id, source, key) DO NOTHING`,
    [
      feed.id,
      feed.incidentId,
      feed.source,
      feed.key,
      feed.lines,
      feed.enrolled,
      feed.repeated,
      JSON.stringify(feed.rejects),
      feed.broughtBy,
      feed.broughtAt,
    ],
  );
}

const FEED = `SELECT f.id, f.incident_id AS "incidentId", f.source, f.key, f.lines, f.enrolled, f.repeated, f.rejects,
    f.brought_by AS "broughtBy", f.brought_at AS "broughtAt", w.enrolments AS "takenBack", w.reason,
    w.withdrawn_by AS "withdrawnBy", w.withdrawn_at AS "withdrawnAt"
  FROM enrolment_feed f LEFT JOIN enrolment_withdrawal w ON w.feed_id = f.id`;

type FeedRow = Feed & {
  readonly takenBack: number | null;
  readonly reason: string | null;
  readonly withdrawnBy: OperatorId | null;
  readonly withdrawnAt: Date | null;
};

export async function feedsOf(tx: Tx, incidentId: IncidentId, limit: number): Promise<ListedFeed[]> {
  const rows = await tx.q<FeedRow & Record<string, unknown>>(
    `${FEED} WHERE f.incident_id = $1 ORDER BY f.brought_at DESC, f.id LIMIT $2`,
    [incidentId, limit],
  );
  return rows.map(listed);
}

export async function findFeed(
  tx: Tx,
  of: { readonly incidentId: IncidentId; readonly id: string },
): Promise<ListedFeed | undefined> {
  const row = await tx.one<FeedRow & Record<string, unknown>>(
    `${FEED} WHERE f.incident_id = $1 AND f.id = $2`,
    [of.incidentId, of.id],
  );
  return row && listed(row);
}

/**
 * Who began by this feed alone no longer has (enrolment_feed_idx); the feed itself stays to be read. False where somebody
 * took it back already: of two at once the second waits for the first one's row.
 */
export async function withdrawFeed(
  tx: Tx,
  of: { readonly id: string; readonly by: OperatorId; readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const kept = await tx.run(
    `INSERT INTO enrolment_withdrawal (feed_id, enrolments, reason, withdrawn_by, withdrawn_at)
     SELECT $1, count(*), $2, $3, $4 FROM enrolment WHERE feed_id = $1
     ON CONFLICT (feed_id) DO NOTHING`,
    [of.id, of.reason, of.by, of.at],
  );
  if (kept === 1) await dropEnrolments(tx, of.id);
  return kept === 1;
}

/** Counts are taken in one order, as where people are added. */
async function dropEnrolments(tx: Tx, feedId: string): Promise<void> {
  await tx.q(
    `SELECT 1 FROM programme_count WHERE programme_id IN (SELECT programme_id FROM enrolment WHERE feed_id = $1)
      ORDER BY programme_id FOR NO KEY UPDATE`,
    [feedId],
  );
  await tx.run(
    `WITH gone AS (DELETE FROM enrolment WHERE feed_id = $1 RETURNING programme_id)
     UPDATE programme_count c SET enrolled = c.enrolled - n.gone
       FROM (SELECT programme_id, count(*)::int AS gone FROM gone GROUP BY programme_id) n
      WHERE c.programme_id = n.programme_id`,
    [feedId],
  );
}

function listed({ takenBack, reason, withdrawnBy, withdrawnAt, ...feed }: FeedRow): ListedFeed {
  if (withdrawnBy === null) return { ...feed, withdrawn: null };
  const withdrawn = { by: withdrawnBy, at: withdrawnAt!, reason: reason!, enrolments: takenBack! };
  return { ...feed, withdrawn };
}
