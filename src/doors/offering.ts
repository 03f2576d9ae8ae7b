/** Offers, sets and bundles as people look at them: who may have them in words, who made them, what one may do. */
import { Injectable } from '@nestjs/common';
import {
  type Bundle,
  Bundles,
  Offers,
  type OfferSet,
  sentences,
  type SetMade,
  Standings,
} from '../compensation/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { IncidentId, OfferId, OfferSetId } from '../kernel/ids.ts';
import { can } from './can.ts';
import { raiseCan, setCan } from './money-can.ts';

type Known = Awaited<ReturnType<Standings['sets']>>;

@Injectable()
export class Offering {
  constructor(
    private readonly offers: Offers,
    private readonly bundles: Bundles,
    private readonly standings: Standings,
  ) {}

  async list(incidentId: IncidentId, actor: Actor) {
    const [{ offers, sets }, known] = await Promise.all([
      this.offers.list(incidentId),
      this.standings.sets(incidentId),
    ]);
    return {
      offers: offers.map((offer) => ({ ...offer, who: sentences(offer.eligibility) })),
      sets: sets.map((set) => withStanding(set, known, actor)),
      can: { write: can(actor, 'offer.write') },
    };
  }

  async versions(id: OfferId) {
    const versions = await this.offers.versions(id);
    return versions.map((version) => ({ ...version, who: sentences(version.eligibility) }));
  }

  /** Without what it would cost, which is reckoned over its people. */
  async set(id: OfferSetId, actor: Actor) {
    const found = await this.offers.getSet(id);
    const known = await this.standings.sets(found.incidentId);
    const offers = found.offers.map((offer) => ({ ...offer, who: sentences(offer.eligibility) }));
    return { ...withStanding(found, known, actor), offers };
  }

  async bundle(bundle: Bundle, actor: Actor) {
    const known = await this.standings.sets(bundle.incidentId);
    const asked = known.asked.get(bundle.id);
    const [first] = bundle.sets;
    return {
      ...bundle,
      askedAt: asked?.askedAt ?? null,
      sets: bundle.sets.map((set) => withStanding(set, known, actor)),
      can: first ? setCan(actor, first, { asked, alone: false }) : null,
    };
  }

  async bundlesOf(incidentId: IncidentId, actor: Actor) {
    const bundles = await this.bundles.list(incidentId);
    return Promise.all(bundles.map((bundle) => this.bundle(bundle, actor)));
  }
}

function withStanding(set: OfferSet, { made, asked }: Known, actor: Actor) {
  const waits = asked.get(set.id);
  const { madeBy, madeAt, approvedBy }: Partial<SetMade> = made.get(set.id) ?? {};
  return {
    ...set,
    madeBy: madeBy ?? null,
    madeAt: madeAt ?? null,
    approvedBy: approvedBy ?? null,
    askedAt: waits?.askedAt ?? null,
    can: {
      ...setCan(actor, set, { asked: waits, alone: true }),
      ...raiseCan(actor, set, asked.get(`${set.id}:budget`)),
    },
  };
}
