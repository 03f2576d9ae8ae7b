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

@Module({
  imports: [IncidentsModule, OperatorsModule, UploadsModule],
  providers: [Intake, IntakeJobs, EnteringJobs, SourceCells, Mappings],
  exports: [Intake, IntakeJobs, EnteringJobs, SourceCells, Mappings],
})
export class IntakeModule {}
