/** Provider events: verified, kept raw and sealed, then projected in batches; and what they prove. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { sha256 } from '../kernel/fingerprint.ts';
import {
  bucketOf,
  type CohortId,
  type DeliveryNo,
  deliveryTag,
  type IncidentId,
  parseDeliveryTag,
} from '../kernel/ids.ts';
import { Deliveries, type Evidence, type EvidenceKind, parseCanaryTag } from '../notices/index.ts';
import { seal } from '../platform/crypto/seal.ts';
import { Db } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { EventArchive } from './event-archive.ts';
import { EventKeys } from './event-keys.ts';
import type { ProviderEvidence } from './providers/evidence.ts';
import { readSesEvent } from './providers/ses-events.ts';
import type { SnsMessage } from './providers/sns.ts';
import { readTwilioCallback, type TwilioCallback } from './providers/twilio-callbacks.ts';
import * as store from './receipts.store.ts';
import { type StoredEvidence, suspects } from './rules/stored-evidence.ts';
import { suppress } from './suppression.store.ts';
import { Verification } from './verification.ts';

/** What a provider posted, exactly as it came. */
export type Knock =
  { readonly provider: 'ses'; readonly body: string } | ({ readonly provider: 'twilio' } & TwilioCallback);

/** `accepted` only after commit: answer 2xx. `refused`: not theirs, 4xx. `unavailable`: our trouble, they repeat. */
export type Answer =
  | { readonly status: 'accepted'; readonly repeated: boolean }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'unavailable' };

export const PROJECT_QUEUE = 'receipts.project';
const PROJECT_UNIT = 'events';
const BATCH = 500;
const WAKE_AFTER_MS = 200;
const ACCEPTED: Answer = { status: 'accepted', repeated: false };

interface Route {
  readonly incidentId: IncidentId;
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
}

/** What an event leads to: evidence at the deliveries, and a wake-up for whoever projects. */
@Injectable()
export class ReceiptEffects {
  #waking = false;

  constructor(
    readonly deliveries: Deliveries,
    private readonly jobs: Jobs,
    readonly archive: EventArchive,
  ) {}

  /**
   * One wake-up for everything that comes within a moment, outside the events' own transactions: all of them naming
   * one queued job would wait for each other and keep it from being fetched. What is lost with the process, the sweep
   * finds.
   */
  projectSoon(): void {
    if (this.#waking) return;
    this.#waking = true;
    setTimeout(() => {
      this.#waking = false;
      this.jobs.wake(null, PROJECT_QUEUE, PROJECT_UNIT).catch(() => undefined);
    }, WAKE_AFTER_MS).unref();
  }
}

@Injectable()
export class Receipts {
  /** A cohort belongs to one incident for ever. */
  readonly #incidents = new Map<CohortId, IncidentId>();

  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly verification: Verification,
    private readonly keys: EventKeys,
    private readonly effects: ReceiptEffects,
  ) {}

  /** Verifies, keeps and answers. A repeat of a known event changes nothing. */
  async accept(knock: Knock): Promise<Answer> {
    const now = this.clock.now();
    if (knock.provider === 'twilio') {
      if (!this.verification.twilio(knock)) return { status: 'refused', reason: 'signature' };
      const event = readTwilioCallback(knock, now);
      if (!event) return { status: 'refused', reason: 'malformed' };
      return this.#keep(event, `${knock.pathAndQuery}\n${knock.body}`, now);
    }
    const verdict = await this.verification.sns(knock.body, now);
    if (!verdict.ok) {
      return verdict.reason === 'unavailable'
        ? { status: 'unavailable' }
        : { status: 'refused', reason: verdict.reason };
    }
    const { message } = verdict;
    if (message.type === 'SubscriptionConfirmation') return this.#confirm(message);
    const event =
      message.type === 'Notification' ? readSesEvent(message.message, message.messageId, now) : null;
    return this.#keep(event ?? silent(message, now), knock.body, now);
  }

  /** Events not projected yet become evidence, a batch at a time; answers how many. Any number of callers at once. */
  async project(signal?: AbortSignal): Promise<number> {
    let total = 0;
    for (;;) {
      const batch = await this.#projectBatch();
      total += batch;
      if (batch < BATCH || signal?.aborted) return total;
    }
  }

  /** Deliveries that events since then name and this database does not know. */
  async strangers(since: Date): Promise<number> {
    return this.db.tx((tx) => store.strangers(tx, since));
  }

  async #projectBatch(): Promise<number> {
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      const due = await store.takeDue(tx, BATCH);
      if (due.length === 0) return 0;
      const evidence = due.map(evidenceOf);
      const { unmatched } = await this.effects.deliveries.recordEvidence(tx, evidence);
      const lost = new Set(unmatched.map((e) => deliveryTag(e.cohortId, e.deliveryNo)));
      const marked = due.map((e) => ({ ...e, matched: !lost.has(deliveryTag(e.cohortId, e.deliveryId)) }));
      await suppress(tx, suspects(marked.filter((m) => m.matched)), now);
      await store.markProjected(tx, marked, now);
      return due.length;
    });
  }

  /** SNS sends nothing before its subscription is confirmed; it asks again where we could not. */
  async #confirm(message: SnsMessage): Promise<Answer> {
    try {
      await this.verification.confirm(message);
      return ACCEPTED;
    } catch {
      return { status: 'unavailable' };
    }
  }

  async #keep(event: ProviderEvidence, raw: string, now: Date): Promise<Answer> {
    const route = await this.#route(event.tagD);
    const sealed = await this.#seal(event, { route, raw, now });
    const routed = sealed.incidentId !== null && route !== null && event.attemptNo !== null;
    const evidence = routed && event.kind !== null ? stored(event, event.kind) : null;
    const canary = event.tagD === null ? null : parseCanaryTag(event.tagD);
    const row: store.EventRow = {
      bucket: bucketOf(sha256(`${event.provider}:${event.eventId}`)),
      provider: event.provider,
      eventId: event.eventId,
      type: event.type,
      cohortId: routed ? route.cohortId : null,
      deliveryId: routed ? route.deliveryNo : null,
      attemptNo: routed ? event.attemptNo : null,
      evidence,
      ...sealed,
      receivedAt: now,
    };
    const added = await this.db.tx(async (tx) => {
      if (canary !== null) await this.effects.deliveries.hearCanary(tx, canary);
      return store.appendEvent(tx, row);
    });
    if (added) await this.effects.archive.add(row);
    if (added && evidence) this.effects.projectSoon();
    return { status: 'accepted', repeated: !added };
  }

  /** The tag names the cohort, and the cohort its incident: no look-up of the delivery itself. */
  async #route(tag: string | null): Promise<Route | null> {
    const parsed = tag === null ? null : parseDeliveryTag(tag);
    if (!parsed) return null;
    const known = this.#incidents.get(parsed.cohortId);
    const incidentId = known ?? (await this.db.tx((tx) => store.incidentOfCohort(tx, parsed.cohortId)));
    if (incidentId === null) return null;
    this.#incidents.set(parsed.cohortId, incidentId);
    return { incidentId, ...parsed };
  }

  async #seal(
    event: ProviderEvidence,
    of: { route: Route | null; raw: string; now: Date },
  ): Promise<{ sealed: Buffer; incidentId: IncidentId | null; day: string | null }> {
    const day = of.now.toISOString().slice(0, 10);
    const incidentId = of.route?.incidentId ?? null;
    const { key, version } = incidentId ? await this.keys.ofIncident(incidentId) : await this.keys.ofDay(day);
    const aad = `${event.provider}:${event.eventId}`;
    const sealed = seal(key, version, Buffer.from(of.raw, 'utf8'), aad);
    return { sealed, incidentId, day: incidentId === null ? day : null };
  }
}

function stored(event: ProviderEvidence, kind: EvidenceKind): StoredEvidence<EvidenceKind> {
  const { permanent, providerId, code } = event;
  return { kind, at: event.at.toISOString(), permanent, providerId, code };
}

function evidenceOf(e: store.DueEvent): Evidence {
  const { kind, at, permanent, providerId, code } = e.evidence;
  return {
    cohortId: e.cohortId,
    deliveryNo: e.deliveryId,
    attemptNo: e.attemptNo,
    provider: e.provider,
    kind: kind as EvidenceKind,
    at: new Date(at),
    permanent,
    providerId,
    code,
  };
}

/** Verified, but about no message: kept, with nothing to project. */
function silent(message: SnsMessage, now: Date): ProviderEvidence {
  return {
    provider: 'ses',
    eventId: message.messageId,
    type: message.type === 'Notification' ? 'Unknown' : message.type,
    tagD: null,
    attemptNo: null,
    kind: null,
    permanent: false,
    at: now,
    providerId: null,
    code: null,
  };
}
