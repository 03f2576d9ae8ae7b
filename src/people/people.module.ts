/** Wires the people room; the app provides `ResolveFence` in a global module. */
import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.ts';
import { Lookups } from './lookups.ts';
import { People } from './people.ts';
import { Reveals } from './reveals.ts';

@Module({
  imports: [IncidentsModule],
  providers: [People, Lookups, Reveals],
  exports: [People, Lookups, Reveals],
})
export class PeopleModule {}
