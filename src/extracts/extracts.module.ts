/** Wires the extracts room; the app provides `ToldHistory` in a global module. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { IntakeModule } from '../intake/index.ts';
import { OperatorsModule } from '../operators/index.ts';
import { PeopleModule } from '../people/index.ts';
import { UploadsModule } from '../uploads/index.ts';
import { ActionLists } from './action-lists.ts';
import { Dossiers } from './dossiers.ts';
import { ExtractFiles } from './extract-files.ts';
import { ExtractJobs } from './extracts.jobs.ts';
import { Extracts } from './extracts.ts';
import { Statements } from './statements.ts';

@Module({
  imports: [IncidentsModule, OperatorsModule, UploadsModule, IntakeModule, PeopleModule],
  providers: [Dossiers, Statements, ActionLists, Extracts, ExtractFiles, ExtractJobs],
  exports: [Statements, ActionLists, Extracts, ExtractFiles, ExtractJobs],
})
export class ExtractsModule {}
