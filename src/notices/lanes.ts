/** Lanes: how fast a sender may go, and whether it may go at all. */
import { Injectable } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import type { Both } from '../kernel/both.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, uuidv7 } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import * as hotlines from './hotline.store.ts';
import { personsPerHour } from './hotlines.ts';
import * as store from './lanes.store.ts';
import { isReplaying, refuseWhileReplaying } from './restores.store.ts';
import { NOTICES_ERRORS } from './notices.errors.ts';
import {
  type Brake,
  brakeOf,
  type HourCounts,
  mailboxBrakeOf,
  NO_COUNTS,
  SLOW_SHARE,
} from './rules/brakes.ts';
import { haltWords } from './rules/halts.ts';
import {
  admit,
  type Admitted,
  type Asking,
  type LaneBudget,
  reserve,
  slowed,
  steady,
  throttled,
} from './rules/lanes.ts';
import { isMailbox, type Mailbox } from './rules/mailboxes.ts';

export type { Lane, LaneKey, LaneTimes } from './lanes.store.ts';

/** A lane as people see it: with what the last hour says of it. */
export interface ListedLane extends store.Lane {
  /** Why it is halted, where the engine itself halted it; null: a provider's or a person's words stand in `reason`. */
  readonly reasonWords: Both | null;
  /** Messages that wait to go out by this provider, of every notice; SMS of all countries together. */
  readonly waiting: number;
  readonly hour: HourCounts;
  readonly brake: Brake;
  readonly mailboxes: readonly ListedMailbox[];
}

export interface ListedMailbox {
  readonly mailbox: string;
  readonly capPerS: number | null;
  readonly hour: HourCounts;
  readonly brake: Brake;
}

export interface Slots<T> extends Pick<Admitted<T>, 'go' | 'later'> {
  /** After how long the next may go; null: the lane is halted, a person must release it. */
  readonly waitMs: number | null;
}

interface Told {
  readonly hour: HourCounts;
  readonly mailboxes: ReadonlyMap<string, HourCounts>;
}

/** A halted lane waits for a person; whether it was released is looked at each minute. */
export const HALTED_WAIT_MS = 60_000;
const RATE_MAX_PER_S = 100_000;

@Injectable()
export class Lanes {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
  ) {}

  /** The lane of this sender and country, made on first use. */
  async ensure(key: store.LaneKey, settings: store.LaneSettings): Promise<store.Lane> {
    return this.db.tx(async (tx) => {
      await store.ensure(tx, { ...key, ...settings, id: uuidv7() });
      return must(await store.find(tx, key), 'a lane just made exists');
    });
  }

  /** How many messages are worth claiming now, and when to come back where none is; reads only, promises nothing. */
  async room(laneId: string, incidentId: IncidentId): Promise<{ messages: number; waitMs: number }> {
    return this.db.tx(async (tx) => {
      const { lane, now } = must(await store.read(tx, laneId), 'the lane exists');
      if (lane.status === 'halted') return { messages: 0, waitMs: HALTED_WAIT_MS };
      const hotline = await hotlines.find(tx, incidentId);
      const budgets: LaneBudget[] = [lane];
      if (hotline) budgets.push(steady(personsPerHour(hotline) / 3600, hotline.spentUntil));
      const rooms = budgets.map((budget) => reserve(budget, Number.MAX_SAFE_INTEGER, now));
      const waitMs = Math.max(...rooms.map((r) => r.nextAt.getTime() - now.getTime()));
      return { messages: Math.min(...rooms.map((r) => r.granted)), waitMs };
    });
  }

  /**
   * Who of these may go now: lane, hotline and mailbox provider must each bear it; at most one second ahead, in a
   * transaction of its own. The brakes are read here, so that none can be overlooked by whoever sends. Without an
   * incident no hotline is asked: what a person waits for before a page.
   */
  async reserve<T extends Asking>(
    laneId: string,
    incidentId: IncidentId | null,
    asking: readonly T[],
  ): Promise<Slots<T>> {
    return this.db.tx(async (tx) => {
      const lane = must(await store.lock(tx, laneId), 'the lane exists');
      if (lane.status === 'halted') return STOPPED;
      const told = await hourOf(tx, laneId);
      const brake = brakeOf(told.hour);
      if (brake.pull === 'stop') {
        const { provider, sender, country } = lane;
        await this.halt(tx, { provider, sender, country, reason: brake.reason });
        return STOPPED;
      }
      const hotline = incidentId === null ? undefined : await hotlines.lock(tx, incidentId);
      const now = await store.now(tx);
      const own = brake.pull === 'slow' ? slowed(lane, SLOW_SHARE) : lane;
      const budgets = {
        lane: own,
        hotline: hotline ? steady(personsPerHour(hotline) / 3600, hotline.spentUntil) : null,
        mailboxes: mailboxBudgets(own, await store.mailboxCaps(tx, laneId), told.mailboxes),
      };
      const { go, later, budgets: spent, nextAt } = admit(asking, budgets, now);
      await store.writeBudget(tx, laneId, spent.lane);
      if (spent.hotline && incidentId !== null) {
        await hotlines.spend(tx, incidentId, spent.hotline.spentUntil);
      }
      if (spent.mailboxes.size > 0) {
        await store.writeMailboxes(
          tx,
          laneId,
          new Map([...spent.mailboxes].map(([name, { spentUntil }]) => [name, spentUntil])),
        );
      }
      return { go, later, waitMs: Math.max(0, nextAt.getTime() - now.getTime()) };
    });
  }

  /** The provider said "too fast" to this share of the last second's messages. */
  async slowDown(tx: Tx, laneId: string, share: number): Promise<void> {
    const lane = must(await store.lock(tx, laneId), 'the lane exists');
    await store.writeBudget(tx, laneId, throttled(lane, share, await store.now(tx)));
  }

  /** Pulls every open lane's brake that is due, also of a lane nobody sends by now; answers how many stopped. */
  async brake(): Promise<number> {
    return this.db.tx(async (tx) => {
      await store.forgetMinutes(tx);
      let stopped = 0;
      for (const { id, status, provider, sender, country } of await store.list(tx)) {
        if (status === 'halted') continue;
        const brake = brakeOf((await hourOf(tx, id)).hour);
        if (brake.pull !== 'stop') continue;
        await this.halt(tx, { provider, sender, country, reason: brake.reason });
        stopped += 1;
      }
      return stopped;
    });
  }

  /** Stops a sender, or one country of it: nothing is marked failed, and nobody is sent to until it is released. */
  async halt(tx: Tx, order: store.Halt, actor: Actor = SYSTEM_ACTOR): Promise<void> {
    if ((await store.halt(tx, order)) === 0) return;
    const { provider, country, reason, awaits = null } = order;
    const subject = `lane:${provider}`;
    await this.audit.record(tx, {
      actor,
      action: 'notices.halt_lane',
      incidentId: null,
      subject,
      facts: { country, reason, ...(awaits && { awaits }) },
    });
  }

  /** Are lanes of this sender halted until the day's quota has room? */
  async awaitQuota(of: { provider: string; sender: string }): Promise<boolean> {
    return this.db.tx(async (tx) => (await store.awaitingQuota(tx, of)).length > 0);
  }

  /** The provider says that there is room again: what was halted for nothing else goes on. Not while a backup is replayed. */
  async resume(
    of: { provider: string; sender: string },
    facts: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.db.tx(async (tx) => {
      if (await isReplaying(tx)) return;
      for (const { id } of await store.awaitingQuota(tx, of)) {
        if ((await store.resume(tx, id)) === 0) continue;
        await this.#noted(tx, { laneId: id, action: 'notices.resume_lane', facts }, SYSTEM_ACTOR);
      }
    });
  }

  /** A person stops one lane; halting a halted one changes nothing. */
  async haltBy(laneId: string, reason: string, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      const { provider, sender, country } = await known(tx, laneId);
      await this.halt(tx, { provider, sender, country, reason }, actor);
    });
  }

  /** Every lane starts halted after a restored backup (ENGINE §2). */
  async haltAll(tx: Tx, reason: string, actor: Actor = SYSTEM_ACTOR): Promise<void> {
    const lanes = await store.haltAll(tx, reason);
    const facts = { reason, lanes };
    await this.audit.record(tx, { actor, action: 'notices.halt_all_lanes', incidentId: null, facts });
  }

  /** A person has looked and lets the lane go on; its hour begins anew. Releasing an open lane changes nothing. */
  async release(laneId: string, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      await known(tx, laneId);
      await refuseWhileReplaying(tx);
      if ((await store.release(tx, laneId)) === 0) return;
      await this.#noted(tx, { laneId, action: 'notices.release_lane', facts: {} }, actor);
    });
  }

  /** How fast a lane, or what goes to one mailbox provider by it, may go at most; null: as fast as the provider allows. */
  async cap(
    order: { laneId: string; mailbox: string | null; perSecond: number | null },
    actor: Actor,
  ): Promise<void> {
    const { laneId, mailbox, perSecond } = order;
    if (perSecond !== null && !(perSecond > 0 && perSecond <= RATE_MAX_PER_S)) {
      throw new DomainError(NOTICES_ERRORS.bad_cap, { max: RATE_MAX_PER_S });
    }
    await this.db.tx(async (tx) => {
      const lane = await known(tx, laneId);
      if (mailbox === null) await store.setCap(tx, laneId, perSecond);
      else await store.capMailbox(tx, { laneId, mailbox: mailboxNamed(lane, mailbox), perSecond });
      const facts = { mailbox, perSecond };
      await this.#noted(tx, { laneId, action: 'notices.cap_lane', facts }, actor);
    });
  }

  /** Every lane with its rolling hour, what brakes it, and its mailbox providers. */
  async list(): Promise<ListedLane[]> {
    return this.db.tx(async (tx) => {
      const waiting = await store.waiting(tx);
      const lanes: ListedLane[] = [];
      for (const lane of await store.list(tx)) {
        const { hour, mailboxes } = await hourOf(tx, lane.id);
        const caps = new Map((await store.mailboxCaps(tx, lane.id)).map((c) => [c.mailbox, c.capPerS]));
        const names = [...new Set([...mailboxes.keys(), ...caps.keys()])].sort();
        lanes.push({
          ...lane,
          reasonWords: haltWords(lane.reason),
          waiting: waiting[lane.provider],
          hour,
          brake: brakeOf(hour),
          mailboxes: names.map((mailbox) => {
            const counts = mailboxes.get(mailbox) ?? NO_COUNTS;
            return {
              mailbox,
              capPerS: caps.get(mailbox) ?? null,
              hour: counts,
              brake: mailboxBrakeOf(counts),
            };
          }),
        });
      }
      return lanes;
    });
  }

  async #noted(
    tx: Tx,
    done: { laneId: string; action: string; facts: Record<string, unknown> },
    actor: Actor,
  ): Promise<void> {
    const { laneId, action, facts } = done;
    await this.audit.record(tx, { actor, action, incidentId: null, subject: `lane:${laneId}`, facts });
  }
}

const STOPPED = { go: [], later: [], waitMs: null } as const;

async function known(tx: Tx, laneId: string): Promise<store.Lane> {
  const lane = await store.lock(tx, laneId);
  if (!lane) throw new DomainError(NOTICES_ERRORS.unknown_lane, { id: laneId });
  return lane;
}

function mailboxNamed(lane: store.Lane, mailbox: string): Mailbox {
  if (lane.provider !== 'ses' || !isMailbox(mailbox)) {
    throw new DomainError(NOTICES_ERRORS.unknown_mailbox, { mailbox });
  }
  return mailbox;
}

async function hourOf(tx: Tx, laneId: string): Promise<Told> {
  const rows = await store.hour(tx, laneId);
  const hour = rows.reduce<HourCounts>(
    (sum, row) => ({
      accepted: sum.accepted + row.accepted,
      hard: sum.hard + row.hard,
      complained: sum.complained + row.complained,
      deferred: sum.deferred + row.deferred,
      rejected: sum.rejected + row.rejected,
    }),
    NO_COUNTS,
  );
  const named = rows.filter((row) => row.mailbox !== '');
  return { hour, mailboxes: new Map(named.map(({ mailbox, ...counts }) => [mailbox, counts])) };
}

/** Only of mailbox providers that a person capped or that put us off: nobody else's is paid for. */
function mailboxBudgets(
  lane: LaneBudget,
  caps: readonly store.MailboxCap[],
  hours: ReadonlyMap<string, HourCounts>,
): Map<string, LaneBudget> {
  const capped = new Map(caps.map((c) => [c.mailbox, c]));
  const budgets = new Map<string, LaneBudget>();
  for (const mailbox of new Set([...capped.keys(), ...hours.keys()])) {
    const cap = capped.get(mailbox);
    const isSlow = mailboxBrakeOf(hours.get(mailbox) ?? NO_COUNTS).pull === 'slow';
    if (!isSlow && (cap?.capPerS ?? null) === null) continue;
    const ratePerS = Math.min(cap?.capPerS ?? Infinity, lane.rateMaxPerS) * (isSlow ? SLOW_SHARE : 1);
    budgets.set(mailbox, steady(ratePerS, cap?.spentUntil ?? new Date(0)));
  }
  return budgets;
}
