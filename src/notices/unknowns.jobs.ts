/** What the worker runs for attempts in doubt: a look every few seconds; the tables say at what. */
import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.ts';
import { UnknownLooks } from './unknown-looks.ts';

const LOOK_SECONDS = 5;

@Injectable()
export class UnknownJobs {
  constructor(
    private readonly jobs: Jobs,
    private readonly looks: UnknownLooks,
  ) {}

  start(): void {
    this.jobs.every(LOOK_SECONDS, 'notices.unknowns', async (signal) => {
      await this.looks.look(signal);
    });
  }
}
