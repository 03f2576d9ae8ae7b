/** How finding people stands: what was published, what is under way, what a run begun now would read. */
import type { Refusal } from '../kernel/errors.ts';
import type { BlockingGuard } from './guards.types.ts';
import type { KeyKind } from './people.types.ts';
import type { RunStage } from './rules/run-states.ts';

export type SourceRole = 'leaked' | 'contact_only' | 'reference' | 'suppression';

export interface PublishedRun {
  readonly run: number;
  readonly publishedAt: Date;
  /** Null for runs of before names were kept. */
  readonly madeBy: string | null;
  /** By the strongest key each person has. */
  readonly persons: Readonly<Record<KeyKind, number>>;
  readonly total: number;
  readonly profiles: number;
  readonly flagged: number;
  readonly conflicts: number;
  readonly unaffected: number;
  /** Rows it was computed from; null, as `changes`, for runs of before these were kept. */
  readonly rows: number | null;
  /** Beside the run before it. */
  readonly changes: {
    readonly newcomers: number;
    readonly changed: number;
    readonly gone: number;
  } | null;
}

export interface RunUnderWay {
  readonly stage: RunStage;
  /** 1 of 6. */
  readonly step: number;
  readonly steps: number;
  readonly since: Date;
}

export interface FilesToRead {
  readonly role: SourceRole;
  readonly files: number;
  readonly rows: number;
  readonly rejected: number;
}

export interface RunStanding {
  /** The published run, then those before it; at most ten. */
  readonly runs: readonly PublishedRun[];
  readonly underWay: RunUnderWay | null;
  readonly wouldRead: readonly FilesToRead[];
  /** Files that are not read to their end yet: a run begun now knows nothing of them. */
  readonly unread: readonly { readonly file: string; readonly status: string }[];
  /** Files the published run does not know as they stand now. */
  readonly unknown: readonly string[];
  /** Merges, splits and placeholders that the published run does not obey yet, or obeys still. */
  readonly decisionsWaiting: number;
  /** True where a run begun now would find exactly what the published one did. */
  readonly isCurrent: boolean;
  /** What stops a launch now; a page of the gravest, and how many there are. */
  readonly blocking: { readonly count: number; readonly first: readonly BlockingGuard[] };
  /** Why a run begun now would be refused; null where it would not. */
  readonly refusal: Refusal | null;
}
