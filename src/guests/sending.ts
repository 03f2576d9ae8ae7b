/** Sends what was ordered: intention committed, then the call by its lane, then what became of it. */
import { Inject, Injectable } from '@nestjs/common';
import { never } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId } from '../kernel/ids.ts';
import { Answers, type Letter } from '../notices/index.ts';
import { People, PEOPLE_ERRORS, personKey } from '../people/index.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Replies } from './replies.ts';
import * as store from './replies.store.ts';
import type { ReplyState } from './rules/states.ts';

const CLAIMED_AT_ONCE = 20;
/** A full lane has room again within seconds; a halted one waits for a person, and codes go stale meanwhile. */
const AGAIN_MS = 5_000;
/** Longer than any call: whoever has not written down its answer by then is dead. */
const LAPSED_MS = 120_000;

@Injectable()
export class ReplySending {
  constructor(
    private readonly db: Db,
    private readonly replies: Replies,
    private readonly people: People,
    private readonly answers: Answers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Everything due in a cohort; answers how many were handed to a provider. No call stands in a transaction. */
  async send(cohortId: CohortId): Promise<number> {
    let sent = 0;
    for (;;) {
      const now = this.clock.now();
      const due = await this.db.tx((tx) => store.claim(tx, { cohortId, limit: CLAIMED_AT_ONCE, now }));
      for (const reply of due) sent += (await this.#one(reply)) === 'sent' ? 1 : 0;
      if (due.length < CLAIMED_AT_ONCE) return sent;
    }
  }

  /** Cohorts with something due, and what dead workers left. */
  async sweep(limit: number): Promise<CohortId[]> {
    const now = this.clock.now();
    return this.db.tx(async (tx) => {
      await store.giveUpLapsed(tx, new Date(now.getTime() - LAPSED_MS), now);
      return store.cohortsWithDue(tx, now, limit);
    });
  }

  async #one(reply: store.ClaimedReply): Promise<ReplyState> {
    const letter = await this.#letter(reply);
    const state = letter === null ? 'refused' : await this.#handOver(letter);
    const now = this.clock.now();
    const dueAt = new Date(now.getTime() + (state === 'waiting' ? AGAIN_MS : 0));
    await this.db.tx((tx) => store.end(tx, reply, { state, dueAt, now }));
    return state;
  }

  async #handOver(letter: Letter): Promise<ReplyState> {
    const answer = await this.answers.send(letter);
    switch (answer) {
      case 'accepted':
        return 'sent';
      case 'wait':
        return 'waiting';
      case 'refused':
      case 'unknown':
        return answer;
      default:
        return never(answer);
    }
  }

  /** Null where there is no address any more. */
  async #letter(reply: store.ClaimedReply): Promise<Letter | null> {
    const { message, to } = await this.replies.opened(reply);
    const address = to ?? (await this.#address(reply));
    if (address === null) return null;
    return 'body' in message
      ? { channel: 'sms', to: address, body: message.body }
      : { channel: 'email', to: address, ...message };
  }

  async #address({ incidentId, cohortId, personId, channel }: store.ClaimedReply): Promise<string | null> {
    if (personId === null) return null;
    const ref = { cohortId, personId };
    try {
      const found = await this.db.tx((tx) => this.people.openContacts(tx, incidentId, [ref]));
      const contacts = found.get(personKey(ref));
      if (channel === 'email') return contacts?.email?.sendable ? contacts.email.address : null;
      return contacts?.phone?.sms ? contacts.phone.number : null;
    } catch (error) {
      // The row behind it is not the person's any more: nobody is better than somebody else.
      if (error instanceof DomainError && error.code === PEOPLE_ERRORS.wrong_address.code) return null;
      throw error;
    }
  }
}
