/** Front door of the reconciliation room: do the books agree? */
export { RECONCILIATION_ERRORS } from './reconciliation.errors.ts';
export { ReconciliationModule } from './reconciliation.module.ts';
export type { OfferCost, SetCost } from './reconciliation.store.ts';
export { Reconciliation, type CostReport, type Proof, type TakeUp } from './reconciliation.ts';
export type { Identity } from './rules/identities.ts';
