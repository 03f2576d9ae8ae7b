/** Wires the uploads room; by default the spool lies beside the keys in the data directory. */
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/tokens.ts';
import { DirectorySpool, SpoolStore } from './spool.ts';
import { Uploads } from './uploads.ts';

const spool = {
  provide: SpoolStore,
  inject: [CONFIG],
  useFactory: (config: Config) =>
    new DirectorySpool(join(config.dataDir, 'spool'), config.limits.uploadMaxBytes),
};

@Module({ imports: [IncidentsModule], providers: [spool, Uploads], exports: [Uploads, SpoolStore] })
export class UploadsModule {}
