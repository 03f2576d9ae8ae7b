/** The hotline's cap: nobody is told faster than the people who answer the telephone can bear. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, OperatorId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './hotline.store.ts';
import { NOTICES_ERRORS } from './notices.errors.ts';

export interface Hotline {
  readonly callsPerHour: number;
  /** Of a thousand people told, so many call. */
  readonly callersPerThousand: number;
  /** What follows: messages an hour at most. */
  readonly personsPerHour: number;
}

const CALLS_MAX = 10_000_000;

@Injectable()
export class Hotlines {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Null: no cap. */
  async of(incidentId: IncidentId): Promise<Hotline | null> {
    return this.db.tx((tx) => hotlineOf(tx, incidentId));
  }

  /**
   * From the next message on; setting it again begins anew. Refuses `hotline_not_approved` where it would be faster than
   * what was approved of a notice under way.
   */
  async set(
    order: { incidentId: IncidentId; callsPerHour: number; callersPerThousand: number },
    actor: Actor,
  ): Promise<Hotline> {
    const { incidentId, callsPerHour, callersPerThousand } = order;
    if (!isWhole(callsPerHour, CALLS_MAX) || !isWhole(callersPerThousand, 1000)) {
      throw new DomainError(NOTICES_ERRORS.bad_hotline, { max: CALLS_MAX });
    }
    const facts = { callsPerHour, callersPerThousand };
    await this.db.tx(async (tx) => {
      await refuseFaster(tx, incidentId, personsPerHour(order));
      await store.set(tx, { ...order, by: actor.operatorId as OperatorId, at: this.clock.now() });
      await this.audit.record(tx, { actor, action: 'notices.set_hotline', incidentId, facts });
    });
    return { ...facts, personsPerHour: personsPerHour(order) };
  }

  /** Takes the cap away; without one nothing changes. Refuses as `set` does. */
  async clear(incidentId: IncidentId, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      await refuseFaster(tx, incidentId, Infinity);
      if ((await store.clear(tx, incidentId)) === 0) return;
      await this.audit.record(tx, { actor, action: 'notices.clear_hotline', incidentId, facts: {} });
    });
  }
}

/** A notice of which somebody still waits keeps to the cap it was approved with (hotline_stands_as_approved). */
async function refuseFaster(tx: Tx, incidentId: IncidentId, perHour: number): Promise<void> {
  await store.lock(tx, incidentId);
  for (const { id, hotline } of await store.approvedWith(tx, incidentId)) {
    const approved = personsPerHour(hotline);
    if (perHour > approved) throw new DomainError(NOTICES_ERRORS.hotline_not_approved, { id, approved });
  }
}

/** As it is until this transaction ends: whoever wants it faster waits, and finds what was launched meanwhile. */
export async function holdHotline(tx: Tx, incidentId: IncidentId): Promise<void> {
  await store.lock(tx, incidentId);
}

export async function hotlineOf(tx: Tx, incidentId: IncidentId): Promise<Hotline | null> {
  const row = await store.find(tx, incidentId);
  if (!row) return null;
  const { callsPerHour, callersPerThousand } = row;
  return { callsPerHour, callersPerThousand, personsPerHour: personsPerHour(row) };
}

export function personsPerHour(row: { callsPerHour: number; callersPerThousand: number }): number {
  return (row.callsPerHour * 1000) / row.callersPerThousand;
}

function isWhole(value: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= 1 && value <= max;
}
