/** One message to one person who asked for it: ordered in the asker's transaction, sealed until it is on its way. */
import { Inject, Injectable } from '@nestjs/common';
import { assert } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../kernel/ids.ts';
import { IncidentKeys } from '../incidents/index.ts';
import type { SentChannel } from '../notices/index.ts';
import { deriveKey, open, seal } from '../platform/crypto/seal.ts';
import type { Tx } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './replies.store.ts';
import type { MailText, ReplyOrder, ReplyTo, SmsText } from './replies.types.ts';
import type { ReplyKind } from './rules/states.ts';

export const REPLY_QUEUE = 'guests.reply';
/** Replies to addresses that were only stated stand in no person's cohort. */
const NOBODY = 0n as CohortId;

/** What is sealed: the message, and the address where it is not a known contact. */
interface Sealed {
  readonly message: MailText | SmsText;
  readonly to: string | null;
}

@Injectable()
export class Replies {
  constructor(
    private readonly keys: IncidentKeys,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Orders one message; joins the caller's transaction. False where the same `once` was ordered before. The portal
   * calls it, which cannot open contacts: a worker looks the address up and sends at most once.
   */
  async ask(tx: Tx, order: ReplyOrder): Promise<boolean> {
    const { incidentId, to, kind, message, staleAt } = order;
    const channel = channelOf(to);
    assert('body' in message === (channel === 'sms'), 'a reply’s text fits its channel');
    const key = await this.keys.open(incidentId, 'link', undefined, tx);
    const { cohortId, personId } = 'person' in to ? to.person : { cohortId: NOBODY, personId: null };
    const sealed: Sealed = { message, to: 'stated' in to ? to.stated.value : null };
    const isNew = await store.insert(tx, {
      cohortId,
      incidentId,
      personId,
      channel,
      kind,
      once: order.once ?? null,
      sealed: seal(
        deriveKey(key.key, 'reply'),
        key.version,
        Buffer.from(JSON.stringify(sealed)),
        aadOf({ incidentId, cohortId, personId }),
      ),
      keyVersion: key.version,
      now: this.clock.now(),
      staleAt,
    });
    if (isNew) this.jobs.wakeSoon(tx, REPLY_QUEUE, { cohortId: String(cohortId) });
    return isNew;
  }

  /** How many of a kind a person ordered within so long; for limits. Joins the caller's transaction. */
  async orderedWithin(tx: Tx, ref: PersonRef, of: { kind: ReplyKind; ms: number }): Promise<number> {
    const since = new Date(this.clock.now().getTime() - of.ms);
    return store.orderedSince(tx, ref, { kind: of.kind, since });
  }

  /** For the worker only: what was ordered, in clear. */
  async opened(reply: store.ClaimedReply): Promise<Sealed> {
    const { key } = await this.keys.open(reply.incidentId, 'link', reply.keyVersion);
    const bytes = open(deriveKey(key, 'reply'), reply.sealed, aadOf(reply));
    return JSON.parse(bytes.toString()) as Sealed;
  }
}

function channelOf(to: ReplyTo): SentChannel {
  if ('person' in to) return to.channel;
  return to.stated.kind === 'email' ? 'email' : 'sms';
}

function aadOf(of: { incidentId: IncidentId; cohortId: CohortId; personId: PersonNo | null }): string {
  return `reply:${of.incidentId}:${of.cohortId}:${of.personId ?? ''}`;
}
