/** SQL on budgets: whole grants over shards; a transaction holds one shard's row at most. */
import type { OfferSetId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/** Shards that had room a moment ago, unlocked; empty means the budget is exhausted. */
export async function shardsWithRoom(tx: Tx, setId: OfferSetId): Promise<number[]> {
  const rows = await tx.q<{ shard: number }>(
    `SELECT shard::int FROM budget WHERE offer_set_id = $1 AND taken < total ORDER BY shard`,
    [setId],
  );
  return rows.map((row) => row.shard);
}

/** The same for somebody who has not waited: none while others do. Index grant_wait_queue_idx. */
export async function shardsOnOffer(tx: Tx, setId: OfferSetId): Promise<number[]> {
  const rows = await tx.q<{ shard: number }>(
    `SELECT shard::int FROM budget
      WHERE offer_set_id = $1 AND taken < total
        AND NOT EXISTS (SELECT FROM grant_wait w WHERE w.offer_set_id = $1 AND w.state = 'waiting')
      ORDER BY shard`,
    [setId],
  );
  return rows.map((row) => row.shard);
}

/** Takes up to `wanted` from one shard and says how many it got. */
export async function takeUpTo(
  tx: Tx,
  from: { setId: OfferSetId; shard: number },
  wanted: number,
): Promise<number> {
  const row = await tx.one<{ got: number }>(
    `WITH room AS (
       SELECT offer_set_id, shard, least($3, total - taken) AS got FROM budget
        WHERE offer_set_id = $1 AND shard = $2 FOR UPDATE)
     UPDATE budget b SET taken = b.taken + room.got FROM room
      WHERE b.offer_set_id = room.offer_set_id AND b.shard = room.shard
     RETURNING room.got::int`,
    [from.setId, from.shard, wanted],
  );
  return row?.got ?? 0;
}

/** Takes exactly one, or nothing: the guard and the CHECK say the same. */
export async function takeOne(tx: Tx, setId: OfferSetId, shard: number): Promise<boolean> {
  const taken = await tx.run(
    `UPDATE budget SET taken = taken + 1 WHERE offer_set_id = $1 AND shard = $2 AND taken < total`,
    [setId, shard],
  );
  return taken === 1;
}

export async function giveBack(
  tx: Tx,
  to: { setId: OfferSetId; shard: number },
  count: number,
): Promise<void> {
  await tx.run(`UPDATE budget SET taken = taken - $3 WHERE offer_set_id = $1 AND shard = $2`, [
    to.setId,
    to.shard,
    count,
  ]);
}

/** More of it, over its shards in one order; what is new to it begins empty. */
export async function addShares(tx: Tx, setId: OfferSetId, shares: readonly bigint[]): Promise<void> {
  await tx.run(
    `INSERT INTO budget AS b (offer_set_id, shard, total)
     SELECT $1, (share.no - 1)::smallint, share.total
       FROM unnest($2::bigint[]) WITH ORDINALITY AS share(total, no) ORDER BY share.no
     ON CONFLICT (offer_set_id, shard) DO UPDATE SET total = b.total + EXCLUDED.total`,
    [setId, shares],
  );
}

/** Every share these grants hold, shard by shard in one order everywhere, so that nobody waits in a ring. */
export async function giveSharesBack(
  tx: Tx,
  grants: readonly { readonly offerSetId: OfferSetId; readonly budgetShard: number | null }[],
): Promise<void> {
  const held = grants.flatMap(({ offerSetId: setId, budgetShard: shard }) =>
    shard === null ? [] : [{ setId, shard }],
  );
  const byShard = Map.groupBy(held, ({ setId, shard }) => `${setId}:${String(shard).padStart(3, '0')}`);
  for (const [, group] of [...byShard].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await giveBack(tx, group[0]!, group.length);
  }
}
