/** What sets would come to before anything is granted: who gets what, at worst and as expected, and whom a law still owes. */
import { Inject, Injectable } from '@nestjs/common';
import { categoryOf, type CategoryCode } from '../incidents/index.ts';
import { both } from '../kernel/both.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId, OfferId, OfferSetId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import { Laws } from '../laws/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { COMPENSATION_ERRORS as E } from './compensation.errors.ts';
import type { OfferSet, SetOffer } from './compensation.types.ts';
import { findSet, setsOf } from './offers.store.ts';
import { totalsOf } from './rules/choices.ts';
import { type CurvePoint, costCurve, sumOfCurves } from './rules/cost-curve.ts';
import { type Eligibility, isEligible } from './rules/eligibility.ts';
import { isBooked } from './rules/states.ts';
import { eligibilitySentence } from './rules/eligibility-words.ts';
import type { Finding } from './rules/fair-terms.ts';
import {
  type GroupOutlook,
  type Mix,
  type OfferOutlook,
  outlookOf,
  type SetOutlook,
} from './rules/simulate.ts';
import { dutiesOf, type Duty } from './rules/statutory.ts';
import { findingsOf, homeOf, owedIn, protecting } from './set-fairness.ts';
import { residents, segmentsIn } from './segments.store.ts';

export interface SimulationOptions {
  /** Instead of each set's own estimate, in hundredths of a percent. */
  readonly takeUpBps?: number | undefined;
  /** How often each offer is expected to be chosen beside the others; one each where it is left out. */
  readonly mix?: Readonly<Record<string, number>> | undefined;
}

export interface SimulatedOffer extends OfferOutlook {
  readonly offerId: OfferId;
  readonly name: string;
  readonly kind: SetOffer['kind'];
  /** Who may have it, as one sentence. */
  readonly who: Readonly<Record<'id' | 'en', string>>;
  /**
   * Of these, whose customer id nobody knows: what is booked on an account reaches them through a person only. 0 for what
   * is not.
   */
  readonly withoutAccount: bigint;
}

export interface SimulatedGroup extends Omit<GroupOutlook, 'positions'> {
  /** Names of what they may choose; empty: they get nothing. */
  readonly offers: readonly string[];
}

export interface SetSimulation extends Omit<SetOutlook, 'offers' | 'groups'> {
  readonly offerSetId: OfferSetId;
  readonly name: string;
  readonly mode: OfferSet['mode'];
  readonly provisionMinor: bigint;
  readonly offers: readonly SimulatedOffer[];
  /** The largest groups, at most fifty. */
  readonly groups: readonly SimulatedGroup[];
  readonly moreGroups: number;
  /** Expected cost against take-up, from nobody to everybody. */
  readonly curve: readonly CurvePoint[];
  /** Why it could not be approved now. */
  readonly findings: readonly Finding[];
}

export interface Simulation {
  readonly currency: Currency;
  readonly sets: readonly SetSimulation[];
  /** Of all sets together: a bundle gives a person one of each. */
  readonly worstCostMinor: bigint;
  readonly expectedCostMinor: bigint;
  /** Of all sets together, were each taken up by this share. */
  readonly curve: readonly CurvePoint[];
  /** What laws owe these people, counting these sets and those approved before. */
  readonly duties: readonly Duty[];
}

const GROUPS_MAX = 50;
const WEIGHT_MAX = 1_000_000;

@Injectable()
export class Simulations {
  constructor(
    private readonly db: Db,
    private readonly laws: Laws,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads only, drafts too. Refuses `unknown_set`, `mixed_currencies`, `bad_simulation`. */
  async run(ids: readonly OfferSetId[], options: SimulationOptions = {}): Promise<Simulation> {
    refuseUnreadable(options);
    return this.db.tx(async (tx) => {
      const sets: OfferSet[] = [];
      for (const id of ids) {
        const set = await findSet(tx, id);
        if (!set || (sets[0] && set.incidentId !== sets[0].incidentId)) {
          throw new DomainError(E.unknown_set, { id });
        }
        sets.push(set);
      }
      const currencies = [...new Set(sets.map(({ currency }) => currency))];
      if (currencies.length > 1)
        throw new DomainError(E.mixed_currencies, { currencies: currencies.join(', ') });
      const simulated: SetSimulation[] = [];
      for (const set of sets) simulated.push(await this.#simulate(tx, set, options));
      return {
        currency: currencies[0]!,
        sets: simulated,
        worstCostMinor: sum(simulated.map((set) => set.worstCostMinor)),
        expectedCostMinor: sum(simulated.map((set) => set.expectedCostMinor)),
        curve: sumOfCurves(simulated.map((set) => set.curve)),
        duties: await this.#duties(tx, sets),
      };
    });
  }

  /** What the laws of where people live owe them, and how many of them approved sets offer it to. */
  async duties(incidentId: IncidentId): Promise<readonly Duty[]> {
    return this.db.tx(async (tx) => this.#dutiesBy(tx, incidentId, []));
  }

  async #simulate(tx: Tx, set: OfferSet, options: SimulationOptions): Promise<SetSimulation> {
    const segments = await segmentsIn(tx, { incidentId: set.incidentId }, set);
    const takeUpBps = options.takeUpBps ?? set.takeUpBps;
    const mix = mixOf(set, options.mix);
    const outlook = outlookOf({ ...set, takeUpBps }, segments, mix);
    const named = new Map(set.offers.map((offer) => [offer.position, offer]));
    const nameless = await this.#nameless(tx, set);
    const { offers, groups, ...totals } = outlook;
    return {
      offerSetId: set.id,
      name: set.name,
      mode: set.mode,
      ...totals,
      provisionMinor: totalsOf({ ...set, takeUpBps }, segments).provisionMinor,
      offers: offers.map((offer) => {
        const { offerId, name, kind, eligibility } = named.get(offer.position)!;
        const withoutAccount = nameless.get(offer.position) ?? 0n;
        return { ...offer, offerId, name, kind, who: sentences(eligibility), withoutAccount };
      }),
      groups: groups.slice(0, GROUPS_MAX).map(({ positions, ...group }) => {
        return { ...group, offers: positions.map((position) => named.get(position)!.name) };
      }),
      moreGroups: Math.max(0, groups.length - GROUPS_MAX),
      curve: costCurve(set, segments, mix),
      findings: await findingsOf(tx, set, { book: await this.laws.bookIn(tx), now: this.clock.now() }),
    };
  }

  /** By position, of offers that are booked on an account: to how many of whom they are open we know none. */
  async #nameless(tx: Tx, set: OfferSet): Promise<ReadonlyMap<number, bigint>> {
    const booked = set.offers.filter(({ kind }) => isBooked(kind));
    if (booked.length === 0) return new Map();
    const segments = await segmentsIn(tx, { incidentId: set.incidentId, nameless: true }, set);
    return new Map(
      booked.map(({ position, eligibility }) => [
        position,
        sum(segments.filter(({ facts }) => isEligible(eligibility, facts)).map(({ persons }) => persons)),
      ]),
    );
  }

  async #duties(tx: Tx, sets: readonly OfferSet[]): Promise<Duty[]> {
    const [first] = sets;
    return first ? this.#dutiesBy(tx, first.incidentId, sets) : [];
  }

  async #dutiesBy(tx: Tx, incidentId: IncidentId, sets: readonly OfferSet[]): Promise<Duty[]> {
    const approved = await setsOf(tx, incidentId, ['approved']);
    const offers = [...approved, ...sets.filter(({ id }) => !approved.some((set) => set.id === id))]
      .filter(({ audience }) => audience === 'affected')
      .flatMap((set) => set.offers);
    const everyone = { audience: 'affected' as const, follows: null, offers };
    const segments = await residents(tx, incidentId, everyone);
    const owed = owedIn(await this.laws.bookIn(tx), segments, await homeOf(tx, { incidentId }));
    return dutiesOf(offers.map(protecting), owed);
  }
}

function nameOf(code: string, locale: 'id' | 'en'): string {
  return categoryOf(code as CategoryCode).label[locale];
}

/** Who may have an offer, in both languages. */
export function sentences(rule: Eligibility): Readonly<Record<'id' | 'en', string>> {
  return { id: eligibilitySentence(rule, 'id', nameOf), en: eligibilitySentence(rule, 'en', nameOf) };
}

function mixOf(set: OfferSet, mix: SimulationOptions['mix'] = {}): Mix {
  return Object.fromEntries(
    set.offers.flatMap(({ offerId, position }) => {
      const weight = mix[offerId];
      return weight === undefined ? [] : [[position, weight]];
    }),
  );
}

function refuseUnreadable({ takeUpBps, mix = {} }: SimulationOptions): void {
  if (takeUpBps !== undefined && !isWhole(takeUpBps, 10_000)) {
    throw new DomainError(E.bad_simulation, {
      why: both(
        'a take-up is 0 to 10000 hundredths of a percent.',
        'perkiraan penerimaan 0 sampai 10000 perseratus persen.',
      ),
    });
  }
  if (!Object.values(mix).every((weight) => isWhole(weight, WEIGHT_MAX))) {
    throw new DomainError(E.bad_simulation, {
      why: both(
        `a weight is a whole number from 0 to ${WEIGHT_MAX}.`,
        `bobot berupa bilangan bulat dari 0 sampai ${WEIGHT_MAX}.`,
      ),
    });
  }
}

function isWhole(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= max;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => a + b, 0n);
}
