/** Months of a legal entity's book: which day an instant falls on there, and which states a month goes through. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const periodLifecycle = lifecycle('open', {
  open: ['soft_closed', 'closed'],
  soft_closed: ['open', 'closed'],
  closed: [],
});

/** `YYYY-MM-DD` of an instant in a time zone: the business date of what happened then. */
export function localDate(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((p) => p.type === type)!.value;
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

export function monthOf(date: string): string {
  return date.slice(0, 7);
}

export function isMonth(text: string): boolean {
  return /^[0-9]{4}-(0[1-9]|1[0-2])$/.test(text);
}
