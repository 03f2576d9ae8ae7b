/** What may become of a vendor, a batch and one person's place in it; mirrored by CHECKs of the same sets. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const vendorLifecycle = lifecycle('requested', {
  requested: ['approved', 'refused'],
  approved: ['ended'],
  refused: [],
  ended: [],
});
export type VendorStatus = (typeof vendorLifecycle.statuses)[number];

export const batchLifecycle = lifecycle('making', {
  // A worker that died is followed by another, which makes the file anew; nothing has left the house.
  making: ['ready', 'cancelled'],
  ready: ['out', 'cancelled'],
  // From here on the vendor may have it.
  out: ['confirmed'],
  confirmed: [],
  cancelled: [],
});
export type BatchStatus = (typeof batchLifecycle.statuses)[number];

export const itemLifecycle = lifecycle('in', {
  in: ['out', 'left_out', 'cancelled'],
  out: [],
  left_out: [],
  cancelled: [],
});
export type ItemStatus = (typeof itemLifecycle.statuses)[number];
