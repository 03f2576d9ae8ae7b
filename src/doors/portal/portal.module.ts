/** Wires the portal door; the rooms it calls are global façades of the application. */
import { Module } from '@nestjs/common';
import { AlarmsModule } from '../../alarms/index.ts';
import { CompensationModule } from '../../compensation/index.ts';
import { FulfilmentModule } from '../../fulfilment/index.ts';
import { GuestsModule } from '../../guests/index.ts';
import { InquiriesModule } from '../../inquiries/index.ts';
import { IncidentsModule } from '../../incidents/index.ts';
import { LawsModule } from '../../laws/index.ts';
import { NoticesModule } from '../../notices/index.ts';
import { PagesModule } from '../../pages/index.ts';
import { ProofsModule } from '../../proofs/index.ts';
import { ReceiptsModule } from '../../receipts/index.ts';
import { AffectedController } from './affected.controller.ts';
import { Branding } from './branding.ts';
import { ClaimController } from './claim.controller.ts';
import { HomeController } from './home.controller.ts';
import { IncidentController } from './incident.controller.ts';
import { IncidentPages } from './incident-pages.ts';
import { PagePreviews } from './page-previews.ts';
import { MyController } from './my.controller.ts';
import { OffersController } from './offers.controller.ts';
import { PortalFilter } from './portal.filter.ts';
import { Portal } from './portal.ts';
import { ProveController } from './prove.controller.ts';
import { PublicIncidents } from './public-incidents.ts';
import { ReallyController } from './really.controller.ts';
import { ReceiptController } from './receipt.controller.ts';
import { ReceiptsAgain } from './receipts-again.ts';
import { SituationsController } from './situations.controller.ts';
import { Visits } from './visits.ts';
import { WaitingController } from './waiting.controller.ts';
import { WrongTries } from './wrong-tries.ts';

@Module({
  imports: [
    AlarmsModule,
    IncidentsModule,
    NoticesModule,
    CompensationModule,
    GuestsModule,
    FulfilmentModule,
    ReceiptsModule,
    ProofsModule,
    LawsModule,
    PagesModule,
    InquiriesModule,
  ],
  controllers: [
    HomeController,
    MyController,
    ReceiptController,
    OffersController,
    ProveController,
    SituationsController,
    ClaimController,
    WaitingController,
    IncidentController,
    ReallyController,
    AffectedController,
  ],
  providers: [
    Portal,
    ReceiptsAgain,
    Branding,
    PublicIncidents,
    PagePreviews,
    IncidentPages,
    Visits,
    WrongTries,
    PortalFilter,
  ],
  exports: [PagePreviews],
})
export class PortalModule {}
