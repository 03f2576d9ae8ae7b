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

/** Over all segments: who gets a grant, what it could cost, what to provide at the set's take-up. */
export function totalsOf(
  offers: readonly Choosable[],
  segments: readonly Segment[],
  takeUpBps: number,
): Totals {
  let persons = 0n;
  let worstFaceMinor = 0n;
  let worstCostMinor = 0n;
  let providedMinor = 0n;
  for (const segment of segments) {
    const choices = choicesOf(offers, segment.facts);
    if (choices.positions.length === 0) continue;
    persons += segment.persons;
    worstFaceMinor += segment.persons * choices.largestFaceMinor;
    worstCostMinor += segment.persons * choices.dearestCostMinor;
    providedMinor += segment.persons * choices.providedCostMinor;
  }
  const provisionMinor = expectedCost(1n, providedMinor, BigInt(takeUpBps));
  return { persons, worstFaceMinor, worstCostMinor, provisionMinor };
}

export function largest(amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => (a > b ? a : b), 0n);
}
