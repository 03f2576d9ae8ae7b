/** What one profile may choose from a set, and what that is worth at most. */
import type { ExposedCategory } from '../../incidents/catalogue/exposure.ts';
import { isEligible, type Eligibility } from './eligibility.ts';
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
  /** The offers open to this profile; empty means no grant. */
  readonly positions: readonly number[];
  /** What the grant counts until something is chosen. */
  readonly largestFaceMinor: bigint;
  readonly dearestCostMinor: bigint;
  /** The dearest among the offers that are provided for. */
  readonly providedCostMinor: bigint;
}

export function choicesOf(offers: readonly Choosable[], exposed: readonly ExposedCategory[]): Choices {
  const open = offers.filter((offer) => isEligible(offer.eligibility, exposed));
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

/** Over all profiles: who gets a grant, what it could cost, what to provide at the set's take-up. */
export function totalsOf(
  offers: readonly Choosable[],
  profiles: readonly { readonly exposed: readonly ExposedCategory[]; readonly persons: bigint }[],
  takeUpBps: number,
): Totals {
  let persons = 0n;
  let worstFaceMinor = 0n;
  let worstCostMinor = 0n;
  let providedMinor = 0n;
  for (const profile of profiles) {
    const choices = choicesOf(offers, profile.exposed);
    if (choices.positions.length === 0) continue;
    persons += profile.persons;
    worstFaceMinor += profile.persons * choices.largestFaceMinor;
    worstCostMinor += profile.persons * choices.dearestCostMinor;
    providedMinor += profile.persons * choices.providedCostMinor;
  }
  const provisionMinor = expectedCost(1n, providedMinor, BigInt(takeUpBps));
  return { persons, worstFaceMinor, worstCostMinor, provisionMinor };
}

function largest(amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => (a > b ? a : b), 0n);
}
