/** Wires the handover room; the app provides `MergeFields` and `COHORT_PREPARATION` in a global module. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { MessagesModule } from '../messages/index.ts';
import { NoticesModule } from '../notices/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import { PeopleModule } from '../people/index.ts';
import { UploadsModule } from '../uploads/index.ts';
import { BatchFiles } from './batch-files.ts';
import { Batches } from './batches.ts';
import { Contents } from './contents.ts';
import { HandoverJobs } from './handover.jobs.ts';
import { Outlooks } from './outlooks.ts';
import { Results } from './results.ts';
import { LineContacts, Texts } from './texts.ts';
import { Vendors } from './vendors.ts';

@Module({
  imports: [IncidentsModule, OperatorsModule, UploadsModule, PeopleModule, MessagesModule, NoticesModule],
  providers: [Vendors, Batches, LineContacts, Texts, Contents, BatchFiles, Outlooks, Results, HandoverJobs],
  exports: [Vendors, Batches, BatchFiles, Outlooks, Results, HandoverJobs],
})
export class HandoverModule {}
