/** From an approved notice to deliveries under way; pause, resume and stop with the exact remainder. */
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, IncidentId, NoticeId } from '../kernel/ids.ts';
import { endUploads } from '../intake/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { admitRungs, meter, meteredNotices } from './ceilings.ts';
import { Deliveries } from './deliveries.ts';
import { profiles } from './audiences.store.ts';
import { enterFence } from './delivery.store.ts';
import * as store from './launches.store.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { findNotice, lockNotice } from './notices.ts';
import { type Notice, setLaunched, setStatus } from './notices.store.ts';
import { planOf } from './planning.ts';
import { Preflights } from './preflights.ts';
import { AFTER_LEASE_MS, SWEEP_SECONDS } from './queue.ts';
import { REACHING, restSince } from './recipients.ts';
import { KIND_RULES } from './rules/kinds.ts';
import { noticeLifecycle, type NoticeStatus } from './rules/notice-states.ts';
import { asksOnlyFor, type WaveOrder } from './rules/waves.ts';
import { Waves } from './waves.ts';
import type { Wave } from './waves.store.ts';

/** Cohorts materialised in one transaction. */
const MATERIALISE_MAX = 50;
const RECOUNT_MAX = 500;
/** Counted before a page is answered: twenty thousand people in a fiftieth of a second or two. */
const LOOK_MAX = 20;
const WAKE_MAX = 2000;

export interface LaunchResult {
  readonly cohorts: number;
  readonly materialised: number;
}

export interface StopResult {
  /** Deliveries the stop left out, per channel; the same however often it is asked. */
  readonly cancelled: Readonly<Record<string, number>>;
  /** Calls that were under way; each ends as accepted, refused or unknown. */
  readonly inFlight: number;
}

export interface NoticeStanding extends store.Totals {
  readonly noticeId: NoticeId;
  readonly incidentId: IncidentId;
  readonly status: NoticeStatus;
  /** Why the system paused it; null where a person did, or nobody. */
  readonly pausedBecause: string | null;
  /** By channel, by state. */
  readonly deliveries: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly waves: readonly Wave[];
  /** Of seed recipients, by channel, by state; they stand in no other figure. */
  readonly seeds: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Nothing pending, claimed, sending or unknown, no rung owed. */
  readonly dispatched: boolean;
  /** When this was looked up: of two standings the later one holds. */
  readonly countedAt: Date;
}

@Injectable()
export class Launches {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly preflights: Preflights,
    private readonly deliveries: Deliveries,
    private readonly waves: Waves,
  ) {}

  /**
   * Launches exactly what was approved. Refuses `not_approved`, `changed`, `stale_run`, `blocked`, `lint`,
   * `over_ceiling`, `provider`, `empty_audience`, `hotline_not_approved`. Launching again finishes what was begun and
   * adds nothing. `order`: the waves the caller expects; refuses `waves_not_approved` where others were approved. Needs
   * `notice.launch`.
   */
  async launch(id: NoticeId, order: WaveOrder, actor: Actor): Promise<LaunchResult> {
    const notice = await this.db.tx((tx) => findNotice(tx, id));
    if (!asksOnlyFor(order, notice.waves)) throw new DomainError(E.waves_not_approved, { id });
    if (!notice.launchedAt) {
      // Before the providers are asked: their trouble is not what stands in a draft's way.
      if (notice.status === 'draft') throw new DomainError(E.not_approved, { id, status: notice.status });
      await this.preflights.refuseUnready(notice);
      await this.db.tx((tx) => this.#begin(tx, id, actor));
    }
    await this.materialise(id);
    if (!notice.launchedAt) await this.db.tx((tx) => store.analyze(tx));
    const { cohorts, materialised } = await this.db.tx((tx) => store.totals(tx, id));
    return { cohorts, materialised };
  }

  async #begin(tx: Tx, id: NoticeId, actor: Actor): Promise<void> {
    const locked = await lockNotice(tx, id);
    if (locked.launchedAt) return;
    // A run that is being published would change the audience under us; it waits for launches, and we for it.
    if (!(await enterFence(tx, locked.incidentId))) throw new DomainError(E.publishing, { id });
    const { notice, cost } = await this.preflights.refuse(tx, locked);
    const now = this.clock.now();
    await setLaunched(tx, { id, by: actor.operatorId, now });
    const cohorts = await this.waves.deal(tx, notice, await planOf(tx, notice), actor);
    if (cohorts === 0) throw new DomainError(E.empty_audience);
    await meter(tx, notice, cost);
    if (notice.kind === 'individual') await endUploads(tx, notice.incidentId, now);
    const facts = { runNo: notice.runNo, cohorts, ...notice.waves };
    await this.#record(tx, { verb: 'launch', notice, facts }, actor);
  }

  /** Makes the deliveries of a launched notice, a batch of cohorts at a time; whoever continues adds nothing twice. */
  async materialise(id: NoticeId): Promise<void> {
    const { notice, plan, seedProfile } = await this.db.tx(async (tx) => {
      const found = await findNotice(tx, id);
      const named =
        KIND_RULES[found.kind].source === 'unaffected' ? [] : await profiles(tx, found.incidentId);
      return { notice: found, plan: await planOf(tx, found), seedProfile: named[0]?.id ?? null };
    });
    if (!notice.launchedAt) return;
    const defaultLocale = notice.messagePins?.said.defaultLocale ?? 'en';
    for (;;) {
      const taken = await this.db.tx(async (tx) => {
        const cohorts = await store.takeUnplanned(tx, id, MATERIALISE_MAX);
        if (cohorts.length === 0) return 0;
        const now = this.clock.now();
        const idsOf = (isSeed: boolean) =>
          cohorts.filter((c) => (c.audience === 'seed') === isSeed).map((c) => c.cohortId);
        const order = { plan, noticeId: id, defaultLocale, now };
        const rest = { since: restSince(now), reaching: REACHING };
        const [people, seeds] = [idsOf(false), idsOf(true)];
        if (people.length > 0) await store.materialise(tx, { ...order, cohortIds: people, rest });
        if (seeds.length > 0) {
          await store.materialiseSeeds(tx, { ...order, cohortIds: seeds, profileId: seedProfile });
        }
        const cohortIds = cohorts.map((c) => c.cohortId);
        await store.setMaterialised(tx, { noticeId: id, cohortIds, now });
        // Here, where they were just written: no page that looks at a launch has everybody to count.
        for (const cohortId of cohortIds) await this.deliveries.recount(tx, { noticeId: id, cohortId });
        await this.waves.wake(
          tx,
          cohortIds.map((cohortId) => ({ noticeId: id, cohortId })),
        );
        return cohorts.length;
      });
      if (taken === 0) return;
    }
  }

  /** No new call starts any more; what is under way is recorded. Pausing a paused notice changes nothing. */
  async pause(id: NoticeId, actor: Actor): Promise<void> {
    await this.#move(id, 'paused', actor);
  }

  /** Refuses `laws.held` while an authority asks to wait. */
  async resume(id: NoticeId, actor: Actor): Promise<void> {
    await this.#refuseHeld(id);
    await this.#move(id, 'launched', actor);
    await this.waves.wakeAll(id);
  }

  /** Ends a notice for good: what was not sent is cancelled, and counted exactly. Stopping again finishes the count. */
  async stop(id: NoticeId, actor: Actor): Promise<StopResult> {
    await this.#move(id, 'stopped', actor);
    const now = this.clock.now();
    const cancelled: Record<string, number> = {};
    await this.waves.eachUnit(id, async (tx, unit) => {
      await store.cancelRemainder(tx, unit, now);
      // Last of all, as everybody does: deliveries are locked before their counters.
      tx.beforeCommit(() => this.deliveries.touch(tx, unit));
      for (const { channel, n } of unit.isSeed ? [] : await store.stoppedOf(tx, unit)) {
        cancelled[channel] = (cancelled[channel] ?? 0) + n;
      }
      await this.waves.wake(tx, [unit]);
    });
    const inFlight = await this.db.tx((tx) => store.inFlight(tx, id));
    return { cancelled, inFlight };
  }

  /**
   * Where it stands, from the counters: what few cohorts changed are counted first. Of more a worker is woken, and
   * `uncounted` says of how many cohorts the figures are those of before.
   */
  async status(id: NoticeId): Promise<NoticeStanding> {
    const dirty = await this.db.tx((tx) => store.dirtyUnits(tx, id, LOOK_MAX));
    for (const unit of dirty) await this.db.tx((tx) => this.deliveries.recount(tx, unit));
    const standing = await this.#standing(id);
    if (standing.uncounted > 0 && dirty.length > 0) this.deliveries.wakeRecount(id);
    return standing;
  }

  /** What a worker does for those who look: once through the cohorts whose deliveries changed since they were counted. */
  async recount(id: NoticeId, signal: AbortSignal): Promise<void> {
    let after = 0n as CohortId;
    while (!signal.aborted) {
      const dirty = await this.db.tx((tx) => store.dirtyUnits(tx, id, RECOUNT_MAX, after));
      for (const unit of dirty) await this.db.tx((tx) => this.deliveries.recount(tx, unit));
      if (dirty.length < RECOUNT_MAX) return;
      after = dirty.at(-1)!.cohortId;
    }
  }

  async #standing(id: NoticeId): Promise<NoticeStanding> {
    return this.db.tx(async (tx) => {
      const { status, incidentId, pausedBecause } = await findNotice(tx, id);
      const deliveries = byChannel(await store.counts(tx, id, 'people'));
      const seeds = byChannel(await store.counts(tx, id, 'seeds'));
      const totals = await store.totals(tx, id);
      const whole = totals.cohorts > 0 && totals.materialised === totals.cohorts;
      const waves = await this.waves.list(tx, id);
      return {
        noticeId: id,
        incidentId,
        status,
        pausedBecause,
        deliveries,
        seeds,
        waves,
        ...totals,
        dispatched: whole && totals.open === 0 && totals.uncounted === 0,
        countedAt: this.clock.now(),
      };
    });
  }

  /** How many people every launched notice of an incident is for, and how many it has told, as last counted. */
  async figures(incidentId: IncidentId): Promise<ReadonlyMap<NoticeId, store.NoticeFigures>> {
    const rows = await this.db.tx((tx) => store.figures(tx, incidentId));
    return new Map(rows.map((row) => [row.noticeId, row]));
  }

  /** Lets a wave go that waited for a person or its time. Opening an open wave changes nothing. */
  async openWave(id: NoticeId, no: number, actor: Actor): Promise<void> {
    await this.#refuseHeld(id);
    await this.waves.openWave(id, no, actor);
  }

  /** Never of a notice that an authority asks to wait with. */
  async openDueWaves(): Promise<void> {
    const held: NoticeId[] = [];
    await this.db.tx(async (tx) => {
      for (const id of await store.withDueWaves(tx, this.clock.now())) {
        const refusals = await this.preflights.heldBack(tx, await findNotice(tx, id));
        if (refusals.length > 0) held.push(id);
      }
    });
    await this.waves.openDue(held);
  }

  /** A hold that is confirmed while a notice goes out pauses it: a person narrows it, or resumes it afterwards. */
  async pauseHeld(): Promise<void> {
    for (const id of await this.db.tx((tx) => store.underWay(tx))) {
      const held = await this.db.tx(async (tx) => this.preflights.heldBack(tx, await findNotice(tx, id)));
      const because = held.map(({ message }) => message).join(' ');
      if (held.length > 0) await this.#move(id, 'paused', SYSTEM_ACTOR, because);
    }
  }

  /** Lets further rungs of a metered notice go as far as its ceiling bears them; the rest stays held, and counted. */
  async admitRungs(id: NoticeId): Promise<void> {
    await this.db.tx(async (tx) => {
      const units = await admitRungs(tx, id, this.clock.now());
      for (const unit of units) await this.deliveries.touch(tx, unit);
      await this.waves.wake(tx, units);
    });
  }

  /** The sweep: finishes launches that were cut off, recounts what changed, wakes every unit with work due. */
  async repair(signal: AbortSignal): Promise<void> {
    await this.pauseHeld();
    await this.openDueWaves();
    for (const id of await this.db.tx((tx) => meteredNotices(tx))) await this.admitRungs(id);
    for (const id of await this.db.tx((tx) => store.unfinishedLaunches(tx))) {
      if (signal.aborted) return;
      await this.materialise(id);
    }
    for (const unit of await this.db.tx((tx) => store.dirtyUnits(tx, null, RECOUNT_MAX))) {
      if (signal.aborted) return;
      await this.db.tx((tx) => this.deliveries.recount(tx, unit));
    }
    await this.db.tx(async (tx) => {
      const now = this.clock.now();
      const due = await store.dueUnits(tx, { now, withinMs: SWEEP_SECONDS * 1000, limit: WAKE_MAX });
      for (const { at, ...unit } of due)
        await this.waves.wake(tx, [unit], at > now ? justAfter(at) : undefined);
      await this.waves.wake(tx, await store.heldUnits(tx, WAKE_MAX));
    });
  }

  async #refuseHeld(id: NoticeId): Promise<void> {
    const [first] = await this.db.tx(async (tx) => this.preflights.heldBack(tx, await findNotice(tx, id)));
    if (first) throw first;
  }

  async #move(id: NoticeId, to: NoticeStatus, actor: Actor, because?: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const notice = await lockNotice(tx, id);
      if (notice.status === to) return;
      if (!notice.launchedAt || !noticeLifecycle.allows(notice.status, to)) {
        throw new DomainError(E.not_running, { id, status: notice.status });
      }
      await setStatus(tx, { id, status: to, now: this.clock.now(), because });
      const facts = because === undefined ? {} : { because };
      await this.#record(tx, { verb: VERBS[to] ?? to, notice, facts }, actor);
    });
  }

  async #record(
    tx: Tx,
    entry: { verb: string; notice: Notice; facts: Readonly<Record<string, unknown>> },
    actor: Actor,
  ): Promise<void> {
    const { incidentId, id } = entry.notice;
    const action = `notices.${entry.verb}`;
    await this.deliveries.audit.record(tx, {
      actor,
      action,
      incidentId,
      subject: `notice:${id}`,
      facts: entry.facts,
    });
  }
}

function byChannel(rows: readonly store.StatusRow[]): Record<string, Record<string, number>> {
  const byState: Record<string, Record<string, number>> = {};
  for (const { channel, state, n } of rows) (byState[channel] ??= {})[state] = n;
  return byState;
}

/** A lease looked at in its last moment has not lapsed yet. */
function justAfter(at: Date): Date {
  return new Date(at.getTime() + AFTER_LEASE_MS);
}

const VERBS: Readonly<Partial<Record<NoticeStatus, string>>> = {
  paused: 'pause',
  launched: 'resume',
  stopped: 'stop',
};
