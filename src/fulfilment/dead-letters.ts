/** What no try settles: it gets an owner, who tries again, settles it with the other side's word, or fails it. */
import { callWords } from './rules/call-words.ts';
import { type Both, both } from '../kernel/both.ts';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { Outbox, referenceOf } from '../compensation/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Calls } from './calls.ts';
import * as store from './calls.store.ts';
import { failAndTell } from './failures.ts';
import { FULFILMENT_ERRORS as E } from './fulfilment.errors.ts';
import { reasonOf, refOf } from './given.ts';
import type { DeadWhy } from './rules/call-states.ts';

export interface DeadLetterView extends Omit<store.DeadLetter, 'cohortId' | 'redemptionId'> {
  readonly reference: string;
  /** The detail in both languages; null where it is somebody's own words. */
  readonly detailWords: Both | null;
}

export interface Try extends store.Attempt {
  readonly detailWords: Both | null;
}

export interface Word {
  readonly reason: string;
  /** The owner asked the other side: nothing was booked. */
  readonly checked?: boolean | undefined;
}

const LISTED_MAX = 1_000;

@Injectable()
export class DeadLetters {
  constructor(
    private readonly db: Db,
    private readonly outbox: Outbox,
    private readonly calls: Calls,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Oldest first, a thousand at most. */
  async list(incidentId: IncidentId): Promise<readonly DeadLetterView[]> {
    return (await this.db.tx((tx) => store.deadLetters(tx, incidentId, LISTED_MAX))).map(viewOf);
  }

  /** One fulfilment that goes by calls, with every try and every word about it. */
  async get(
    incidentId: IncidentId,
    reference: string,
  ): Promise<DeadLetterView & { readonly tries: readonly Try[] }> {
    return this.db.tx(async (tx) => {
      const letter = await this.#find(tx, incidentId, reference);
      const tries = await store.attemptsOf(tx, letter);
      return {
        ...viewOf(letter),
        tries: tries.map((one) => ({ ...one, detailWords: callWords(one.detail) })),
      };
    });
  }

  /** Makes it the actor's own, whoever's it was. */
  async take(incidentId: IncidentId, reference: string, actor: Actor): Promise<DeadLetterView> {
    return this.db.tx(async (tx) => {
      const letter = await this.#dead(tx, incidentId, reference);
      await store.own(tx, letter, { id: actor.operatorId, at: this.clock.now() });
      await this.#record(tx, 'take_dead_letter', letter, { actor, facts: { before: letter.ownerId } });
      return viewOf({ ...letter, ownerId: actor.operatorId });
    });
  }

  /** Tries it anew, and for as long as at first. What is in doubt is asked first, or needs the owner's word. */
  async retry(incidentId: IncidentId, reference: string, word: Word, actor: Actor): Promise<void> {
    const reason = reasonOf(word.reason);
    const abilities = this.calls.abilities;
    if (!abilities) throw new DomainError(E.not_set_up);
    await this.db.tx(async (tx) => {
      const letter = await this.#owned(tx, incidentId, { reference, actor });
      const inDoubt = letter.inDoubt && word.checked !== true;
      if (inDoubt && !abilities.canAsk && !abilities.idempotentByKey) {
        throw new DomainError(E.in_doubt, { reference });
      }
      await this.#say(tx, letter, { outcome: 'retried', reason, actor, checked: word.checked ?? false });
      await store.revive(tx, letter, { at: this.clock.now(), inDoubt });
    });
  }

  /**
   * After an outage: everything that is dead for this one reason, and nobody else's, is tried anew. What is in doubt is
   * asked first or repeated under its key; where the system can do neither, each needs a word of its own.
   */
  async retryAll(
    incidentId: IncidentId,
    { why, reason }: { readonly why: DeadWhy; readonly reason: string },
    actor: Actor,
  ): Promise<{ readonly retried: number }> {
    const detail = reasonOf(reason);
    const abilities = this.calls.abilities;
    if (!abilities) throw new DomainError(E.not_set_up);
    if (why === 'unknown_outcome' && !abilities.canAsk && !abilities.idempotentByKey) {
      throw new DomainError(E.in_doubt, { reference: both('these', 'semua ini') });
    }
    let retried = 0;
    for (let more = true; more;) {
      const count = await this.db.tx(async (tx) => {
        const word = { detail, actorId: actor.operatorId, at: this.clock.now() };
        const done = await store.reviveAll(tx, { incidentId, why, limit: LISTED_MAX }, word);
        if (done > 0) {
          const facts = { why, retried: done };
          await this.audit.record(tx, { actor, action: 'fulfilment.retry_all', incidentId, facts });
        }
        return done;
      });
      retried += count;
      more = count === LISTED_MAX;
    }
    return { retried };
  }

  /** It was booked, as the other side says: `evidence` is its reference. */
  async settle(
    incidentId: IncidentId,
    reference: string,
    word: { readonly evidence: string; readonly reason: string },
    actor: Actor,
  ): Promise<void> {
    const reason = reasonOf(word.reason);
    await this.db.tx(async (tx) => {
      const letter = await this.#owned(tx, incidentId, { reference, actor });
      await this.#say(tx, letter, { outcome: 'settled', reason, actor, checked: true });
      await store.markDone(tx, letter, { reference: word.evidence, at: this.clock.now() });
      await this.outbox.deliver(tx, await this.outbox.locked(tx, [letter]), { evidence: [word.evidence] });
    });
  }

  /** It will not arrive: the person may choose again. What is in doubt must have been checked. */
  async fail(incidentId: IncidentId, reference: string, word: Word, actor: Actor): Promise<void> {
    const reason = reasonOf(word.reason);
    await this.db.tx(async (tx) => {
      const letter = await this.#owned(tx, incidentId, { reference, actor });
      if (letter.inDoubt && word.checked !== true) throw new DomainError(E.in_doubt, { reference });
      await this.#say(tx, letter, { outcome: 'failed', reason, actor, checked: word.checked ?? false });
      const at = this.clock.now();
      await store.markFailed(tx, letter, at);
      const rows = await this.outbox.locked(tx, [letter]);
      await failAndTell(tx, this.outbox, rows, { kind: 'failed', reasons: [reason], at });
    });
  }

  async #say(
    tx: Tx,
    letter: store.DeadLetter,
    said: { outcome: 'retried' | 'settled' | 'failed'; reason: string; actor: Actor; checked: boolean },
  ): Promise<void> {
    const { outcome, reason, actor, checked } = said;
    const word = { outcome, detail: reason, actorId: actor.operatorId, at: this.clock.now() };
    await store.insertWord(tx, letter, word);
    await this.#record(tx, `dead_letter_${outcome}`, letter, { actor, facts: { checked, why: letter.why } });
  }

  async #owned(
    tx: Tx,
    incidentId: IncidentId,
    { reference, actor }: { reference: string; actor: Actor },
  ): Promise<store.DeadLetter> {
    const letter = await this.#dead(tx, incidentId, reference);
    if (letter.ownerId !== actor.operatorId) throw new DomainError(E.not_owner, { reference });
    return letter;
  }

  async #dead(tx: Tx, incidentId: IncidentId, reference: string): Promise<store.DeadLetter> {
    const letter = await this.#find(tx, incidentId, reference);
    if (letter.state !== 'dead') throw new DomainError(E.not_dead, { reference, state: letter.state });
    return letter;
  }

  async #find(tx: Tx, incidentId: IncidentId, reference: string): Promise<store.DeadLetter> {
    const letter = await store.lockCall(tx, refOf(reference));
    if (letter?.incidentId !== incidentId) throw new DomainError(E.unknown, { reference });
    return letter;
  }

  async #record(
    tx: Tx,
    verb: string,
    letter: store.DeadLetter,
    { actor, facts }: { actor: Actor; facts: Readonly<Record<string, unknown>> },
  ): Promise<void> {
    const subject = `redemption:${letter.cohortId}:${letter.redemptionId}`;
    const { incidentId } = letter;
    await this.audit.record(tx, { actor, action: `fulfilment.${verb}`, incidentId, subject, facts });
  }
}

function viewOf({ cohortId, redemptionId, ...rest }: store.DeadLetter): DeadLetterView {
  return {
    ...rest,
    reference: referenceOf(cohortId, redemptionId),
    detailWords: callWords(rest.detail),
  };
}
