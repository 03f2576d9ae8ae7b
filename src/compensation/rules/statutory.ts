/** What the laws of where people live owe them for what leaked, and whether offers last as long. */
import { isEligible, type Eligibility, type PersonFacts } from './eligibility.ts';
import type { OfferKind } from './states.ts';

/** Some people to whom a law owes so many months of protection. */
export interface Owed {
  readonly law: string;
  readonly title: string;
  readonly monthsMin: number;
  readonly facts: PersonFacts;
  readonly persons: bigint;
}

export interface Protecting {
  readonly name: string;
  readonly kind: OfferKind;
  readonly benefitMonths: number | null;
  readonly eligibility: Eligibility;
}

export interface Shortfall {
  readonly offer: string;
  readonly months: number;
  readonly law: string;
  readonly title: string;
  readonly monthsMin: number;
  readonly persons: bigint;
}

/** Per law: who is owed something, and how many of them are offered it for long enough. */
export interface Duty {
  readonly law: string;
  readonly title: string;
  readonly monthsMin: number;
  readonly persons: bigint;
  readonly offered: bigint;
}

/** Offers that protect people for fewer months than the law asks for them. */
export function shortfalls(offers: readonly Protecting[], owed: readonly Owed[]): Shortfall[] {
  return offers.filter(protects).flatMap((offer) => {
    const months = offer.benefitMonths ?? 0;
    const short = owed.filter((o) => o.monthsMin > months && isEligible(offer.eligibility, o.facts));
    return byLaw(short).map(({ law, title, monthsMin, persons }) => {
      return { offer: offer.name, months, law, title, monthsMin, persons };
    });
  });
}

export function dutiesOf(offers: readonly Protecting[], owed: readonly Owed[]): Duty[] {
  const met = ({ facts, monthsMin }: Owed) =>
    offers.some(
      (offer) =>
        protects(offer) && (offer.benefitMonths ?? 0) >= monthsMin && isEligible(offer.eligibility, facts),
    );
  const offered = new Map(byLaw(owed.filter(met)).map(({ law, persons }) => [law, persons]));
  return byLaw(owed).map((duty) => ({ ...duty, offered: offered.get(duty.law) ?? 0n }));
}

function protects({ kind }: Protecting): boolean {
  return kind === 'monitoring';
}

function byLaw(owed: readonly Owed[]): Omit<Duty, 'offered'>[] {
  return [...Map.groupBy(owed, ({ law }) => law).values()].map((some) => ({
    law: some[0]!.law,
    title: some[0]!.title,
    monthsMin: Math.max(...some.map(({ monthsMin }) => monthsMin)),
    persons: some.reduce((sum, { persons }) => sum + persons, 0n),
  }));
}
