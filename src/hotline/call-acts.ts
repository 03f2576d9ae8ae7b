/** What a call does to the world: codes to known contacts, the page sent again, a contact that is somebody else's. */
import { Injectable } from '@nestjs/common';
import { Links } from '../compensation/index.ts';
import { SecondFactors } from '../guests/index.ts';
import type { Incident } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import { DomainError } from '../kernel/errors.ts';
import type { PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { NotMine } from '../receipts/index.ts';
import type { CallRow } from './calls.store.ts';
import { HOTLINE_ERRORS as E } from './hotline.errors.ts';
import type { Answer } from './hotline.types.ts';
import { PageAgain } from './page-again.ts';

type Channel = 'email' | 'sms';

interface CodeBy {
  readonly channel: Channel;
  readonly brand: string;
}

interface Again {
  readonly incident: Incident;
  readonly channel: Channel | undefined;
  readonly now: Date;
}

@Injectable()
export class CallActs {
  constructor(
    private readonly factors: SecondFactors,
    private readonly again: PageAgain,
    private readonly notMine: NotMine,
    private readonly links: Links,
  ) {}

  /** To the contact we have; whether there is one, or a limit was reached, is nobody's to hear. */
  async sendCode(call: CallRow, { channel, brand }: CodeBy, actor: Actor): Promise<void> {
    const person = personOf(call);
    if (!person) return;
    const { incidentId, id: session, locale } = call;
    await this.factors.ask(
      { incidentId, person },
      { means: channel, session, use: 'call', locale, brand },
      actor,
    );
  }

  async isRight(call: CallRow, answer: Answer, actor: Actor): Promise<boolean> {
    const person = personOf(call);
    if (!person) return false;
    const of = { incidentId: call.incidentId, person };
    const session = call.id;
    const said =
      'code' in answer
        ? await this.factors.answer(of, { session, code: answer.code }, actor)
        : await this.factors.tell(of, { session, use: 'call', ...answer }, actor);
    return said === 'proven';
  }

  /** Their page goes to a contact we have and nobody disowned; joins the transaction that ends the call. */
  async sendAgain(tx: Tx, call: CallRow, { incident, channel, now }: Again): Promise<void> {
    if (channel === undefined) throw new DomainError(E.no_channel);
    const person = must(personOf(call), 'a known caller is a person');
    const { incidentId, locale } = call;
    const order = { incident, incidentId, person, channel, locale, now };
    await this.again.send(tx, { ...order, asked: 'caller', once: `call:${call.id}` });
  }

  /** The contact is stopped for this incident, the next one is used, the link that went there dies. */
  async isNotTheirs(call: CallRow, channel: Channel | undefined, actor: Actor): Promise<void> {
    if (channel === undefined) throw new DomainError(E.no_channel);
    const person = must(personOf(call), 'a known caller is a person');
    const stopped = await this.notMine.report({ incidentId: call.incidentId, person }, { channel }, actor);
    if (!stopped) throw new DomainError(E.nothing_there, { channel });
    await this.links.prepare(call.incidentId, person.cohortId);
  }
}

function personOf({ cohortId, personId }: CallRow): PersonRef | null {
  return cohortId === null || personId === null ? null : { cohortId, personId };
}
