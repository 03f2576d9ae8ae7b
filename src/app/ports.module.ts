/** Plugs upper rooms into what lower rooms ask for; global, so that no room needs to know who answers. */
import { Global, Module } from '@nestjs/common';
import { CompensationModule, Links } from '../compensation/index.ts';
import { ToldHistory } from '../extracts/index.ts';
import { LegalClocks, ReadinessProbe } from '../incidents/index.ts';
import { MergeFields } from '../messages/index.ts';
import {
  COHORT_PREPARATION,
  DeliveriesModule,
  NoticeFence,
  NoticeHistory,
  NoticesModule,
  PENDING_EVENTS,
  SUPPRESSIONS,
} from '../notices/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import { PeopleModule, ResolveFence } from '../people/index.ts';
import { EventsToProject, SuppressionList } from '../receipts/index.ts';
import { Duties, ReportsModule } from '../reports/index.ts';
import { AppReadinessProbe } from './readiness-probe.ts';

@Global()
@Module({
  imports: [
    OperatorsModule,
    PeopleModule,
    DeliveriesModule,
    NoticesModule,
    CompensationModule,
    ReportsModule,
  ],
  providers: [
    { provide: ResolveFence, useExisting: NoticeFence },
    { provide: ToldHistory, useExisting: NoticeHistory },
    { provide: MergeFields, useExisting: Links },
    { provide: COHORT_PREPARATION, useExisting: Links },
    { provide: SUPPRESSIONS, useClass: SuppressionList },
    { provide: PENDING_EVENTS, useClass: EventsToProject },
    { provide: ReadinessProbe, useClass: AppReadinessProbe },
    { provide: LegalClocks, useExisting: Duties },
  ],
  exports: [
    ResolveFence,
    ToldHistory,
    MergeFields,
    COHORT_PREPARATION,
    SUPPRESSIONS,
    PENDING_EVENTS,
    ReadinessProbe,
    LegalClocks,
  ],
})
export class PortsModule {}
