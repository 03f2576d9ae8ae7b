/** What may be done with a grant at an instant; the guarded UPDATE that follows asks the same again. */
import type { GrantState } from './states.ts';

export interface GrantFacts {
  readonly state: GrantState;
  readonly positions: readonly number[];
  readonly chosen: number | null;
  readonly expiresAt: Date;
}

export type ReserveMove = 'take' | 'choose_again' | 'keep' | 'taken' | 'expired' | 'not_offered' | 'closed';
export type ConfirmMove = 'redeem' | 'taken' | 'expired' | 'nothing_reserved' | 'closed';
export type SwitchMove = 'switch' | 'keep' | 'too_late' | 'not_offered' | 'nothing_redeemed' | 'closed';

/** Expiry is checked at use: a grant is good until the instant before `expiresAt`. */
export function isOpen(grant: GrantFacts, now: Date): boolean {
  return (grant.state === 'granted' || grant.state === 'reserved') && now < grant.expiresAt;
}

export function reserveMove(grant: GrantFacts, position: number, now: Date): ReserveMove {
  if (isTaken(grant.state)) return 'taken';
  if (grant.state === 'voided' || grant.state === 'failed') return 'closed';
  if (!isOpen(grant, now)) return 'expired';
  if (!grant.positions.includes(position)) return 'not_offered';
  if (grant.state === 'granted') return 'take';
  return grant.chosen === position ? 'keep' : 'choose_again';
}

export function confirmMove(grant: GrantFacts, now: Date): ConfirmMove {
  if (isTaken(grant.state)) return 'taken';
  if (grant.state === 'voided' || grant.state === 'failed') return 'closed';
  if (!isOpen(grant, now)) return 'expired';
  return grant.state === 'reserved' ? 'redeem' : 'nothing_reserved';
}

/** A redeemed choice may be changed until its fulfilment begins, also after the grant's expiry. */
export function switchMove(grant: GrantFacts, position: number): SwitchMove {
  if (grant.state === 'fulfilling' || grant.state === 'fulfilled') return 'too_late';
  if (grant.state === 'granted' || grant.state === 'reserved') return 'nothing_redeemed';
  if (grant.state !== 'redeemed') return 'closed';
  if (!grant.positions.includes(position)) return 'not_offered';
  return grant.chosen === position ? 'keep' : 'switch';
}

/** The day `months` later at the same time; the last of the month where there is no such day. */
export function monthsLater(from: Date, months: number): Date {
  const date = new Date(from);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date;
}

function isTaken(state: GrantState): boolean {
  return state === 'redeemed' || state === 'fulfilling' || state === 'fulfilled';
}
