/** What may become of an extract; mirrored by a CHECK of the same set. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const extractLifecycle = lifecycle('requested', {
  requested: ['approved', 'refused', 'withdrawn'],
  refused: [],
  withdrawn: [],
  approved: ['making', 'failed'],
  // A worker that died is followed by another, which starts anew.
  making: ['making', 'ready', 'failed'],
  ready: ['deleted'],
  failed: [],
  deleted: [],
});
export type ExtractStatus = (typeof extractLifecycle.statuses)[number];
