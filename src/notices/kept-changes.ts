/** How many people were told what is no longer so: counted by a worker, shown with its moment. */
import { Injectable } from '@nestjs/common';
import type { IncidentId } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import { publishedRun } from './audiences.store.ts';
import { type ChangeCounts, Changes } from './changes.ts';
import { type KeptCount, KeptCounts } from './kept-counts.ts';

export interface KeptChangeCounts extends Omit<KeptCount<ChangeCounts>, 'counted'> {
  /** Null: nothing was counted yet of the published run. */
  readonly counts: ChangeCounts | null;
}

@Injectable()
export class KeptChanges {
  constructor(
    private readonly db: Db,
    private readonly kept: KeptCounts,
    private readonly changes: Changes,
  ) {}

  /** As counted last; nothing is counted here. */
  async last(incidentId: IncidentId): Promise<KeptChangeCounts> {
    const { counted, ...when } = await this.kept.kept<ChangeCounts>(
      ofIncident(incidentId),
      await this.#basis(incidentId),
    );
    return { ...when, counts: counted };
  }

  /** Asks a worker to count again now. */
  async want(incidentId: IncidentId): Promise<void> {
    await this.kept.want(ofIncident(incidentId));
  }

  /** What the worker does: counts where a count is due. */
  async count(incidentId: IncidentId): Promise<void> {
    await this.kept.count(ofIncident(incidentId), await this.#basis(incidentId), () =>
      this.changes.counts(incidentId),
    );
  }

  /** Who is told something else by a run is known when it is published; who is told by a notice, as it goes out. */
  async #basis(incidentId: IncidentId): Promise<string> {
    return `run ${(await this.db.tx((tx) => publishedRun(tx, incidentId))) ?? 0}`;
  }
}

function ofIncident(id: IncidentId) {
  return { what: 'changes', subject: id } as const;
}
