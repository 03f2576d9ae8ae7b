/** Front door of the fulfilment room: how what was chosen gets to the person who chose it. */
import { callLifecycle, payoutLifecycle } from './rules/call-states.ts';
import { claimLifecycle } from './rules/claim-states.ts';

export { ArrivedCodes } from './arrived-codes.ts';
export { HttpAdapter } from './adapters/http.ts';
export { Calls, type Worked } from './calls.ts';
export { CalledPeople } from './called.ts';
export { type ClaimDecision, Claims, type ClaimState, type ClaimView, type Filer } from './claims.ts';
export { ClaimSeals } from './claim-seals.ts';
export { DeadLetters, type DeadLetterView } from './dead-letters.ts';
export { type EnrolmentPost, Enrolments, type Feed, type ListedFeed } from './enrolments.ts';
export { Failures } from './failures.ts';
export { ReceiptMails } from './receipt-mails.ts';
export { receiptLetter } from './rules/receipt-letter.ts';
export { FULFILMENT_ERRORS } from './fulfilment.errors.ts';
export { FulfilmentJobs } from './fulfilment.jobs.ts';
export { FulfilmentModule } from './fulfilment.module.ts';
export { PayoutFiles } from './payout-files.ts';
export { type FailedLine, type Payout, Payouts } from './payouts.ts';
export type { FulfilmentAdapter, Order } from './ports.ts';
export { type Card, type Programme, type ProgrammeInput, Programmes } from './programmes.ts';
export { DEAD_WHYS, type DeadWhy, PAYOUT_KINDS, type PayoutKind } from './rules/call-states.ts';
export { EVIDENCE_TYPES, typeOf } from './rules/evidence.ts';

export const STATUS_CHECKS = [
  { table: 'fulfilment_call', column: 'state', lifecycle: callLifecycle },
  { table: 'payout', column: 'status', lifecycle: payoutLifecycle },
  { table: 'claim', column: 'status', lifecycle: claimLifecycle },
] as const;
