/** Front door of the compensation room: offers, grants, links, redemptions, fulfilment. */
import {
  fulfilmentLifecycle,
  grantLifecycle,
  offerSetLifecycle,
  raiseLifecycle,
  redemptionLifecycle,
  voidLifecycle,
  waitLifecycle,
} from './rules/states.ts';

export { COMPENSATION_ERRORS } from './compensation.errors.ts';
export { CompensationJobs } from './compensation.jobs.ts';
export { CompensationModule } from './compensation.module.ts';
export type * from './compensation.types.ts';
export { Fulfilments } from './fulfilments.ts';
export { Absorptions } from './absorptions.ts';
export { DuplicateBenefits, type DuplicatePage } from './duplicate-benefits.ts';
export type { TwiceHeld } from './duplicate-benefits.store.ts';
export { Waiting } from './waiting.ts';
export type { Called } from './waiting.store.ts';
export { GrantJobs } from './grant-jobs.ts';
export { GrantEnds } from './grant-ends.ts';
export { grantKey, readGrantRef } from './grant-view.ts';
export { Grants, type GrantOutcome } from './grants.ts';
export { Links } from './links.ts';
export { Budgets, type SetBudget } from './budgets.ts';
export { Bundles } from './bundles.ts';
export { type Asked, type GrantFound, type SetMade, Standings } from './standings.ts';
export { Offers } from './offers.ts';
export { SetApprovals, type SetDecision } from './set-approvals.ts';
export type { CurvePoint } from './rules/cost-curve.ts';
export { sentences, type Simulation, type SimulationOptions, Simulations } from './simulations.ts';
export { Outbox, type OwedFulfilment } from './outbox.ts';
export { PersonPages } from './person-pages.ts';
export { BudgetRaises, type BudgetRaise } from './budget-raises.ts';
export { Receipts, type OwedReceipt } from './receipts.ts';
export { Voids, type VoidAsked } from './voids.ts';
export type { GrantRef, HeldGrant, VoidRow } from './voids.store.ts';
export { Redemptions } from './redemptions.ts';
export { readEligibility, type Condition, type Eligibility } from './rules/eligibility.ts';
export type { Finding } from './rules/fair-terms.ts';
export { type LocalText, type Terms, type TermsInput } from './rules/terms.ts';
export { readReference, referenceOf } from './rules/reference.ts';
export {
  AUDIENCES,
  FOLLOWERS,
  MODES,
  OFFER_KINDS,
  TREATMENTS,
  type Audience,
  type Followers,
  VOID_STATUSES,
  type FulfilmentState,
  type GrantState,
  type Mode,
  type OfferKind,
  type OfferSetStatus,
  type RedemptionState,
  type Treatment,
  type VoidStatus,
} from './rules/states.ts';

export const STATUS_CHECKS = [
  { table: 'offer_set', column: 'status', lifecycle: offerSetLifecycle },
  { table: 'offer_grant', column: 'state', lifecycle: grantLifecycle },
  { table: 'redemption', column: 'state', lifecycle: redemptionLifecycle },
  { table: 'fulfilment', column: 'state', lifecycle: fulfilmentLifecycle },
  { table: 'grant_void', column: 'status', lifecycle: voidLifecycle },
  { table: 'budget_raise', column: 'status', lifecycle: raiseLifecycle },
  { table: 'grant_wait', column: 'state', lifecycle: waitLifecycle },
] as const;
