/** Front door of the compensation room: offers, grants, links, redemptions, fulfilment. */
import {
  fulfilmentLifecycle,
  grantLifecycle,
  offerSetLifecycle,
  payoutLifecycle,
  redemptionLifecycle,
} from './rules/states.ts';

export { COMPENSATION_ERRORS } from './compensation.errors.ts';
export { CompensationJobs } from './compensation.jobs.ts';
export { CompensationModule } from './compensation.module.ts';
export type * from './compensation.types.ts';
export { Fulfilments } from './fulfilments.ts';
export { Grants, type GrantOutcome } from './grants.ts';
export { Links } from './links.ts';
export { Offers, type SetDecision } from './offers.ts';
export { PayoutFiles } from './payout-files.ts';
export { Payouts, type Payout } from './payouts.ts';
export { PersonPages } from './person-pages.ts';
export { Redemptions } from './redemptions.ts';
export { readEligibility, type Condition, type Eligibility } from './rules/eligibility.ts';
export type { Finding, LocalText, Terms } from './rules/fair-terms.ts';
export { readReference } from './rules/reference.ts';
export {
  MODES,
  OFFER_KINDS,
  TREATMENTS,
  type FulfilmentState,
  type GrantState,
  type Mode,
  type OfferKind,
  type OfferSetStatus,
  type RedemptionState,
  type Treatment,
} from './rules/states.ts';

export const STATUS_CHECKS = [
  { table: 'offer_set', column: 'status', lifecycle: offerSetLifecycle },
  { table: 'offer_grant', column: 'state', lifecycle: grantLifecycle },
  { table: 'redemption', column: 'state', lifecycle: redemptionLifecycle },
  { table: 'fulfilment', column: 'state', lifecycle: fulfilmentLifecycle },
  { table: 'payout_batch', column: 'status', lifecycle: payoutLifecycle },
] as const;
