/** What every process runs of alarms: it says that it lives, and watches with the others. */
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.ts';
import { AlarmTelling } from './alarm-telling.ts';
import { AlarmWatch } from './alarm-watch.ts';
import { Beats } from './beats.ts';

const BEAT_SECONDS = 10;
const LOOK_SECONDS = 30;
const TELL_SECONDS = 15;

@Injectable()
export class AlarmJobs implements OnModuleDestroy {
  #beating = false;

  constructor(
    private readonly jobs: Jobs,
    private readonly beats: Beats,
    private readonly watch: AlarmWatch,
    private readonly telling: AlarmTelling,
  ) {}

  start(role: 'web' | 'worker'): void {
    this.#beating = true;
    this.jobs.everyHere(BEAT_SECONDS, 'alarms.beat', async (signal) => {
      if (!signal.aborted) await this.beats.beat(role);
    });
    this.jobs.every(LOOK_SECONDS, 'alarms.look', () => this.watch.look());
    this.jobs.every(TELL_SECONDS, 'alarms.tell', async (signal) => {
      await this.telling.tell(signal);
    });
  }

  async onModuleDestroy(): Promise<void> {
    if (!this.#beating) return;
    // A database that is away keeps the line; then the process counts as dead, and that is worth a look.
    await this.beats.end().catch(() => undefined);
  }
}
