/** May this grant still be ended, what is at stake, and which lines end it. */
import { never } from '../../kernel/assert.ts';
import { lapsedEntries, payableEntries, redeemedEntries, reopenedEntries, type Entry } from './postings.ts';
import type { FulfilmentState, GrantState, Treatment } from './states.ts';

export interface EndingGrant {
  readonly state: GrantState;
  readonly faceMinor: bigint;
  readonly chosenFaceMinor: bigint | null;
  readonly currency: string;
  /** Of the live redemption; null where nothing was taken. */
  readonly costMinor: bigint | null;
  readonly treatment: Treatment | null;
  readonly fulfilment: FulfilmentState | null;
}

export type VoidMove = 'void' | 'too_late' | 'ended';

/** A choice that is on its way or delivered is not voided: what was given is taken back by other means. */
export function voidMove({ state, fulfilment }: EndingGrant): VoidMove {
  switch (state) {
    case 'granted':
    case 'reserved':
    case 'failed':
      return 'void';
    case 'redeemed':
      return fulfilment === 'pending' ? 'void' : 'too_late';
    case 'fulfilling':
    case 'fulfilled':
      return 'too_late';
    case 'expired':
    case 'voided':
      return 'ended';
    default:
      return never(state);
  }
}

/** What the person loses: the face of the choice, or the largest they could have chosen. */
export function atStake({ chosenFaceMinor, faceMinor }: EndingGrant): bigint {
  return chosenFaceMinor ?? faceMinor;
}

/**
 * Memo: nothing of it is open any more. A redeemed one had left the open faces already; its mirror gives the choice
 * back and ends it in one journal, so that every voided grant has one.
 */
export function voidedEntries(grant: EndingGrant): Entry[] {
  const { state, faceMinor, currency } = grant;
  if (state === 'reserved') return redeemedEntries(atStake(grant), currency);
  const lapsed = lapsedEntries(faceMinor, currency);
  return state === 'redeemed' ? [...reopenedEntries(faceMinor, currency), ...lapsed] : lapsed;
}

/** GL: what the redemption made payable, as it was posted; to be mirrored. */
export function voidedPayable({ state, treatment, costMinor, currency }: EndingGrant): Entry[] {
  if (state !== 'redeemed' || treatment === null || costMinor === null) return [];
  return payableEntries(treatment, costMinor, currency);
}
