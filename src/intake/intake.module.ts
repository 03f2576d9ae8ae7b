/** Wires the intake room. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { UploadsModule } from '../uploads/index.ts';
import { IntakeJobs } from './intake.jobs.ts';
import { Intake } from './intake.ts';

@Module({
  imports: [IncidentsModule, UploadsModule],
  providers: [Intake, IntakeJobs],
  exports: [Intake, IntakeJobs],
})
export class IntakeModule {}
