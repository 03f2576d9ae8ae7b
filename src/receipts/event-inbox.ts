/** Verified events are kept: those that come at one moment on one page, and each answered only once it stands. */
import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  bucketOf,
  type CohortId,
  type DeliveryNo,
  type IncidentId,
  parseDeliveryTag,
  uuidv7,
} from '../kernel/ids.ts';
import { type EvidenceKind, parseCanaryTag } from '../notices/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { type EventKey, EventKeys } from './event-keys.ts';
import { type ProviderEvidence, storable } from './providers/evidence.ts';
import { ReceiptEffects } from './receipt-effects.ts';
import * as store from './receipts.store.ts';
import { pageOf } from './event-pages.ts';
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

interface Routed {
  readonly arrival: Arrival;
  readonly route: Route | null;
}

/** Which of a batch are new, and the pages that hold them. */
interface Kept {
  readonly added: readonly boolean[];
  readonly pages: readonly store.EventPage[];
}

const TOGETHER_MAX = 200;

@Injectable()
export class EventInbox {
  /** A cohort belongs to one incident for ever. */
  readonly #incidents = new Map<CohortId, IncidentId>();
  #waiting: Waiting[] = [];
  #draining = false;

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
    if (!this.#draining) void this.#drain();
    return promise;
  }

  /** While one transaction commits, what comes is verified and gathers for the next: larger ones cost less an event. */
  async #drain(): Promise<void> {
    this.#draining = true;
    // One turn of the loop: what comes together is kept together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, TOGETHER_MAX);
      this.#waiting = this.#waiting.slice(TOGETHER_MAX);
      await this.#settle(batch);
    }
    this.#draining = false;
  }

  /** One event that cannot be kept must not keep others out: where a batch fails, each is tried by itself. */
  async #settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const { added, pages } = await this.#keepAll(batch.map(({ arrival }) => arrival));
      // The next batch need not wait for this one's archive, but whoever sent it does.
      void this.effects.archive.add(pages).then(
        () => batch.forEach(({ done }, i) => done(added[i]!)),
        (error: unknown) => batch.forEach(({ failed }) => failed(error)),
      );
    } catch (error) {
      if (batch.length === 1) return batch[0]!.failed(error);
      for (const one of batch) await this.#settle([one]);
    }
  }

  async #keepAll(batch: readonly Arrival[]): Promise<Kept> {
    const sheets = await this.#sheets(batch);
    const canaries = batch.flatMap(({ event: { tagD } }) =>
      tagD === null ? [] : (parseCanaryTag(tagD) ?? []),
    );
    const added = batch.map(() => false);
    const keep = async (tx: Tx): Promise<store.EventPage[]> => {
      for (const canary of canaries) await this.effects.deliveries.hearCanary(tx, canary);
      const pages: store.EventPage[] = [];
      for (const { page, members } of sheets) {
        const events = await store.appendPage(tx, page);
        for (const { place } of events) added[members[place!]!] = true;
        if (events.length > 0) pages.push({ ...page, events });
      }
      return pages;
    };
    const isOne = sheets.length === 1 && canaries.length === 0;
    const pages = await (isOne ? this.db.once(keep) : this.db.tx(keep));
    if (pages.some(({ events }) => events.some(({ evidence }) => evidence !== null))) {
      this.effects.projectSoon();
    }
    return { added, pages };
  }

  /** Pages made ready, in one order by everyone, with which of the batch stand on each. */
  async #sheets(batch: readonly Arrival[]): Promise<{ page: store.EventPage; members: readonly number[] }[]> {
    const routes = await this.#routes(batch);
    const together = [...Map.groupBy(batch.keys(), (i) => placeOf(batch[i]!, routes[i]!))].sort();
    const sheets: { page: store.EventPage; members: readonly number[] }[] = [];
    for (const [, members] of together) {
      const of = members.map((i) => ({ arrival: batch[i]!, route: routes[i]! }));
      const { arrival, route } = of[0]!;
      const key = await (route ? this.keys.ofIncident(route.incidentId) : this.keys.ofDay(dayOf(arrival)));
      sheets.push({ page: this.#page(of, key), members });
    }
    return sheets;
  }

  #page(of: readonly Routed[], key: EventKey): store.EventPage {
    const { arrival, route } = of[0]!;
    const id = uuidv7();
    return {
      id,
      provider: arrival.event.provider,
      incidentId: route?.incidentId ?? null,
      day: route ? null : dayOf(arrival),
      sealed: this.keys.seal(key, pageOf(of.map((one) => one.arrival.raw)), id),
      events: of.map(rowOf),
    };
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
}

/** What stands on one page: of one provider, under one key. */
function placeOf(arrival: Arrival, route: Route | null): string {
  return `${arrival.event.provider} ${route?.incidentId ?? dayOf(arrival)}`;
}

function rowOf({ arrival: { event, at }, route }: Routed, place: number): store.EventRow {
  const routed = route !== null && event.attemptNo !== null;
  return {
    bucket: bucketOf(hash('sha256', `${event.provider}:${event.eventId}`, 'buffer')),
    eventId: event.eventId,
    type: event.type,
    cohortId: routed ? route.cohortId : null,
    deliveryId: routed ? route.deliveryNo : null,
    attemptNo: routed ? event.attemptNo : null,
    evidence: routed && event.kind !== null ? stored(event, event.kind) : null,
    receivedAt: at,
    place,
  };
}

function dayOf({ at }: Pick<Arrival, 'at'>): string {
  return at.toISOString().slice(0, 10);
}

function stored(event: ProviderEvidence, kind: EvidenceKind): StoredEvidence<EvidenceKind> {
  const { permanent, providerId, code } = event;
  return { kind, at: event.at.toISOString(), permanent, providerId, code };
}
