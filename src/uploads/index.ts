/** Front door of the uploads room; what worker threads need of it stands in `spool.ts`, without the framework. */
import { uploadLifecycle } from './rules/upload-states.ts';

export { localFile, type LocalFile } from './local-file.ts';
export { type KeepBytes, MadeFiles, madeFileName, workMadeFiles } from './made-files.ts';
export { bringIn, type Brought } from './resuming.ts';
export { isPlainName } from './rules/names.ts';
export type { UploadStatus } from './rules/upload-states.ts';
export { UploadJobs } from './upload.jobs.ts';
export { UPLOADS_ERRORS } from './uploads.errors.ts';
export { UploadsModule } from './uploads.module.ts';
export { Uploads, type Beginning } from './uploads.ts';
export type { SealedObject, Upload, UploadId } from './uploads.types.ts';
export {
  BucketSpool,
  DirectorySpool,
  openSealed,
  openSpool,
  spoolKey,
  SpoolStore,
  writeSealed,
} from './spool.ts';
export type { SpoolPlace } from './spool.ts';

export const STATUS_CHECKS = [{ table: 'upload', column: 'status', lifecycle: uploadLifecycle }] as const;
