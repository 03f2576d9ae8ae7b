/** Before a launch: when the last person would be told, how many after the deadline, and what would change it. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import type { NoticeId } from '../kernel/ids.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Couriers } from './couriers.ts';
import { hotlineOf } from './hotlines.ts';
import { type Lane, Lanes } from './lanes.ts';
import { findNotice } from './notices.ts';
import type { Notice } from './notices.store.ts';
import { planOf } from './planning.ts';
import type { ProviderPreflight } from './ports.ts';
import { type LivingAlike, residences } from './residences.store.ts';
import { type Crowd, type Finish, forecastFinish, type TimedLane } from './rules/forecast.ts';
import { type SentChannel, sentOf } from './rules/ladder.ts';
import { planWaves, waveOrderOf, type WavePlan } from './rules/waves.ts';

export interface LaunchForecast extends Finish {
  /** Of nobody it knows when: they wait for a decision about them. */
  readonly held: number;
  /** Of nobody it knows when: a person takes their file out of the house. */
  readonly byFile: number;
}

@Injectable()
export class LaunchForecasts {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly lanes: Lanes,
    private readonly couriers: Couriers,
  ) {}

  /** As if it were launched now. Null once it was: then its progress and the incident's forecast say more. */
  async of(id: NoticeId): Promise<LaunchForecast | null> {
    const notice = await this.db.tx((tx) => findNotice(tx, id));
    if (notice.launchedAt) return null;
    const providers = await this.couriers.preflight(sentOf(notice.channels));
    const lanes = await this.lanes.list();
    const now = this.clock.now();
    return this.db.tx(async (tx) => {
      const plan = await planOf(tx, notice);
      const people = (await residences(tx, plan)).filter((p) => !p.deceased);
      const hotline = await hotlineOf(tx, notice.incidentId);
      const reached = people.filter((p) => p.byEmail || p.bySms);
      const going = reached.filter((p) => !p.held);
      const waves = wavesOf(notice, sum(reached), now);
      const crowds = going.flatMap((alike) => crowdsOf(alike, notice, waves));
      const finish = forecastFinish({
        now,
        lanes: [...new Set(crowds.map((c) => c.lane))]
          .toSorted()
          .map((name) => this.#timed(name, lanes, providers)),
        crowds,
        waves: waves.waves,
        quiet: notice.quietHours,
        deadlineAt: notice.deadlineAt,
        perHour: hotline?.personsPerHour ?? null,
      });
      const byFile = plan.file ? sum(people) - sum(reached) : 0;
      return { ...finish, held: sum(reached) - sum(going), byFile };
    });
  }

  #timed(
    name: string,
    lanes: readonly Lane[],
    providers: Readonly<Record<string, ProviderPreflight>>,
  ): TimedLane {
    const [channel = 'email', country = ''] = name.split(' ') as [SentChannel, string?];
    const provider = this.couriers.providerOf(channel);
    const lane = lanes.find(
      (l) => l.provider === provider && l.country === (channel === 'email' ? '' : country),
    );
    const quota = providers[provider]?.quota ?? null;
    // −1 is how SES says that there is no daily limit.
    const perDay = quota?.max24Hour == null || quota.max24Hour < 0 ? null : quota.max24Hour;
    const asked =
      quota && quota.perSecond > 0 ? quota.perSecond : this.couriers.settings[channel].rateMaxPerS;
    return {
      name,
      perSecond: lane ? Math.min(lane.ratePerS, lane.rateMaxPerS) : asked,
      perDay,
      leftToday: perDay === null ? null : Math.max(0, perDay - (quota?.sentLast24Hours ?? 0)),
      stopped: lane?.status === 'halted' ? (lane.reason ?? 'halted') : null,
    };
  }
}

/** E-mail has one lane, SMS one per country: first what tells them, then what runs beside it. */
function crowdsOf(
  alike: LivingAlike,
  notice: Notice,
  plan: WavePlan & { shares: readonly number[] },
): Crowd[] {
  const { byEmail, bySms, both, country, timeZone } = alike;
  const channels: SentChannel[] = [
    ...(byEmail ? ['email' as const] : []),
    ...(bySms && (both || !byEmail) ? ['sms' as const] : []),
  ];
  const residence = { timeZone, country: country === '' ? null : country };
  return channels.flatMap((channel, i) =>
    plan.waves.map(({ no }, at) => ({
      lane: channel === 'email' ? channel : `${channel} ${country}`.trim(),
      wave: no,
      residence,
      sleeps: notice.quietHours?.channels.includes(channel) ?? false,
      counts: i === 0,
      persons: alike.persons * (plan.shares[at] ?? 0),
    })),
  );
}

/** Which part of everybody stands in each wave. */
function wavesOf(notice: Notice, people: number, now: Date): WavePlan & { shares: readonly number[] } {
  const planned = planWaves(waveOrderOf(notice.waves), people, now);
  const { waves, bounds } =
    'problem' in planned ? { waves: [{ no: 1, kind: 'rest' as const, opensAt: now }], bounds: [] } : planned;
  const edges = [0, ...bounds.map((bound) => Math.min(bound, people)), people];
  const shares = waves.map((_, i) => (people === 0 ? 0 : (edges[i + 1]! - edges[i]!) / people));
  return { waves, bounds, shares };
}

function sum(people: readonly { readonly persons: number }[]): number {
  return people.reduce((n, { persons }) => n + persons, 0);
}
