/** What the lists of findings take and give; no value in clear. */
import type { PersonRef } from '../kernel/ids.ts';
import type { KeyKind } from './people.types.ts';
import type { GuardDecision, GuardHolds, GuardKind } from './rules/guards.ts';

export interface Guard {
  /** Null where the finding is decided elsewhere (`rejects`) or read from a source and only shown. */
  readonly id: string | null;
  readonly kind: GuardKind;
  /** What it is about, without values: a key's hash, an id space and its files, a file's base name, a domain. */
  readonly subject: string;
  readonly count: number;
  readonly facts: GuardFacts;
  /** At most five, each masked so that it names nobody, with its file and line. */
  readonly examples: readonly string[];
  /** What this kind of finding does, in one sentence. */
  readonly does: string;
  readonly holds: GuardHolds;
  readonly decisions: readonly GuardDecision[];
  readonly decision: GuardDecision | null;
  readonly reason: string | null;
  readonly decidedBy: { readonly id: string; readonly name: string } | null;
  readonly decidedAt: Date | null;
  /** True while this guard alone would stop a launch. */
  readonly blocking: boolean;
  /** Ids of those who uploaded or mapped the files it was found in: none of them decides it. */
  readonly makers: readonly string[];
}

export type GuardFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** One kind of finding: how many there are, and what is still to be decided. */
export interface GuardSummary {
  readonly kind: GuardKind;
  readonly findings: number;
  /** Rows, people, records or ids behind them, as the kind counts. */
  readonly count: number;
  readonly undecided: number;
  readonly blocking: number;
  readonly holds: GuardHolds;
  readonly decisions: readonly GuardDecision[];
  readonly inBulk: boolean;
  readonly does: string;
}

export interface GuardQuery {
  readonly kind?: GuardKind | undefined;
  /** Only what waits for a decision. */
  readonly undecided?: boolean | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

export interface GuardPage {
  readonly guards: readonly Guard[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}

export interface PastDecision {
  /** Null where the decision before was taken back. */
  readonly decision: GuardDecision | null;
  readonly reason: string;
  /** What was behind the finding when it was decided. */
  readonly count: number;
  readonly inBulk: boolean;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
}

export interface GuardWithHistory extends Guard {
  /** Every decision ever taken, oldest first. */
  readonly history: readonly PastDecision[];
}

export interface GuardedPerson extends PersonRef {
  readonly keyKind: KeyKind;
  /** By this finding or by anything else. */
  readonly held: boolean;
  /** The masked address they would be told at; null where hints were not asked for. */
  readonly hint: string | null;
}

export interface GuardedPeople {
  readonly people: readonly GuardedPerson[];
  readonly next: string | null;
}

export interface GuardedPeopleQuery {
  /** The `next` of the page before: a person's reference. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
  /** Opens contacts to mask them: needs `people.reveal`, and is audited. */
  readonly hints?: boolean | undefined;
}

export interface Decide {
  readonly decision: GuardDecision;
  readonly reason: string;
}

export interface DecideAll extends Decide {
  readonly kind: GuardKind;
  /** How many were undecided when the decider looked; with any other number nothing is decided. */
  readonly undecided: number;
}

export interface BlockingGuard {
  readonly id: string | null;
  readonly kind: GuardKind;
  readonly subject: string;
  readonly count: number;
}
