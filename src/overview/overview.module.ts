/** Wires the overview room. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { NoticesModule } from '../notices/index.ts';
import { PeopleModule } from '../people/index.ts';
import { Overview } from './overview.ts';

@Module({
  imports: [IncidentsModule, NoticesModule, PeopleModule],
  providers: [Overview],
  exports: [Overview],
})
export class OverviewModule {}
