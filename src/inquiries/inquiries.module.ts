/** Wires the inquiries room; the app provides `MergeFields` and `SUPPRESSIONS` in a global module. */
import { Module } from '@nestjs/common';
import { GuestsModule } from '../guests/index.ts';
import { IncidentsModule } from '../incidents/index.ts';
import { LawsModule } from '../laws/index.ts';
import { PagesModule } from '../pages/index.ts';
import { AnswerLetters } from './answer-letters.ts';
import { Answering } from './answering.ts';
import { FoundPeople } from './found-people.ts';
import { InquiryJobs } from './inquiries.jobs.ts';
import { Inquiries } from './inquiries.ts';

@Module({
  imports: [IncidentsModule, LawsModule, PagesModule, GuestsModule],
  providers: [Inquiries, FoundPeople, AnswerLetters, Answering, InquiryJobs],
  exports: [Inquiries, Answering, InquiryJobs],
})
export class InquiriesModule {}
