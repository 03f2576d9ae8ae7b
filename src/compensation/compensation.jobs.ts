/** What a worker does for compensation: grants launched cohorts, delivers codes, lets lapse what nobody used. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import type { CohortId, OfferSetId } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { DELIVER_QUEUE, Fulfilments } from './fulfilments.ts';
import { cohortsWithCodes } from './fulfilments.store.ts';
import { Grants } from './grants.ts';
import { cohortsWithLapses, ungrantedUnits } from './grants.store.ts';

const GRANT_QUEUE = 'compensation.grant';
const LAPSE_QUEUE = 'compensation.lapse';
const UNITS_PER_SWEEP = 1_000;
/** Notices stand a floor below and cannot wake us: launched cohorts are looked for. */
const GRANT_SWEEP_SECONDS = 5;
/** Codes arrive in a room below: their lines are looked after. */
const LINE_SWEEP_SECONDS = 5;
const REPAIR_SWEEP_SECONDS = 60;
const CONCURRENCY = 2;

@Injectable()
export class CompensationJobs {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly grants: Grants,
    private readonly fulfilments: Fulfilments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Called once by a process that works. */
  async start(): Promise<void> {
    await this.jobs.work<{ setId: string; cohortId: string }>(
      GRANT_QUEUE,
      async ({ setId, cohortId }) => {
        await this.grants.grantCohort(setId as OfferSetId, BigInt(cohortId) as CohortId);
        await this.jobs.wake(null, DELIVER_QUEUE, { cohortId });
      },
      { concurrency: CONCURRENCY },
    );
    await this.jobs.work<{ cohortId: string }>(
      DELIVER_QUEUE,
      async ({ cohortId }) => void (await this.fulfilments.deliverCodes(BigInt(cohortId) as CohortId)),
      { concurrency: CONCURRENCY },
    );
    await this.jobs.work<{ cohortId: string }>(
      LAPSE_QUEUE,
      async ({ cohortId }) => void (await this.grants.lapse(BigInt(cohortId) as CohortId)),
      { concurrency: 1 },
    );
    this.jobs.every(GRANT_SWEEP_SECONDS, 'compensation.grants', () => this.sweepGrants());
    this.jobs.every(LINE_SWEEP_SECONDS, 'compensation.lines', () => this.sweepLines());
    this.jobs.every(REPAIR_SWEEP_SECONDS, 'compensation.repairs', () => this.sweepOthers());
  }

  /** Launched cohorts without their grants; what a set will cost is provided before its first grant. */
  async sweepGrants(): Promise<void> {
    const units = await this.db.tx((tx) => ungrantedUnits(tx, this.clock.now(), UNITS_PER_SWEEP));
    for (const setId of new Set(units.map((unit) => unit.setId))) await this.grants.provision(setId);
    await this.db.tx(async (tx) => {
      for (const { setId, cohortId } of units) {
        await this.jobs.wake(tx, GRANT_QUEUE, { setId, cohortId: String(cohortId) });
      }
    });
  }

  /** Who waited for a code and has one now; and what lost codes cost. */
  async sweepLines(): Promise<void> {
    while ((await this.fulfilments.writeOffLost()) > 0);
    for (const cohortId of await this.fulfilments.serveLines()) {
      await this.jobs.wake(null, DELIVER_QUEUE, { cohortId: String(cohortId) });
    }
  }

  /** Codes whose wake-up was lost, reservations and grants whose time is over. */
  async sweepOthers(): Promise<void> {
    await this.db.tx(async (tx) => {
      for (const cohortId of await cohortsWithCodes(tx, UNITS_PER_SWEEP)) {
        await this.jobs.wake(tx, DELIVER_QUEUE, { cohortId: String(cohortId) });
      }
      for (const cohortId of await cohortsWithLapses(tx, this.clock.now(), UNITS_PER_SWEEP)) {
        await this.jobs.wake(tx, LAPSE_QUEUE, { cohortId: String(cohortId) });
      }
    });
  }
}
