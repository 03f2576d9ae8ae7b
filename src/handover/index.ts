/** Front door of the handover room: files for vendors who reach people where we cannot. */
import { batchLifecycle, itemLifecycle, vendorLifecycle } from './rules/states.ts';

export { BatchFiles } from './batch-files.ts';
export { Batches, PEOPLE_MAX } from './batches.ts';
export { Contents } from './contents.ts';
export { HANDOVER_ERRORS } from './handover.errors.ts';
export { HandoverJobs } from './handover.jobs.ts';
export { HandoverModule } from './handover.module.ts';
export {
  type Batch,
  type Content,
  CONTENTS,
  type Outlook,
  type ResultFile,
  type ResultReject,
  type Unwritten,
  type Vendor,
  VENDOR_FIELDS,
  type VendorField,
  type VendorRequest,
} from './handover.types.ts';
export { Outlooks } from './outlooks.ts';
export { RESULT_BYTES_MAX, Results } from './results.ts';
export { LineContacts, Texts } from './texts.ts';
export { Vendors } from './vendors.ts';

export const STATUS_CHECKS = [
  { table: 'handover_vendor', column: 'status', lifecycle: vendorLifecycle },
  { table: 'handover_batch', column: 'status', lifecycle: batchLifecycle },
  { table: 'handover_item', column: 'status', lifecycle: itemLifecycle },
] as const;
