/** Wires the reports room. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { LawsModule } from '../laws/index.ts';
import { NoticesModule } from '../notices/index.ts';
import { Duties } from './duties.ts';
import { RegulatorReports, ReportSources } from './regulator-reports.ts';
import { ReportJobs } from './reports.jobs.ts';

@Module({
  imports: [IncidentsModule, LawsModule, NoticesModule],
  providers: [Duties, ReportSources, RegulatorReports, ReportJobs],
  exports: [Duties, RegulatorReports, ReportJobs],
})
export class ReportsModule {}
