/** Who of a claim may write to an address that others share: family mailboxes are spaced, shared ones capped. */
import type { DeliveryNo, IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import * as store from './addresses.store.ts';
import type { Claimed, Unit } from './delivery.store.ts';
import type { SentChannel } from './rules/ladder.ts';
import { type AddressLimits, turnsAt } from './rules/shared-addresses.ts';

export interface TurnsOrder {
  readonly unit: Unit;
  readonly incidentId: IncidentId;
  readonly channel: SentChannel;
  readonly claimed: readonly Claimed[];
  readonly limits: AddressLimits;
  readonly now: Date;
}

export interface Turned {
  readonly go: readonly Claimed[];
  readonly later: ReadonlyMap<DeliveryNo, Date>;
  /** Enough people were told by their address: the next rung's turn. */
  readonly crowded: readonly Claimed[];
}

/** Which addresses of a run are shared, found out once. Idempotent. */
export async function findShared(
  tx: Tx,
  run: { readonly incidentId: IncidentId; readonly runNo: number; readonly now: Date },
): Promise<void> {
  if (await store.beginCount(tx, run)) await store.countShared(tx, run.incidentId, run.now);
}

/** A delivery's turn is its own: coming back after a throttled or lost call takes no second one. */
export async function takeTurns(tx: Tx, order: TurnsOrder): Promise<Turned> {
  const { unit, incidentId, channel, claimed, limits, now } = order;
  const kind = channel === 'email' ? 'email' : 'phone';
  const byKey = Map.groupBy(
    claimed.filter((one) => one.contactKey),
    (one) => one.contactKey!.toString('hex'),
  );
  const keys = [...byKey.values()].map((ones) => ones[0]!.contactKey!);
  const shared = await store.lockShared(tx, { incidentId, noticeId: unit.noticeId, kind, keys });
  if (shared.length === 0) return { go: claimed, later: new Map(), crowded: [] };

  const later = new Map<DeliveryNo, Date>();
  const crowded: Claimed[] = [];
  const addresses: { key: Buffer; nextAt: Date }[] = [];
  const deliveries: { key: Buffer; id: DeliveryNo }[] = [];
  for (const { key, nextAt, taken } of shared) {
    const ones = byKey.get(key.toString('hex')) ?? [];
    const tags = ones.map((one) => `${unit.cohortId}:${one.id}`);
    const turned = turnsAt({ nextAt, taken: new Set(taken) }, tags, { now, limits });
    addresses.push({ key, nextAt: turned.nextAt });
    ones.forEach((one, i) => {
      const turn = turned.turns[i]!;
      if (turn.go || turn.at) deliveries.push({ key, id: one.id });
      if (!turn.go && turn.at) later.set(one.id, turn.at);
      if (!turn.go && !turn.at) crowded.push(one);
    });
  }
  const of = { incidentId, noticeId: unit.noticeId, cohortId: unit.cohortId, kind, now } as const;
  await store.takeTurns(tx, of, { addresses, deliveries });
  const waits = new Set(crowded.map((one) => one.id));
  return { go: claimed.filter((one) => !later.has(one.id) && !waits.has(one.id)), later, crowded };
}
