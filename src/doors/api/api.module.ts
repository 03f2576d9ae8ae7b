/** Wires the operators' door: routes, their guard, how bodies are read and answers given. */
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { CodesModule } from '../../codes/index.ts';
import { CompensationModule } from '../../compensation/index.ts';
import { ExtractsModule } from '../../extracts/index.ts';
import { FulfilmentModule } from '../../fulfilment/index.ts';
import { HandoverModule } from '../../handover/index.ts';
import { InquiriesModule } from '../../inquiries/index.ts';
import { IncidentsModule } from '../../incidents/index.ts';
import { IntakeModule } from '../../intake/index.ts';
import { LawsModule } from '../../laws/index.ts';
import { LedgerModule } from '../../ledger/index.ts';
import { MessagesModule } from '../../messages/index.ts';
import { NoticesModule } from '../../notices/index.ts';
import { OperatorsModule } from '../../operators/index.ts';
import { OverviewModule } from '../../overview/index.ts';
import { PagesModule } from '../../pages/index.ts';
import { PeopleModule } from '../../people/index.ts';
import { AlarmsModule } from '../../alarms/index.ts';
import { HotlineModule } from '../../hotline/index.ts';
import { ProofsModule } from '../../proofs/index.ts';
import { ReceiptsModule } from '../../receipts/index.ts';
import { ReconciliationModule } from '../../reconciliation/index.ts';
import { ReportsModule } from '../../reports/index.ts';
import { UploadsModule } from '../../uploads/index.ts';
import { IdempotencyInterceptor } from '../../platform/http/idempotency.interceptor.ts';
import { ProblemFilter } from '../../platform/http/problem.filter.ts';
import { Book } from '../book.ts';
import { Drafting } from '../drafting.ts';
import { Finance } from '../finance.ts';
import { Fulfilling } from '../fulfilling.ts';
import { Launching } from '../launching.ts';
import { Noticing } from '../noticing.ts';
import { Offering } from '../offering.ts';
import { PostedPages } from '../posted-pages.ts';
import { Reach } from '../reach.ts';
import { Watching } from '../watching.ts';
import { AccessGuard } from './access.guard.ts';
import { BodyPipe } from './body.pipe.ts';
import { PlainJsonInterceptor } from './plain-json.interceptor.ts';
import { ChangesController } from './changes.controller.ts';
import { DomainsController } from './domains.controller.ts';
import { ExtractsController } from './extracts.controller.ts';
import { ClaimsController } from './claims.controller.ts';
import { FulfilmentController } from './fulfilment.controller.ts';
import { FinanceController } from './finance.controller.ts';
import { SendingBillsController } from './sending-bills.controller.ts';
import { GrantsController } from './grants.controller.ts';
import { GuardsController } from './guards.controller.ts';
import { HandoverController } from './handover.controller.ts';
import { VendorsController } from './vendors.controller.ts';
import { OverviewsController } from './overviews.controller.ts';
import { OutlooksController } from './outlooks.controller.ts';
import { HealthController } from './health.controller.ts';
import { IdentitiesController } from './identities.controller.ts';
import { IncidentsController } from './incidents.controller.ts';
import { IntakeController } from './intake.controller.ts';
import { DraftsController } from './drafts.controller.ts';
import { LiveController } from './live.controller.ts';
import { LanesController } from './lanes.controller.ts';
import { HoldsController } from './holds.controller.ts';
import { LawEditsController } from './law-edits.controller.ts';
import { LawsController } from './laws.controller.ts';
import { PostingsController } from './postings.controller.ts';
import { LookupsController } from './lookups.controller.ts';
import { MappingsController } from './mappings.controller.ts';
import { MessagesController } from './messages.controller.ts';
import { PapersController } from './papers.controller.ts';
import { SeedsController } from './seeds.controller.ts';
import { EmergenciesController } from './emergencies.controller.ts';
import { DeputiesController } from './deputies.controller.ts';
import { NoticesController } from './notices.controller.ts';
import { CodePoolsController } from './code-pools.controller.ts';
import { CodesController } from './codes.controller.ts';
import { OffersController } from './offers.controller.ts';
import { BudgetRaisesController } from './budget-raises.controller.ts';
import { MeController } from './me.controller.ts';
import { OperatorChangesController } from './operator-changes.controller.ts';
import { OperatorAccessController, OperatorsController } from './operators.controller.ts';
import { PageDraftsController } from './page-drafts.controller.ts';
import { PagesController } from './pages.controller.ts';
import { ProvidersController } from './providers.controller.ts';
import { PeopleController } from './people.controller.ts';
import { ReportsController } from './reports.controller.ts';
import { SourcesController } from './sources.controller.ts';
import { SendingController } from './sending.controller.ts';
import { UnknownsController } from './unknowns.controller.ts';
import { UploadsController } from './uploads.controller.ts';
import { WatchingController } from './watching.controller.ts';
import { AlarmsController } from './alarms.controller.ts';
import { HotlineController } from './hotline.controller.ts';
import { HotlinePagesController } from '../hotline/hotline.controller.ts';
import { PreflightsController } from './preflights.controller.ts';
import { ProofsController } from './proofs.controller.ts';
import { SharingController } from './sharing.controller.ts';
import { StatementsController } from './statements.controller.ts';
import { PortalModule } from '../portal/portal.module.ts';
import { SecondFactorController } from '../sign-in/second-factor.controller.ts';
import { SignInController } from '../sign-in/sign-in.controller.ts';

@Module({
  imports: [
    TerminusModule.forRoot({ logger: false }),
    OperatorsModule,
    IncidentsModule,
    UploadsModule,
    IntakeModule,
    PeopleModule,
    LedgerModule,
    MessagesModule,
    ExtractsModule,
    ProofsModule,
    AlarmsModule,
    NoticesModule,
    ReceiptsModule,
    HandoverModule,
    FulfilmentModule,
    CodesModule,
    CompensationModule,
    ReconciliationModule,
    LawsModule,
    PagesModule,
    InquiriesModule,
    PortalModule,
    ReportsModule,
    HotlineModule,
    OverviewModule,
  ],
  controllers: [
    HealthController,
    SignInController,
    SecondFactorController,
    MeController,
    WatchingController,
    OperatorsController,
    OperatorAccessController,
    OperatorChangesController,
    IncidentsController,
    OverviewsController,
    UploadsController,
    IntakeController,
    SourcesController,
    MappingsController,
    PeopleController,
    GuardsController,
    DomainsController,
    LookupsController,
    IdentitiesController,
    SharingController,
    ExtractsController,
    StatementsController,
    PreflightsController,
    ProofsController,
    AlarmsController,
    MessagesController,
    PapersController,
    NoticesController,
    DraftsController,
    LiveController,
    SeedsController,
    EmergenciesController,
    DeputiesController,
    ChangesController,
    LanesController,
    SendingController,
    UnknownsController,
    HandoverController,
    VendorsController,
    OutlooksController,
    OffersController,
    BudgetRaisesController,
    CodePoolsController,
    CodesController,
    GrantsController,
    FulfilmentController,
    ClaimsController,
    FinanceController,
    SendingBillsController,
    LawsController,
    LawEditsController,
    HoldsController,
    PostingsController,
    PagesController,
    PageDraftsController,
    ProvidersController,
    ReportsController,
    HotlineController,
    HotlinePagesController,
  ],
  providers: [
    Book,
    Drafting,
    Finance,
    Fulfilling,
    Launching,
    Noticing,
    Offering,
    PostedPages,
    Reach,
    Watching,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useClass: BodyPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
    // The first is outermost: what is remembered is what was answered.
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: PlainJsonInterceptor },
  ],
  exports: [Launching],
})
export class ApiModule {}
