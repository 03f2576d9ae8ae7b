/** Waves: dealt at launch, opened by a person or by their schedule, each with seed recipients of its own. */
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, IncidentId, NoticeId } from '../kernel/ids.ts';
import { Seeds } from '../people/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as audiences from './audiences.store.ts';
import { Deliveries } from './deliveries.ts';
import type { Unit } from './delivery.store.ts';
import * as launches from './launches.store.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { lockNotice } from './notices.ts';
import type { Notice } from './notices.store.ts';
import { NOTICE_QUEUE, unitKey, WAVE_QUEUE } from './queue.ts';
import { planWaves, waveOrderOf } from './rules/waves.ts';
import * as store from './waves.store.ts';

const UNITS_PER_PAGE = 200;

/** The waves that a launch of this plan makes now. */
async function plannedWaves(
  tx: Tx,
  { notice, plan, now }: { notice: Notice; plan: audiences.Plan; now: Date },
): Promise<ReturnType<typeof planWaves>> {
  const order = waveOrderOf(notice.waves);
  const needed = order.waveSize === undefined ? [] : await audiences.countPeople(tx, plan);
  const people = needed.reduce((sum, group) => sum + group.persons, 0);
  return planWaves(order, people, now);
}

@Injectable()
export class Waves {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly seeds: Seeds,
    private readonly deliveries: Deliveries,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Makes the waves that were approved and deals the notice's cohorts to them; joins the caller's transaction.
   * Answers how many cohorts there are, seeds aside.
   */
  async deal(tx: Tx, notice: Notice, plan: audiences.Plan, actor: Actor): Promise<number> {
    const now = this.clock.now();
    const planned = await plannedWaves(tx, { notice, plan, now });
    if ('problem' in planned) throw new DomainError(E.bad_waves, { problem: planned.problem });
    for (const { no, kind, opensAt } of planned.waves) {
      const opened = opensAt !== null && opensAt <= now ? { at: now, by: actor.operatorId } : null;
      await store.insertWave(tx, { noticeId: notice.id, no, kind, opensAt: opened ? null : opensAt, opened });
      if (opensAt && !opened)
        await this.jobs.wake(tx, WAVE_QUEUE, WAVE_QUEUE, { at: opensAt, key: `${opensAt.getTime()}` });
    }
    const { bounds } = planned;
    const cohorts = await launches.insertCohorts(tx, { plan, noticeId: notice.id, bounds });
    await store.dropEmpty(tx, notice.id);
    for (const wave of await launches.wavesInUse(tx, notice.id)) {
      const cohortId = await this.seeds.cohort(tx, notice.incidentId, plan.runNo);
      if (cohortId === null) break;
      await launches.insertSeedCohort(tx, { plan, noticeId: notice.id, cohortId, wave });
    }
    return cohorts;
  }

  async list(tx: Tx, id: NoticeId): Promise<store.Wave[]> {
    return store.waves(tx, id);
  }

  /**
   * Lets the next wave go that waits for a person. Opening an open wave changes nothing. Refuses `not_running`,
   * `wave_order`, and `wave_time` before the time that was approved. Needs `notice.launch`.
   */
  async openWave(id: NoticeId, no: number, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      const { incidentId, status } = await lockNotice(tx, id);
      const waves = await store.waves(tx, id);
      const wave = waves.find((w) => w.no === no);
      if (!wave) throw new DomainError(E.unknown_wave, { id, no });
      if (wave.status === 'open') return;
      if (status === 'stopped') throw new DomainError(E.not_running, { id, status });
      const before = waves.find((w) => w.no < no && w.status === 'held');
      if (before) throw new DomainError(E.wave_order, { no, first: before.no });
      const now = this.clock.now();
      if (wave.opensAt && wave.opensAt > now) {
        throw new DomainError(E.wave_time, { no, at: wave.opensAt.toISOString() });
      }
      const opened = await store.openWave(tx, { noticeId: id, no, now, openedBy: actor.operatorId });
      if (opened > 0) await this.#record(tx, { noticeId: id, incidentId, no }, actor);
    });
    await this.wakeAll(id);
  }

  /** Opens every wave whose time has come; waves of one notice in order. Anybody may ask, at any time. */
  async openDue(except: readonly NoticeId[] = []): Promise<void> {
    const opened = await this.db.tx(async (tx) => {
      const due = await store.openDue(tx, this.clock.now(), except);
      for (const wave of due) await this.#record(tx, wave, SYSTEM_ACTOR);
      return due;
    });
    for (const id of new Set(opened.map((w) => w.noticeId))) await this.wakeAll(id);
  }

  async wake(tx: Tx, units: readonly Unit[], at?: Date): Promise<void> {
    for (const unit of units) await this.jobs.wake(tx, NOTICE_QUEUE, unitKey(unit), at ? { at } : {});
  }

  async wakeAll(id: NoticeId): Promise<void> {
    await this.eachUnit(id, (tx, unit) => this.wake(tx, [unit]));
  }

  /** Page by page, each in a transaction of its own: a notice may have a hundred thousand cohorts. */
  async eachUnit(id: NoticeId, act: (tx: Tx, unit: launches.ListedUnit) => Promise<unknown>): Promise<void> {
    let after = 0n as CohortId;
    for (;;) {
      const page = await this.db.tx(async (tx) => {
        const units = await launches.unitsOf(tx, id, after, UNITS_PER_PAGE);
        for (const unit of units) await act(tx, unit);
        return units;
      });
      if (page.length < UNITS_PER_PAGE) return;
      after = page.at(-1)!.cohortId;
    }
  }

  async #record(
    tx: Tx,
    wave: { readonly noticeId: NoticeId; readonly incidentId: IncidentId; readonly no: number },
    actor: Actor,
  ): Promise<void> {
    const { noticeId, incidentId, no } = wave;
    const subject = `notice:${noticeId}`;
    const action = 'notices.open_wave';
    await this.deliveries.audit.record(tx, { actor, action, incidentId, subject, facts: { no } });
  }
}
