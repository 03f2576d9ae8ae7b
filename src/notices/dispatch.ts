/** The way of every message: claim → intend → send → record (ENGINE §6.3), in this order from top to bottom. */
import type { Clock } from '../kernel/clock.ts';
import { type DeliveryNo, deliveryTag } from '../kernel/ids.ts';
import type { Db } from '../platform/db/db.ts';
import type { Composed } from './compositions.ts';
import type { Couriers, Tagged } from './couriers.ts';
import type { Deliveries, Learnt } from './deliveries.ts';
import * as store from './delivery.store.ts';
import type { Lane } from './lanes.ts';
import type { Notice } from './notices.store.ts';
import type { SendOutcome } from './ports.ts';
import { Recorder } from './recorder.ts';
import { notStarted } from './providers/failures.ts';
import type { SentChannel } from './rules/ladder.ts';

/** Between the last possible end of a call and the lease's: the clocks' and the network's share. */
export const MARGIN_MS = 250;
/** Pauses, stops and halts are read at the intention: none of its calls begins more than this after it (ENGINE §6.2). */
const START_WITHIN_MS = 4_000;

export /** One claim and everything that must be known while it lasts. */
interface Round {
  readonly unit: store.Unit;
  readonly notice: Notice;
  readonly channel: SentChannel;
  readonly token: string;
  /** Of `performance.now()`: the claim's lease ends soon after; nothing more of it is intended. */
  readonly until: number;
  /** How many of the claim were intended so far. */
  intended: number;
}

export interface Sent {
  /** Fewer than the group: it was paused, held, halted or fenced, or its claim lapsed. */
  readonly count: number;
  /** Settles once every answer stands in the database. */
  readonly recorded: Promise<void>;
}

export class Dispatch {
  readonly #recorder: Recorder;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly deliveries: Deliveries,
    private readonly couriers: Couriers,
  ) {
    this.#recorder = new Recorder(db, deliveries, couriers);
  }

  /** The fence, the notice, its wave and its run are read in the claim's own transaction. */
  async claim(
    round: Round,
    size: { readonly leaseMs: number; readonly limit: number },
  ): Promise<store.Claimed[] | 'fenced'> {
    const { unit, channel, token, notice } = round;
    const now = this.clock.now();
    return this.db.tx(async (tx) => {
      if (!(await store.enterFence(tx, notice.incidentId))) return 'fenced';
      const state = await store.findUnit(tx, unit);
      if (!state || !mayClaim(state)) return [];
      if (state.publishedRunNo !== state.checkedRunNo) {
        await store.compareWithRun(tx, unit, state.publishedRunNo, now);
      }
      const claimed = await store.claim(tx, { ...unit, ...size, channel, token, now });
      if (claimed.length > 0) await this.deliveries.touch(tx, unit);
      return claimed;
    });
  }

  /** Sockets are held from the intention to the answers, not while those are recorded. */
  async send(
    round: Round,
    { lane, group, calls }: { lane: Lane; group: readonly Composed[]; calls: number },
  ): Promise<Sent> {
    const { unit, channel } = round;
    const { leaseMs, timeoutMs } = this.couriers.times(channel);
    // Read before the lease begins anew: no call starts later, so that each ends before the lease does.
    const startBy = performance.now() + Math.min(START_WITHIN_MS, leaseMs - timeoutMs - MARGIN_MS);
    let intended: Awaited<ReturnType<typeof store.intend>> = [];
    let outcomes: readonly SendOutcome[] = [];
    try {
      const written = group.map((one) => ({ ...one, ...one.write() }));
      intended = await this.#intend(round, lane, written);
      const letters = new Map(written.map((w) => [w.id, w.letter]));
      const tagged: Tagged[] = intended.map(({ id, no }) => ({
        letter: letters.get(id)!,
        tag: { d: deliveryTag(unit.cohortId, id), a: no },
      }));
      if (tagged.length > 0) outcomes = await this.couriers.send(channel, tagged, startBy);
    } finally {
      this.couriers.give(channel, calls);
    }
    if (intended.length === 0) return { count: 0, recorded: Promise.resolve() };
    round.intended += intended.length;
    const call = { unit, provider: this.couriers.providerOf(channel), at: this.clock.now() };
    const learnt = intended.map((one, i) => learntFrom({ ...call, ...one }, outcomes[i]!));
    return { count: intended.length, recorded: this.#recorder.record({ lane, learnt, outcomes }) };
  }

  async #intend(
    round: Round,
    lane: Lane,
    group: readonly store.Intention[],
  ): ReturnType<typeof store.intend> {
    const { unit, channel, notice, token } = round;
    const provider = this.couriers.providerOf(channel);
    const { leaseMs } = this.couriers.times(channel);
    const { incidentId, overlayVersion } = notice;
    try {
      const order = { unit, incidentId, token, provider, laneId: lane.id, leaseMs, overlayVersion, group };
      return await this.db.once((tx) => store.intend(tx, { ...order, now: this.clock.now() }));
    } catch (error) {
      await this.#unintend(round, group);
      throw error;
    }
  }

  /** The answer may have been lost on its way to us: then attempts stand whose calls were certainly never made. */
  async #unintend({ unit, token, channel }: Round, group: readonly store.Intention[]): Promise<void> {
    const call = { unit, provider: this.couriers.providerOf(channel), at: this.clock.now() };
    await this.#recorder.surely(async (tx) => {
      const stranded = await store.intendedBy(tx, { unit, token, ids: group.map((g) => g.id) });
      await this.deliveries.merge(
        tx,
        stranded.map((one) => learntFrom({ ...call, ...one }, notStarted())),
      );
    });
  }

  /** Claimed but not to be sent before an instant of its own. */
  async giveBack(round: Round, later: ReadonlyMap<DeliveryNo, Date>): Promise<void> {
    const { unit, token } = round;
    const order = { unit, token, ids: [...later.keys()], notBefore: [...later.values()] };
    await this.db.tx((tx) => store.giveBack(tx, { ...order, now: this.clock.now() }));
  }

  /** Whatever the claim still holds, also after a claim whose commit was lost on its way to us. */
  async end(round: Round): Promise<void> {
    await this.db.tx((tx) => store.giveBackAll(tx, { ...round, now: this.clock.now() }));
  }
}

export function mayClaim(state: store.UnitState): boolean {
  return state.status === 'launched' && state.waveOpen && state.materialised;
}

function learntFrom(
  call: { unit: store.Unit; id: DeliveryNo; no: number; provider: 'ses' | 'twilio'; at: Date },
  outcome: SendOutcome,
): Learnt {
  const { unit, id, no, provider, at } = call;
  return {
    cohortId: unit.cohortId,
    deliveryNo: id,
    attemptNo: no,
    retryAfterMs: outcome.class === 'retry' ? outcome.retryAfterMs : null,
    fact: {
      kind: 'outcome',
      provider,
      at,
      outcome: outcome.class,
      code: outcome.code,
      providerId: outcome.class === 'accepted' ? outcome.providerId : null,
    },
  };
}
