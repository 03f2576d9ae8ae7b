/** One telephone call, from what the caller says of themselves to how it ended. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, newId } from '../kernel/ids.ts';
import type { Incident, Locale } from '../incidents/index.ts';
import { needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { CallActs } from './call-acts.ts';
import { Callers } from './callers.ts';
import * as store from './calls.store.ts';
import { HOTLINE_ERRORS as E } from './hotline.errors.ts';
import type { Answer, Call, CallId, ListedCall, ScriptLine, Stated } from './hotline.types.ts';
import {
  ASKS_MAX,
  mayEnd,
  type Outcome,
  outcomesOf,
  TRIES_MAX,
  UNKNOWN_AN_HOUR_MAX,
  waitsForSettling,
} from './rules/calls.ts';
import { opening, type ScriptFacts, scriptFor } from './rules/script.ts';

const HOUR_MS = 3_600_000;
const LISTED_MAX = 500;

export interface CallEnd {
  readonly outcome: Outcome;
  /** Of `resent`: by which their page is sent again; of `not_me`: the one that reached the wrong person. */
  readonly channel?: 'email' | 'sms' | undefined;
}

@Injectable()
export class Calls {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly callers: Callers,
    private readonly acts: CallActs,
    private readonly audit: Audit,
  ) {}

  /** What to say before anybody is looked for. */
  async script(incidentId: IncidentId): Promise<readonly ScriptLine[]> {
    return opening(this.#facts(await this.callers.finding.incident(incidentId)));
  }

  /**
   * Opens a call by what the caller states; the answer is the same whether somebody was found or not, unless they read
   * out the code of our message. Needs `hotline.answer`.
   */
  async open(
    of: { readonly incidentId: IncidentId; readonly stated: Stated; readonly locale: Locale },
    actor: Actor,
  ): Promise<Call> {
    needs(actor, 'hotline.answer');
    const { stated, person, holdsMessage } = await this.callers.finding.find(of.incidentId, of.stated);
    const at = this.clock.now();
    const id = newId<CallId>(at);
    const refused = await this.db.tx(async (tx) => {
      const unknown = await store.unknownSince(tx, actor.operatorId, new Date(at.getTime() - HOUR_MS));
      if (unknown >= UNKNOWN_AN_HOUR_MAX && !holdsMessage) return unknown;
      const state = holdsMessage ? 'identified' : 'open';
      const { incidentId, locale } = of;
      await store.insert(tx, {
        id,
        incidentId,
        agentId: actor.operatorId,
        locale,
        stated,
        state,
        person,
        at,
      });
      await this.#record(tx, 'open_call', { id, incidentId }, actor, { stated: stated.join(', ') });
      return null;
    });
    if (refused !== null) throw new DomainError(E.too_many_unknown, { count: refused });
    return this.view(id, actor);
  }

  /** Sends a code to the person's own contact. Nobody is told whether there is one: what is known answers alike. */
  async sendCode(id: CallId, channel: 'email' | 'sms', actor: Actor): Promise<Call> {
    const call = await this.#mine(id, actor);
    if (!(await this.db.tx((tx) => store.countAsk(tx, id)))) throw new DomainError(E.too_many_codes);
    const { brand } = await this.callers.finding.incident(call.incidentId);
    await this.acts.sendCode(call, { channel, brand: brand.name }, actor);
    await this.db.tx((tx) => this.#record(tx, 'send_call_code', call, actor, { channel }));
    return this.view(id, actor);
  }

  /** The caller's answer: what is wrong, too old or of nobody reads alike. */
  async prove(id: CallId, answer: Answer, actor: Actor): Promise<Call & { readonly right: boolean }> {
    const call = await this.#mine(id, actor);
    if (!(await this.db.tx((tx) => store.countTry(tx, id)))) throw new DomainError(E.too_many_tries);
    const right = await this.acts.isRight(call, answer, actor);
    await this.db.tx(async (tx) => {
      if (right) await store.proven(tx, id, this.clock.now());
      await this.#record(tx, right ? 'prove_caller' : 'fail_caller', call, actor, {});
    });
    return { ...(await this.view(id, actor)), right };
  }

  /** The call as it stands: who is speaking only once we know. */
  async view(id: CallId, actor: Actor): Promise<Call> {
    needs(actor, 'hotline.answer');
    const call = await this.#find(id, actor);
    const facts = this.#facts(await this.callers.finding.incident(call.incidentId));
    const { cohortId, personId, linkVersion, state, incidentId, locale } = call;
    const isKnown = state === 'identified' || state === 'proven';
    const caller =
      isKnown && cohortId !== null && personId !== null && linkVersion !== null
        ? await this.callers.of({
            incidentId,
            person: { cohortId, personId },
            linkVersion,
            locale,
            proven: state === 'proven',
          })
        : null;
    return {
      id,
      incidentId,
      agentId: call.agentId,
      locale,
      stated: call.stated,
      state,
      openedAt: call.openedAt,
      closedAt: call.closedAt,
      outcome: call.outcome,
      codesLeft: ASKS_MAX - call.asks,
      triesLeft: TRIES_MAX - call.tries,
      script: scriptFor(state, facts).filter(({ step }) => step !== 'more' || (caller?.hidden ?? 0) > 0),
      outcomes: outcomesOf(state),
      caller,
    };
  }

  /** Ends the call once; `resent` and `not_me` are carried out in the same step, so a repeated click does nothing more. */
  async close(id: CallId, end: CallEnd, actor: Actor): Promise<Call> {
    const call = await this.#mine(id, actor);
    if (!mayEnd(call.state, end.outcome)) throw new DomainError(E.not_yet, { outcome: end.outcome });
    const incident = await this.callers.finding.incident(call.incidentId);
    if (end.outcome === 'not_me') await this.acts.isNotTheirs(call, end.channel, actor);
    await this.db.tx(async (tx) => {
      const locked = await store.lock(tx, id);
      if (locked!.state === 'closed') throw endedError(locked!);
      if (end.outcome === 'resent')
        await this.acts.sendAgain(tx, call, { incident, channel: end.channel, now: this.clock.now() });
      await store.close(tx, id, { outcome: end.outcome, at: this.clock.now() });
      await this.#record(tx, 'close_call', call, actor, { outcome: end.outcome });
    });
    return this.view(id, actor);
  }

  /** Latest first; persons only of calls that somebody must still settle. Needs `people.read`. */
  async list(
    incidentId: IncidentId,
    filter: { readonly outcome?: Outcome | undefined; readonly unsettled?: boolean | undefined },
    actor: Actor,
  ): Promise<{ calls: ListedCall[]; counts: { outcome: Outcome | null; calls: number }[] }> {
    needs(actor, 'people.read');
    return this.db.tx(async (tx) => {
      const wanted = {
        outcome: filter.outcome ?? null,
        unsettled: filter.unsettled === true,
        limit: LISTED_MAX,
      };
      const rows = await store.list(tx, incidentId, wanted);
      return { calls: rows.map(listed), counts: await store.counts(tx, incidentId) };
    });
  }

  /** What the call reported stands in the lists of the incident now. Needs `intake.write`: they are how it gets there. */
  async settle(id: CallId, actor: Actor): Promise<void> {
    needs(actor, 'intake.write');
    await this.db.tx(async (tx) => {
      const call = await store.lock(tx, id);
      if (!call) throw new DomainError(E.unknown_call, { id });
      if (!(await store.settle(tx, id, actor.operatorId, this.clock.now()))) {
        throw new DomainError(E.not_to_settle, { id });
      }
      await this.#record(tx, 'settle_call', call, actor, {});
    });
  }

  async #find(id: CallId, actor: Actor): Promise<store.CallRow> {
    const call = await this.db.tx((tx) => store.find(tx, id));
    if (!call) throw new DomainError(E.unknown_call, { id });
    if (call.agentId !== actor.operatorId) throw new DomainError(E.not_yours, { id });
    return call;
  }

  async #mine(id: CallId, actor: Actor): Promise<store.CallRow> {
    needs(actor, 'hotline.answer');
    const call = await this.#find(id, actor);
    if (call.state === 'closed') throw endedError(call);
    return call;
  }

  #facts(incident: Incident): ScriptFacts {
    return { brand: incident.brand.name, page: this.callers.finding.pageOf(incident) };
  }

  async #record(
    tx: Tx,
    action: string,
    call: { readonly id: CallId; readonly incidentId: IncidentId },
    actor: Actor,
    facts: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { id, incidentId } = call;
    await this.audit.record(tx, {
      actor,
      action: `hotline.${action}`,
      incidentId,
      subject: `call:${id}`,
      facts,
    });
  }
}

function endedError(call: store.CallRow): DomainError {
  return new DomainError(E.ended, { id: call.id, outcome: call.outcome });
}

function listed(call: store.CallRow): ListedCall {
  const { id, agentId, state, outcome, openedAt, closedAt, settledAt, cohortId, personId } = call;
  const open = waitsForSettling(outcome) && settledAt === null && cohortId !== null && personId !== null;
  return {
    id,
    agentId,
    state,
    outcome,
    openedAt,
    closedAt,
    settledAt,
    person: open ? { cohortId, personId } : null,
  };
}
