/** A higher budget for a set that was approved: one person asks with a reason, another decides about exactly that. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { assert } from '../kernel/assert.ts';
import { type Both, both } from '../kernel/both.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { OfferSetId } from '../kernel/ids.ts';
import { Approvals } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './budget-raises.store.ts';
import { addShares } from './budgets.store.ts';
import { COMPENSATION_ERRORS as E } from './compensation.errors.ts';
import type { OfferSet } from './compensation.types.ts';
import { findSet } from './offers.store.ts';
import { type SetDecision, sharesOf } from './set-approvals.ts';

export type { BudgetRaise } from './budget-raises.store.ts';

/** Whoever may approve a set may approve its budget. */
const KIND = 'offer_set';
const REASON_MAX = 1_000;
const GRANTS_MAX = 10n ** 12n;

@Injectable()
export class BudgetRaises {
  constructor(
    private readonly db: Db,
    private readonly approvals: Approvals,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Asks a second person for a budget of so many grants in all; needs `offer.write`. Refuses `unknown_set`,
   * `not_approved`, `bad_raise` and `raise_asked`.
   */
  async ask(
    setId: OfferSetId,
    { toGrants, reason: why }: { readonly toGrants: bigint; readonly reason: string },
    actor: Actor,
  ): Promise<{ readonly digest: string }> {
    const reason = why.trim();
    return this.db.tx(async (tx) => {
      const set = await this.#approved(tx, setId);
      const raises = await store.raisesOf(tx, setId);
      if (raises.some(({ status }) => status === 'asked'))
        throw new DomainError(E.raise_asked, { id: setId });
      const problem = problemOf(set, { toGrants, reason });
      if (problem) throw new DomainError(E.bad_raise, { why: problem });
      const raise = {
        offerSetId: setId,
        no: raises.length + 1,
        fromGrants: set.budgetGrants!,
        toGrants,
        reason,
      };
      await store.insertRaise(tx, raise, { id: actor.operatorId, at: this.clock.now() });
      await this.#record(tx, 'ask_raise', set, { actor, toGrants });
      const request = {
        kind: KIND,
        subjectId: subjectOf(setId),
        incidentId: set.incidentId,
        pins: { ...raise },
        makers: [],
      };
      return this.approvals.request(tx, request, actor);
    });
  }

  /** A second person's decision; needs `offer_set.approve`. From then on, whoever waits is served in order. */
  async decide(setId: OfferSetId, decision: SetDecision, actor: Actor): Promise<store.BudgetRaise> {
    return this.db.tx(async (tx) => {
      const set = await this.#approved(tx, setId);
      await this.approvals.decide(tx, { kind: KIND, subjectId: subjectOf(setId), ...decision }, actor);
      const raise = (await store.raisesOf(tx, setId)).find(({ status }) => status === 'asked');
      assert(raise !== undefined, 'what waits for a decision was asked');
      const status = decision.decision === 'approved' ? 'raised' : 'refused';
      const at = this.clock.now();
      await store.markRaise(tx, raise, { status, by: actor.operatorId, at });
      if (status === 'raised') await addShares(tx, setId, sharesOf(raise.toGrants - raise.fromGrants));
      await this.#record(tx, `decide_raise_${decision.decision}`, set, { actor, toGrants: raise.toGrants });
      return { ...raise, status, decidedAt: at };
    });
  }

  /** Every raise that was asked for, oldest first. */
  async list(setId: OfferSetId): Promise<readonly store.BudgetRaise[]> {
    return this.db.tx((tx) => store.raisesOf(tx, setId));
  }

  async #approved(tx: Tx, id: OfferSetId): Promise<OfferSet> {
    const set = await findSet(tx, id, 'update');
    if (!set) throw new DomainError(E.unknown_set, { id });
    if (set.status !== 'approved') throw new DomainError(E.not_approved, { id, status: set.status });
    return set;
  }

  async #record(
    tx: Tx,
    verb: string,
    set: OfferSet,
    { actor, toGrants }: { readonly actor: Actor; readonly toGrants: bigint },
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action: `compensation.${verb}`,
      incidentId: set.incidentId,
      subject: `offer_set:${set.id}`,
      facts: { fromGrants: set.budgetGrants, toGrants },
    });
  }
}

/** Beside the yes to the set itself, which stands. */
function subjectOf(setId: OfferSetId): string {
  return `${setId}:budget`;
}

function problemOf(
  { budgetGrants }: OfferSet,
  { toGrants, reason }: { readonly toGrants: bigint; readonly reason: string },
): Both | null {
  if (budgetGrants === null) {
    return both(
      'the set has no budget, so everybody who is eligible can have it.',
      'paket ini tanpa anggaran, jadi semua yang berhak dapat memperolehnya.',
    );
  }
  if (toGrants <= budgetGrants) {
    return both(
      `it is ${budgetGrants} grants already; name more.`,
      `anggarannya sudah ${budgetGrants} hak; sebut lebih banyak.`,
    );
  }
  if (toGrants > GRANTS_MAX)
    return both(`name at most ${GRANTS_MAX} grants.`, `sebut paling banyak ${GRANTS_MAX} hak.`);
  if (reason === '' || reason.length > REASON_MAX) {
    return both(
      `say in at most ${REASON_MAX} characters why.`,
      `sebutkan alasannya dalam paling banyak ${REASON_MAX} karakter.`,
    );
  }
  return null;
}
