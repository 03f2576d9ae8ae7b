/** SQL of pools, their files and rejects, and what the stock of an offer looks like. */
import type { IncidentId, OfferId, OperatorId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { CodeFile, CodeReject, Pool } from './codes.types.ts';
import type { PoolKind } from './rules/states.ts';
import type { StockFacts } from './rules/stock.ts';

export interface NewPool {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly offerId: OfferId;
  readonly name: string;
  readonly kind: PoolKind;
  readonly engagement: string | null;
  readonly daysLeftMin: number;
  readonly by: OperatorId;
  readonly at: Date;
}

export async function insertPool(tx: Tx, pool: NewPool): Promise<number> {
  return tx.run(
    `INSERT INTO code_pool (id, incident_id, offer_id, name, kind, status, engagement, days_left_min, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9) ON CONFLICT (incident_id, name) DO NOTHING`,
    [
      pool.id,
      pool.incidentId,
      pool.offerId,
      pool.name,
      pool.kind,
      pool.engagement,
      pool.daysLeftMin,
      pool.by,
      pool.at,
    ],
  );
}

export type PoolRow = Pick<Pool, 'id' | 'incidentId' | 'offerId' | 'kind' | 'status' | 'daysLeftMin'> & {
  readonly quarantinedBy: OperatorId | null;
};

/** `update` keeps everybody from taking codes of it until the transaction ends. */
export async function findPool(
  tx: Tx,
  id: string,
  lock: 'none' | 'update' = 'none',
): Promise<PoolRow | undefined> {
  return tx.one<PoolRow & Record<string, unknown>>(
    `SELECT id, incident_id AS "incidentId", offer_id AS "offerId", kind, status, days_left_min::int AS "daysLeftMin",
            quarantined_by AS "quarantinedBy"
       FROM code_pool WHERE id = $1 ${lock === 'update' ? 'FOR UPDATE' : ''}`,
    [id],
  );
}

/** The pools of an offer, oldest first; none of them changes its status before the transaction ends. */
export async function poolsOfOffer(tx: Tx, offerId: OfferId): Promise<PoolRow[]> {
  return tx.q<PoolRow & Record<string, unknown>>(
    `SELECT id, incident_id AS "incidentId", offer_id AS "offerId", kind, status, days_left_min::int AS "daysLeftMin",
            quarantined_by AS "quarantinedBy"
       FROM code_pool WHERE offer_id = $1 ORDER BY no FOR SHARE`,
    [offerId],
  );
}

/** Last in its transaction: until then nobody waits for the row. */
export async function countIn(tx: Tx, poolId: string, codes: number): Promise<void> {
  await tx.run(`UPDATE code_pool SET codes = codes + $2 WHERE id = $1`, [poolId, codes]);
}

/** Counted off indexes: voucher_code_free_idx, voucher_code_revoked_idx, code_claim_pool_idx. */
const POOL = `
  SELECT p.id, p.incident_id AS "incidentId", p.offer_id AS "offerId", p.name, p.kind, p.status, p.engagement,
         p.days_left_min::int AS "daysLeftMin", p.codes::int, p.made_at AS "madeAt",
         p.quarantine_reason AS "quarantineReason", p.quarantined_at AS "quarantinedAt",
         p.quarantined_by AS "quarantinedBy", f.free, f.lapsed, s.revoked, a.assigned
    FROM code_pool p
   CROSS JOIN LATERAL (
     SELECT count(*) FILTER (WHERE v.expires_at > $2::timestamptz + p.days_left_min * interval '1 day')::int AS free,
            count(*) FILTER (WHERE v.expires_at <= $2::timestamptz + p.days_left_min * interval '1 day')::int AS lapsed
       FROM voucher_code v WHERE v.pool_id = p.id AND v.state = 'free') f
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS revoked FROM voucher_code v WHERE v.pool_id = p.id AND v.state = 'revoked') s
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS assigned FROM code_claim c WHERE c.pool_id = p.id AND c.state = 'assigned') a`;

export async function poolById(tx: Tx, id: string, now: Date): Promise<Pool | undefined> {
  return tx.one<Pool & Record<string, unknown>>(`${POOL} WHERE p.id = $1`, [id, now]);
}

export async function poolsOf(tx: Tx, incidentId: IncidentId, now: Date): Promise<Pool[]> {
  return tx.q<Pool & Record<string, unknown>>(`${POOL} WHERE p.incident_id = $1 ORDER BY p.no`, [
    incidentId,
    now,
  ]);
}

export async function quarantine(
  tx: Tx,
  id: string,
  how: { readonly reason: string; readonly by: OperatorId; readonly at: Date },
): Promise<void> {
  await tx.run(
    `UPDATE code_pool SET status = 'quarantined', quarantine_reason = $2, quarantined_by = $3, quarantined_at = $4,
            released_by = NULL, released_at = NULL
      WHERE id = $1`,
    [id, how.reason, how.by, how.at],
  );
}

export async function release(tx: Tx, id: string, how: { by: OperatorId; at: Date }): Promise<void> {
  await tx.run(`UPDATE code_pool SET status = 'open', released_by = $2, released_at = $3 WHERE id = $1`, [
    id,
    how.by,
    how.at,
  ]);
}

export async function close(tx: Tx, id: string): Promise<void> {
  await tx.run(`UPDATE code_pool SET status = 'closed' WHERE id = $1`, [id]);
}

/** One file of an incident at a time: which of two equal codes is the second is never a matter of luck. */
export async function holdImports(tx: Tx, incidentId: IncidentId): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('codes.file:' || $1, 0))`, [incidentId]);
}

const FILE = `SELECT id, pool_id AS "poolId", name, encode(sha256, 'hex') AS sha256, lines, taken, rejected, reasons,
       brought_by AS "broughtBy", brought_at AS "broughtAt" FROM code_file`;

export async function insertFile(tx: Tx, file: CodeFile): Promise<void> {
  await tx.run(
    `INSERT INTO code_file (id, pool_id, name, sha256, lines, taken, rejected, reasons, brought_by, brought_at)
     VALUES ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8, $9, $10)`,
    [
      file.id,
      file.poolId,
      file.name,
      file.sha256,
      file.lines,
      file.taken,
      file.rejected,
      JSON.stringify(file.reasons),
      file.broughtBy,
      file.broughtAt,
    ],
  );
}

export async function insertRejects(tx: Tx, fileId: string, rejects: readonly CodeReject[]): Promise<void> {
  await tx.run(
    `INSERT INTO code_reject (file_id, line, reason)
     SELECT $1, r.line, r.reason FROM unnest($2::int[], $3::text[]) AS r(line, reason)`,
    [fileId, rejects.map((reject) => reject.line), rejects.map((reject) => reject.reason)],
  );
}

export async function sameFile(tx: Tx, poolId: string, sha256: string): Promise<CodeFile | undefined> {
  return tx.one<CodeFile & Record<string, unknown>>(
    `${FILE} WHERE pool_id = $1 AND sha256 = decode($2, 'hex')`,
    [poolId, sha256],
  );
}

export async function findFile(tx: Tx, id: string): Promise<CodeFile | undefined> {
  return tx.one<CodeFile & Record<string, unknown>>(`${FILE} WHERE id = $1`, [id]);
}

export async function filesOf(tx: Tx, poolId: string): Promise<CodeFile[]> {
  return tx.q<CodeFile & Record<string, unknown>>(`${FILE} WHERE pool_id = $1 ORDER BY brought_at, id`, [
    poolId,
  ]);
}

export async function rejectsAfter(
  tx: Tx,
  fileId: string,
  after: number,
  limit: number,
): Promise<CodeReject[]> {
  return tx.q<CodeReject & Record<string, unknown>>(
    `SELECT line, reason FROM code_reject WHERE file_id = $1 AND line > $2 ORDER BY line LIMIT $3`,
    [fileId, after, limit],
  );
}

/** Where a company keeps its books: there the day of an expiry ends. */
export async function booksZone(tx: Tx, incidentId: IncidentId): Promise<string | undefined> {
  const row = await tx.one<{ timeZone: string }>(
    `SELECT books_time_zone AS "timeZone" FROM incidents_v_incident WHERE id = $1`,
    [incidentId],
  );
  return row?.timeZone;
}

export interface StockRow extends StockFacts {
  readonly incidentId: IncidentId;
  readonly offerId: OfferId;
}

/** Per offer that has pools; of one incident, or of all: indexes voucher_code_free_idx, code_claim_line_idx, _asked_idx. */
export async function stockRows(
  tx: Tx,
  incidentId: IncidentId | null,
  { now, since }: { readonly now: Date; readonly since: Date },
): Promise<StockRow[]> {
  return tx.q<StockRow & Record<string, unknown>>(
    `SELECT p.incident_id AS "incidentId", p.offer_id AS "offerId",
            bool_or(p.kind = 'shared' AND p.status = 'open') AS shared,
            coalesce(sum(p.codes) FILTER (WHERE p.kind <> 'shared' AND p.status = 'open'), 0)::int AS total,
            sum((SELECT count(*) FROM voucher_code v
                  WHERE v.pool_id = p.id AND v.state = 'free' AND p.status = 'open'
                    AND v.expires_at > $2::timestamptz + p.days_left_min * interval '1 day'))::int AS free,
            (SELECT count(*)::int FROM code_claim c WHERE c.offer_id = p.offer_id AND c.state = 'waiting') AS waiting,
            (SELECT count(*)::int FROM code_claim c WHERE c.offer_id = p.offer_id AND c.asked_at > $3) AS asked,
            (SELECT min(c.asked_at) FROM code_claim c WHERE c.offer_id = p.offer_id) AS "firstAskedAt"
       FROM code_pool p WHERE $1::uuid IS NULL OR p.incident_id = $1
      GROUP BY p.incident_id, p.offer_id ORDER BY min(p.no)`,
    [incidentId, now, since],
  );
}
