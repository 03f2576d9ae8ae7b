/** What may become of a request for a second person's decision. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const approvalLifecycle = lifecycle('requested', {
  requested: ['approved', 'refused', 'withdrawn'],
  // Withdrawn after approval: the maker asked again for something else, so the old yes no longer counts.
  approved: ['withdrawn'],
  refused: [],
  withdrawn: [],
});

export type ApprovalStatus = (typeof approvalLifecycle)['statuses'][number];
