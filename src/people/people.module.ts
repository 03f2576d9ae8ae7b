/** Wires the people room; the app provides `ResolveFence` in a global module. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import { Guards } from './guards.ts';
import { Identities } from './identities.ts';
import { Lookups } from './lookups.ts';
import { People } from './people.ts';
import { Reveals } from './reveals.ts';
import { Seeds } from './seeds.ts';
import { SharedKeys } from './shared-keys.ts';
import { Sharing } from './sharing.ts';
import { SharingJobs } from './sharing.jobs.ts';
import { Unaffected } from './unaffected.ts';

@Module({
  imports: [IncidentsModule, OperatorsModule],
  providers: [People, Guards, Identities, Unaffected, Lookups, Reveals, Sharing, Seeds, SharedKeys, SharingJobs],
  exports: [People, Guards, Identities, Unaffected, Lookups, Reveals, Sharing, Seeds, SharedKeys, SharingJobs],
})
export class PeopleModule {}
