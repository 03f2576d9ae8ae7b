/** Wires the uploads room; by default the spool lies beside the keys in the data directory. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/tokens.ts';
import { openSpool, SpoolStore, type SpoolPlace } from './spool.ts';
import { UploadJobs } from './upload.jobs.ts';
import { Uploads } from './uploads.ts';

const spool = {
  provide: SpoolStore,
  inject: [CONFIG],
  useFactory: (config: Config) => openSpool(placeOf(config)),
};

function placeOf({ spool: settings, limits }: Config): SpoolPlace {
  const limitBytes = limits.uploadMaxBytes;
  if (settings.kind === 'directory') return { ...settings, limitBytes };
  const { accessKeyId, secretAccessKey } = settings.credentials ?? {};
  const credentials =
    accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey: secretAccessKey.reveal() } : null;
  return { ...settings, credentials, limitBytes };
}

@Module({
  imports: [IncidentsModule],
  providers: [spool, Uploads, UploadJobs],
  exports: [Uploads, UploadJobs, SpoolStore],
})
export class UploadsModule {}
