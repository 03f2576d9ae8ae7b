/** Wires the alarms room; the app provides `LegalClocks` in a global module. */
import { Module } from '@nestjs/common';
import { CodesModule } from '../codes/index.ts';
import { IncidentsModule } from '../incidents/index.ts';
import { LawsModule } from '../laws/index.ts';
import { NoticesModule } from '../notices/index.ts';
import { PeopleModule } from '../people/index.ts';
import { AlarmJobs } from './alarms.jobs.ts';
import { Alarms } from './alarms.ts';
import { AlarmTelling } from './alarm-telling.ts';
import { AlarmWatch } from './alarm-watch.ts';
import { Beats } from './beats.ts';
import { WrongBursts } from './wrong-bursts.ts';
import { Awaiting, Dates, FirstTelling, Matters, Senders } from './matters.ts';

@Module({
  imports: [CodesModule, IncidentsModule, LawsModule, PeopleModule, NoticesModule],
  providers: [
    Beats,
    FirstTelling,
    Senders,
    Dates,
    Awaiting,
    Matters,
    AlarmWatch,
    AlarmTelling,
    Alarms,
    AlarmJobs,
    WrongBursts,
  ],
  exports: [Alarms, AlarmJobs, WrongBursts],
})
export class AlarmsModule {}
