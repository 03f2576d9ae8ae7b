/** Asks Twilio's list for messages that may have been taken: a hit proves acceptance, a miss proves nothing early. */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import { deliveryTag } from '../kernel/ids.ts';
import { People } from '../people/index.ts';
import { Db } from '../platform/db/db.ts';
import { Deliveries } from './deliveries.ts';
import * as store from './look-ups.store.ts';
import { type FoundSms, SMS_PROVIDER, type SmsProvider } from './ports.ts';
import type { AttemptRef } from './unknowns.store.ts';

export interface LookedFor extends AttemptRef {
  readonly incidentId: IncidentId;
  readonly personId: PersonRef['personId'];
  readonly contactKey: Buffer | null;
  readonly messageHash: Buffer | null;
  readonly calledAt: Date;
}

/** Twilio's clock is not our database's. */
const SKEW_MS = 60_000;
const AT_ONCE = 4;
/** In one go: Twilio's list takes its time. */
const ASKS_MAX = 100;
/** What the record says how we know. */
const LISTED = 'Listed';

@Injectable()
export class LookUps {
  constructor(
    private readonly db: Db,
    private readonly people: People,
    @Inject(SMS_PROVIDER) private readonly sms: SmsProvider,
    private readonly deliveries: Deliveries,
  ) {}

  /** Who could be asked about; hits are recorded as acceptances at once. What Twilio did not answer is left out. */
  async ask(wanted: readonly LookedFor[]): Promise<LookedFor[]> {
    const asked: LookedFor[] = [];
    const queue = wanted.slice(0, ASKS_MAX);
    const ask = async (): Promise<void> => {
      for (let one = queue.shift(); one; one = queue.shift()) {
        const answer = await this.#ask(one);
        if (answer === 'asked') asked.push(one);
        // Each would wait out its time: the next look asks again.
        if (answer === 'silent') queue.length = 0;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, ask));
    return asked;
  }

  /** Everything Twilio lists for this person's number now, nothing where they have none; null where it does not answer. */
  async listFor(
    of: Pick<LookedFor, 'incidentId' | 'cohortId' | 'personId'>,
  ): Promise<readonly FoundSms[] | null> {
    const number = await this.#number(of);
    return number === null ? [] : this.#list(number);
  }

  async #list(number: string): Promise<readonly FoundSms[] | null> {
    return this.sms.find(number).catch(() => null);
  }

  async #ask(one: LookedFor): Promise<'asked' | 'cannot' | 'silent'> {
    const key = await this.db.tx((tx) => store.phoneKey(tx, one));
    // The number is another one today: what its list says is about somebody else's messages.
    if (!one.contactKey || !one.messageHash || !key?.equals(one.contactKey)) return 'cannot';
    const number = await this.#number(one);
    if (number === null) return 'cannot';
    const found = await this.#list(number);
    if (found === null) return 'silent';
    const others = await this.db.tx((tx) => store.providerIdsOf(tx, one));
    const hit = found.find(
      (m) =>
        !others.has(m.providerId) &&
        one.messageHash?.equals(bodyHash(m.body)) &&
        (m.createdAt === null || m.createdAt.getTime() >= one.calledAt.getTime() - SKEW_MS),
    );
    if (hit) await this.adopt(one, hit);
    return 'asked';
  }

  /** The provider has it: an acceptance, however late we learn of it. */
  async adopt(one: AttemptRef, { providerId, createdAt }: FoundSms): Promise<void> {
    const { cohortId, deliveryNo, attemptNo } = one;
    const at = createdAt ?? this.deliveries.clock.now();
    await this.db.tx((tx) =>
      this.deliveries.learn(tx, [
        {
          cohortId,
          deliveryNo,
          attemptNo,
          fact: { kind: 'outcome', outcome: 'accepted', provider: 'twilio', at, code: LISTED, providerId },
        },
      ]),
    );
  }

  async #number({ incidentId, cohortId, personId }: Pick<LookedFor, 'incidentId' | 'cohortId' | 'personId'>) {
    // A contact that does not match its key is nobody's: there is nothing to ask.
    const open = this.db.tx((tx) => this.people.openContacts(tx, incidentId, [{ cohortId, personId }]));
    const contacts = await open.catch(() => null);
    return contacts?.values().next().value?.phone?.number ?? null;
  }
}

/** As messages hash an SMS: its length and its text. */
function bodyHash(body: string): Buffer {
  return createHash('sha256')
    .update(`${Buffer.byteLength(body)}:`)
    .update(body)
    .digest();
}

export function refText(ref: AttemptRef): string {
  return `${deliveryTag(ref.cohortId, ref.deliveryNo)}:${ref.attemptNo}`;
}
