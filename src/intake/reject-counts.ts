/** Rejects by reason: as a batch brings them, and as a source keeps them. Reasons without any are left out. */
import type { RejectRow } from './batches.ts';
import type { SourceRow } from './intake.store.ts';
import type { RejectCounts } from './intake.types.ts';
import type { RejectReason } from './rules/source-states.ts';

export function byReason(rejects: readonly RejectRow[]): RejectCounts {
  const counts: Partial<Record<RejectReason, number>> = {};
  for (const { reason } of rejects) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

export function rejectCountsOf(source: SourceRow): RejectCounts {
  const all: Record<RejectReason, number> = {
    column_count: source.rejected_column_count,
    malformed: source.rejected_malformed,
    no_key: source.rejected_no_key,
    no_link: source.rejected_no_link,
  };
  return Object.fromEntries(Object.entries(all).filter(([, n]) => n > 0));
}
