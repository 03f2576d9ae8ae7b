/** Offers and offer sets: made by one person, judged for fairness, approved by another, then frozen. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { newId, type IncidentId, type OfferId, type OfferSetId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { findBundle } from './bundles.store.ts';
import { COMPENSATION_ERRORS as E } from './compensation.errors.ts';
import type {
  Estimate,
  Offer,
  OfferInput,
  OfferSet,
  OfferSetInput,
  OfferVersion,
} from './compensation.types.ts';
import * as store from './offers.store.ts';
import { totalsOf } from './rules/choices.ts';
import type { Finding } from './rules/fair-terms.ts';
import { offerProblem } from './rules/offer-check.ts';
import { type Audience, defaultTreatment } from './rules/states.ts';
import { readTerms } from './rules/terms.ts';
import { segmentsIn } from './segments.store.ts';
import { type SetDecision, SetApprovals } from './set-approvals.ts';
import { makeSet } from './set-making.ts';

@Injectable()
export class Offers {
  constructor(
    private readonly db: Db,
    private readonly approvals: SetApprovals,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new offer, version 1. Refuses `bad_offer`, `name_taken`. */
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
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      const set = await makeSet(tx, input, { incidentId, bundleId: null, actor, now });
      await this.#record(tx, 'create_set', set, actor);
      return set;
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

  /** Every version of an offer, oldest first. Refuses `unknown_offer`. */
  async versions(id: OfferId): Promise<readonly OfferVersion[]> {
    const versions = await this.db.tx((tx) => store.versionsOf(tx, id));
    if (versions.length === 0) throw new DomainError(E.unknown_offer, { id });
    return versions;
  }

  /** Grants nothing of an approved set any more, with a reason; what was granted stands until it expires. */
  async close(id: OfferSetId, { reason }: { readonly reason: string }, actor: Actor): Promise<OfferSet> {
    return this.db.tx(async (tx) => {
      const set = await this.#find(tx, id, 'update');
      if ((await store.closeSet(tx, id)) === 0) {
        throw new DomainError(E.not_approved, { id, status: set.status });
      }
      await this.#record(tx, 'close_set', set, actor, { reason });
      return this.#find(tx, id);
    });
  }

  /** Every reason why the set could not be approved now. */
  async findings(id: OfferSetId): Promise<readonly Finding[]> {
    return this.db.tx(async (tx) => this.approvals.findings(tx, [await this.#find(tx, id)]));
  }

  /** What the set could cost over the published run's people. */
  async estimate(id: OfferSetId): Promise<Estimate> {
    return this.db.tx(async (tx) => {
      const set = await this.#find(tx, id);
      return totalsOf(set, await segmentsIn(tx, set, set));
    });
  }

  /** Asks a second person to approve exactly this. Refuses `not_draft`, `in_bundle` and `unfair_terms`. */
  async submit(id: OfferSetId, actor: Actor): Promise<{ readonly digest: string }> {
    return this.db.tx(async (tx) => {
      const set = await this.#alone(tx, id);
      return this.approvals.request(tx, { id, sets: [set] }, actor);
    });
  }

  /**
   * A second person's decision; needs `offer_set.approve`. A yes freezes the set and opens its budget, a no
   * makes it a draft again. Refuses `not_submitted`, `in_bundle`, `changed`, `unfair_terms` and what approvals refuse.
   */
  async decide(id: OfferSetId, decision: SetDecision, actor: Actor): Promise<OfferSet> {
    return this.db.tx(async (tx) => {
      const set = await this.#alone(tx, id);
      await this.approvals.decide(tx, { id, sets: [set] }, decision, actor);
      return this.#find(tx, id);
    });
  }

  /**
   * Refuses `unknown_set`, `not_approved`, `wrong_audience` or `bundle_incomplete` unless every set belongs to the incident
   * and these people, is approved, and stands with all of its bundle.
   */
  async requireApproved(
    tx: Tx,
    incidentId: IncidentId,
    ids: readonly OfferSetId[],
    audience?: Audience,
  ): Promise<void> {
    for (const id of ids) {
      const set = await this.#find(tx, id);
      const { status, name } = set;
      if (set.incidentId !== incidentId) throw new DomainError(E.unknown_set, { id });
      if (status !== 'approved') throw new DomainError(E.not_approved, { id, status });
      if (audience !== undefined && set.audience !== audience) {
        throw new DomainError(E.wrong_audience, { set: name, audience: set.audience });
      }
      if (set.bundleId !== null) await refuseParted(tx, { ...set, bundleId: set.bundleId }, ids);
    }
  }

  async #alone(tx: Tx, id: OfferSetId): Promise<OfferSet> {
    const set = await this.#find(tx, id, 'update');
    if (set.bundleId !== null) throw new DomainError(E.in_bundle, { bundle: set.bundleId });
    return set;
  }

  async #find(tx: Tx, id: OfferSetId, lock: 'none' | 'update' = 'none'): Promise<OfferSet> {
    const set = await store.findSet(tx, id, lock);
    if (!set) throw new DomainError(E.unknown_set, { id });
    return set;
  }

  async #record(
    tx: Tx,
    verb: string,
    about: Offer | OfferSet,
    actor: Actor,
    more: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const subject = 'version' in about ? `offer:${about.id}` : `offer_set:${about.id}`;
    const facts = 'version' in about ? { version: about.version } : { status: about.status };
    await this.audit.record(tx, {
      actor,
      action: `compensation.${verb}`,
      incidentId: about.incidentId,
      subject,
      facts: { ...facts, ...more },
    });
  }
}

function offerOf(input: OfferInput, identity: Pick<Offer, 'id' | 'incidentId' | 'version'>): Offer {
  const terms = readTerms(input.kind, input.terms);
  const why = offerProblem({ ...input, terms });
  if (why) throw new DomainError(E.bad_offer, { why });
  return { ...input, ...identity, terms, treatment: input.treatment ?? defaultTreatment(input.kind) };
}

async function refuseParted(
  tx: Tx,
  { name, bundleId }: { readonly name: string; readonly bundleId: string },
  carried: readonly OfferSetId[],
): Promise<void> {
  const bundle = must(await findBundle(tx, bundleId), 'a set of a bundle has its bundle');
  if (bundle.setIds.every((id) => carried.includes(id))) return;
  throw new DomainError(E.bundle_incomplete, { set: name, bundle: bundle.name });
}
