/** Front door of the extracts room: what leaves the house about people. */
import { extractLifecycle } from './rules/extract-states.ts';

export { ActionLists, type ActionListEnd, type ActionListRequest } from './action-lists.ts';
export { Dossiers } from './dossiers.ts';
export { ExtractFiles } from './extract-files.ts';
export type { Extract, ExtractPart, ExtractRequest, PartRequest } from './extract.types.ts';
export { EXTRACTS_ERRORS } from './extracts.errors.ts';
export { ExtractJobs } from './extracts.jobs.ts';
export { ExtractsModule } from './extracts.module.ts';
export { Extracts } from './extracts.ts';
export { type Told, ToldHistory } from './ports.ts';
export type { ExtractStatus } from './rules/extract-states.ts';
export { readRecipient, type Recipient } from './recipient.ts';
export { sealBytesFor, sealFor } from './seal-for.ts';
export { ERRAND_NAMES, type Errand } from './selection.ts';
export { statementPage } from './statement/page.ts';
export type { PersonLine, Statement } from './statement/types.ts';
export { Statements } from './statements.ts';

export const STATUS_CHECKS = [{ table: 'extract', column: 'status', lifecycle: extractLifecycle }] as const;
