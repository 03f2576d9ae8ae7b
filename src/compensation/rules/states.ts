/** Every status set of this room with its transitions; CHECKs in the migration say the same. */
import { lifecycle } from '../../kernel/lifecycle.ts';

export const OFFER_KINDS = [
  'billing_credit',
  'entitlement',
  'discount_code',
  'monitoring',
  'insurance',
  'donation',
  'cash_payout',
  'claim',
] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

export const MODES = ['opt_in', 'auto_apply'] as const;
export type Mode = (typeof MODES)[number];

export const TREATMENTS = ['T1', 'T2', 'T3'] as const;
/** T1 provision · T2 contra-revenue · T3 prepaid pool. */
export type Treatment = (typeof TREATMENTS)[number];

/** What is no code waits as `manual_file`; it becomes `http` at the first call to the company's own system. */
export const ADAPTERS = ['code', 'manual_file', 'http'] as const;
export type Adapter = (typeof ADAPTERS)[number];

export const offerSetLifecycle = lifecycle('draft', {
  draft: ['submitted'],
  submitted: ['draft', 'approved'],
  approved: ['closed'],
  closed: [],
});
export type OfferSetStatus = (typeof offerSetLifecycle.statuses)[number];

/** A switch leaves the grant redeemed and ends only the redemption; a failure offers the grant again. */
export const grantLifecycle = lifecycle('granted', {
  granted: ['reserved', 'redeemed', 'expired', 'voided'],
  reserved: ['granted', 'redeemed', 'voided'],
  redeemed: ['fulfilling', 'fulfilled', 'failed', 'voided'],
  fulfilling: ['redeemed', 'fulfilled', 'failed'],
  fulfilled: [],
  failed: ['granted', 'voided'],
  expired: [],
  // What a newer run gives back: the person stands alone again, or is one with somebody who holds a good one.
  voided: ['granted'],
});
export type GrantState = (typeof grantLifecycle.statuses)[number];

export const redemptionLifecycle = lifecycle('redeemed', {
  redeemed: ['fulfilling', 'fulfilled', 'failed', 'switched', 'voided'],
  fulfilling: ['redeemed', 'fulfilled', 'failed'],
  fulfilled: [],
  failed: [],
  switched: [],
  voided: [],
});
export type RedemptionState = (typeof redemptionLifecycle.statuses)[number];

export const fulfilmentLifecycle = lifecycle('pending', {
  pending: ['handed_over', 'delivered', 'failed', 'cancelled'],
  handed_over: ['pending', 'delivered', 'failed'],
  delivered: [],
  failed: [],
  cancelled: [],
});
export type FulfilmentState = (typeof fulfilmentLifecycle.statuses)[number];

export const voidLifecycle = lifecycle('asked', {
  asked: ['refused', 'voided'],
  refused: [],
  voided: ['revived'],
  revived: [],
});
export const VOID_STATUSES = voidLifecycle.statuses;
export type VoidStatus = (typeof VOID_STATUSES)[number];

export const VOID_CAUSES = ['staff', 'absorbed'] as const;
export type VoidCause = (typeof VOID_CAUSES)[number];

export const raiseLifecycle = lifecycle('asked', {
  asked: ['refused', 'raised'],
  refused: [],
  raised: [],
});
export type RaiseStatus = (typeof raiseLifecycle.statuses)[number];

export const waitLifecycle = lifecycle('waiting', {
  waiting: ['called', 'left'],
  called: ['waiting', 'left'],
  left: ['waiting'],
});

/** A code is drawn; everything else is paid or booked by a file until another adapter takes it. */
const BY_CODE: ReadonlySet<OfferKind> = new Set(['discount_code', 'monitoring', 'insurance']);

/** Booked on the account that a customer id names: without one no call and no file can say whose it is. */
export function isBooked(kind: OfferKind): boolean {
  return kind === 'billing_credit' || kind === 'entitlement';
}

export function adapterOf(kind: OfferKind): Adapter {
  return BY_CODE.has(kind) ? 'code' : 'manual_file';
}

export const AUDIENCES = ['affected', 'unaffected'] as const;
/** Unaffected people get goodwill, outside every count of affected ones. */
export type Audience = (typeof AUDIENCES)[number];

export const FOLLOWERS = ['all', 'taken', 'not_taken'] as const;
/** Who of an earlier set a later wave goes to: all it was granted to, those who took something, those who did not. */
export type Followers = (typeof FOLLOWERS)[number];

/** ENGINE §8: what finance would choose without being asked. */
export function defaultTreatment(
  kind: OfferKind,
  pool: { imported: boolean } = { imported: false },
): Treatment {
  if (kind === 'discount_code') return 'T2';
  return kind === 'monitoring' && pool.imported ? 'T3' : 'T1';
}
