/** Front door of the intake room: export files become staged rows, and every reject keeps its reason. */
import { sourceLifecycle } from './rules/source-states.ts';

export { SourceCells, type CellColumn, type CellRecord, type OpenedCells } from './cells-of.ts';
export { EnteringJobs } from './entering-jobs.ts';
export { Intake } from './intake.ts';
export { IntakeJobs } from './intake.jobs.ts';
export { IntakeModule } from './intake.module.ts';
export { INTAKE_ERRORS } from './intake.errors.ts';
export { Mappings } from './mappings.ts';
export type {
  Imported,
  Inspected,
  KnownMapping,
  MappingCheck,
  MappingSignature,
  MappingVersion,
  Proposals,
} from './mappings.types.ts';
export type { InspectedColumn } from './inspection.ts';
export { analyzeFreshRows, endUploads, noteResolved } from './marks.store.ts';
export { readEmail } from './rules/cells.ts';
export { isMailboxProvider, looksMistyped } from './rules/typo-domains.ts';
export { readPhone } from './rules/phone.ts';
export { batchKey, openRow, sealRow } from './row-contact.ts';
export type { RowContact, RowRef } from './row-contact.ts';
export type { IngestOptions } from './ingest.ts';
export type {
  Entered,
  Reject,
  RejectCounts,
  RejectedFor,
  RejectExample,
  Source,
  Uploaded,
} from './intake.types.ts';
export { relink } from './linking.ts';
export { rejectsCsv } from './rejects-csv.ts';
export { FilesWatch, type FilesStanding, type LiveFiles } from './watching.ts';
export type { RejectReason, SourceStatus } from './rules/source-states.ts';

export const STATUS_CHECKS = [{ table: 'source', column: 'status', lifecycle: sourceLifecycle }] as const;
