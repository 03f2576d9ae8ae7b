/** What a worker does with one cohort of one notice: rounds of claim → compose → dispatch, paced by its lanes. */
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { type DeliveryNo, deliveryTag } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { type Composed, Compositions } from './compositions.ts';
import { Couriers } from './couriers.ts';
import { Deliveries } from './deliveries.ts';
import * as store from './delivery.store.ts';
import { Dispatch, MARGIN_MS, mayClaim, type Round } from './dispatch.ts';
import { findShared, takeTurns } from './addresses.ts';
import { HALTED_WAIT_MS, type Lane } from './lanes.ts';
import { cancelRemainder } from './launches.store.ts';
import { findNotice } from './notices.ts';
import type { Notice } from './notices.store.ts';
import { type SentChannel, sentOf } from './rules/ladder.ts';
import { nextTurn, spread } from './rules/quiet-hours.ts';

/** A claim is about a second of the lane's rate; what a dead worker claimed is free again after this long. */
const CLAIM_LEASE_MS = 10_000;
const FENCE_WAIT_MS = 1000;
const BUDGET_WAIT_MS = 100;
/** Groups of one claim under way at once: one is committed to while another is sent; answers are recorded behind them. */
const PENS = 2;

/** Why a round ended: look for more; nothing is due; or come back after so long. */
type Ended = { readonly now: 'more' | 'idle' } | { readonly now: 'wait'; readonly ms: number };

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
  readonly #dispatch: Dispatch;
  /** How many can be composed within a claim's lease by this process now. */
  #bearable = Infinity;

  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly deliveries: Deliveries,
    private readonly compositions: Compositions,
    private readonly couriers: Couriers,
  ) {
    this.#dispatch = new Dispatch(db, clock, deliveries, couriers);
  }

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
    const { incidentId, publishedRunNo: runNo } = state;
    await this.db.tx((tx) => findShared(tx, { incidentId, runNo, now: this.clock.now() }));
    if (!state.codesReady) {
      await this.compositions.prepare(state.incidentId, unit);
      await this.db.tx((tx) => store.setCodesReady(tx, unit));
    }
    return this.db.tx((tx) => findNotice(tx, unit.noticeId));
  }

  async #round(order: { unit: store.Unit; notice: Notice; channel: SentChannel }): Promise<Ended> {
    const leaseMs = Math.min(CLAIM_LEASE_MS, this.couriers.times(order.channel).leaseMs);
    const room = await this.couriers.room(order.channel, order.notice.incidentId);
    if (room.messages === 0) return { now: 'wait', ms: Math.max(room.waitMs, BUDGET_WAIT_MS) };
    const renderer = await this.compositions.renderer(order.notice);
    // Read before the claim: what elapses from here is at least what elapses of the lease.
    const until = performance.now() + leaseMs - MARGIN_MS;
    const round: Round = { ...order, token: randomUUID(), until, intended: 0 };
    const limit = Math.min(room.messages, this.#bearable);
    let holds = true;
    try {
      const claimed = await this.#dispatch.claim(round, { leaseMs, limit });
      holds = claimed !== 'fenced' && claimed.length > 0;
      if (claimed === 'fenced') return { now: 'wait', ms: FENCE_WAIT_MS };
      if (claimed.length === 0) return { now: 'idle' };
      const awake = await this.#takeTurns(round, await this.#putOff(round, claimed));
      const { ready, suppressed } = await this.db.tx((tx) =>
        this.compositions.compose(tx, { ...order, claimed: awake, renderer }),
      );
      await this.#suppress(round, suppressed, null);
      let waitMs: number | null = null;
      const placed = await this.couriers.place(order.channel, ready);
      for (const [country, group] of Map.groupBy(placed, (c) => c.country)) {
        const lane = await this.couriers.lane(order.channel, country);
        const wait = await this.#sendAll(round, lane, group);
        if (wait !== null) waitMs = Math.min(waitMs ?? Infinity, wait);
      }
      this.#learnSize(round, claimed.length, limit);
      return waitMs === null ? { now: 'more' } : { now: 'wait', ms: waitMs };
    } finally {
      if (holds) await this.#dispatch.end(round);
    }
  }

  /** A claim whose time ran out before anything of it was sent would be made again for ever: the next is smaller. */
  #learnSize({ until, intended }: Round, claimed: number, limit: number): void {
    const { claimMax } = this.couriers.settings;
    if (intended === 0 && performance.now() >= until) this.#bearable = Math.max(1, claimed >> 2);
    else if (intended > 0 && claimed === limit)
      this.#bearable = Math.min(claimMax, Math.max(limit * 2, this.#bearable));
  }

  /** Whoever sleeps now is put off until everyone who may live where they live is awake. */
  async #putOff(round: Round, claimed: readonly store.Claimed[]): Promise<store.Claimed[]> {
    const quiet = round.notice.quietHours;
    if (!quiet?.channels.includes(round.channel)) return [...claimed];
    const now = this.clock.now();
    const later = new Map<DeliveryNo, Date>();
    for (const one of claimed) {
      const at = nextTurn(now, quiet, one, round.notice.deadlineAt);
      if (at > now) later.set(one.id, spread(at, deliveryTag(round.unit.cohortId, one.id)));
    }
    if (later.size > 0) await this.#dispatch.giveBack(round, later);
    return claimed.filter((one) => !later.has(one.id));
  }

  /** Addresses that others share: spaced, and no more people of one notice than the settings allow. */
  async #takeTurns(round: Round, claimed: readonly store.Claimed[]): Promise<readonly store.Claimed[]> {
    const { shared: limits } = this.couriers.settings;
    const { unit, channel, notice } = round;
    const order = { unit, channel, incidentId: notice.incidentId, claimed, limits, now: this.clock.now() };
    const { go, later, crowded } = await this.db.tx((tx) => takeTurns(tx, order));
    if (later.size > 0) await this.#dispatch.giveBack(round, later);
    await this.#suppress(round, crowded, 'shared_address');
    return go;
  }

  /** By what lane, hotline and mailbox providers can bear. Answers how long to wait where the budget ended it. */
  async #sendAll(round: Round, lane: Lane, all: readonly Composed[]): Promise<number | null> {
    let rest = all;
    while (rest.length > 0 && performance.now() < round.until) {
      const { go, later, waitMs } = await this.couriers.reserve(lane, round.notice.incidentId, rest);
      if (waitMs === null) return this.#putOffHalted(round, rest);
      if (later.length > 0) await this.#putOffLater(round, later);
      const settled = new Set([...go, ...later.map(({ one }) => one)]);
      rest = rest.filter((one) => !settled.has(one));
      if (go.length === 0 && rest.length > 0) return Math.max(waitMs, BUDGET_WAIT_MS);
      const sent = await this.#sendPaid(round, lane, go);
      // Paused, held, halted, fenced or lapsed: nothing of this claim may go any more.
      if (sent < go.length) return sent === 0 ? FENCE_WAIT_MS : null;
    }
    return null;
  }

  /** Group by group, each no larger than the calls that can be in flight; ends at the first that may not go whole. */
  async #sendPaid(round: Round, lane: Lane, paid: readonly Composed[]): Promise<number> {
    const queue = [...paid];
    const records: Promise<void>[] = [];
    let [sent, mayGo] = [0, true];
    const pen = async (): Promise<void> => {
      while (mayGo && queue.length > 0 && performance.now() < round.until) {
        const permits = await this.couriers.take(round.channel, queue.length);
        const group = queue.splice(0, permits.messages);
        if (group.length === 0) return this.couriers.give(round.channel, permits.calls);
        const { count, recorded } = await this.#dispatch.send(round, { lane, group, calls: permits.calls });
        recorded.catch(() => undefined); // Waited for below, with the others.
        records.push(recorded);
        sent += count;
        mayGo &&= count === group.length;
      }
    };
    const pens = await Promise.allSettled(Array.from({ length: PENS }, pen));
    for (const end of [...pens, ...(await Promise.allSettled(records))]) {
      if (end.status === 'rejected') throw end.reason;
    }
    return sent;
  }

  /** Their mailbox provider asked for less: they come back in turn, and keep nobody else waiting. */
  async #putOffLater(round: Round, later: readonly { one: Composed; at: Date }[]): Promise<void> {
    // The lane's instants are the database's, what is due is our clock's: the distance is carried over.
    const now = this.clock.now().getTime();
    const first = Math.min(...later.map(({ at }) => at.getTime()));
    const back = later.map(
      ({ one, at }) => [one.id, new Date(now + BUDGET_WAIT_MS + at.getTime() - first)] as const,
    );
    await this.#dispatch.giveBack(round, new Map(back));
  }

  /** Out of the way for a while, so that one country's halted lane does not keep the others' people waiting. */
  async #putOffHalted(round: Round, rest: readonly Composed[]): Promise<null> {
    const at = new Date(this.clock.now().getTime() + HALTED_WAIT_MS);
    await this.#dispatch.giveBack(round, new Map(rest.map((one) => [one.id, at])));
    return null;
  }

  async #suppress(round: Round, claimed: readonly store.Claimed[], reason: string | null): Promise<void> {
    if (claimed.length === 0) return;
    const { cohortId } = round.unit;
    const decided = claimed.map((c) => ({
      cohortId,
      deliveryNo: c.id,
      decision: 'suppressed' as const,
      reason,
    }));
    await this.db.tx((tx) => this.deliveries.merge(tx, decided));
  }

  async #cancelIfStopped(tx: Tx, unit: store.Unit): Promise<void> {
    const state = await store.findUnit(tx, unit);
    if (state?.status === 'stopped') await cancelRemainder(tx, unit, this.clock.now());
  }
}
