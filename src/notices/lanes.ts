/** Lanes: how fast a sender may go, and whether it may go at all. */
import { Injectable } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import { DomainError } from '../kernel/errors.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import * as store from './lanes.store.ts';
import { NOTICES_ERRORS } from './notices.errors.ts';
import { reserve, throttled } from './rules/lanes.ts';

export type { Lane, LaneKey, LaneTimes } from './lanes.store.ts';

export interface Slots {
  /** Units that may be sent now. */
  readonly granted: number;
  /** After how long the next is free; null: the lane is halted, a person must release it. */
  readonly waitMs: number | null;
}

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

  /** Takes between `least` and `wanted` slots, or none; at most one second ahead, in a transaction of its own. */
  async reserve(laneId: string, wanted: number, least = 1): Promise<Slots> {
    return this.db.tx(async (tx) => {
      const held = must(await store.lock(tx, laneId), 'the lane exists');
      if (held.lane.status === 'halted') return { granted: 0, waitMs: null };
      const { granted, budget, nextAt } = reserve(held.lane, wanted, held.now, least);
      await store.writeBudget(tx, laneId, budget);
      return { granted, waitMs: nextAt.getTime() - held.now.getTime() };
    });
  }

  /** The provider said "too fast". */
  async slowDown(tx: Tx, laneId: string): Promise<void> {
    const held = must(await store.lock(tx, laneId), 'the lane exists');
    await store.writeBudget(tx, laneId, throttled(held.lane, held.now));
  }

  /** Stops a sender, or one country of it: nothing is marked failed, and nobody is sent to until it is released. */
  async halt(
    tx: Tx,
    order: { provider: string; sender: string; country: string | null; reason: string },
    actor: Actor = SYSTEM_ACTOR,
  ): Promise<void> {
    if ((await store.halt(tx, order)) === 0) return;
    const { provider, country, reason } = order;
    const subject = `lane:${provider}`;
    await this.audit.record(tx, {
      actor,
      action: 'notices.halt_lane',
      incidentId: null,
      subject,
      facts: { country, reason },
    });
  }

  /** Every lane starts halted after a restored backup (ENGINE §2). */
  async haltAll(tx: Tx, reason: string, actor: Actor = SYSTEM_ACTOR): Promise<void> {
    const lanes = await store.haltAll(tx, reason);
    const facts = { reason, lanes };
    await this.audit.record(tx, { actor, action: 'notices.halt_all_lanes', incidentId: null, facts });
  }

  /** A person has looked and lets the lane go on. Releasing an open lane changes nothing. */
  async release(laneId: string, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      if (!(await store.lock(tx, laneId))) throw new DomainError(NOTICES_ERRORS.unknown_lane, { id: laneId });
      if ((await store.release(tx, laneId)) === 0) return;
      const subject = `lane:${laneId}`;
      await this.audit.record(tx, { actor, action: 'notices.release_lane', incidentId: null, subject });
    });
  }

  async list(): Promise<store.Lane[]> {
    return this.db.tx((tx) => store.list(tx));
  }
}
