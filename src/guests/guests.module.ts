/** Wires the guests room; the app provides `SUPPRESSIONS` in a global module. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { NoticesModule } from '../notices/index.ts';
import { PeopleModule } from '../people/index.ts';
import { GuestJobs } from './guests.jobs.ts';
import { KnownContacts } from './known-contacts.ts';
import { OwnMail } from './own-mail.ts';
import { OwnPageNotes } from './own-page-notes.ts';
import { Replies } from './replies.ts';
import { SecondFactors } from './second-factors.ts';
import { ReplySending } from './sending.ts';

@Module({
  imports: [IncidentsModule, PeopleModule, NoticesModule],
  providers: [KnownContacts, Replies, ReplySending, SecondFactors, OwnPageNotes, OwnMail, GuestJobs],
  exports: [KnownContacts, Replies, SecondFactors, OwnPageNotes, OwnMail, GuestJobs],
})
export class GuestsModule {}
