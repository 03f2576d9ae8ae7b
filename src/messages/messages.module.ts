/** Nest wiring of the messages room; the app provides MergeFields globally. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { LawsModule } from '../laws/index.ts';
import { PeopleModule } from '../people/index.ts';
import { Checks } from './checks.ts';
import { Messages } from './messages.ts';
import { ApprovalPacks } from './packs.ts';
import { Previews } from './previews.ts';
import { Prices } from './prices.ts';

const verbs = [Checks, Messages, Previews, Prices, ApprovalPacks];

@Module({ imports: [IncidentsModule, LawsModule, PeopleModule], providers: verbs, exports: verbs })
export class MessagesModule {}
