/** Offers and offer sets: made by one person, judged for fairness, approved by another, then frozen. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { fingerprintHex } from '../kernel/fingerprint.ts';
import { newId, type IncidentId, type OfferId, type OfferSetId } from '../kernel/ids.ts';
import { allocate } from '../kernel/money.ts';
import { Approvals } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { COMPENSATION_ERRORS as E } from './compensation.errors.ts';
import type { Estimate, Offer, OfferInput, OfferSet, OfferSetInput } from './compensation.types.ts';
import * as store from './offers.store.ts';
import { totalsOf } from './rules/choices.ts';
import { unfairTerms, type Finding } from './rules/fair-terms.ts';
import { offerProblem, setProblem } from './rules/offer-check.ts';
import { adapterOf, defaultTreatment } from './rules/states.ts';

export interface SetDecision {
  readonly decision: 'approved' | 'refused';
  readonly reason?: string | undefined;
  readonly digest?: string | undefined;
}

const EXPIRY_MONTHS = 12;
const TAKE_UP_BPS = 10_000;
const BUDGET_SHARDS = 16n;

@Injectable()
export class Offers {
  constructor(
    private readonly db: Db,
    private readonly approvals: Approvals,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new offer, version 1. Refuses `bad_offer`, `not_yet_possible`, `name_taken`. */
  async create(incidentId: IncidentId, input: OfferInput, actor: Actor): Promise<Offer> {
    const now = this.clock.now();
    const offer = offerOf(input, { id: newId<OfferId>(now), incidentId, version: 1 });
    return this.db.tx(async (tx) => {
      const by = { id: actor.operatorId, at: now };
      if ((await store.insertOffer(tx, offer, by)) === 0)
        throw new DomainError(E.name_taken, { name: offer.name });
      await store.insertVersion(tx, offer, by);
      await this.#record(tx, 'create_offer', offer, actor);
      return offer;
    });
  }

  /** A new version under the same id; sets that exist keep theirs. Kind and name stay. */
  async revise(id: OfferId, input: Omit<OfferInput, 'name' | 'kind'>, actor: Actor): Promise<Offer> {
    return this.db.tx(async (tx) => {
      const next = await store.nextVersion(tx, id);
      if (!next) throw new DomainError(E.unknown_offer, { id });
      const { incidentId, version, name, kind } = next;
      const offer = offerOf({ ...input, name, kind }, { id, incidentId, version });
      await store.insertVersion(tx, offer, { id: actor.operatorId, at: this.clock.now() });
      await this.#record(tx, 'revise_offer', offer, actor);
      return offer;
    });
  }

  /** A set of the offers' newest versions, as a draft. Refuses `bad_set`, `unknown_offer`, `name_taken`. */
  async createSet(incidentId: IncidentId, input: OfferSetInput, actor: Actor): Promise<OfferSet> {
    const now = this.clock.now();
    const expiryMonths = input.expiryMonths ?? EXPIRY_MONTHS;
    const takeUpBps = input.takeUpBps ?? TAKE_UP_BPS;
    const budgetGrants = input.budgetGrants ?? null;
    const why = setProblem({ ...input, expiryMonths, takeUpBps, budgetGrants });
    if (why) throw new DomainError(E.bad_set, { why });
    return this.db.tx(async (tx) => {
      const offers = await store.offersByIds(tx, incidentId, input.offerIds);
      const missing = input.offerIds.find((id) => !offers.some((offer) => offer.id === id));
      if (missing) throw new DomainError(E.unknown_offer, { id: missing });
      const currency = offers[0]!.currency;
      if (offers.some((offer) => offer.currency !== currency)) {
        throw new DomainError(E.bad_set, { why: 'all its offers share one currency.' });
      }
      const { name, mode } = input;
      const set: OfferSet = {
        id: newId<OfferSetId>(now),
        incidentId,
        name,
        mode,
        status: 'draft',
        currency,
        expiryMonths,
        takeUpBps,
        budgetGrants,
        approvedAt: null,
        offers: offers.map((offer, i) => ({ ...offer, offerId: offer.id, position: i + 1 })),
      };
      const inserted = await store.insertSet(tx, set, { id: actor.operatorId, at: now });
      if (inserted === 0) throw new DomainError(E.name_taken, { name });
      await this.#record(tx, 'create_set', set, actor);
      return must(await store.findSet(tx, set.id), 'the set was just made');
    });
  }

  async list(
    incidentId: IncidentId,
  ): Promise<{ readonly offers: readonly Offer[]; readonly sets: readonly OfferSet[] }> {
    return this.db.tx(async (tx) => ({
      offers: await store.offersOf(tx, incidentId),
      sets: await store.setsOf(tx, incidentId, ['draft', 'submitted', 'approved', 'closed']),
    }));
  }

  async getSet(id: OfferSetId): Promise<OfferSet> {
    return this.db.tx((tx) => this.#find(tx, id));
  }

  /** Every reason why the set could not be approved now. */
  async findings(id: OfferSetId): Promise<readonly Finding[]> {
    return unfairTerms(judged(await this.getSet(id)));
  }

  /** What the set could cost over the published run's people. */
  async estimate(id: OfferSetId): Promise<Estimate> {
    return this.db.tx(async (tx) => {
      const set = await this.#find(tx, id);
      return totalsOf(set.offers, await store.profilesOf(tx, set.incidentId), set.takeUpBps);
    });
  }

  /** Asks a second person to approve exactly this. Refuses `not_draft` and `unfair_terms`. */
  async submit(id: OfferSetId, actor: Actor): Promise<{ readonly digest: string }> {
    return this.db.tx(async (tx) => {
      const set = await this.#find(tx, id, 'update');
      if (set.status !== 'draft') throw new DomainError(E.not_draft, { status: set.status });
      refuseUnfair(set);
      const makers = await store.makersOf(tx, id);
      const request = {
        kind: 'offer_set',
        subjectId: id,
        incidentId: set.incidentId,
        pins: pinsOf(set),
        makers,
      };
      const { digest } = await this.approvals.request(tx, request, actor);
      await store.markSet(tx, id, { from: 'draft', to: 'submitted' });
      await this.#record(tx, 'submit_set', set, actor);
      return { digest };
    });
  }

  /**
   * A second person's decision; needs `offer_set.approve`. A yes freezes the set and opens its budget, a no
   * makes it a draft again. Refuses `not_submitted`, `changed`, `unfair_terms` and what approvals refuse.
   */
  async decide(id: OfferSetId, decision: SetDecision, actor: Actor): Promise<OfferSet> {
    return this.db.tx(async (tx) => {
      const set = await this.#find(tx, id, 'update');
      if (set.status !== 'submitted') throw new DomainError(E.not_submitted, { status: set.status });
      const about = { kind: 'offer_set', subjectId: id, ...decision };
      const { digest } = await this.approvals.decide(tx, about, actor);
      if (decision.decision === 'refused') {
        await store.markSet(tx, id, { from: 'submitted', to: 'draft' });
      } else {
        refuseUnfair(set);
        if (digest !== fingerprintHex(pinsOf(set))) throw new DomainError(E.changed);
        const approved = { digest, by: actor.operatorId, at: this.clock.now() };
        await store.markSet(tx, id, { from: 'submitted', to: 'approved', approved });
        if (set.budgetGrants !== null) await store.insertBudget(tx, id, sharesOf(set.budgetGrants));
      }
      await this.#record(tx, `decide_set_${decision.decision}`, set, actor);
      return this.#find(tx, id);
    });
  }

  /** Refuses `unknown_set` or `not_approved` unless every set belongs to the incident and is approved. */
  async requireApproved(tx: Tx, incidentId: IncidentId, ids: readonly OfferSetId[]): Promise<void> {
    for (const id of ids) {
      const set = await this.#find(tx, id);
      if (set.incidentId !== incidentId) throw new DomainError(E.unknown_set, { id });
      if (set.status !== 'approved') throw new DomainError(E.not_approved, { id, status: set.status });
    }
  }

  async #find(tx: Tx, id: OfferSetId, lock: 'none' | 'update' = 'none'): Promise<OfferSet> {
    const set = await store.findSet(tx, id, lock);
    if (!set) throw new DomainError(E.unknown_set, { id });
    return set;
  }

  async #record(tx: Tx, verb: string, about: Offer | OfferSet, actor: Actor): Promise<void> {
    const subject = 'version' in about ? `offer:${about.id}` : `offer_set:${about.id}`;
    const facts = 'version' in about ? { version: about.version } : { status: about.status };
    await this.audit.record(tx, {
      actor,
      action: `compensation.${verb}`,
      incidentId: about.incidentId,
      subject,
      facts,
    });
  }
}

function offerOf(input: OfferInput, identity: Pick<Offer, 'id' | 'incidentId' | 'version'>): Offer {
  if (adapterOf(input.kind) === null) throw new DomainError(E.not_yet_possible, { kind: input.kind });
  const why = offerProblem(input);
  if (why) throw new DomainError(E.bad_offer, { why });
  return { ...input, ...identity, treatment: input.treatment ?? defaultTreatment(input.kind) };
}

/** Everything the yes is about. */
function pinsOf(set: OfferSet): Readonly<Record<string, unknown>> {
  const { id, mode, currency, expiryMonths, takeUpBps, budgetGrants, offers } = set;
  return { id, mode, currency, expiryMonths, takeUpBps, budgetGrants, offers };
}

function judged(set: OfferSet) {
  return { mode: set.mode, expiryMonths: set.expiryMonths, offers: set.offers };
}

function refuseUnfair(set: OfferSet): void {
  const findings = unfairTerms(judged(set));
  if (findings.length === 0) return;
  throw new DomainError(E.unfair_terms, { findings: findings.map((f) => f.sentence).join(' ') });
}

/** Whole grants over at most sixteen shards, so that thousands at once do not queue for one row. */
function sharesOf(total: bigint): bigint[] {
  const shards = Number(total < BUDGET_SHARDS ? total : BUDGET_SHARDS);
  return allocate(
    total,
    Array.from({ length: shards }, () => 1n),
  );
}
