/** Front door of the receipts room: what became of what was sent. */
export { EventKeys } from './event-keys.ts';
export { EventInbox } from './event-inbox.ts';
export { EventArchive, isArchive } from './event-archive.ts';
export { type Brought, EventImports } from './event-imports.ts';
export { Replaying } from './replaying.ts';
export { SqsPolling } from './sqs-polling.ts';
export { EventsToProject } from './pending-events.ts';
export { NotMine } from './not-mine.ts';
export { Proofs, type ProvenAttempt } from './proofs.ts';
export { ReceiptJobs } from './receipts.jobs.ts';
export { ReceiptEffects } from './receipt-effects.ts';
export { type Answer, type Knock, Receipts } from './receipts.ts';
export { ReceiptsModule } from './receipts.module.ts';
export { RECEIPTS_ERRORS } from './receipts.errors.ts';
export {
  SuppressedAddresses,
  type SuppressedAddress,
  type SuppressionQuery,
} from './suppressed-addresses.ts';
export { SuppressionList } from './suppression-list.ts';
export { Verification } from './verification.ts';

export const STATUS_CHECKS = [] as const;
