/** Every SQL statement on `handover_batch` and `handover_item`. */
import { canonicalJson } from '../kernel/fingerprint.ts';
import type { Refusal } from '../kernel/errors.ts';
import type {
  CohortId,
  DeliveryNo,
  IncidentId,
  NoticeId,
  OperatorId,
  PersonNo,
  ProfileId,
} from '../kernel/ids.ts';
import type { FiledChannel } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { madeFileName } from '../uploads/index.ts';
import type { Place } from './handover.types.ts';
import type { BatchStatus } from './rules/states.ts';

export interface BatchRow {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly noticeId: NoticeId;
  readonly vendorId: string;
  readonly channel: FiledChannel;
  readonly no: number;
  readonly status: BatchStatus;
  readonly attempt: number;
  readonly people: number;
  readonly pages: number | null;
  readonly bytes: bigint | null;
  readonly sha256: Buffer | null;
  readonly failure: string | null;
  readonly failedWith: Refusal | null;
  readonly madeAt: Date;
  readonly readyAt: Date | null;
  readonly outAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly confirmation: string | null;
  readonly fetches: number;
  readonly deletedAt: Date | null;
}

type Row = BatchRow & { [column: string]: unknown };

const COLUMNS = `b.id, b.incident_id AS "incidentId", b.notice_id AS "noticeId", b.vendor_id AS "vendorId", v.channel,
  b.no, b.status, b.attempt, b.people, b.pages, b.bytes, b.sha256, b.failure, b.failed_with AS "failedWith", b.made_at AS "madeAt",
  b.ready_at AS "readyAt", b.out_at AS "outAt", b.confirmed_at AS "confirmedAt", b.confirmation, b.fetches,
  b.deleted_at AS "deletedAt"`;
const BATCH = `handover_batch b JOIN handover_vendor v ON v.id = b.vendor_id`;

/** One at a time per notice, so that numbers follow each other. */
export async function insert(
  tx: Tx,
  b: { id: string; incidentId: IncidentId; noticeId: NoticeId; vendorId: string; by: OperatorId; at: Date },
): Promise<void> {
  await tx.q(`SELECT pg_advisory_xact_lock(hashtextextended($1::text, 24))`, [b.noticeId]);
  await tx.run(
    `INSERT INTO handover_batch (id, incident_id, notice_id, vendor_id, no, status, people, made_by, made_at)
     SELECT $1, $2, $3, $4, COALESCE(max(no), 0) + 1, 'making', 0, $5, $6 FROM handover_batch WHERE notice_id = $3`,
    [b.id, b.incidentId, b.noticeId, b.vendorId, b.by, b.at],
  );
}

export function find(tx: Tx, id: string): Promise<BatchRow | undefined> {
  return tx.one<Row>(`SELECT ${COLUMNS} FROM ${BATCH} WHERE b.id = $1`, [id]);
}

export function lock(tx: Tx, id: string): Promise<BatchRow | undefined> {
  return tx.one<Row>(`SELECT ${COLUMNS} FROM ${BATCH} WHERE b.id = $1 FOR UPDATE OF b`, [id]);
}

/** Newest first (handover_batch_incident_idx). */
export function list(tx: Tx, incidentId: IncidentId): Promise<BatchRow[]> {
  return tx.q<Row>(
    `SELECT ${COLUMNS} FROM ${BATCH} WHERE b.incident_id = $1 ORDER BY b.made_at DESC, b.id DESC`,
    [incidentId],
  );
}

export interface Tally extends Record<string, unknown> {
  readonly batchId: string;
  readonly what: string;
  readonly n: number;
}

export function leftOut(tx: Tx, ids: readonly string[]): Promise<Tally[]> {
  return tx.q<Tally>(
    `SELECT batch_id AS "batchId", reason AS what, count(*)::int AS n FROM handover_item
      WHERE batch_id = ANY($1::uuid[]) AND status = 'left_out' GROUP BY 1, 2 ORDER BY 1, 2`,
    [ids],
  );
}

/** How the people of these batches stand now; those left out stand where the ladder took them. */
export function states(tx: Tx, ids: readonly string[]): Promise<Tally[]> {
  return tx.q<Tally>(
    `SELECT i.batch_id AS "batchId", d.state AS what, count(*)::int AS n
       FROM handover_item i
      CROSS JOIN LATERAL (SELECT state FROM notices_v_delivery d
                           WHERE d.cohort_id = i.cohort_id AND d.id = i.delivery_id LIMIT 1) d
      WHERE i.batch_id = ANY($1::uuid[]) AND i.status IN ('in', 'out') GROUP BY 1, 2 ORDER BY 1, 2`,
    [ids],
  );
}

/** What a worker has to make (handover_batch_making_idx). */
export async function waiting(tx: Tx): Promise<string[]> {
  const rows = await tx.q<{ id: string }>(
    `SELECT id FROM handover_batch WHERE status = 'making' AND failure IS NULL ORDER BY made_at`,
  );
  return rows.map(({ id }) => id);
}

/** The next attempt: whoever made an earlier one can no longer record it. */
export async function begin(tx: Tx, id: string): Promise<BatchRow | undefined> {
  const begun = await tx.run(
    `UPDATE handover_batch SET attempt = attempt + 1, failure = NULL, failed_with = NULL WHERE id = $1 AND status = 'making'`,
    [id],
  );
  return begun === 1 ? find(tx, id) : undefined;
}

export async function failed(tx: Tx, mine: { id: string; attempt: number }, why: Refusal): Promise<boolean> {
  const rows = await tx.run(
    `UPDATE handover_batch SET failure = $3::jsonb ->> 'message', failed_with = $3::jsonb
      WHERE id = $1 AND attempt = $2 AND status = 'making'`,
    [mine.id, mine.attempt, canonicalJson(why)],
  );
  return rows === 1;
}

export interface ItemToWrite extends Place {
  readonly locale: string;
  readonly profileId: ProfileId | null;
  readonly exposure: string | null;
  /** What earlier messages told them, for a supplement or a correction. */
  readonly told: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly minor: boolean;
  readonly deceased: boolean;
  /** Still pending, meant, and shown as when it was taken. */
  readonly fit: boolean;
}

/**
 * The people of a batch after a place, in the order in which their lines stand (handover_item_batch_idx). LIMIT keeps each
 * look-up by address whatever the statistics say: right after a launch the joined views were planned as loops over
 * everybody (minutes a page instead of milliseconds).
 */
export function itemsAfter(
  tx: Tx,
  of: { batchId: string; after: Pick<Place, 'cohortId' | 'deliveryNo'>; limit: number },
): Promise<ItemToWrite[]> {
  return tx.q<ItemToWrite & Record<string, unknown>>(
    `WITH page AS MATERIALIZED (
       SELECT * FROM handover_item
        WHERE batch_id = $1 AND status = 'in' AND (cohort_id, delivery_id) > ($2::bigint, $3::bigint)
        ORDER BY cohort_id, delivery_id LIMIT $4)
     SELECT i.cohort_id AS "cohortId", i.delivery_id AS "deliveryNo", i.attempt_no AS "attemptNo",
            i.person_id AS "personId", d.locale, i.profile_id AS "profileId", p.exposure::text AS exposure,
            f.told::text AS told, f.country, f.region, COALESCE(f.minor, false) AS minor,
            COALESCE(f.deceased, false) AS deceased,
            f.delivery_id IS NOT NULL AS fit
       FROM page i
      CROSS JOIN LATERAL (SELECT locale FROM notices_v_delivery d
                           WHERE d.cohort_id = i.cohort_id AND d.id = i.delivery_id LIMIT 1) d
       LEFT JOIN LATERAL (SELECT exposure FROM people_v_profile p WHERE p.id = i.profile_id LIMIT 1) p ON true
       LEFT JOIN LATERAL (
         SELECT f.delivery_id, f.told, f.country, f.region, f.minor, f.deceased FROM notices_v_filable f
          WHERE f.cohort_id = i.cohort_id AND f.delivery_id = i.delivery_id AND f.attempts = i.attempt_no - 1
            AND f.profile_id IS NOT DISTINCT FROM i.profile_id LIMIT 1) f ON true
      ORDER BY i.cohort_id, i.delivery_id`,
    [of.batchId, of.after.cohortId, of.after.deliveryNo, of.limit],
  );
}

export interface WrittenItem extends Place {
  readonly profileId: ProfileId | null;
  /** Null where a reason left it out. */
  readonly reason: string | null;
  readonly lineNo: number | null;
  readonly templateId: string | null;
  readonly messageHash: Buffer | null;
}

export async function writeItems(tx: Tx, batchId: string, items: readonly WrittenItem[]): Promise<void> {
  await tx.run(
    `UPDATE handover_item i
        SET status = CASE WHEN x.reason IS NULL THEN 'in' ELSE 'left_out' END, reason = x.reason, line_no = x.line_no,
            template_id = x.template_id, message_hash = x.message_hash
       FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::int[], $6::uuid[], $7::bytea[])
         AS x(cohort_id, delivery_id, reason, line_no, template_id, message_hash)
      WHERE i.batch_id = $1 AND i.cohort_id = x.cohort_id AND i.delivery_id = x.delivery_id`,
    [
      batchId,
      items.map((i) => i.cohortId),
      items.map((i) => i.deliveryNo),
      items.map((i) => i.reason),
      items.map((i) => i.lineNo),
      items.map((i) => i.templateId),
      items.map((i) => i.messageHash),
    ],
  );
}

export interface Made {
  readonly leftOut: number;
  readonly pages: number | null;
  readonly bytes: number;
  readonly sha256: Buffer;
}

/** False where another attempt took over or the batch was cancelled meanwhile. */
export async function ready(
  tx: Tx,
  mine: { id: string; attempt: number },
  made: Made & { readonly at: Date },
): Promise<boolean> {
  const rows = await tx.run(
    `UPDATE handover_batch SET status = 'ready', left_out = $3, pages = $4, bytes = $5, sha256 = $6, ready_at = $7
      WHERE id = $1 AND attempt = $2 AND status = 'making'`,
    [mine.id, mine.attempt, made.leftOut, made.pages, made.bytes, made.sha256, made.at],
  );
  return rows === 1;
}

export interface WrittenLine extends Place {
  readonly profileId: ProfileId | null;
  readonly lineNo: number;
  readonly templateId: string;
  readonly messageHash: Buffer;
}

/** Lines of a file after a place. */
export function linesAfter(
  tx: Tx,
  of: { batchId: string; status: 'in' | 'out'; after: Pick<Place, 'cohortId' | 'deliveryNo'>; limit: number },
): Promise<WrittenLine[]> {
  return tx.q<WrittenLine & Record<string, unknown>>(
    `SELECT cohort_id AS "cohortId", delivery_id AS "deliveryNo", attempt_no AS "attemptNo", person_id AS "personId",
            profile_id AS "profileId", line_no AS "lineNo", template_id AS "templateId", message_hash AS "messageHash"
       FROM handover_item
      WHERE batch_id = $1 AND status = $2 AND (cohort_id, delivery_id) > ($3::bigint, $4::bigint)
      ORDER BY cohort_id, delivery_id LIMIT $5`,
    [of.batchId, of.status, of.after.cohortId, of.after.deliveryNo, of.limit],
  );
}

export async function setOut(tx: Tx, b: { id: string; by: OperatorId; at: Date }): Promise<void> {
  await tx.run(`UPDATE handover_item SET status = 'out' WHERE batch_id = $1 AND status = 'in'`, [b.id]);
  await tx.run(
    `UPDATE handover_batch SET status = 'out', out_by = $2, out_at = $3 WHERE id = $1 AND status = 'ready'`,
    [b.id, b.by, b.at],
  );
}

export async function setConfirmed(
  tx: Tx,
  b: { id: string; by: OperatorId; at: Date; confirmation: string },
): Promise<void> {
  await tx.run(
    `UPDATE handover_batch SET status = 'confirmed', confirmed_by = $2, confirmed_at = $3, confirmation = $4
      WHERE id = $1 AND status = 'out'`,
    [b.id, b.by, b.at, b.confirmation],
  );
}

/** Its people wait for another batch; nothing of it has left the house. */
export async function setCancelled(tx: Tx, id: string): Promise<void> {
  await tx.run(`UPDATE handover_item SET status = 'cancelled' WHERE batch_id = $1 AND status = 'in'`, [id]);
  await tx.run(
    `UPDATE handover_batch SET status = 'cancelled', failure = NULL, failed_with = NULL
      WHERE id = $1 AND status IN ('making', 'ready')`,
    [id],
  );
}

export async function fetched(tx: Tx, id: string): Promise<number> {
  const row = await tx.one<{ fetches: number }>(
    `UPDATE handover_batch SET fetches = fetches + 1 WHERE id = $1 RETURNING fetches`,
    [id],
  );
  return row?.fetches ?? 0;
}

/** Files handed out long ago. */
export async function due(tx: Tx, before: Date): Promise<string[]> {
  const rows = await tx.q<{ id: string }>(
    `SELECT id FROM handover_batch WHERE status IN ('out', 'confirmed') AND deleted_at IS NULL AND out_at <= $1
      ORDER BY out_at`,
    [before],
  );
  return rows.map(({ id }) => id);
}

export async function setDeleted(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.run(`UPDATE handover_batch SET deleted_at = $2 WHERE id = $1 AND deleted_at IS NULL`, [id, at]);
}

/** Objects in the spool that are somebody's. */
export async function liveObjects(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.q<{ id: string; attempt: number }>(
    `SELECT id, attempt FROM handover_batch WHERE status <> 'cancelled' AND deleted_at IS NULL`,
  );
  return new Set(rows.map((row) => madeFileName('handover', row)));
}

/** The lines of a file that these references name (handover_item_batch_idx). */
export function linesNamed(
  tx: Tx,
  batchId: string,
  refs: readonly { cohortId: CohortId; deliveryNo: DeliveryNo; attemptNo: number; personId?: PersonNo }[],
): Promise<{ cohortId: CohortId; deliveryNo: DeliveryNo; attemptNo: number }[]> {
  return tx.q(
    `SELECT i.cohort_id AS "cohortId", i.delivery_id AS "deliveryNo", i.attempt_no AS "attemptNo"
       FROM unnest($2::bigint[], $3::bigint[], $4::smallint[]) AS x(cohort_id, delivery_id, attempt_no)
       JOIN handover_item i ON i.batch_id = $1 AND i.cohort_id = x.cohort_id AND i.delivery_id = x.delivery_id
        AND i.attempt_no = x.attempt_no AND i.status = 'out'`,
    [batchId, refs.map((r) => r.cohortId), refs.map((r) => r.deliveryNo), refs.map((r) => r.attemptNo)],
  );
}
