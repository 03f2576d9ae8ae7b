/** Wires the hotline room. */
import { Module } from '@nestjs/common';
import { CompensationModule } from '../compensation/index.ts';
import { GuestsModule } from '../guests/index.ts';
import { IncidentsModule } from '../incidents/index.ts';
import { NoticesModule } from '../notices/index.ts';
import { PeopleModule } from '../people/index.ts';
import { ReceiptsModule } from '../receipts/index.ts';
import { CallActs } from './call-acts.ts';
import { Callers } from './callers.ts';
import { Calls } from './calls.ts';
import { Finding } from './finding.ts';
import { PageAgain } from './page-again.ts';
import { Resends } from './resends.ts';

@Module({
  imports: [IncidentsModule, PeopleModule, NoticesModule, ReceiptsModule, CompensationModule, GuestsModule],
  providers: [Finding, Callers, PageAgain, CallActs, Calls, Resends],
  exports: [Calls, Resends],
})
export class HotlineModule {}
