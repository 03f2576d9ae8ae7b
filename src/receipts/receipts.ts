/** Provider events: verified, kept raw and sealed, then projected in batches; and what they prove. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { deliveryTag } from '../kernel/ids.ts';
import type { Evidence, EvidenceKind } from '../notices/index.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { EventInbox } from './event-inbox.ts';
import type { ProviderEvidence } from './providers/evidence.ts';
import { readNotification } from './providers/ses-events.ts';
import type { SnsMessage } from './providers/sns.ts';
import { readTwilioCallback, type TwilioCallback } from './providers/twilio-callbacks.ts';
import { ReceiptEffects } from './receipt-effects.ts';
import * as store from './receipts.store.ts';
import { suspects } from './rules/stored-evidence.ts';
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

const BATCH = 2000;
const ACCEPTED: Answer = { status: 'accepted', repeated: false };

@Injectable()
export class Receipts {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly verification: Verification,
    private readonly inbox: EventInbox,
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
    return this.#keep(readNotification(message, now), knock.body, now);
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
      const { unmatched } = await this.effects.deliveries.recordEvidence(tx, due.map(evidenceOf));
      const lost = new Set(unmatched.map((e) => deliveryTag(e.cohortId, e.deliveryNo)));
      const known = Map.groupBy(due, (e) => !lost.has(deliveryTag(e.cohortId, e.deliveryId)));
      await suppress(tx, suspects(known.get(true) ?? []), now);
      await store.markUnmatched(tx, known.get(false) ?? []);
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

  async #keep(event: ProviderEvidence, raw: string, at: Date): Promise<Answer> {
    return { status: 'accepted', repeated: !(await this.inbox.keep({ event, raw, at })) };
  }
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
