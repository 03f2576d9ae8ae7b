/** Front door of the ledger: the book and nothing else. */
import { periodLifecycle } from './rules/periods.ts';

export { type JournalQuery, Journals, type JournalView } from './journals.ts';
export type { AccountFigure } from './journals.store.ts';
export { LEDGER_ERRORS } from './ledger.errors.ts';
export { LedgerModule } from './ledger.module.ts';
export type { Balance, BalanceScope } from './ledger.store.ts';
export { Ledger } from './ledger.ts';
export type { BookProof, Check, Posted, WrittenJournals } from './ledger.ts';
export { ACCOUNTS, PLANES, planeOf } from './rules/accounts.ts';
export type { AccountCode, Plane } from './rules/accounts.ts';
export { isBalanced, mirrored, NO_COHORT, sums } from './rules/journal.ts';
export type { JournalFacts, JournalInput, Line } from './rules/journal.ts';
export { localDate, monthOf } from './rules/periods.ts';

export const STATUS_CHECKS = [{ table: 'period', column: 'status', lifecycle: periodLifecycle }] as const;
