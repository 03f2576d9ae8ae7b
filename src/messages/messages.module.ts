/** Nest wiring of the messages room; the app provides MergeFields globally. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { Messages } from './messages.ts';

@Module({ imports: [IncidentsModule], providers: [Messages], exports: [Messages] })
export class MessagesModule {}
