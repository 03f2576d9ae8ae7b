/** Wires the receipts room. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { DeliveriesModule, NoticesModule } from '../notices/index.ts';
import { PeopleModule } from '../people/index.ts';
import { EventArchive } from './event-archive.ts';
import { EventImports } from './event-imports.ts';
import { EventInbox } from './event-inbox.ts';
import { EventKeys } from './event-keys.ts';
import { NotMine } from './not-mine.ts';
import { Proofs } from './proofs.ts';
import { ReceiptJobs } from './receipts.jobs.ts';
import { ReceiptEffects } from './receipt-effects.ts';
import { Receipts } from './receipts.ts';
import { Replaying } from './replaying.ts';
import { SqsPolling } from './sqs-polling.ts';
import { SuppressedAddresses } from './suppressed-addresses.ts';
import { Verification } from './verification.ts';

@Module({
  imports: [IncidentsModule, DeliveriesModule, NoticesModule, PeopleModule],
  providers: [
    EventKeys,
    Verification,
    ReceiptEffects,
    EventInbox,
    Receipts,
    Proofs,
    SuppressedAddresses,
    NotMine,
    EventArchive,
    SqsPolling,
    Replaying,
    EventImports,
    ReceiptJobs,
  ],
  exports: [EventImports, Receipts, Proofs, SuppressedAddresses, NotMine, ReceiptJobs],
})
export class ReceiptsModule {}
