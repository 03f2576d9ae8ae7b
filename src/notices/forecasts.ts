/** The finish forecast: who waits in which lane, how fast it goes, and whose deadline is missed; before a launch, too. */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import {
  finishForecast,
  type Forecast,
  type ForecastDemand,
  type ForecastLane,
  type Words,
} from '../laws/index.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Lanes } from './lanes.ts';
import { EMAIL_PROVIDER, type EmailProvider } from './ports.ts';

/** People who wait for the same channel of the same notice, with the deadlines that hold for them. */
export interface Waiting {
  /** Null: nothing is launched for them yet. */
  readonly channel: string | null;
  readonly country: string;
  /** A paused or stopped notice holds everybody of it. */
  readonly stopped: 'paused' | 'stopped' | null;
  readonly fromAt: Date | null;
  readonly deadlines: readonly { readonly law: string; readonly deadlineAt: Date | null }[];
  readonly persons: number;
}

interface Quota {
  readonly perDay: number | null;
  readonly leftToday: number | null;
}

const NO_LIMIT: Quota = { perDay: null, leftToday: null };

@Injectable()
export class Forecasts {
  constructor(
    private readonly lanes: Lanes,
    @Inject(EMAIL_PROVIDER) private readonly email: Pick<EmailProvider, 'preflight'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks the e-mail provider for its quota; changes nothing. Outside any transaction. */
  async of(waiting: readonly Waiting[]): Promise<Forecast> {
    const [lanes, quota] = await Promise.all([this.lanes.list(), this.#quota()]);
    const needed = new Map<string, ForecastLane>();
    const demands: ForecastDemand[] = [];
    for (const group of waiting) {
      const lane = laneOf(group, lanes, quota);
      needed.set(lane.name, earlier(needed.get(lane.name), lane));
      // Nobody counts twice: whoever lives under several laws waits for the first of their deadlines.
      const first = firstOf(group.deadlines);
      demands.push({
        lane: lane.name,
        law: first?.law ?? '',
        deadlineAt: first?.deadlineAt ?? null,
        persons: group.persons,
      });
    }
    return finishForecast({ lanes: [...needed.values()], demands, now: this.clock.now() });
  }

  async #quota(): Promise<Quota> {
    const found = await this.email.preflight().catch(() => null);
    const perDay = found?.quota?.max24Hour ?? null;
    // −1 is how SES says that there is no daily limit.
    if (perDay === null || perDay < 0) return NO_LIMIT;
    return { perDay, leftToday: Math.max(0, perDay - (found?.quota?.sentLast24Hours ?? 0)) };
  }
}

const WHY = {
  launch: {
    id: 'belum ada pemberitahuan yang diluncurkan untuk orang-orang ini',
    en: 'no notice has been launched for these people',
  },
  paused: { id: 'pemberitahuannya dijeda', en: 'the notice is paused' },
  stopped: { id: 'pemberitahuannya dihentikan', en: 'the notice was stopped' },
  file: {
    id: 'menunggu berkas yang dibawa keluar oleh seseorang',
    en: 'it waits for a file that a person takes out of the house',
  },
  lane: { id: 'jalurnya belum dibuka', en: 'its lane has not been opened yet' },
} as const satisfies Readonly<Record<string, Words>>;

type SendingLane = Awaited<ReturnType<Lanes['list']>>[number];

function laneOf(
  { channel, country, stopped, fromAt }: Waiting,
  lanes: readonly SendingLane[],
  quota: Quota,
): ForecastLane {
  const still = (name: string, why: Words): ForecastLane => ({
    name, perSecond: 0, ...NO_LIMIT, startsAt: null, stopped: why,
  }); // prettier-ignore
  if (channel === null) return still('launch', WHY.launch);
  if (stopped !== null) return still(`${channel}, ${stopped}`, WHY[stopped]);
  const provider = { email: 'ses', sms: 'twilio' }[channel];
  if (provider === undefined) return still(channel, WHY.file);
  const own = lanes.filter((lane) => lane.provider === provider);
  const lane = own.find((l) => l.country === country) ?? own.find((l) => l.country === '') ?? own[0];
  if (!lane) return still(channel, WHY.lane);
  const name = lane.country === '' ? `${channel} (${provider})` : `${channel} (${provider}, ${lane.country})`;
  return {
    name,
    perSecond: lane.ratePerS,
    ...(provider === 'ses' ? quota : NO_LIMIT),
    startsAt: fromAt,
    stopped: lane.status === 'halted' ? (lane.reason ?? 'halted') : null,
  };
}

function earlier(before: ForecastLane | undefined, lane: ForecastLane): ForecastLane {
  const [a, b] = [before?.startsAt ?? null, lane.startsAt];
  return before === undefined || (a !== null && (b === null || b < a)) ? lane : before;
}

function firstOf(deadlines: Waiting['deadlines']): Waiting['deadlines'][number] | null {
  const timed = deadlines.filter(({ deadlineAt }) => deadlineAt !== null);
  return timed.sort((a, b) => a.deadlineAt!.getTime() - b.deadlineAt!.getTime())[0] ?? deadlines[0] ?? null;
}
