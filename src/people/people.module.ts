/** Wires the people room; the app provides `ResolveFence` in a global module. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import { Guards } from './guards.ts';
import { Lookups } from './lookups.ts';
import { People } from './people.ts';
import { Reveals } from './reveals.ts';
import { SharedKeys } from './shared-keys.ts';
import { Sharing } from './sharing.ts';
import { SharingJobs } from './sharing.jobs.ts';

@Module({
  imports: [IncidentsModule, OperatorsModule],
  providers: [People, Guards, Lookups, Reveals, Sharing, SharedKeys, SharingJobs],
  exports: [People, Guards, Lookups, Reveals, Sharing, SharedKeys, SharingJobs],
})
export class PeopleModule {}
