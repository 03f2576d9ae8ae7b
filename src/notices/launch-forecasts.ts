/** Before a launch: when the last person would be told, how many after the deadline, and what would change it. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Couriers } from './couriers.ts';
import { hotlineOf } from './hotlines.ts';
import { type Lane, Lanes } from './lanes.ts';
import type { Notice } from './notices.store.ts';
import { fileOf } from './planning.ts';
import { wavesFor } from './plan-counts.ts';
import type { ProviderPreflight } from './ports.ts';
import type { PreflightCounts } from './preflights.ts';
import type { LivingAlike } from './residences.store.ts';
import { type Crowd, type Finish, forecastFinish, type TimedLane } from './rules/forecast.ts';
import type { SentChannel } from './rules/ladder.ts';
import type { PlannedWave } from './rules/waves.ts';

export interface LaunchForecast extends Finish {
  /** Of nobody it knows when: they wait for a decision about them. */
  readonly held: number;
  /** Of nobody it knows when: a person takes their file out of the house. */
  readonly byFile: number;
  /** As a launch would deal them: a cohort goes whole, so a wave may hold more people than were asked for. */
  readonly waves: readonly ForecastWave[];
}

export interface ForecastWave extends PlannedWave {
  readonly persons: number;
}

@Injectable()
export class LaunchForecasts {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly lanes: Lanes,
    private readonly couriers: Couriers,
  ) {}

  /** As if it were launched now, by these counts. Null once it was: then its progress and the incident's forecast say more. */
  async read(notice: Notice, counts: PreflightCounts): Promise<LaunchForecast | null> {
    if (notice.launchedAt) return null;
    const lanes = await this.lanes.list();
    const hotline = await this.db.tx((tx) => hotlineOf(tx, notice.incidentId));
    const now = this.clock.now();
    const people = counts.living.filter((p) => !p.deceased);
    const reached = people.filter((p) => p.byEmail || p.bySms);
    const going = reached.filter((p) => !p.held);
    const waves = wavesOf(notice, counts, now);
    const crowds = going.flatMap((alike) => crowdsOf(alike, notice, waves));
    const finish = forecastFinish({
      now,
      lanes: [...new Set(crowds.map((c) => c.lane))]
        .toSorted()
        .map((name) => this.#timed(name, lanes, counts.providers)),
      crowds,
      waves,
      quiet: notice.quietHours,
      deadlineAt: notice.deadlineAt,
      perHour: hotline?.personsPerHour ?? null,
    });
    const byFile = fileOf(notice.channels) ? sum(people) - sum(reached) : 0;
    return { ...finish, held: sum(reached) - sum(going), byFile, waves };
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
    const perDay = quota?.max24Hour ?? null;
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
function crowdsOf(alike: LivingAlike, notice: Notice, waves: readonly ForecastWave[]): Crowd[] {
  const everybody = sum(waves) || 1;
  const { byEmail, bySms, both, country, timeZone } = alike;
  const channels: SentChannel[] = [
    ...(byEmail ? ['email' as const] : []),
    ...(bySms && (both || !byEmail) ? ['sms' as const] : []),
  ];
  const residence = { timeZone, country: country === '' ? null : country };
  return channels.flatMap((channel, i) =>
    waves.map(({ no, persons }) => ({
      lane: channel === 'email' ? channel : `${channel} ${country}`.trim(),
      wave: no,
      residence,
      sleeps: notice.quietHours?.channels.includes(channel) ?? false,
      counts: i === 0,
      persons: (alike.persons * persons) / everybody,
    })),
  );
}

/** With the people they would hold; one that would hold nobody is not made. */
function wavesOf(notice: Notice, { people, dealt }: PreflightCounts, now: Date): ForecastWave[] {
  const planned = wavesFor(notice, people, now);
  const waves = 'problem' in planned ? [{ no: 1, kind: 'rest' as const, opensAt: now }] : planned.waves;
  const persons = new Map(dealt.map((wave) => [wave.no, wave.persons]));
  return waves
    .map((wave) => ({ ...wave, persons: persons.get(wave.no) ?? 0 }))
    .filter((wave) => wave.no === 1 || wave.persons > 0);
}

function sum(people: readonly { readonly persons: number }[]): number {
  return people.reduce((n, { persons }) => n + persons, 0);
}
