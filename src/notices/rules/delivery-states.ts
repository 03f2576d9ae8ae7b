/** A delivery's state is a pure function of its attempts and of what people decided about it (ENGINE §6.3). */
import { lifecycle } from '../../kernel/lifecycle.ts';
import type { OutcomeClass } from './outcomes.ts';

const EVIDENCED = ['accepted', 'delivered', 'bounced', 'complained', 'undelivered', 'failed'] as const;

export const deliveryLifecycle = lifecycle('pending', {
  pending: ['claimed', 'suppressed', 'cancelled', 'unknown', ...EVIDENCED],
  claimed: ['pending', 'sending', 'suppressed', 'cancelled', 'unknown', ...EVIDENCED],
  sending: ['pending', 'unknown', 'cancelled', ...EVIDENCED],
  unknown: ['pending', 'cancelled', ...EVIDENCED],
  accepted: [
    'pending',
    'cancelled',
    'unconfirmed',
    'delivered',
    'bounced',
    'complained',
    'undelivered',
    'failed',
  ],
  unconfirmed: ['pending', 'cancelled', 'delivered', 'bounced', 'complained', 'undelivered', 'failed'],
  // The mailbox took it, and said otherwise later.
  delivered: ['pending', 'cancelled', 'bounced', 'complained'],
  // Evidence that comes late may still say better: the provider had it after all.
  // `pending`: a person had it tried again.
  bounced: ['pending', 'complained', 'delivered', 'accepted'],
  undelivered: ['pending', 'delivered', 'bounced', 'complained', 'accepted'],
  failed: ['pending', 'accepted', 'delivered', 'bounced', 'complained', 'undelivered'],
  suppressed: ['pending', 'accepted', 'delivered', 'bounced', 'complained'],
  cancelled: ['accepted', 'delivered', 'bounced', 'complained', 'undelivered', 'failed'],
  complained: [],
});
export type DeliveryState = (typeof deliveryLifecycle.statuses)[number];

/** Nothing was owed any more by this channel, and the person was not reached by it: the next rung's turn. */
export const TERMINAL_FAILURES: ReadonlySet<DeliveryState> = new Set<DeliveryState>([
  'bounced',
  'undelivered',
  'failed',
  'suppressed',
]);

/** Work is or may be owed on these. */
export const OPEN_STATES = ['pending', 'claimed', 'sending', 'unknown'] as const;

/** Some channel accepted and did not afterwards bounce. */
export const TOLD_STATES = ['accepted', 'delivered', 'unconfirmed', 'complained'] as const;

export const EVIDENCE_KINDS = [
  'accepted',
  'delayed',
  'delivered',
  'undelivered',
  'failed',
  'bounced',
  'complained',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What follows from presuming that an attempt was not accepted (ENGINE §6.4), the gravest last. */
export const PRESUMPTIONS = ['resend', 'next_channel', 'give_up'] as const;
export type Presumption = (typeof PRESUMPTIONS)[number];

/** What is known of one attempt. Every field only ever gains: times keep the earliest, `permanent` stays true. */
export interface AttemptFacts {
  readonly outcome: OutcomeClass | null;
  readonly evidence: Readonly<Partial<Record<EvidenceKind, Date>>>;
  /** A bounce or failure of the address rather than of the moment. */
  readonly permanent: boolean;
  /** Presumed not accepted; any evidence beats it. */
  readonly presumed?: Presumption | null;
}

/** How an attempt stands; the order is the rank by which facts win, whatever the order they came in. */
export const STANDINGS = [
  'sending',
  'unknown',
  'returned',
  'rejected',
  'accepted',
  'failed',
  'undelivered',
  'delivered',
  'bounced',
  'complained',
] as const;
export type Standing = (typeof STANDINGS)[number];

const OUTCOME_STANDING: Readonly<Record<OutcomeClass, Standing>> = {
  ambiguous: 'unknown',
  retry: 'returned',
  halt: 'returned',
  rejected: 'rejected',
  accepted: 'accepted',
};

const EVIDENCE_STANDING: Readonly<Record<EvidenceKind, Standing>> = {
  accepted: 'accepted',
  delayed: 'accepted',
  delivered: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  bounced: 'bounced',
  complained: 'complained',
};

export function rankOf(standing: Standing): number {
  return STANDINGS.indexOf(standing);
}

export function standingOf(attempt: AttemptFacts): Standing {
  const said: Standing[] = [attempt.outcome === null ? 'sending' : OUTCOME_STANDING[attempt.outcome]];
  if (attempt.presumed) said.push('returned');
  for (const kind of EVIDENCE_KINDS) if (attempt.evidence[kind]) said.push(EVIDENCE_STANDING[kind]);
  return said.reduce((best, next) => (rankOf(next) > rankOf(best) ? next : best));
}

const OUTCOME_ORDER: readonly OutcomeClass[] = ['ambiguous', 'retry', 'halt', 'rejected', 'accepted'];

/** Two answers to one call: the one that knows more wins, acceptance over everything. */
export function mergeOutcome(a: OutcomeClass | null, b: OutcomeClass): OutcomeClass {
  return a !== null && OUTCOME_ORDER.indexOf(a) > OUTCOME_ORDER.indexOf(b) ? a : b;
}

export interface DeliveryPolicy {
  /** Later attempts after soft bounces and transient failures. */
  readonly softRetriesMax: number;
  /** After this long without a word, an acceptance is all there will be. */
  readonly settleAfterMs: number;
}

export const DELIVERY_POLICY: DeliveryPolicy = { softRetriesMax: 2, settleAfterMs: 72 * 3_600_000 };

export interface DeliveryFacts {
  /** In order of their number. */
  readonly attempts: readonly AttemptFacts[];
  /** A person's or the room's decision not to send (any more). */
  readonly decision: 'cancelled' | 'suppressed' | null;
  /** Held after a restored backup: what was unfinished may have been sent. */
  readonly restored: boolean;
}

export interface Standstill {
  readonly state: Exclude<DeliveryState, 'claimed'>;
  /** Attempts that came back, softly failed ones included: the step of the back-off. */
  readonly returned: number;
  /** The last of them reached the address and failed for the moment: wait hours, not seconds. */
  readonly soft: boolean;
}

/** `claimed` is no fact of an attempt: the store keeps it while the answer here is `pending`. */
export function deliveryState(facts: DeliveryFacts, now: Date, policy = DELIVERY_POLICY): Standstill {
  const stands = facts.attempts.map((a) => ({ ...a, standing: standingOf(a) }));
  const has = (standing: Standing): boolean => stands.some((a) => a.standing === standing);
  const failures = stands.filter(failed);
  const soft = failures.length > 0 && failures.at(-1) === stands.at(-1);
  const answer = (state: Standstill['state']): Standstill => ({
    state,
    returned: stands.filter((a) => a.standing === 'returned').length + failures.length,
    soft,
  });

  if (has('complained')) return answer('complained');
  if (has('delivered')) return answer('delivered');
  if (has('accepted')) return answer(settled(stands, now, policy) ? 'unconfirmed' : 'accepted');
  if (has('sending')) return answer('sending');
  if (has('unknown')) return answer('unknown');
  // A refusal of the address stands, whatever softer word comes after it.
  const final = failures.find((a) => a.permanent || a.outcome === 'rejected');
  if (final) return answer(failureState(final.standing));
  if (facts.decision) return answer(facts.decision);
  // What was given up for the next channel is not tried again by itself.
  if (stands.at(-1)?.standing === 'returned' && stands.at(-1)?.presumed === 'next_channel')
    return answer('failed');
  if (failures.length > policy.softRetriesMax) return answer(failureState(failures.at(-1)!.standing));
  return answer(facts.restored ? 'unknown' : 'pending');
}

/** What counts after a person had a failed delivery tried again: failures up to then do not. */
export function forgive<A extends AttemptFacts & { readonly no: number }>(
  attempts: readonly A[],
  upTo: number,
): A[] {
  return attempts.filter((a) => a.no > upTo || !failed({ standing: standingOf(a) }));
}

function failed(attempt: { readonly standing: Standing }): boolean {
  return ['rejected', 'failed', 'undelivered', 'bounced'].includes(attempt.standing);
}

function failureState(standing: Standing): 'bounced' | 'undelivered' | 'failed' {
  return standing === 'bounced' || standing === 'undelivered' ? standing : 'failed';
}

function settled(
  attempts: readonly (AttemptFacts & { standing: Standing })[],
  now: Date,
  policy: DeliveryPolicy,
): boolean {
  const accepted = attempts.filter((a) => a.standing === 'accepted');
  return accepted.every((a) => {
    const at = a.evidence.accepted ?? a.evidence.delayed;
    return at !== undefined && at.getTime() + policy.settleAfterMs <= now.getTime();
  });
}
