/** Holds a set against what is fair and what the laws of its people owe them. */
import { lawsFor, leaksOf, type LawBook, triggered } from '../laws/index.ts';
import type { Tx } from '../platform/db/db.ts';
import type { OfferSet, SetOffer } from './compensation.types.ts';
import { bookOf } from './offers.store.ts';
import type { Segment } from './rules/choices.ts';
import { isEligible } from './rules/eligibility.ts';
import { type Finding, unfairTerms } from './rules/fair-terms.ts';
import { type Owed, type Protecting, shortfalls } from './rules/statutory.ts';
import { residents } from './segments.store.ts';

/** Every reason why the set must not be approved now, judged over the people of the published run. */
export async function findingsOf(
  tx: Tx,
  set: OfferSet,
  at: { readonly book: LawBook; readonly now: Date },
): Promise<Finding[]> {
  const segments = await residents(tx, set.incidentId, set);
  const minors = segments.filter(({ facts }) => facts.minor);
  const reaches = ({ eligibility }: SetOffer) => minors.some(({ facts }) => isEligible(eligibility, facts));
  return unfairTerms({
    mode: set.mode,
    expiryMonths: set.expiryMonths,
    expiresOn: set.expiresOn,
    opensAt: set.opensAt !== null && set.opensAt > at.now ? set.opensAt : at.now,
    offers: set.offers,
    forMinors: new Set(set.offers.filter(reaches).map(({ name }) => name)),
    shortfalls: shortfalls(set.offers.map(protecting), owedIn(at.book, segments, await homeOf(tx, set))),
  });
}

export async function homeOf(tx: Tx, { incidentId }: Pick<OfferSet, 'incidentId'>): Promise<string> {
  return (await bookOf(tx, incidentId))?.defaultCountry ?? '';
}

export function protecting({ name, kind, terms, eligibility }: SetOffer): Protecting {
  return { name, kind, benefitMonths: terms.benefitMonths, eligibility };
}

/** What each law in force owes these people for what leaked of them readable; nobody of an unaffected list is owed. */
export function owedIn(book: LawBook, segments: readonly Segment[], defaultCountry: string): Owed[] {
  return segments.flatMap(({ facts, persons }) => {
    const leaks = leaksOf(facts.exposed);
    const readable = new Set(leaks.filter((leak) => leak.readable).map(({ code }) => code));
    const residence = { country: facts.country ?? defaultCountry, region: facts.region };
    return lawsFor(book.laws, residence)
      .filter((law) => triggered(law.trigger, { leaks, minor: facts.minor }))
      .flatMap(({ code, title, remedies }) => {
        const months = remedies
          .filter(({ categories }) => categories.some((category) => readable.has(category)))
          .map(({ monthsMin }) => monthsMin);
        const monthsMin = Math.max(0, ...months);
        return monthsMin === 0 ? [] : [{ law: code, title, monthsMin, facts, persons }];
      });
  });
}
