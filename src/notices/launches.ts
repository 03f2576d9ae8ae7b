/** From an approved notice to deliveries under way; pause, resume and stop with the exact remainder. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, IncidentId, NoticeId } from '../kernel/ids.ts';
import { endUploads } from '../intake/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Deliveries } from './deliveries.ts';
import { enterFence, type Unit } from './delivery.store.ts';
import * as store from './launches.store.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { findNotice, lockNotice } from './notices.ts';
import { type Notice, setLaunched, setStatus } from './notices.store.ts';
import { planOf } from './planning.ts';
import { Preflights } from './preflights.ts';
import { AFTER_LEASE_MS, NOTICE_QUEUE, SWEEP_SECONDS, unitKey } from './queue.ts';
import { noticeLifecycle, type NoticeStatus } from './rules/notice-states.ts';

/** Cohorts materialised in one transaction. */
const MATERIALISE_MAX = 50;
const RECOUNT_MAX = 500;
const WAKE_MAX = 2000;
const UNITS_PER_PAGE = 200;

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
  /** By channel, by state. */
  readonly deliveries: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly waves: readonly {
    readonly no: number;
    readonly kind: string;
    readonly status: string;
    readonly cohorts: number;
  }[];
  /** Nothing pending, claimed, sending or unknown, no rung owed. */
  readonly dispatched: boolean;
}

@Injectable()
export class Launches {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly preflights: Preflights,
    private readonly deliveries: Deliveries,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Launches exactly what was approved. Refuses `not_approved`, `changed`, `stale_run`, `blocked`, `lint`,
   * `over_ceiling`, `provider`, `empty_audience`. Launching again finishes what was begun and adds nothing.
   * `pilot`: the first cohorts holding that many people go, the rest waits for `openWave`. Needs `notice.launch`.
   */
  async launch(id: NoticeId, options: { pilot?: number | undefined }, actor: Actor): Promise<LaunchResult> {
    const notice = await this.db.tx((tx) => findNotice(tx, id));
    if (!notice.launchedAt) {
      await this.preflights.refuseUnready(notice);
      await this.db.tx((tx) => this.#begin(tx, id, options.pilot ?? null, actor));
    }
    await this.materialise(id);
    const { cohorts, materialised } = await this.db.tx((tx) => store.totals(tx, id));
    return { cohorts, materialised };
  }

  async #begin(tx: Tx, id: NoticeId, pilot: number | null, actor: Actor): Promise<void> {
    const locked = await lockNotice(tx, id);
    if (locked.launchedAt) return;
    // A run that is being published would change the audience under us; it waits for launches, and we for it.
    if (!(await enterFence(tx, locked.incidentId))) throw new DomainError(E.publishing, { id });
    const notice = await this.preflights.refuse(tx, locked);
    const now = this.clock.now();
    await setLaunched(tx, { id, by: actor.operatorId, now });
    const opened = { openedAt: now, openedBy: actor.operatorId };
    const held = { openedAt: null, openedBy: null };
    await store.insertWave(tx, { noticeId: id, no: 1, kind: pilot === null ? 'rest' : 'pilot', ...opened });
    if (pilot !== null) await store.insertWave(tx, { noticeId: id, no: 2, kind: 'rest', ...held });
    const cohorts = await store.insertCohorts(tx, { plan: await planOf(tx, notice), noticeId: id, pilot });
    if (cohorts === 0) throw new DomainError(E.empty_audience);
    if (notice.kind === 'individual') await endUploads(tx, notice.incidentId, now);
    await this.#record(tx, { verb: 'launch', notice, facts: { runNo: notice.runNo, cohorts, pilot } }, actor);
  }

  /** Makes the deliveries of a launched notice, a batch of cohorts at a time; whoever continues adds nothing twice. */
  async materialise(id: NoticeId): Promise<void> {
    const { notice, plan } = await this.db.tx(async (tx) => {
      const found = await findNotice(tx, id);
      return { notice: found, plan: await planOf(tx, found) };
    });
    if (!notice.launchedAt) return;
    const defaultLocale = notice.messagePins?.said.defaultLocale ?? 'en';
    for (;;) {
      const taken = await this.db.tx(async (tx) => {
        const cohortIds = await store.takeUnplanned(tx, id, MATERIALISE_MAX);
        if (cohortIds.length === 0) return 0;
        const now = this.clock.now();
        await store.materialise(tx, { plan, noticeId: id, cohortIds, defaultLocale, now });
        for (const cohortId of cohortIds) {
          await this.jobs.wake(tx, NOTICE_QUEUE, unitKey({ noticeId: id, cohortId }));
        }
        return cohortIds.length;
      });
      if (taken === 0) return;
    }
  }

  /** No new call starts any more; what is under way is recorded. Pausing a paused notice changes nothing. */
  async pause(id: NoticeId, actor: Actor): Promise<void> {
    await this.#move(id, 'paused', actor);
  }

  async resume(id: NoticeId, actor: Actor): Promise<void> {
    await this.#move(id, 'launched', actor);
    await this.#eachUnit(id, (tx, unit) => this.jobs.wake(tx, NOTICE_QUEUE, unitKey(unit)));
  }

  /** Ends a notice for good: what was not sent is cancelled, and counted exactly. Stopping again finishes the count. */
  async stop(id: NoticeId, actor: Actor): Promise<StopResult> {
    await this.#move(id, 'stopped', actor);
    const now = this.clock.now();
    const cancelled: Record<string, number> = {};
    await this.#eachUnit(id, async (tx, unit) => {
      await store.cancelRemainder(tx, unit, now);
      for (const { channel, n } of await store.stoppedOf(tx, unit)) {
        cancelled[channel] = (cancelled[channel] ?? 0) + n;
      }
      await this.jobs.wake(tx, NOTICE_QUEUE, unitKey(unit));
    });
    const inFlight = await this.db.tx((tx) => store.inFlight(tx, id));
    return { cancelled, inFlight };
  }

  /** Where it stands, from the counters; what changed since the last count is counted first. */
  async status(id: NoticeId): Promise<NoticeStanding> {
    const dirty = await this.db.tx((tx) => store.dirtyUnits(tx, id, RECOUNT_MAX));
    for (const unit of dirty) await this.db.tx((tx) => this.deliveries.recount(tx, unit));
    return this.db.tx(async (tx) => {
      const { status, incidentId } = await findNotice(tx, id);
      const deliveries: Record<string, Record<string, number>> = {};
      for (const { channel, state, n } of await store.counts(tx, id)) (deliveries[channel] ??= {})[state] = n;
      const totals = await store.totals(tx, id);
      const whole = totals.cohorts > 0 && totals.materialised === totals.cohorts;
      const waves = await store.waves(tx, id);
      return {
        noticeId: id,
        incidentId,
        status,
        deliveries,
        waves,
        ...totals,
        dispatched: whole && totals.open === 0,
      };
    });
  }

  /** Lets the next wave go. Opening an open wave changes nothing. */
  async openWave(id: NoticeId, no: number, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      const notice = await lockNotice(tx, id);
      const wave = (await store.waves(tx, id)).find((w) => w.no === no);
      if (!wave) throw new DomainError(E.unknown_wave, { id, no });
      const opened = await store.openWave(tx, {
        noticeId: id,
        no,
        now: this.clock.now(),
        openedBy: actor.operatorId,
      });
      if (opened > 0) await this.#record(tx, { verb: 'open_wave', notice, facts: { no } }, actor);
    });
    await this.#eachUnit(id, (tx, unit) => this.jobs.wake(tx, NOTICE_QUEUE, unitKey(unit)));
  }

  /** The sweep: finishes launches that were cut off, recounts what changed, wakes every unit with work due. */
  async repair(signal: AbortSignal): Promise<void> {
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
      for (const { at, ...unit } of due) {
        await this.jobs.wake(tx, NOTICE_QUEUE, unitKey(unit), at > now ? { at: justAfter(at) } : {});
      }
      for (const unit of await store.heldUnits(tx, WAKE_MAX)) {
        await this.jobs.wake(tx, NOTICE_QUEUE, unitKey(unit));
      }
    });
  }

  async #move(id: NoticeId, to: NoticeStatus, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      const notice = await lockNotice(tx, id);
      if (notice.status === to) return;
      if (!notice.launchedAt || !noticeLifecycle.allows(notice.status, to)) {
        throw new DomainError(E.not_running, { id, status: notice.status });
      }
      await setStatus(tx, { id, status: to, now: this.clock.now() });
      await this.#record(tx, { verb: VERBS[to] ?? to, notice, facts: {} }, actor);
    });
  }

  /** Page by page, each in a transaction of its own: a notice may have a hundred thousand cohorts. */
  async #eachUnit(id: NoticeId, act: (tx: Tx, unit: Unit) => Promise<unknown>): Promise<void> {
    let after = 0n as CohortId;
    for (;;) {
      const page = await this.db.tx(async (tx) => {
        const units = await store.unitsOf(tx, id, after, UNITS_PER_PAGE);
        for (const unit of units) await act(tx, unit);
        return units;
      });
      if (page.length < UNITS_PER_PAGE) return;
      after = page.at(-1)!.cohortId;
    }
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

/** A lease looked at in its last moment has not lapsed yet. */
function justAfter(at: Date): Date {
  return new Date(at.getTime() + AFTER_LEASE_MS);
}

const VERBS: Readonly<Partial<Record<NoticeStatus, string>>> = {
  paused: 'pause',
  launched: 'resume',
  stopped: 'stop',
};
