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

@Module({
  imports: [IncidentsModule, PeopleModule, NoticesModule, ReceiptsModule, CompensationModule, GuestsModule],
  providers: [Finding, Callers, CallActs, Calls],
  exports: [Calls],
})
export class HotlineModule {}
