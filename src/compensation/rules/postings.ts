/** Which lines each event writes, memo at face value and GL at cost (ENGINE §8, reference/compensation.md §2.3). */
import type { OfferKind, Treatment } from './states.ts';

/** Debit positive, credit negative; the ledger's line. */
export interface Entry {
  readonly account: '1150' | '1200' | '2100' | '2200' | '2300' | '5100' | '9000' | '9100' | '9200';
  readonly amountMinor: bigint;
  readonly currency: string;
}
type Account = Entry['account'];

interface Faces {
  /** The face of the chosen offer. */
  readonly chosenMinor: bigint;
  /** The largest face the person could have chosen: what the grant counted until now. */
  readonly largestMinor: bigint;
  readonly currency: string;
}

/** Memo Dr 9100 Cr 9000: what could be claimed from now on. */
export function grantedEntries(largestMinor: bigint, currency: string): Entry[] {
  return move('9100', '9000', largestMinor, currency);
}

/** Memo Dr 9200 Cr 9100 the chosen face, Dr 9000 Cr 9100 what the choice gave up. */
export function reservedEntries({ chosenMinor, largestMinor, currency }: Faces): Entry[] {
  return [
    ...move('9200', '9100', chosenMinor, currency),
    ...move('9000', '9100', largestMinor - chosenMinor, currency),
  ];
}

/** Memo Dr 9000 Cr 9200: no longer open, it was taken. */
export function redeemedEntries(chosenMinor: bigint, currency: string): Entry[] {
  return move('9000', '9200', chosenMinor, currency);
}

/** Memo Dr 9000 Cr 9100: nobody can claim it any more. */
export function lapsedEntries(largestMinor: bigint, currency: string): Entry[] {
  return move('9000', '9100', largestMinor, currency);
}

/** Memo Dr 9100 Cr 9000 the largest face again: a redemption that ended gives the whole choice back. */
export function reopenedEntries(largestMinor: bigint, currency: string): Entry[] {
  return move('9100', '9000', largestMinor, currency);
}

/** GL Dr 2100 Cr 2200 at cost; a discount on a future purchase posts nothing until it is used. */
export function payableEntries(treatment: Treatment, costMinor: bigint, currency: string): Entry[] {
  return isProvided(treatment) ? move('2100', '2200', costMinor, currency) : [];
}

/** GL when it was really delivered: against billing, the prepaid pool, or what the vendor will invoice; 5100 takes what it cost more or less. */
export function deliveredEntries(
  offer: { readonly kind: OfferKind; readonly treatment: Treatment },
  { costMinor, settledMinor }: { readonly costMinor: bigint; readonly settledMinor: bigint },
  currency: string,
): Entry[] {
  if (!isProvided(offer.treatment)) return [];
  const against: Account =
    offer.treatment === 'T3' ? '1200' : offer.kind === 'billing_credit' ? '1150' : '2300';
  return [
    ...move('2200', against, costMinor, currency),
    ...move('5100', against, settledMinor - costMinor, currency),
  ];
}

/** GL Dr 5100 Cr 1200: prepaid codes that were lost, beside the one that a delivery costs. */
export function lostEntries(treatment: Treatment, costMinor: bigint, currency: string): Entry[] {
  return treatment === 'T3' ? move('5100', '1200', costMinor, currency) : [];
}

/** GL Dr 5100 Cr 2100 the change of the estimate; a lower estimate posts the other way. */
export function provisionEntries(deltaMinor: bigint, currency: string): Entry[] {
  return move('5100', '2100', deltaMinor, currency);
}

/** Is the cost provided for before it is chosen, and payable once it is? */
export function isProvided(treatment: Treatment): boolean {
  return treatment !== 'T2';
}

/** N × unit cost × take-up, rounded half up to a minor unit. */
export function expectedCost(persons: bigint, unitCostMinor: bigint, takeUpBps: bigint): bigint {
  return (persons * unitCostMinor * takeUpBps + 5000n) / 10000n;
}

function move(debit: Account, credit: Account, amountMinor: bigint, currency: string): Entry[] {
  if (amountMinor === 0n) return [];
  return [
    { account: debit, amountMinor, currency },
    { account: credit, amountMinor: -amountMinor, currency },
  ];
}
