/** Wires the intake room. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import { UploadsModule } from '../uploads/index.ts';
import { SourceCells } from './cells-of.ts';
import { EnteringJobs } from './entering-jobs.ts';
import { IntakeJobs } from './intake.jobs.ts';
import { Intake } from './intake.ts';
import { Mappings } from './mappings.ts';
import { FilesWatch } from './watching.ts';

@Module({
  imports: [IncidentsModule, OperatorsModule, UploadsModule],
  providers: [Intake, IntakeJobs, EnteringJobs, SourceCells, Mappings, FilesWatch],
  exports: [Intake, IntakeJobs, EnteringJobs, SourceCells, Mappings, FilesWatch],
})
export class IntakeModule {}
