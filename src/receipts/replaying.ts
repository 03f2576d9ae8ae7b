/** After a restore: events since the backup, then the providers' lists; only then a person may let anything go. */
import { Injectable } from '@nestjs/common';
import { Replays, Restores } from '../notices/index.ts';
import { EventArchive } from './event-archive.ts';
import { Receipts } from './receipts.ts';
import { SqsPolling } from './sqs-polling.ts';

@Injectable()
export class Replaying {
  constructor(
    private readonly restores: Restores,
    private readonly replays: Replays,
    readonly archive: EventArchive,
    private readonly receipts: Receipts,
    readonly queues: SqsPolling,
  ) {}

  /** Goes on with every restore that is not finished; answers how many are now. Doing it again adds nothing. */
  async replay(signal: AbortSignal): Promise<number> {
    let finished = 0;
    for (const restore of await this.restores.open()) {
      if (restore.eventsAt === null) {
        const archived = await this.archive.replay(restore.since, signal);
        const queued = await this.queues.drain(signal).catch(() => 0);
        await this.receipts.project(signal);
        if (signal.aborted) return finished;
        const strangers = await this.receipts.strangers(restore.since);
        await this.restores.eventsReplayed(restore.id, { events: archived + queued, strangers });
      }
      if (await this.replays.lookUp(restore, signal)) finished += 1;
    }
    return finished;
  }
}
