/** Verified events are kept: those that come at one moment by one transaction, and each answered only once it stands. */
import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  bucketOf,
  type CohortId,
  type DeliveryNo,
  type IncidentId,
  parseDeliveryTag,
} from '../kernel/ids.ts';
import { type EvidenceKind, parseCanaryTag } from '../notices/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { type EventKey, EventKeys } from './event-keys.ts';
import { type ProviderEvidence, storable } from './providers/evidence.ts';
import { ReceiptEffects } from './receipt-effects.ts';
import * as store from './receipts.store.ts';
import type { StoredEvidence } from './rules/stored-evidence.ts';

export interface Arrival {
  readonly event: ProviderEvidence;
  /** Exactly as it came. */
  readonly raw: string;
  readonly at: Date;
}

interface Waiting {
  readonly arrival: Arrival;
  readonly done: (added: boolean) => void;
  readonly failed: (error: unknown) => void;
}

interface Route {
  readonly incidentId: IncidentId;
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
}

const TOGETHER_MAX = 200;
/** Transactions at once: while one waits for the disk, the next is made. */
const AT_ONCE = 2;

@Injectable()
export class EventInbox {
  /** A cohort belongs to one incident for ever. */
  readonly #incidents = new Map<CohortId, IncidentId>();
  #waiting: Waiting[] = [];
  #drains = 0;

  constructor(
    private readonly db: Db,
    private readonly keys: EventKeys,
    private readonly effects: ReceiptEffects,
  ) {}

  /** True: new; false: it stood here before. Rejects where it could not be kept: whoever sent it sends it again. */
  keep(arrival: Arrival): Promise<boolean> {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const event = storable(arrival.event, arrival.raw);
    this.#waiting.push({ arrival: { ...arrival, event }, done: resolve, failed: reject });
    if (this.#drains < AT_ONCE) void this.#drain();
    return promise;
  }

  /** While transactions commit, the next ones to come gather. */
  async #drain(): Promise<void> {
    this.#drains += 1;
    // One turn of the loop: what comes together is kept together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, TOGETHER_MAX);
      this.#waiting = this.#waiting.slice(TOGETHER_MAX);
      await this.#settle(batch);
    }
    this.#drains -= 1;
  }

  /** One event that cannot be kept must not keep others out: where a batch fails, each is tried by itself. */
  async #settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const added = await this.#keepAll(batch.map(({ arrival }) => arrival));
      for (const [i, { done }] of batch.entries()) done(added[i]!);
    } catch (error) {
      if (batch.length === 1) return batch[0]!.failed(error);
      for (const one of batch) await this.#settle([one]);
    }
  }

  async #keepAll(batch: readonly Arrival[]): Promise<boolean[]> {
    const routes = await this.#routes(batch);
    const days = await this.#dayKeys(batch.filter((_, i) => routes[i] === null));
    const { rows, added } = await this.db.tx(async (tx) => {
      const incidents = await this.#incidentKeys(tx, routes);
      const made = batch.map((arrival, i) => {
        const route = routes[i]!;
        const key = route ? incidents.get(route.incidentId)! : days.get(dayOf(arrival))!;
        return rowOf(arrival, route, this.keys.seal(key, arrival.raw, nameOf(arrival.event)));
      });
      await this.#hearCanaries(tx, batch);
      return { rows: made, added: await store.appendEvents(tx, made) };
    });
    // Of two alike in one batch the first is the new one.
    const isNew = rows.map((row) => added.delete(nameOf(row)));
    const fresh = rows.filter((_, i) => isNew[i]);
    await this.effects.archive.add(fresh);
    if (fresh.some(({ evidence }) => evidence !== null)) this.effects.projectSoon();
    return isNew;
  }

  /** The tag names the cohort, and the cohort its incident: no look-up of the delivery itself. */
  async #routes(batch: readonly Arrival[]): Promise<(Route | null)[]> {
    const parsed = batch.map(({ event: { tagD } }) => (tagD === null ? null : parseDeliveryTag(tagD)));
    const asked = new Set(
      parsed.flatMap((tag) => tag?.cohortId ?? []).filter((id) => !this.#incidents.has(id)),
    );
    if (asked.size > 0) {
      const found = await this.db.tx((tx) => store.incidentsOfCohorts(tx, [...asked]));
      for (const { cohortId, incidentId } of found) this.#incidents.set(cohortId, incidentId);
    }
    return parsed.map((tag) => {
      const incidentId = tag && this.#incidents.get(tag.cohortId);
      return incidentId ? { incidentId, ...tag } : null;
    });
  }

  async #incidentKeys(tx: Tx, routes: readonly (Route | null)[]): Promise<Map<IncidentId, EventKey>> {
    const keys = new Map<IncidentId, EventKey>();
    for (const id of new Set(routes.flatMap((route) => route?.incidentId ?? []))) {
      keys.set(id, await this.keys.ofIncident(id, tx));
    }
    return keys;
  }

  async #dayKeys(unrouted: readonly Arrival[]): Promise<Map<string, EventKey>> {
    const days = new Map<string, EventKey>();
    for (const day of new Set(unrouted.map(dayOf))) days.set(day, await this.keys.ofDay(day));
    return days;
  }

  async #hearCanaries(tx: Tx, batch: readonly Arrival[]): Promise<void> {
    for (const { event } of batch) {
      const canary = event.tagD === null ? null : parseCanaryTag(event.tagD);
      if (canary !== null) await this.effects.deliveries.hearCanary(tx, canary);
    }
  }
}

function rowOf({ event, at }: Arrival, route: Route | null, sealed: Buffer): store.EventRow {
  const routed = route !== null && event.attemptNo !== null;
  return {
    bucket: bucketOf(hash('sha256', nameOf(event), 'buffer')),
    provider: event.provider,
    eventId: event.eventId,
    type: event.type,
    incidentId: route?.incidentId ?? null,
    cohortId: routed ? route.cohortId : null,
    deliveryId: routed ? route.deliveryNo : null,
    attemptNo: routed ? event.attemptNo : null,
    evidence: routed && event.kind !== null ? stored(event, event.kind) : null,
    sealed,
    day: route ? null : dayOf({ at }),
    receivedAt: at,
  };
}

function nameOf({ provider, eventId }: Pick<ProviderEvidence, 'provider' | 'eventId'>): string {
  return `${provider}:${eventId}`;
}

function dayOf({ at }: Pick<Arrival, 'at'>): string {
  return at.toISOString().slice(0, 10);
}

function stored(event: ProviderEvidence, kind: EvidenceKind): StoredEvidence<EvidenceKind> {
  const { permanent, providerId, code } = event;
  return { kind, at: event.at.toISOString(), permanent, providerId, code };
}
