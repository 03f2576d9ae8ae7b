/** What may become of a call, and what each outcome needs; no IO. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const callLifecycle = lifecycle('open', {
  open: ['identified', 'proven', 'closed'],
  identified: ['proven', 'closed'],
  proven: ['closed'],
  closed: [],
});
export type CallState = (typeof callLifecycle.statuses)[number];

/** By what a caller may be found; a code and a reference stand in our messages, the rest the company knows. */
export const STATED_KINDS = ['code', 'reference', 'email', 'phone', 'customerId'] as const;
export type StatedKind = (typeof STATED_KINDS)[number];

export const OUTCOMES = ['explained', 'resent', 'not_me', 'deceased', 'minor', 'no_message'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** These do something with the person: only once we know who is speaking. */
const NEEDS_KNOWN: ReadonlySet<Outcome> = new Set(['resent', 'not_me']);
/** These wait for somebody who may change people. */
const TO_SETTLE: ReadonlySet<Outcome> = new Set(['deceased', 'minor']);

export const ASKS_MAX = 3;
export const TRIES_MAX = 5;
/** Calls an hour in which nobody was identified, by one operator: a crowd has fewer, somebody who guesses has more. */
export const UNKNOWN_AN_HOUR_MAX = 40;

export function mayEnd(state: CallState, outcome: Outcome): boolean {
  if (state === 'closed') return false;
  return !NEEDS_KNOWN.has(outcome) || state === 'identified' || state === 'proven';
}

/** Outcomes the call may end with as it stands, in the order they are offered. */
export function outcomesOf(state: CallState): Outcome[] {
  return OUTCOMES.filter((outcome) => mayEnd(state, outcome));
}

export function waitsForSettling(outcome: Outcome | null): boolean {
  return outcome !== null && TO_SETTLE.has(outcome);
}

/** Everybody who matches all that was stated; one person, or nobody: two are as unknown as none. */
export function onlyOne(matches: readonly (readonly string[])[]): string | null {
  const [first = [], ...others] = matches;
  const all = new Set(first.filter((key) => others.every((keys) => keys.includes(key))));
  const [only] = all;
  return all.size === 1 ? only! : null;
}
