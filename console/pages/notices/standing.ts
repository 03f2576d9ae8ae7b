/** What the live stream tells of a notice: its standing, and the pace, which only the stream knows. */
import type { OneNotice } from './queries.ts';

export interface Standing extends Pick<
  OneNotice,
  | 'status'
  | 'persons'
  | 'told'
  | 'open'
  | 'cohorts'
  | 'materialised'
  | 'deliveries'
  | 'seeds'
  | 'waves'
  | 'dispatched'
  | 'uncounted'
  | 'countedAt'
> {
  /** Null: nothing to tell it from yet. */
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

export function ofState(deliveries: Standing['deliveries'], states: readonly string[]): number {
  return Object.values(deliveries)
    .flatMap((counts) => states.map((state) => counts[state] ?? 0))
    .reduce((sum, count) => sum + count, 0);
}

export function failedOf(deliveries: Standing['deliveries']): number {
  return ofState(deliveries, ['bounced', 'undelivered', 'failed']);
}
