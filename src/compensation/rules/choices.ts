/** What one person may choose from a set, and what that is worth at most. */
import { isEligible, type Eligibility, type PersonFacts } from './eligibility.ts';
import { expectedCost, isProvided } from './postings.ts';
import type { Treatment } from './states.ts';

export interface Choosable {
  readonly position: number;
  readonly faceMinor: bigint;
  readonly unitCostMinor: bigint;
  readonly treatment: Treatment;
  readonly eligibility: Eligibility;
}

export interface Choices {
  /** The offers open to this person; empty means no grant. */
  readonly positions: readonly number[];
  /** What the grant counts until something is chosen. */
  readonly largestFaceMinor: bigint;
  readonly dearestCostMinor: bigint;
  /** The dearest among the offers that are provided for. */
  readonly providedCostMinor: bigint;
}

/** People alike in everything the rules of a set look at. */
export interface Segment {
  readonly facts: PersonFacts;
  readonly persons: bigint;
}

export function choicesOf(offers: readonly Choosable[], facts: PersonFacts): Choices {
  const open = offers.filter((offer) => isEligible(offer.eligibility, facts));
  return {
    positions: open.map((offer) => offer.position),
    largestFaceMinor: largest(open.map((offer) => offer.faceMinor)),
    dearestCostMinor: largest(open.map((offer) => offer.unitCostMinor)),
    providedCostMinor: largest(open.filter((o) => isProvided(o.treatment)).map((o) => o.unitCostMinor)),
  };
}

export interface Totals {
  readonly persons: bigint;
  readonly worstFaceMinor: bigint;
  readonly worstCostMinor: bigint;
  readonly provisionMinor: bigint;
}

export interface Counted {
  readonly offers: readonly Choosable[];
  readonly takeUpBps: number;
  /** At most so many grants or choices; null: no limit. */
  readonly budgetGrants: bigint | null;
}

/** Over all segments: who gets a grant, what it could cost within the budget, what to provide at the set's take-up. */
export function totalsOf(set: Counted, segments: readonly Segment[]): Totals {
  const served = segments
    .map(({ facts, persons }) => ({ persons, ...choicesOf(set.offers, facts) }))
    .filter(({ positions }) => positions.length > 0);
  const atMost = (cost: (choices: Choices) => bigint, budget: bigint | null) =>
    worstWithin(
      served.map((one) => [one.persons, cost(one)]),
      budget,
    );
  const expectedMinor = expectedCost(1n, atMost(providedCost, null), BigInt(set.takeUpBps));
  const mostMinor = atMost(providedCost, set.budgetGrants);
  return {
    persons: served.reduce((sum, { persons }) => sum + persons, 0n),
    worstFaceMinor: atMost(({ largestFaceMinor }) => largestFaceMinor, set.budgetGrants),
    worstCostMinor: atMost(({ dearestCostMinor }) => dearestCostMinor, set.budgetGrants),
    // More than the whole budget is never owed.
    provisionMinor: expectedMinor < mostMinor ? expectedMinor : mostMinor,
  };
}

function providedCost({ providedCostMinor }: Choices): bigint {
  return providedCostMinor;
}

/** So many people at so much each, the dearest first, as many as the budget lets. */
export function worstWithin(
  groups: readonly (readonly [persons: bigint, eachMinor: bigint])[],
  budget: bigint | null,
): bigint {
  let left = budget;
  let total = 0n;
  for (const [persons, each] of groups.toSorted((a, b) => (a[1] === b[1] ? 0 : a[1] > b[1] ? -1 : 1))) {
    const some = left === null || persons < left ? persons : left;
    total += some * each;
    if (left !== null) left -= some;
  }
  return total;
}

export function largest(amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => (a > b ? a : b), 0n);
}
