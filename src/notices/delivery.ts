/** What a worker does with one cohort of one notice: claim → compose → intend → send → record (ENGINE §6.3). */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type DeliveryNo, deliveryTag } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { errorCode } from '../platform/error-code.ts';
import { CLOCK } from '../platform/tokens.ts';
import { type Composed, Compositions } from './compositions.ts';
import { Couriers, type Tagged } from './couriers.ts';
import { Deliveries, type Learnt } from './deliveries.ts';
import * as store from './delivery.store.ts';
import type { Lane } from './lanes.ts';
import { cancelRemainder } from './launches.store.ts';
import { findNotice } from './notices.ts';
import type { Notice } from './notices.store.ts';
import type { SendOutcome } from './ports.ts';
import { notStarted } from './providers/failures.ts';
import { type SentChannel, sentOf } from './rules/ladder.ts';
import { nextAwake, spread } from './rules/quiet-hours.ts';

/** Between the last possible end of a call and the lease's: the clocks' and the network's share. */
const MARGIN_MS = 250;
/** A claim is about a second of the lane's rate; what a dead worker claimed is free again after this long. */
const CLAIM_LEASE_MS = 10_000;
const RECORD_TRIES = 40;
const RECORD_PAUSE_MS = 500;
const FENCE_WAIT_MS = 1000;
const BUDGET_WAIT_MS = 100;
/** A halted lane waits for a person; whether it was released is looked at each minute. */
const HALTED_WAIT_MS = 60_000;

/** Why a round ended: look for more; nothing is due; or come back after so long. */
type Ended = { readonly now: 'more' | 'idle' } | { readonly now: 'wait'; readonly ms: number };

/** One claim and everything that must be known while it lasts. */
interface Round {
  readonly unit: store.Unit;
  readonly notice: Notice;
  readonly channel: SentChannel;
  readonly token: string;
  /** Of `performance.now()`: the claim's lease ends soon after; nothing more of it is intended. */
  readonly until: number;
}

export interface Worked {
  /** The unit's next work by our clock, and by leases; null where nothing is due. */
  readonly dueAt: Date | null;
  readonly leaseAt: Date | null;
  /** An empty budget or a run being published: after so long. */
  readonly waitMs: number | null;
  /** The notice is neither paused nor stopped, its wave is open. */
  readonly mayGo: boolean;
  /** Time ran out before the work did. */
  readonly more: boolean;
}

@Injectable()
export class Delivery {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly deliveries: Deliveries,
    private readonly compositions: Compositions,
    private readonly couriers: Couriers,
  ) {}

  /** Works on one unit until nothing is due, the budget is empty, or `untilMs` of `performance.now()` has come. */
  async work(
    unit: store.Unit,
    until: { readonly untilMs: number; readonly signal: AbortSignal },
  ): Promise<Worked> {
    const going = (): boolean => !until.signal.aborted && performance.now() < until.untilMs;
    let waitMs: number | null = null;
    let more = false;
    const notice = await this.#begin(unit);
    for (const channel of sentOf(notice?.channels ?? [])) {
      let ended: Ended = { now: 'more' };
      while (ended.now === 'more' && going()) ended = await this.#round({ unit, notice: notice!, channel });
      if (ended.now === 'wait') waitMs = Math.min(waitMs ?? Infinity, ended.ms);
      more ||= ended.now === 'more';
    }
    const next = await this.db.tx(async (tx) => {
      await this.#cancelIfStopped(tx, unit);
      return this.deliveries.recount(tx, unit);
    });
    return {
      dueAt: next?.dueAt ?? null,
      leaseAt: next?.leaseAt ?? null,
      waitMs,
      mayGo: notice !== null,
      more,
    };
  }

  /** Repairs what a dead worker left, makes the codes, compares with the run; null where nothing may be sent. */
  async #begin(unit: store.Unit): Promise<Notice | null> {
    // Apart from each other: each locks deliveries before it marks their counter, in this order everywhere.
    await this.db.tx((tx) => this.deliveries.repairLapsed(tx, unit));
    await this.db.tx((tx) => this.deliveries.settle(tx, unit));
    const state = await this.db.tx(async (tx) => {
      const found = await store.findUnit(tx, unit);
      if (found && mayClaim(found))
        await store.compareWithRun(tx, unit, found.publishedRunNo, this.clock.now());
      return found;
    });
    if (!state || !mayClaim(state)) return null;
    if (!state.codesReady) {
      await this.compositions.prepare(state.incidentId, unit);
      await this.db.tx((tx) => store.setCodesReady(tx, unit));
    }
    return this.db.tx((tx) => findNotice(tx, unit.noticeId));
  }

  async #round(order: { unit: store.Unit; notice: Notice; channel: SentChannel }): Promise<Ended> {
    const leaseMs = Math.min(CLAIM_LEASE_MS, this.couriers.times(order.channel).leaseMs);
    const limit = await this.couriers.worthClaiming(order.channel);
    if (limit === 0) return { now: 'wait', ms: HALTED_WAIT_MS };
    const renderer = await this.compositions.renderer(order.notice);
    // Read before the claim: what elapses from here is at least what elapses of the lease.
    const until = performance.now() + leaseMs - MARGIN_MS;
    const round: Round = { ...order, token: randomUUID(), until };
    let holds = true;
    try {
      const claimed = await this.#claim(round, { leaseMs, limit });
      holds = claimed !== 'fenced' && claimed.length > 0;
      if (claimed === 'fenced') return { now: 'wait', ms: FENCE_WAIT_MS };
      if (claimed.length === 0) return { now: 'idle' };
      const awake = await this.#putOff(round, claimed);
      const { ready, suppressed } = await this.db.tx((tx) =>
        this.compositions.compose(tx, { ...order, claimed: awake, renderer }),
      );
      await this.#suppress(round, suppressed);
      let waitMs: number | null = null;
      for (const [country, group] of Map.groupBy(ready, (c) => c.country)) {
        const lane = await this.couriers.lane(order.channel, country);
        const wait = await this.#sendAll(round, lane, group);
        if (wait !== null) waitMs = Math.min(waitMs ?? Infinity, wait);
      }
      return waitMs === null ? { now: 'more' } : { now: 'wait', ms: waitMs };
    } finally {
      // Also after a claim whose commit was lost on its way to us.
      if (holds) await this.db.tx((tx) => store.giveBackAll(tx, { ...round, now: this.clock.now() }));
    }
  }

  /** The fence, the notice, its wave and its run are read in the claim's own transaction. */
  async #claim(
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

  /** Whoever sleeps now is put off until everyone who may live where they live is awake. */
  async #putOff(round: Round, claimed: readonly store.Claimed[]): Promise<store.Claimed[]> {
    const quiet = round.notice.quietHours;
    if (!quiet?.channels.includes(round.channel)) return [...claimed];
    const now = this.clock.now();
    const later = new Map<DeliveryNo, Date>();
    for (const one of claimed) {
      const at = nextAwake(now, quiet, one);
      if (at > now) later.set(one.id, spread(at, deliveryTag(round.unit.cohortId, one.id)));
    }
    if (later.size > 0) await this.#giveBack(round, later);
    return claimed.filter((one) => !later.has(one.id));
  }

  /** By group: slots, intention, calls, record. Answers how long to wait where the budget ended it. */
  async #sendAll(round: Round, lane: Lane, all: readonly Composed[]): Promise<number | null> {
    let rest = all;
    let paid = 0;
    while (rest.length > 0 && performance.now() < round.until) {
      const least = rest[0]!.units;
      if (paid < least) {
        const slots = await this.couriers.reserve(lane, sum(rest) - paid, least - paid);
        if (slots.waitMs === null) return this.#putOffHalted(round, rest);
        paid += slots.granted;
        if (paid < least) return Math.max(slots.waitMs, BUDGET_WAIT_MS);
      }
      const permits = await this.couriers.take(round.channel, rest.length);
      const group = affordable(rest.slice(0, permits), paid);
      paid -= sum(group);
      const sent = await this.#sendGroup(round, { lane, group, permits });
      rest = rest.slice(group.length);
      // Paused, held, halted, fenced or lapsed: nothing of this claim may go any more.
      if (sent < group.length) return sent === 0 ? FENCE_WAIT_MS : null;
    }
    return null;
  }

  /** Out of the way for a while, so that one country's halted lane does not keep the others' people waiting. */
  async #putOffHalted(round: Round, rest: readonly Composed[]): Promise<null> {
    const at = new Date(this.clock.now().getTime() + HALTED_WAIT_MS);
    await this.#giveBack(round, new Map(rest.map((one) => [one.id, at])));
    return null;
  }

  /** Sockets are held from the intention to the answers, not while those are recorded. */
  async #sendGroup(
    round: Round,
    { lane, group, permits }: { lane: Lane; group: readonly Composed[]; permits: number },
  ): Promise<number> {
    const { unit, channel } = round;
    const { leaseMs, timeoutMs } = this.couriers.times(channel);
    // Read before the lease begins anew: no call starts later, so that each ends before the lease does.
    const startBy = performance.now() + leaseMs - timeoutMs - MARGIN_MS;
    let intended: Awaited<ReturnType<typeof store.intend>> = [];
    let outcomes: readonly SendOutcome[] = [];
    try {
      intended = await this.#intend(round, lane, group);
      const letters = new Map(group.map((g) => [g.id, g.letter]));
      const tagged: Tagged[] = intended.map(({ id, no }) => ({
        letter: letters.get(id)!,
        tag: { d: deliveryTag(unit.cohortId, id), a: no },
      }));
      if (tagged.length > 0) outcomes = await this.couriers.send(channel, tagged, startBy);
    } finally {
      this.couriers.give(channel, permits);
    }
    if (intended.length === 0) return 0;
    const call = { unit, provider: this.couriers.providerOf(channel), at: this.clock.now() };
    const learnt = intended.map((one, i) => learntFrom({ ...call, ...one }, outcomes[i]!));
    await this.#record(lane, learnt, outcomes);
    return intended.length;
  }

  async #intend(round: Round, lane: Lane, group: readonly Composed[]): ReturnType<typeof store.intend> {
    const { unit, channel, notice, token } = round;
    const provider = this.couriers.providerOf(channel);
    const { leaseMs } = this.couriers.times(channel);
    const { overlayVersion } = notice;
    try {
      return await this.db.tx(async (tx) => {
        if (!(await store.enterFence(tx, notice.incidentId))) return [];
        const order = { unit, token, provider, laneId: lane.id, leaseMs, overlayVersion, group };
        return store.intend(tx, { ...order, now: this.clock.now() });
      });
    } catch (error) {
      await this.#unintend(round, group);
      throw error;
    }
  }

  /** The commit may have been lost on its way to us: then attempts stand whose calls were certainly never made. */
  async #unintend({ unit, token, channel }: Round, group: readonly Composed[]): Promise<void> {
    const call = { unit, provider: this.couriers.providerOf(channel), at: this.clock.now() };
    await this.#surely(async (tx) => {
      const stranded = await store.intendedBy(tx, { unit, token, ids: group.map((g) => g.id) });
      await this.deliveries.merge(
        tx,
        stranded.map((one) => learntFrom({ ...call, ...one }, notStarted())),
      );
    });
  }

  /** An answer is written even after the lease lapsed. */
  async #record(lane: Lane, learnt: readonly Learnt[], outcomes: readonly SendOutcome[]): Promise<void> {
    await this.#surely(async (tx) => {
      await this.couriers.learn(tx, lane, outcomes);
      await this.deliveries.merge(tx, learnt);
    });
  }

  /** Through a database that was away for a while, and after a deadlock lost; what runs again must be idempotent. */
  async #surely(work: (tx: Tx) => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.db.tx(work);
        return;
      } catch (error) {
        if (!isPassing(error) || tries >= RECORD_TRIES) throw error;
        await sleep(RECORD_PAUSE_MS);
      }
    }
  }

  async #suppress(round: Round, claimed: readonly store.Claimed[]): Promise<void> {
    if (claimed.length === 0) return;
    const { cohortId } = round.unit;
    const decided = claimed.map((c) => ({ cohortId, deliveryNo: c.id, decision: 'suppressed' as const }));
    await this.db.tx((tx) => this.deliveries.merge(tx, decided));
  }

  /** Claimed but not to be sent before an instant of its own. */
  async #giveBack(round: Round, later: ReadonlyMap<DeliveryNo, Date>): Promise<void> {
    const { unit, token } = round;
    const order = { unit, token, ids: [...later.keys()], notBefore: [...later.values()] };
    await this.db.tx((tx) => store.giveBack(tx, { ...order, now: this.clock.now() }));
  }

  async #cancelIfStopped(tx: Tx, unit: store.Unit): Promise<void> {
    const state = await store.findUnit(tx, unit);
    if (state?.status === 'stopped') await cancelRemainder(tx, unit, this.clock.now());
  }
}

const DEADLOCKS = new Set(['40P01', '40001']);

function isPassing(error: unknown): boolean {
  return (error instanceof DomainError && error.kind === 'unavailable') || DEADLOCKS.has(errorCode(error));
}

function mayClaim(state: store.UnitState): boolean {
  return state.status === 'launched' && state.waveOpen && state.materialised;
}

function sum(group: readonly Composed[]): number {
  return group.reduce((n, one) => n + one.units, 0);
}

/** The first of them that the granted units pay for. */
function affordable(group: readonly Composed[], granted: number): Composed[] {
  let spent = 0;
  return group.filter((one) => (spent += one.units) <= granted);
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
