/** Looks at every attempt in doubt until an event, proof of life or a person decides it (ENGINE §6.4). */
import { Inject, Injectable } from '@nestjs/common';
import { deliveryTag } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { Deliveries } from './deliveries.ts';
import { lockDeliveries } from './deliveries.store.ts';
import { LookUps, refText } from './look-ups.ts';
import { PENDING_EVENTS, type PendingEvents } from './room-ports.ts';
import type { Presumption } from './rules/delivery-states.ts';
import { laterRungs } from './rules/ladder.ts';
import {
  afterPresumption,
  AROUND_MS,
  type Canary,
  type Life,
  mayAsk,
  mayChirp,
  nextLook,
  proofOfLife,
  ripeAt,
} from './rules/unknown-policy.ts';
import { Canaries } from './unknowns-canaries.ts';
import * as store from './unknowns.store.ts';

const LOOK_MAX = 500;
const OPEN_MAX = 2000;
const SLOT_MS = 60_000;

interface Seen {
  readonly one: store.DueUnknown;
  readonly life: Life;
}

interface Presumed extends Seen {
  readonly presumption: Presumption;
  readonly basis: 'events' | 'canary';
}

@Injectable()
export class UnknownLooks {
  constructor(
    private readonly db: Db,
    private readonly deliveries: Deliveries,
    private readonly canaries: Canaries,
    private readonly lookUps: LookUps,
    @Inject(PENDING_EVENTS) private readonly pending: PendingEvents,
  ) {}

  /** One look at everything due; answers how many attempts were presumed lost. Any number of callers at once. */
  async look(signal?: AbortSignal): Promise<number> {
    let presumed = 0;
    for (;;) {
      const due = await this.db.tx(async (tx) => {
        await store.open(tx, OPEN_MAX);
        await store.closeResolved(tx);
        return store.due(tx, LOOK_MAX);
      });
      if (due.length > 0) presumed += await this.#lookAt(due);
      if (due.length < LOOK_MAX || signal?.aborted) return presumed;
    }
  }

  async #lookAt(due: readonly store.DueUnknown[]): Promise<number> {
    const asked = await this.#ask(due);
    const seen: Seen[] = [];
    for (const group of Map.groupBy(due, slotOf).values()) seen.push(...(await this.#see(group)));
    const presumed: Presumed[] = [];
    const looks: store.Look[] = [];
    for (const { one, life } of seen) {
      const wasAsked = asked.has(refText(one)) || (one.askedAt !== null && one.askedAt >= ripeAt(one));
      const verdict = verdictOf(one, life, wasAsked);
      if (isPresumption(verdict) && life.life === 'alive')
        presumed.push({ one, life, presumption: verdict, basis: life.basis });
      looks.push({
        ...one,
        ...life,
        standing: isPresumption(verdict) ? 'waiting' : verdict,
        nextLookAt: nextLook(one),
      });
    }
    await this.db.tx((tx) => store.writeLooks(tx, looks));
    return presumed.length === 0 ? 0 : this.db.tx((tx) => this.#presume(tx, presumed));
  }

  async #ask(due: readonly store.DueUnknown[]): Promise<ReadonlySet<string>> {
    const wanted = due.filter((one) => one.provider === 'twilio' && mayAsk({ ...one, ripeAt: ripeAt(one) }));
    if (wanted.length === 0) return new Set();
    const asked = await this.lookUps.ask(wanted);
    await this.db.tx((tx) => store.setAsked(tx, asked));
    return new Set(asked.map(refText));
  }

  /** Unknowns of one lane and minute share one reading of what was going on around them. */
  async #see(group: readonly store.DueUnknown[]): Promise<Seen[]> {
    const { laneId } = group[0]!;
    const times = group.map((one) => one.calledAt.getTime());
    const from = new Date(Math.min(...times) - AROUND_MS - 1000);
    const until = new Date(Math.max(...times) + AROUND_MS);
    const { tallies, canaries } = await this.db.tx(async (tx) => ({
      tallies: await store.tallies(tx, { laneId, from, until }),
      canaries: await store.canaries(tx, { laneId, from }),
    }));
    const seen = group.map((one) => ({ one, life: proofOfLife({ ...one, tallies, canaries }) }));
    await this.#chirp(seen, canaries);
    return seen;
  }

  async #chirp(seen: readonly Seen[], canaries: readonly Canary[]): Promise<void> {
    const waiting = seen.find(({ one, life }) => life.life === 'canary_waits' && isRunning(one))?.one;
    if (!waiting || (waiting.channel !== 'email' && waiting.channel !== 'sms')) return;
    if (!mayChirp(canaries.at(-1)?.sentAt ?? null, waiting)) return;
    await this.canaries.send(waiting.laneId, waiting.channel);
  }

  /** Under the deliveries' locks, so that no event that has reached us in the meantime is overlooked. */
  async #presume(tx: Tx, presumed: readonly Presumed[]): Promise<number> {
    const refs = presumed.map(({ one }) => ({ cohortId: one.cohortId, deliveryNo: one.deliveryNo }));
    const locked = await lockDeliveries(tx, {
      cohortIds: refs.map((r) => r.cohortId),
      ids: refs.map((r) => r.deliveryNo),
    });
    const unknown = new Set(
      locked
        .filter((d) => d.state === 'unknown' && d.hold === null)
        .map((d) => deliveryTag(d.cohortId, d.id)),
    );
    const underWay = await this.pending.among(tx, refs);
    const sure = presumed.filter(({ one }) => {
      const tag = deliveryTag(one.cohortId, one.deliveryNo);
      return unknown.has(tag) && !underWay.has(tag);
    });
    const now = this.deliveries.clock.now();
    const rows = sure.map(({ one, presumption, basis }) => ({
      ...one,
      decision: presumption,
      basis,
      decidedBy: null,
      reason: null,
    }));
    const decided = new Set((await store.decide(tx, rows, now)).map(refText));
    const news = sure.filter(({ one }) => decided.has(refText(one)));
    await this.deliveries.learn(
      tx,
      news.map(({ one, presumption }) => ({
        cohortId: one.cohortId,
        deliveryNo: one.deliveryNo,
        attemptNo: one.attemptNo,
        fact: { kind: 'presumed', presumption, provider: one.provider, at: now },
      })),
    );
    return news.length;
  }
}

/** Neither stopped nor taken back: only then anything may follow from a presumption. */
function isRunning(one: store.DueUnknown): boolean {
  return one.noticeStatus === 'launched' || one.noticeStatus === 'paused';
}

/** What follows, or the word under which it stands on the operator's list. */
function verdictOf(
  one: store.DueUnknown,
  life: Life,
  wasAsked: boolean,
): ReturnType<typeof afterPresumption> | string {
  if (!isRunning(one)) return 'held';
  if (life.life !== 'alive') return life.life;
  if (one.provider === 'twilio' && !wasAsked) return 'not_asked';
  const rungs = laterRungs(one.channel, one.channels).filter((c) => c !== 'sms' || one.hasSms);
  return afterPresumption({ ...one, hasNextChannel: rungs.length > 0 });
}

function isPresumption(verdict: string): verdict is Presumption {
  return verdict === 'resend' || verdict === 'next_channel';
}

function slotOf(one: store.DueUnknown): string {
  return `${one.laneId}:${Math.floor(one.calledAt.getTime() / SLOT_MS)}`;
}
