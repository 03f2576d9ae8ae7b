/** Wires the reports room. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { LawsModule } from '../laws/index.ts';
import { NoticesModule } from '../notices/index.ts';
import { Duties, Rulings } from './duties.ts';
import { RegulatorReports, ReportSources } from './regulator-reports.ts';
import { ReportJobs } from './reports.jobs.ts';
import { StoredReports } from './stored-reports.ts';
import { Substitutes } from './substitutes.ts';

@Module({
  imports: [IncidentsModule, LawsModule, NoticesModule],
  providers: [Rulings, Duties, ReportSources, RegulatorReports, StoredReports, Substitutes, ReportJobs],
  exports: [Duties, RegulatorReports, StoredReports, Substitutes, ReportJobs],
})
export class ReportsModule {}
