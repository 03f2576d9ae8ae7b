/** Every room wired to every other, without a door: what a worker and the terminal work with. */
import { type DynamicModule, Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/index.ts';
import { CodesModule } from '../codes/index.ts';
import { CompensationModule } from '../compensation/index.ts';
import { ExtractsModule } from '../extracts/index.ts';
import { GuestsModule } from '../guests/index.ts';
import { FulfilmentModule } from '../fulfilment/index.ts';
import { HandoverModule } from '../handover/index.ts';
import { HotlineModule } from '../hotline/index.ts';
import { IncidentsModule } from '../incidents/index.ts';
import { InquiriesModule } from '../inquiries/index.ts';
import { IntakeModule } from '../intake/index.ts';
import { LawsModule } from '../laws/index.ts';
import { LedgerModule } from '../ledger/index.ts';
import { MessagesModule } from '../messages/index.ts';
import { NoticesModule } from '../notices/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import { OverviewModule } from '../overview/index.ts';
import { PagesModule } from '../pages/index.ts';
import { PeopleModule } from '../people/index.ts';
import { PlatformModule, type PlatformParts } from '../platform/platform.module.ts';
import { ProofsModule } from '../proofs/index.ts';
import { ReceiptsModule } from '../receipts/index.ts';
import { ReconciliationModule } from '../reconciliation/index.ts';
import { ReportsModule } from '../reports/index.ts';
import { UploadsModule } from '../uploads/index.ts';
import { PortsModule } from './ports.module.ts';

@Module({})
export class RoomsModule {
  static with(parts: PlatformParts): DynamicModule {
    return {
      module: RoomsModule,
      imports: [
        PlatformModule.forRoot(parts),
        PortsModule,
        LedgerModule,
        IncidentsModule,
        OperatorsModule,
        UploadsModule,
        LawsModule,
        IntakeModule,
        PeopleModule,
        MessagesModule,
        ExtractsModule,
        NoticesModule,
        ReceiptsModule,
        GuestsModule,
        HandoverModule,
        PagesModule,
        InquiriesModule,
        ProofsModule,
        AlarmsModule,
        CodesModule,
        CompensationModule,
        FulfilmentModule,
        ReconciliationModule,
        ReportsModule,
        HotlineModule,
        OverviewModule,
      ],
    };
  }
}
