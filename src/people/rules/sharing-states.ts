/** What may become of an incident's part in the cross-incident comparison; mirrored by a CHECK of the same set. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const sharingLifecycle = lifecycle('requested', {
  requested: ['shared', 'refused', 'ended'],
  shared: ['ended'],
  refused: [],
  ended: [],
});
export type SharingStatus = (typeof sharingLifecycle.statuses)[number];
