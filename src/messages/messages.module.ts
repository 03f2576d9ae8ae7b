/** Nest wiring of the messages room; the app provides MergeFields globally. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { Messages } from './messages.ts';
import { Prices } from './prices.ts';

@Module({ imports: [IncidentsModule], providers: [Messages, Prices], exports: [Messages, Prices] })
export class MessagesModule {}
