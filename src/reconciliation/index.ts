/** Front door of the reconciliation room: do the books agree? */
import { proofOrderLifecycle } from './rules/order-states.ts';

export { type BillInput, Bills } from './bills.ts';
export type { Bill, Billed } from './bills.store.ts';
export { CostFiles } from './cost-files.ts';
export { COST_LOCALES, type CostLocale } from './cost-words.ts';
export { type CurrencyTotals, Figures, type FigureSet, type KeptFigures } from './figures.ts';
export type { TakeUpDay } from './figures.store.ts';
export { type Proofs, ProofOrders, type Proving } from './proof-orders.ts';
export type { MadeProof } from './proof-orders.store.ts';
export { RECONCILIATION_ERRORS } from './reconciliation.errors.ts';
export { ReconciliationJobs } from './reconciliation.jobs.ts';
export { ReconciliationModule } from './reconciliation.module.ts';
export type { OfferCost, SetCost } from './reconciliation.store.ts';
export { Reconciliation, type CostReport, type Proof, type TakeUp } from './reconciliation.ts';
export type { Identity } from './rules/identities.ts';
export { centsOf, type Sending, SENT_CHANNELS } from './rules/sending.ts';
export { PROOF_STEPS } from './rules/order-states.ts';

export const STATUS_CHECKS = [
  { table: 'proof_order', column: 'status', lifecycle: proofOrderLifecycle },
] as const;
