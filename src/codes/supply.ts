/** Where the codes of an offer come from: its open pools, the oldest first; or the random source, where it has no pool. */
import { assert } from '../kernel/assert.ts';
import type { OfferId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import type { ClaimRow, Given } from './claims.store.ts';
import { poolsOfOffer, type PoolRow } from './pools.store.ts';
import { type CodeKeys, drawCode, sealCode } from './sealing.ts';
import { insertCodes, type NewCode, sharedCode, takeFree } from './stock.store.ts';

export type Supply =
  | { readonly kind: 'held'; readonly codes: readonly Given[] }
  | {
      readonly kind: 'drawn';
      readonly draw: (claims: readonly ClaimRow[], keys: CodeKeys) => Promise<readonly Given[]>;
    };

const DRAWS_MAX = 8;
const DAY_MS = 86_400_000;

/** At most `limit` codes, held until the transaction ends; fewer where there are no more. */
export async function supply(tx: Tx, offerId: OfferId, limit: number, at: Date): Promise<Supply> {
  const pools = await poolsOfOffer(tx, offerId);
  if (pools.length === 0) return { kind: 'drawn', draw: (claims, keys) => draw(tx, claims, { keys, at }) };
  const codes: Given[] = [];
  for (const pool of pools.filter(({ status }) => status === 'open')) {
    if (codes.length === limit) break;
    codes.push(...(await fromPool(tx, pool, limit - codes.length, at)));
  }
  return { kind: 'held', codes };
}

/** Until when a code must be good to be given to somebody now. */
export function usableUntil({ daysLeftMin }: Pick<PoolRow, 'daysLeftMin'>, now: Date): Date {
  return new Date(now.getTime() + daysLeftMin * DAY_MS);
}

async function fromPool(tx: Tx, pool: PoolRow, limit: number, at: Date): Promise<Given[]> {
  const until = usableUntil(pool, at);
  if (pool.kind !== 'shared') return takeFree(tx, pool.id, until, limit);
  const code = await sharedCode(tx, pool.id, until);
  return code ? Array.from({ length: limit }, () => code) : [];
}

/** One for each claim, new in the incident; what collides is drawn again. */
async function draw(
  tx: Tx,
  claims: readonly ClaimRow[],
  { keys, at }: { readonly keys: CodeKeys; readonly at: Date },
): Promise<Given[]> {
  const drawn = new Map<bigint, Given>();
  for (let round = 0; drawn.size < claims.length; round++) {
    assert(round < DRAWS_MAX, 'drawn codes keep colliding: the random source is broken');
    const open = claims.filter(({ redemptionId }) => !drawn.has(redemptionId));
    const codes = open.map((redemption): NewCode => {
      return { ...sealCode(keys, drawCode(), { redemption }), expiresAt: null, redemption };
    });
    const { incidentId, offerId } = claims[0]!;
    const fresh = await insertCodes(tx, codes, { incidentId, offerId, poolId: null, state: 'assigned', at });
    for (const [i, { bucket, hash }] of codes.entries()) {
      if (fresh.has(hash.toString('hex'))) {
        drawn.set(open[i]!.redemptionId, { poolId: null, bucket, hash, own: false });
      }
    }
  }
  return claims.map(({ redemptionId }) => drawn.get(redemptionId)!);
}
