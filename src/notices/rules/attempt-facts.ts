/** What is known of an attempt, merged monotonically: any order and any number of facts give the same attempt. */
import type { Brand } from '../../kernel/ids.ts';
import { fingerprintHex } from '../../kernel/fingerprint.ts';
import {
  type AttemptFacts,
  EVIDENCE_KINDS,
  type EvidenceKind,
  mergeOutcome,
  type Presumption,
  PRESUMPTIONS,
  rankOf,
  standingOf,
} from './delivery-states.ts';
import type { Carrier, OutcomeClass } from './outcomes.ts';

/** Its reader said that it is not for them: the address will not do, and the provider is not to blame. */
export const NOT_MINE = 'NotMine';

export type AttemptNo = Brand<number, 'attempt'>;

/** One thing learnt about an attempt: the answer to our call, or what a provider's event says. */
export type Fact = {
  readonly provider: Carrier;
  readonly at: Date;
  /** The provider's own id of the message. */
  readonly providerId?: string | null | undefined;
  /** The provider's word for it; never an address. */
  readonly code?: string | null | undefined;
} & (
  | { readonly kind: 'outcome'; readonly outcome: OutcomeClass }
  | { readonly kind: 'presumed'; readonly presumption: Presumption }
  | { readonly kind: EvidenceKind; readonly permanent?: boolean | undefined }
);

export interface KnownAttempt extends AttemptFacts {
  readonly no: number;
  readonly provider: Carrier;
  readonly outcomeCode: string | null;
  readonly outcomeAt: Date | null;
  readonly providerId: string | null;
  readonly evidenceCode: string | null;
  /** An event has come, beside our own answer. */
  readonly heard: boolean;
  readonly presumed: Presumption | null;
}

export function emptyAttempt(no: number, provider: Carrier): KnownAttempt {
  return {
    no,
    provider,
    outcome: null,
    outcomeCode: null,
    outcomeAt: null,
    providerId: null,
    evidence: {},
    evidenceCode: null,
    permanent: false,
    heard: false,
    presumed: null,
  };
}

export function learn(attempt: KnownAttempt, fact: Fact): KnownAttempt {
  if (fact.kind === 'presumed') return { ...attempt, presumed: gravest(attempt.presumed, fact.presumption) };
  const known = { ...attempt, providerId: least(attempt.providerId, fact.providerId ?? null) };
  if (fact.kind !== 'outcome') return { ...withEvidence(known, fact.kind, fact), heard: true };
  const answered = withOutcome(known, fact.outcome, fact);
  return fact.outcome === 'accepted' ? withEvidence(answered, 'accepted', { at: fact.at }) : answered;
}

function withEvidence(
  attempt: KnownAttempt,
  kind: EvidenceKind,
  fact: {
    readonly at: Date;
    readonly permanent?: boolean | undefined;
    readonly code?: string | null | undefined;
  },
): KnownAttempt {
  const before = attempt.evidence[kind];
  const failure = kind === 'bounced' || kind === 'undelivered' || kind === 'failed';
  return {
    ...attempt,
    evidence: { ...attempt.evidence, [kind]: before && before <= fact.at ? before : fact.at },
    permanent: attempt.permanent || fact.permanent === true,
    evidenceCode: failure ? least(attempt.evidenceCode, fact.code ?? null) : attempt.evidenceCode,
  };
}

/** The answer that knows more stands; of two equal ones the earlier. */
function withOutcome(attempt: KnownAttempt, outcome: OutcomeClass, fact: Fact): KnownAttempt {
  if (mergeOutcome(attempt.outcome, outcome) !== outcome) return attempt;
  const code = fact.code ?? null;
  if (attempt.outcome === outcome && attempt.outcomeAt !== null) {
    const earlier = attempt.outcomeAt.getTime() - fact.at.getTime();
    if (earlier < 0 || (earlier === 0 && least(attempt.outcomeCode, code) === attempt.outcomeCode))
      return attempt;
  }
  return { ...attempt, outcome, outcomeCode: code, outcomeAt: fact.at };
}

/** The rank kept beside the facts, so that lists and exports need no second rule. */
export function attemptRank(attempt: AttemptFacts): number {
  return rankOf(standingOf(attempt));
}

export function sameAttempt(a: KnownAttempt, b: KnownAttempt): boolean {
  return fingerprintHex(a) === fingerprintHex(b);
}

export function reasonOf(attempt: KnownAttempt | undefined): string | null {
  if (!attempt) return null;
  const evidenced = EVIDENCE_KINDS.some((kind) => attempt.evidence[kind] && kind !== 'accepted');
  return (evidenced ? attempt.evidenceCode : attempt.outcomeCode) ?? null;
}

function gravest(a: Presumption | null, b: Presumption): Presumption {
  return a !== null && PRESUMPTIONS.indexOf(a) > PRESUMPTIONS.indexOf(b) ? a : b;
}

/** Accepted by the provider, and not afterwards refused by the mailbox: the person has a copy. */
export function isCopy(attempt: AttemptFacts): boolean {
  return ['accepted', 'delivered', 'complained'].includes(standingOf(attempt));
}

/** Presumed lost, and the person has it all the same; a duplicate where they have another copy too. */
export function refutationsOf(
  all: readonly KnownAttempt[],
  changed: readonly KnownAttempt[],
): { readonly no: number; readonly duplicate: boolean }[] {
  if (!changed.some(isCopy)) return [];
  const copies = all.filter(isCopy);
  const duplicate = copies.length > 1;
  const refuted = copies.filter((a) => a.presumed !== null).map(({ no }) => ({ no, duplicate }));
  // Number 0 stands for attempts that a restored database has forgotten.
  return duplicate ? [...refuted, { no: 0, duplicate }] : refuted;
}

function least(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}
