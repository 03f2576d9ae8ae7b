/** A launch as every door asks for it: what the notice promises of compensation must have been approved too. */
import { Injectable } from '@nestjs/common';
import { Offers } from '../compensation/index.ts';
import { Intake } from '../intake/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import type { NoticeId } from '../kernel/ids.ts';
import { type Blocker, type LaunchResult, Launches, Notices, type WaveOrder } from '../notices/index.ts';
import { Db } from '../platform/db/db.ts';

@Injectable()
export class Launching {
  constructor(
    private readonly db: Db,
    private readonly notices: Notices,
    private readonly offers: Offers,
    private readonly launches: Launches,
    private readonly intake: Intake,
  ) {}

  /** Notices stand a floor below compensation, so this question is asked here; approved sets never change. */
  async launch(id: NoticeId, order: WaveOrder, actor: Actor): Promise<LaunchResult> {
    await this.#refuseOffers(id);
    const launched = await this.launches.launch(id, order, actor);
    // Marked by the launch itself; here only so that nobody has to wait for the sweep.
    await this.intake.deleteDueUploads();
    return launched;
  }

  /** What its offers would stop a launch by; beside what the notices' own preflight says. */
  async offerBlockers(id: NoticeId): Promise<readonly Blocker[]> {
    try {
      await this.#refuseOffers(id);
      return [];
    } catch (error) {
      if (error instanceof DomainError)
        return [{ code: error.code, message: error.message, facts: error.facts }];
      throw error;
    }
  }

  async #refuseOffers(id: NoticeId): Promise<void> {
    const { incidentId, offerSetIds, kind } = await this.notices.get(id);
    const audience = kind === 'goodwill' ? 'unaffected' : 'affected';
    await this.db.tx((tx) => this.offers.requireApproved(tx, incidentId, offerSetIds, audience));
  }
}
