/** Until when a grant is good: so many months after it was given, or until a day that is the same for everyone. */
import { monthsLater } from './grant-moves.ts';

/** Nobody gets less, whenever they were granted it. */
export const EXPIRY_MONTHS_MIN = 6;

export interface Expiry {
  readonly expiryMonths: number | null;
  /** The last day in the books' time zone, `2027-12-31`. */
  readonly expiresOn: string | null;
}

export function expiryOf({ expiryMonths, expiresOn }: Expiry, grantedAt: Date, timeZone: string): Date {
  if (expiresOn === null) return monthsLater(grantedAt, expiryMonths ?? EXPIRY_MONTHS_MIN);
  const least = monthsLater(grantedAt, EXPIRY_MONTHS_MIN);
  const end = endOfDay(expiresOn, timeZone);
  return end > least ? end : least;
}

/** The first instant of the day after, there. */
export function endOfDay(day: string, timeZone: string): Date {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  // Twice: the offset may change between the first guess and the instant it leads to.
  let at = next.getTime();
  for (let look = 0; look < 2; look += 1) at = next.getTime() - offsetMs(new Date(at), timeZone);
  return new Date(at);
}

function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return local - Math.floor(at.getTime() / 1000) * 1000;
}
