/** What a set would come to before anything is granted: who gets what, at worst and as expected, within its budget. */
import { choicesOf, type Choosable, type Segment, worstWithin } from './choices.ts';
import { isEligible, type PersonFacts } from './eligibility.ts';
import type { Mode } from './states.ts';

export interface SimulatedSet {
  readonly mode: Mode;
  readonly takeUpBps: number;
  /** At most so many grants (applied) or choices (asked); null: no limit. */
  readonly budgetGrants: bigint | null;
  readonly offers: readonly Choosable[];
}

/** How often each offer is expected to be chosen beside the others, by position; one each where it is left out. */
export type Mix = Readonly<Record<number, number>>;

export interface OfferOutlook {
  readonly position: number;
  /** Who may choose it. */
  readonly persons: bigint;
  /** Of these, who may choose nothing else. */
  readonly onlyChoice: bigint;
  /** Everybody who may choose it does. */
  readonly worstCostMinor: bigint;
  readonly expectedPersons: bigint;
  readonly expectedCostMinor: bigint;
}

export interface GroupOutlook {
  readonly facts: PersonFacts;
  readonly persons: bigint;
  /** What they may choose; empty: they get nothing. */
  readonly positions: readonly number[];
}

export interface SetOutlook {
  /** Who would hold a grant. */
  readonly persons: bigint;
  /** Who would get nothing. */
  readonly leftOut: bigint;
  readonly worstFaceMinor: bigint;
  readonly worstCostMinor: bigint;
  readonly expectedPersons: bigint;
  readonly expectedCostMinor: bigint;
  /** Who would find the budget empty if everybody came; null without a budget. */
  readonly shortAtWorst: bigint | null;
  readonly offers: readonly OfferOutlook[];
  /** The largest first. */
  readonly groups: readonly GroupOutlook[];
}

const WHOLE_BPS = 10_000n;
/** Expectations are counted in millionths of a person, so that many small groups lose nothing. */
const FINE = 1_000_000n;

export function outlookOf(set: SimulatedSet, segments: readonly Segment[], mix: Mix = {}): SetOutlook {
  const groups = segments
    .map(({ facts, persons }) => ({ facts, persons, ...choicesOf(set.offers, facts) }))
    .sort((a, b) => (a.persons === b.persons ? 0 : a.persons > b.persons ? -1 : 1));
  const served = groups.filter(({ positions }) => positions.length > 0);
  const persons = sum(served.map((group) => group.persons));
  const budget = set.budgetGrants;
  const takers = expectedOf(set, served, mix);
  const wanted = sum([...takers.values()]);
  // Where more come than the budget has, each group comes away with its part.
  const room = budget === null || wanted <= budget * FINE ? null : budget * FINE;
  const offers = set.offers.map((offer) => {
    const fine = takers.get(offer.position) ?? 0n;
    const expected = room === null ? fine : (fine * room) / wanted;
    const open = served.filter(({ facts }) => isEligible(offer.eligibility, facts));
    const may = sum(open.map((group) => group.persons));
    const most = budget !== null && budget < may ? budget : may;
    return {
      position: offer.position,
      persons: may,
      onlyChoice: sum(open.filter((g) => g.positions.length === 1).map((g) => g.persons)),
      worstCostMinor: most * offer.unitCostMinor,
      expectedPersons: half(expected, FINE),
      expectedCostMinor: half(expected * offer.unitCostMinor, FINE),
    };
  });
  return {
    persons,
    leftOut: sum(groups.map((group) => group.persons)) - persons,
    worstFaceMinor: worstWithin(
      served.map((g) => [g.persons, g.largestFaceMinor]),
      budget,
    ),
    worstCostMinor: worstWithin(
      served.map((g) => [g.persons, g.dearestCostMinor]),
      budget,
    ),
    expectedPersons: half(room ?? wanted, FINE),
    expectedCostMinor: sum(offers.map((offer) => offer.expectedCostMinor)),
    shortAtWorst: budget === null ? null : persons > budget ? persons - budget : 0n,
    offers,
    groups: groups.map(({ facts, persons: many, positions }) => ({ facts, persons: many, positions })),
  };
}

/** Millionths of persons expected to choose each offer; what is applied without asking reaches everyone. */
function expectedOf(
  set: SimulatedSet,
  served: readonly GroupOutlook[],
  mix: Mix,
): ReadonlyMap<number, bigint> {
  const takeUp = set.mode === 'auto_apply' ? WHOLE_BPS : BigInt(set.takeUpBps);
  const takers = new Map<number, bigint>();
  for (const { persons, positions } of served) {
    const coming = (persons * FINE * takeUp) / WHOLE_BPS;
    const weights = positions.map((position) => BigInt(mix[position] ?? 1));
    const all = sum(weights);
    positions.forEach((position, i) => {
      // Nobody wants any of what is open to them: then nobody comes.
      const part = all === 0n ? 0n : (coming * weights[i]!) / all;
      takers.set(position, (takers.get(position) ?? 0n) + part);
    });
  }
  return takers;
}

function half(amount: bigint, unit: bigint): bigint {
  return (amount + unit / 2n) / unit;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => a + b, 0n);
}
