/** Nest wiring of the messages room; the app provides MergeFields globally. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { LawsModule } from '../laws/index.ts';
import { Checks } from './checks.ts';
import { Messages } from './messages.ts';
import { Prices } from './prices.ts';

@Module({
  imports: [IncidentsModule, LawsModule],
  providers: [Checks, Messages, Prices],
  exports: [Checks, Messages, Prices],
})
export class MessagesModule {}
