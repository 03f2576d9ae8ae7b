/** SQL of the stock of codes: what came in, what is free, whose a code is. */
import type { IncidentId, OfferId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Given } from './claims.store.ts';
import type { FoundCode, RedemptionRef } from './codes.types.ts';
import type { CodeState } from './rules/states.ts';
import type { SealedCode } from './sealing.ts';

/** A code on its way into the stock. */
export interface NewCode extends SealedCode {
  /** Null: it does not expire. */
  readonly expiresAt: Date | null;
  /** For whom it was drawn; null: for a pool. */
  readonly redemption: RedemptionRef | null;
}

export interface Whither {
  readonly incidentId: IncidentId;
  readonly offerId: OfferId;
  readonly poolId: string | null;
  readonly state: Exclude<CodeState, 'revoked'>;
  readonly at: Date;
}

/** Puts in what the incident does not know yet, and answers the hashes of that, in hex. */
export async function insertCodes(tx: Tx, codes: readonly NewCode[], to: Whither): Promise<Set<string>> {
  const rows = await tx.q<{ hash: string }>(
    `INSERT INTO voucher_code (bucket, code_hash, incident_id, offer_id, pool_id, state, sealed, expires_at, cohort_id,
                               redemption_id, changed_at)
     SELECT n.bucket, n.hash, $7, $8, $9, $10, n.sealed, coalesce(n.expires_at, 'infinity'), n.cohort_id,
            n.redemption_id, $11
       FROM unnest($1::smallint[], $2::bytea[], $3::bytea[], $4::timestamptz[], $5::bigint[], $6::bigint[])
              AS n(bucket, hash, sealed, expires_at, cohort_id, redemption_id)
      ORDER BY n.bucket, n.hash
     ON CONFLICT (bucket, code_hash) DO NOTHING
     RETURNING encode(code_hash, 'hex') AS hash`,
    [
      codes.map((code) => code.bucket),
      codes.map((code) => code.hash),
      codes.map((code) => code.sealed),
      codes.map((code) => code.expiresAt),
      codes.map((code) => code.redemption?.cohortId ?? null),
      codes.map((code) => code.redemption?.redemptionId ?? null),
      to.incidentId,
      to.offerId,
      to.poolId,
      to.state,
      to.at,
    ],
  );
  return new Set(rows.map((row) => row.hash));
}

/** Free codes of a pool, those that expire first at first, held: index voucher_code_free_idx. */
export async function takeFree(tx: Tx, poolId: string, usableUntil: Date, limit: number): Promise<Given[]> {
  return tx.q<Given & Record<string, unknown>>(
    `SELECT pool_id AS "poolId", bucket::int, code_hash AS hash, true AS own FROM voucher_code
      WHERE pool_id = $1 AND state = 'free' AND expires_at > $2
      ORDER BY expires_at LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [poolId, usableUntil, limit],
  );
}

/** The one code of a shared pool, while it is good: index voucher_code_pool_idx. */
export async function sharedCode(tx: Tx, poolId: string, usableUntil: Date): Promise<Given | undefined> {
  return tx.one<Given & Record<string, unknown>>(
    `SELECT pool_id AS "poolId", bucket::int, code_hash AS hash, false AS own FROM voucher_code
      WHERE pool_id = $1 AND state = 'shared' AND expires_at > $2`,
    [poolId, usableUntil],
  );
}

/** From free to somebody's; fewer than given where one was not free any more. */
export async function giveCodes(
  tx: Tx,
  given: readonly (RedemptionRef & Given)[],
  at: Date,
): Promise<number> {
  return tx.run(
    `UPDATE voucher_code v SET state = 'assigned', cohort_id = g.cohort_id, redemption_id = g.redemption_id,
            changed_at = $5
       FROM unnest($1::smallint[], $2::bytea[], $3::bigint[], $4::bigint[])
              AS g(bucket, hash, cohort_id, redemption_id)
      WHERE v.bucket = g.bucket AND v.code_hash = g.hash AND v.state = 'free'`,
    [
      given.map((one) => one.bucket),
      given.map((one) => one.hash),
      given.map((one) => one.cohortId),
      given.map((one) => one.redemptionId),
      at,
    ],
  );
}

/** Takes codes back from their people; a code of everybody stays what it is. */
export async function revokeCodes(
  tx: Tx,
  codes: readonly { readonly bucket: number | null; readonly hash: Buffer | null }[],
  at: Date,
): Promise<void> {
  await tx.run(
    `UPDATE voucher_code v SET state = 'revoked', changed_at = $3
       FROM unnest($1::smallint[], $2::bytea[]) AS t(bucket, hash)
      WHERE v.bucket = t.bucket AND v.code_hash = t.hash AND v.state = 'assigned'`,
    [codes.map((code) => code.bucket), codes.map((code) => code.hash), at],
  );
}

/** By its keyed hash: index voucher_code_pkey. */
export async function findCode(
  tx: Tx,
  incidentId: IncidentId,
  { bucket, hash }: { readonly bucket: number; readonly hash: Buffer },
): Promise<FoundCode | undefined> {
  type Row = Omit<FoundCode, 'redemption'> & {
    cohortId: RedemptionRef['cohortId'] | null;
    redemptionId: bigint;
  };
  const row = await tx.one<Row & Record<string, unknown>>(
    `SELECT incident_id AS "incidentId", offer_id AS "offerId", pool_id AS "poolId", state,
            NULLIF(expires_at, 'infinity') AS "expiresAt", cohort_id AS "cohortId", redemption_id AS "redemptionId"
       FROM voucher_code WHERE bucket = $1 AND code_hash = $2 AND incident_id = $3`,
    [bucket, hash, incidentId],
  );
  if (!row) return undefined;
  const { cohortId, redemptionId, ...found } = row;
  return { ...found, redemption: cohortId === null ? null : { cohortId, redemptionId } };
}

export interface ListedCode {
  readonly bucket: number;
  readonly hash: Buffer;
  readonly sealed: Buffer;
  readonly state: CodeState;
  readonly expiresAt: Date | null;
}

/** A pool's codes, a page after the last one seen: index voucher_code_pool_idx. */
export async function codesOf(
  tx: Tx,
  poolId: string,
  after: ListedCode | null,
  limit: number,
): Promise<ListedCode[]> {
  return tx.q<ListedCode & Record<string, unknown>>(
    `SELECT bucket::int, code_hash AS hash, sealed, state, NULLIF(expires_at, 'infinity') AS "expiresAt"
       FROM voucher_code WHERE pool_id = $1 AND (bucket, code_hash) > ($2::smallint, $3::bytea)
      ORDER BY bucket, code_hash LIMIT $4`,
    [poolId, after?.bucket ?? -1, after?.hash ?? Buffer.alloc(0), limit],
  );
}
