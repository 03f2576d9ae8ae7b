/** The check before a launch: counted now for whoever waits for it, or as a worker counted it last for a page. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { fingerprintHex } from '../kernel/fingerprint.ts';
import type { NoticeId } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { publishedRun } from './audiences.store.ts';
import { type KeptCount, KeptCounts } from './kept-counts.ts';
import { type LaunchForecast, LaunchForecasts } from './launch-forecasts.ts';
import { findNotice } from './notices.ts';
import type { Notice } from './notices.store.ts';
import { meantRun } from './plan-counts.ts';
import { type Preflight, type PreflightCounts, Preflights } from './preflights.ts';

export interface LaunchCheck extends Preflight {
  /** As if it were launched now; null once it was. */
  readonly forecast: LaunchForecast | null;
}

export interface KeptLaunchCheck extends Omit<KeptCount<PreflightCounts>, 'counted'> {
  /** People, texts and providers as counted then; approval, findings and prices as they are now. */
  readonly preflight: LaunchCheck | null;
}

@Injectable()
export class LaunchChecks {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly kept: KeptCounts,
    private readonly preflights: Preflights,
    private readonly forecasts: LaunchForecasts,
  ) {}

  /** Counts everybody now: seconds where there are millions. */
  async now(id: NoticeId): Promise<LaunchCheck> {
    const { notice } = await this.#find(id);
    return this.#read(notice, await this.preflights.count(notice, this.clock.now()));
  }

  /** By the count a worker made last of this very plan and run; nothing is counted here. */
  async last(id: NoticeId): Promise<KeptLaunchCheck> {
    const { notice, basis } = await this.#find(id);
    const { counted, ...when } = await this.kept.kept<PreflightCounts>(ofNotice(id), basis);
    return { ...when, preflight: counted && (await this.#read(notice, counted)) };
  }

  /** Asks a worker to count again now. */
  async want(id: NoticeId): Promise<void> {
    await this.#find(id);
    await this.kept.want(ofNotice(id));
  }

  /** What the worker does: counts where a count is due. */
  async count(id: NoticeId): Promise<void> {
    const { notice, basis } = await this.#find(id);
    await this.kept.count(ofNotice(id), basis, () => this.preflights.count(notice, this.clock.now()));
  }

  async #read(notice: Notice, counts: PreflightCounts): Promise<LaunchCheck> {
    const preflight = await this.preflights.read(notice, counts);
    return { ...preflight, forecast: await this.forecasts.read(notice, counts) };
  }

  async #find(id: NoticeId): Promise<{ notice: Notice; basis: string }> {
    return this.db.tx(async (tx) => {
      const notice = await findNotice(tx, id);
      return { notice, basis: await basisOf(tx, notice) };
    });
  }
}

function ofNotice(id: NoticeId) {
  return { what: 'preflight', subject: id } as const;
}

/** Whatever decides whom it is for and what they would read: a count of anything else says nothing about this notice. */
async function basisOf(tx: Tx, notice: Notice): Promise<string> {
  const { kind, audience, channels, templateIds, waves, listDigest } = notice;
  const runNo = await meantRun(tx, notice);
  const published = await publishedRun(tx, notice.incidentId);
  return fingerprintHex({ kind, audience, channels, templateIds, waves, listDigest, runNo, published });
}
