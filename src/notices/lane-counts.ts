/** Counts what an hour says of a lane: each thing once, when it is first learnt, in the transaction that learns it. */
import type { Tx } from '../platform/db/db.ts';
import { tally, type Tallied } from './lanes.store.ts';
import { type KnownAttempt, NOT_MINE } from './rules/attempt-facts.ts';

/** Of an attempt that a lane carried. */
export interface LearntOf {
  readonly laneId: string;
  /** Whose mailbox it went to; '' where that is not known. */
  readonly mailbox: string;
  readonly before: KnownAttempt;
  readonly after: KnownAttempt;
}

/** Last in the transaction: a lane's minute is one row for everybody, locked for a moment only. */
export function tallyLater(tx: Tx, all: readonly LearntOf[]): void {
  const places = Map.groupBy(all, ({ laneId, mailbox }) => `${laneId} ${mailbox}`);
  const rows = [...places.values()]
    .map((of) => ({ ...of[0]!, learnt: of.flatMap(newsOf) }))
    .filter(({ learnt }) => learnt.length > 0);
  if (rows.length > 0) tx.beforeCommit(() => tally(tx, rows));
}

function newsOf({ before, after }: LearntOf): Tallied[] {
  return SIGNS.filter(([, holds]) => holds(after) && !holds(before)).map(([what]) => what);
}

const SIGNS: readonly (readonly [Tallied, (attempt: KnownAttempt) => boolean])[] = [
  // Whatever is said of a message, the provider had it.
  ['accepted', (a) => a.outcome === 'accepted' || Object.keys(a.evidence).length > 0],
  ['hard', (a) => a.permanent && a.evidenceCode !== NOT_MINE && hasFailed(a)],
  ['complained', (a) => a.evidence.complained !== undefined],
  ['deferred', (a) => a.evidence.delayed !== undefined],
  ['rejected', (a) => a.outcome === 'rejected'],
];

function hasFailed({ evidence }: KnownAttempt): boolean {
  return (evidence.bounced ?? evidence.undelivered) !== undefined;
}
