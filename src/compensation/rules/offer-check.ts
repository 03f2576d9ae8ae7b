/** What an offer or a set must be before anybody judges whether it is fair. */
import { isCurrency } from '../../kernel/money.ts';
import { isDay, readEligibility } from './eligibility.ts';
import type { OfferKind } from './states.ts';
import { type Terms, termsProblem } from './terms.ts';

interface OfferNumbers {
  readonly name: string;
  readonly kind: OfferKind;
  readonly currency: string;
  readonly faceMinor: bigint;
  readonly unitCostMinor: bigint;
  readonly eligibility: unknown;
  readonly terms: Terms;
}

interface SetNumbers {
  readonly name: string;
  readonly mode: string;
  readonly offerIds: readonly string[];
  readonly expiryMonths: number | null;
  readonly expiresOn: string | null;
  readonly takeUpBps: number;
  readonly budgetGrants: bigint | null;
}

/** The database holds amounts in 64 bits; sums over a hundred million people must fit as well. */
const AMOUNT_MAX = 9n * 10n ** 10n;

/** One sentence, or null. */
export function offerProblem(offer: OfferNumbers): string | null {
  if (offer.name.trim() === '' || offer.name.length > 200) return 'its name needs 1 to 200 characters.';
  if (!isCurrency(offer.currency)) return `"${offer.currency}" is not a currency we keep books in.`;
  if (offer.faceMinor <= 0n) return 'its face value must be positive.';
  if (offer.unitCostMinor < 0n) return 'its unit cost must not be negative.';
  if (offer.faceMinor > AMOUNT_MAX || offer.unitCostMinor > AMOUNT_MAX) {
    return `its face value and unit cost are at most ${AMOUNT_MAX} minor units each.`;
  }
  const eligibility = readEligibility(offer.eligibility);
  return typeof eligibility === 'string' ? eligibility : termsProblem(offer.kind, offer.terms);
}

export function setProblem(set: SetNumbers): string | null {
  if (set.name.trim() === '' || set.name.length > 200) return 'its name needs 1 to 200 characters.';
  if (set.offerIds.length === 0 || set.offerIds.length > 20) return 'it holds 1 to 20 offers.';
  if (new Set(set.offerIds).size !== set.offerIds.length) return 'it names an offer twice.';
  if (set.mode === 'auto_apply' && set.offerIds.length !== 1) {
    return 'a set applied without asking holds exactly one offer.';
  }
  const { expiryMonths: months, expiresOn } = set;
  if ((months === null) === (expiresOn === null))
    return 'it lapses after some months or on a day, one of both.';
  if (months !== null && (!Number.isInteger(months) || months < 1 || months > 120)) {
    return 'its expiry is 1 to 120 months.';
  }
  if (expiresOn !== null && !isDay(expiresOn)) return 'its last day is a day such as "2027-12-31".';
  if (!Number.isInteger(set.takeUpBps) || set.takeUpBps < 0 || set.takeUpBps > 10000) {
    return 'its take-up is 0 to 10000 hundredths of a percent.';
  }
  return set.budgetGrants !== null && set.budgetGrants <= 0n ? 'its budget must be positive.' : null;
}
