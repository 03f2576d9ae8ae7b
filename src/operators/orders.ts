/** Long work a person asked for through the API: kept, run by a worker in that person's name, answered later. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError, type Refusal, refusalOf } from '../kernel/errors.ts';
import { canonicalJson } from '../kernel/fingerprint.ts';
import { type IncidentId, type OperatorId, uuidv7 } from '../kernel/ids.ts';
import type { JsonValue } from '../kernel/json-value.ts';
import { Db } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { OPERATORS_ERRORS } from './operators.errors.ts';
import { Operators } from './operators.ts';
import * as store from './orders.store.ts';
import type { OrderKind, OrderStatus } from './rules/order-states.ts';

/** Wake-ups of the worker; the unit is an order's id. */
export const ORDERS_QUEUE = 'operators.orders';

export interface WorkOrder {
  readonly id: string;
  readonly kind: OrderKind;
  readonly incidentId: IncidentId;
  readonly status: OrderStatus;
  readonly placedBy: OperatorId;
  readonly placedAt: Date;
  readonly endedAt: Date | null;
  readonly result: Readonly<Record<string, JsonValue>> | null;
  /** Why a room refused the work: its code and its sentence. */
  readonly refusalCode: string | null;
  readonly refusal: string | null;
  /** Both with the values in the sentence; null of an order refused before they were kept. */
  readonly refusedWith: Refusal | null;
}

@Injectable()
export class Orders {
  constructor(
    private readonly db: Db,
    private readonly operators: Operators,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Keeps the order and wakes a worker; one that already waits for the same incident is answered instead of a second one. */
  async place(kind: OrderKind, incidentId: IncidentId, actor: Actor): Promise<{ id: string }> {
    const placedAt = this.clock.now();
    const row = { id: uuidv7(placedAt), kind, incidentId, placedBy: actor.operatorId, placedAt };
    return this.db.tx(async (tx) => {
      const id = await store.insertOrder(tx, row);
      await this.jobs.wake(tx, ORDERS_QUEUE, id);
      return { id };
    });
  }

  /**
   * Does the work of one order in the name of whoever placed it, holding the order's row so that nobody does it
   * beside us; a process that dies lets go and the next sweep runs it again, so `work` must be repeatable. A
   * room's refusal ends the order; any other error leaves it for later. False where there is nothing to do.
   */
  async run(
    id: string,
    work: (order: WorkOrder, actor: Actor) => Promise<Readonly<Record<string, unknown>>>,
  ): Promise<boolean> {
    return this.db.tx(async (tx) => {
      const order = await store.takeOrder(tx, id);
      if (!order) return false;
      const endedAt = () => this.clock.now();
      try {
        const actor = await this.operators.actor(tx, order.placedBy);
        if (!actor) throw new DomainError(OPERATORS_ERRORS.disabled);
        const worksOnIt = actor.incidents === 'all' || actor.incidents.has(order.incidentId);
        if (!worksOnIt) throw new DomainError(OPERATORS_ERRORS.no_member);
        const resultJson = canonicalJson(await work(order, actor));
        await store.endOrder(tx, id, { endedAt: endedAt(), resultJson, refusal: null });
      } catch (error) {
        if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
        await store.endOrder(tx, id, { endedAt: endedAt(), resultJson: null, refusal: refusalOf(error) });
      }
      return true;
    });
  }

  /** Wakes a worker for every order that still waits: the sweep, should a wake-up have been lost. */
  async wakeWaiting(): Promise<string[]> {
    return this.db.tx(async (tx) => {
      const ids = await store.placedOrders(tx);
      for (const id of ids) await this.jobs.wake(tx, ORDERS_QUEUE, id);
      return ids;
    });
  }

  async latest(kind: OrderKind, incidentId: IncidentId): Promise<WorkOrder | null> {
    return this.db.tx((tx) => store.latestOrder(tx, kind, incidentId));
  }
}
