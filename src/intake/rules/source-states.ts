/**
 * The life of a source: uploaded, mapped, read, accepted; a finished one may be mapped and read again. A started one
 * that is cancelled is uploaded again; an acceptance lapses when linking finds further rejects.
 */
import { lifecycle } from '../../kernel/lifecycle.ts';

export type SourceStatus = 'uploaded' | 'mapped' | 'ingesting' | 'finished' | 'failed' | 'accepted';

export const sourceLifecycle = lifecycle<SourceStatus>('uploaded', {
  uploaded: ['mapped'],
  mapped: ['ingesting', 'uploaded'],
  ingesting: ['mapped', 'finished', 'failed', 'uploaded'],
  finished: ['mapped', 'accepted'],
  failed: ['mapped'],
  accepted: ['finished'],
});

export const REJECT_REASONS = ['column_count', 'malformed', 'no_key', 'no_link'] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];
