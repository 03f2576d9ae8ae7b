/** What follows from what the other side said, or did not say: never a blind repeat (ENGINE §7). */
import type { Both } from '../../kernel/both.ts';
import type { DeadWhy } from './call-states.ts';
import { CALL_SAID } from './call-words.ts';

/** What an adapter can do about an answer it did not get. */
export interface Abilities {
  /** It can be asked by our key what became of a call. */
  readonly canAsk: boolean;
  /** The same key twice is booked once. */
  readonly idempotentByKey: boolean;
}

export type Outcome =
  /** Booked; `reference` is the other side's own word for it. */
  | { readonly kind: 'done'; readonly reference: string }
  /** Taken in, to be booked: it has to be asked again. */
  | { readonly kind: 'taken'; readonly reference: string }
  /** Asked: it never had it. */
  | { readonly kind: 'not_received' }
  /** It will never book this. */
  | { readonly kind: 'refused'; readonly why: Both }
  /** Certainly not taken in. */
  | { readonly kind: 'later'; readonly why: Both; readonly afterMs: number | null }
  /** Nobody knows. */
  | { readonly kind: 'unknown'; readonly why: Both }
  /** It answered about something else: another key, another amount. */
  | { readonly kind: 'wrong'; readonly why: Both };

export interface CallFacts {
  readonly attempts: number;
  /** Was an earlier try of it perhaps taken in? */
  readonly inDoubt: boolean;
  /** When trying began, or began anew by a person's word. */
  readonly firstAt: Date;
}

export interface Policy extends Abilities {
  readonly retryMs: number;
  readonly giveUpMs: number;
  /** From 0 to 1, drawn anew for each pause. */
  readonly jitter: number;
}

export type Step =
  | { readonly to: 'done'; readonly reference: string }
  | { readonly to: 'send' }
  | { readonly to: 'waiting'; readonly dueAt: Date; readonly inDoubt: boolean; readonly why: string }
  | { readonly to: 'dead'; readonly why: DeadWhy; readonly inDoubt: boolean; readonly detail: string };

const PAUSE_MAX_MS = 3_600_000;

/** Must it be asked before it may be sent again? */
export function asksFirst(call: Pick<CallFacts, 'inDoubt'>, { canAsk }: Abilities): boolean {
  return call.inDoubt && canAsk;
}

export function nextStep(
  outcome: Outcome,
  at: { readonly call: CallFacts; readonly asked: boolean; readonly policy: Policy; readonly now: Date },
): Step {
  const { call, asked, policy } = at;
  switch (outcome.kind) {
    case 'done':
      return { to: 'done', reference: outcome.reference };
    case 'not_received':
      return { to: 'send' };
    case 'refused':
      return { to: 'dead', why: 'refused', inDoubt: !asked && call.inDoubt, detail: outcome.why.en };
    case 'wrong':
      return { to: 'dead', why: 'wrong_answer', inDoubt: true, detail: outcome.why.en };
    case 'taken':
      if (!policy.canAsk) return { to: 'dead', why: 'unfinished', inDoubt: true, detail: outcome.reference };
      return later(at, { inDoubt: true, why: CALL_SAID.taken.en, giveUp: 'unfinished', afterMs: null });
    case 'later':
      return later(at, {
        inDoubt: call.inDoubt,
        why: outcome.why.en,
        giveUp: call.inDoubt ? 'unknown_outcome' : 'given_up',
        afterMs: outcome.afterMs,
      });
    case 'unknown':
      if (!policy.canAsk && !policy.idempotentByKey) {
        return { to: 'dead', why: 'unknown_outcome', inDoubt: true, detail: outcome.why.en };
      }
      return later(at, { inDoubt: true, why: outcome.why.en, giveUp: 'unknown_outcome', afterMs: null });
  }
}

function later(
  { call, policy, now }: { call: CallFacts; policy: Policy; now: Date },
  what: { inDoubt: boolean; why: string; giveUp: DeadWhy; afterMs: number | null },
): Step {
  const dueAt = new Date(now.getTime() + pauseMs(call.attempts, policy, what.afterMs));
  if (dueAt.getTime() > call.firstAt.getTime() + policy.giveUpMs) {
    return { to: 'dead', why: what.giveUp, inDoubt: what.inDoubt, detail: what.why };
  }
  return { to: 'waiting', dueAt, inDoubt: what.inDoubt, why: what.why };
}

/** Doubles from the first pause up to an hour, a fifth more or less; never sooner than it was asked for. */
function pauseMs(attempts: number, { retryMs, jitter }: Policy, afterMs: number | null): number {
  const doubled = Math.min(PAUSE_MAX_MS, retryMs * 2 ** Math.min(Math.max(attempts - 1, 0), 20));
  return Math.max(Math.round(doubled * (0.8 + 0.4 * jitter)), afterMs ?? 0);
}
