/** What a worker runs. Every job is a wake-up and every sweep a repair: losing all of them loses nothing. */
import type { INestApplicationContext } from '@nestjs/common';
import { AlarmJobs } from '../alarms/index.ts';
import { CompensationJobs, GrantJobs } from '../compensation/index.ts';
import { ExtractJobs } from '../extracts/index.ts';
import { GuestJobs } from '../guests/index.ts';
import { FulfilmentJobs } from '../fulfilment/index.ts';
import { HandoverJobs } from '../handover/index.ts';
import { InquiryJobs } from '../inquiries/index.ts';
import { EnteringJobs, Intake, IntakeJobs } from '../intake/index.ts';
import { CountJobs, NoticeJobs, UnknownJobs } from '../notices/index.ts';
import { Orders, ORDERS_QUEUE, Sessions } from '../operators/index.ts';
import { DomainJobs, People, SharingJobs } from '../people/index.ts';
import type { Config } from '../platform/config.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Upkeep } from '../platform/upkeep.ts';
import { CONFIG } from '../platform/tokens.ts';
import { ProofJobs } from '../proofs/index.ts';
import { ReceiptJobs } from '../receipts/index.ts';
import { ReconciliationJobs } from '../reconciliation/index.ts';
import { ReportJobs } from '../reports/index.ts';
import { UploadJobs } from '../uploads/index.ts';
import { watchPostings } from './posting-watch.ts';
import { haltAfterRestore } from './restored.ts';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3_600;

/** Takes up all work in this process; closing the application ends it. */
export async function startWork(app: INestApplicationContext): Promise<void> {
  const anywhere = { strict: false };
  const { limits } = app.get<Config>(CONFIG, anywhere);
  await haltAfterRestore(app);
  // Also under a running worker: a failover does not restart it, but its connections break, which hastens this.
  app.get(Jobs, anywhere).everyHere(MINUTE_SECONDS, 'app.restore', () => haltAfterRestore(app));
  app.get(Upkeep, anywhere).start();
  app.get(UploadJobs, anywhere).start();
  await app.get(EnteringJobs, anywhere).start();
  await app.get(IntakeJobs, anywhere).start();
  await startOrders(app);
  await app.get(SharingJobs, anywhere).start();
  await app.get(DomainJobs, anywhere).start();
  await app.get(ExtractJobs, anywhere).start();
  await app.get(NoticeJobs, anywhere).start(limits.jobConcurrency);
  await app.get(CountJobs, anywhere).start();
  await app.get(ReceiptJobs, anywhere).start();
  await app.get(HandoverJobs, anywhere).start();
  await app.get(GuestJobs, anywhere).start();
  app.get(UnknownJobs, anywhere).start();
  await app.get(CompensationJobs, anywhere).start();
  app.get(GrantJobs, anywhere).start();
  await app.get(FulfilmentJobs, anywhere).start(limits.jobConcurrency);
  await app.get(InquiryJobs, anywhere).start();
  watchPostings(app);
  app.get(ProofJobs, anywhere).start();
  app.get(AlarmJobs, anywhere).start('worker');
  await app.get(ReportJobs, anywhere).start();
  await app.get(ReconciliationJobs, anywhere).start();
}

/** Long work that people asked for over the API, done in their name. */
async function startOrders(app: INestApplicationContext): Promise<void> {
  const anywhere = { strict: false };
  const [jobs, orders] = [app.get(Jobs, anywhere), app.get(Orders, anywhere)];
  const intake = app.get(Intake, anywhere);
  const [people, sessions] = [app.get(People, anywhere), app.get(Sessions, anywhere)];
  const work = async (orderId: string): Promise<void> => {
    await orders.run(orderId, async ({ incidentId }, actor) => {
      const result = await people.resolve(incidentId, actor);
      await people.countAlike(incidentId);
      return { ...result };
    });
    // What the run has read need not be kept; the sweep does it where this is cut off.
    await intake.deleteDueUploads();
  };
  await jobs.work(ORDERS_QUEUE, work, { concurrency: 1 });
  jobs.every(MINUTE_SECONDS, 'operators.orders', async () => {
    await orders.wakeWaiting();
  });
  jobs.every(HOUR_SECONDS, 'operators.sessions', async () => {
    await sessions.sweep();
  });
}
