/** When everybody will have been written to, how many will miss their deadline, and what would change it. */
import type { Words } from './law.ts';

export interface ForecastLane {
  readonly name: string;
  /** Messages a second at the speed of now. */
  readonly perSecond: number;
  /** What the provider allows in 24 hours, and what of it is left; null: no limit. */
  readonly perDay: number | null;
  readonly leftToday: number | null;
  /** Null: at once. Later where quiet hours or a schedule hold it. */
  readonly startsAt: Date | null;
  /** Why it stands still until a person acts; null: it runs. */
  readonly stopped: Words | string | null;
}

/** People waiting in a lane who share a law and its deadline. */
export interface Demand {
  readonly lane: string;
  readonly law: string;
  /** Null: the law names no time. */
  readonly deadlineAt: Date | null;
  readonly persons: number;
}

export interface Miss {
  readonly law: string;
  readonly deadlineAt: Date;
  readonly persons: number;
  readonly of: number;
}

export interface Change {
  readonly kind: 'release' | 'rate' | 'quota' | 'earlier' | 'late';
  readonly lane: string | null;
  readonly words: Words;
}

export interface Forecast {
  /** Null while a lane that people wait for stands still, or cannot send at all. */
  readonly finishesAt: Date | null;
  readonly lanes: readonly {
    readonly name: string;
    readonly persons: number;
    readonly finishesAt: Date | null;
  }[];
  readonly misses: readonly Miss[];
  readonly changes: readonly Change[];
}

export interface ForecastInput {
  readonly lanes: readonly ForecastLane[];
  readonly demands: readonly Demand[];
  readonly now: Date;
}

const DAY_MS = 86_400_000;

/**
 * People of one lane are taken in the order in which they were planned, whatever their law: until an instant, each
 * law gets its share of what the lane can send. Shares are rounded against us.
 */
export function finishForecast({ lanes, demands, now }: ForecastInput): Forecast {
  const waiting = demands.filter(({ persons }) => persons > 0);
  const used = lanes.flatMap((lane) => {
    const mine = waiting.filter((demand) => demand.lane === lane.name);
    const persons = mine.reduce((sum, d) => sum + d.persons, 0);
    return persons === 0 ? [] : [{ lane, mine, persons, finishesAt: finishOf(lane, persons, now) }];
  });
  const misses = used.flatMap(({ lane, mine, persons }) =>
    mine.flatMap((demand) => missOf(lane, demand, { total: persons, now })),
  );
  const ends = used.map(({ finishesAt }) => finishesAt);
  return {
    finishesAt: ends.includes(null) ? null : latest([now, ...(ends as Date[])]),
    lanes: used.map(({ lane, persons, finishesAt }) => ({ name: lane.name, persons, finishesAt })),
    misses: merged(misses),
    changes: used.flatMap(({ lane, mine, persons }) => changesOf(lane, { mine, persons, now })),
  };
}

function finishOf(lane: ForecastLane, persons: number, now: Date): Date | null {
  if (lane.stopped !== null || lane.perSecond <= 0) return null;
  const byRate = Math.ceil((persons / lane.perSecond) * 1000);
  return new Date(beginning(lane, now).getTime() + Math.max(byRate, quotaMs(lane, persons)));
}

/** How long the daily quota makes them wait. */
function quotaMs({ perDay, leftToday }: ForecastLane, persons: number): number {
  if (perDay === null) return 0;
  const beyond = persons - (leftToday ?? perDay);
  if (beyond <= 0) return 0;
  return perDay <= 0 ? Infinity : Math.ceil(beyond / perDay) * DAY_MS;
}

function capacity(lane: ForecastLane, until: Date, now: Date): number {
  const ms = until.getTime() - beginning(lane, now).getTime();
  if (lane.stopped !== null || ms <= 0) return 0;
  const byRate = Math.floor((lane.perSecond * ms) / 1000);
  if (lane.perDay === null) return byRate;
  return Math.min(byRate, (lane.leftToday ?? lane.perDay) + lane.perDay * Math.floor(ms / DAY_MS));
}

function missOf(
  lane: ForecastLane,
  { law, deadlineAt, persons }: Demand,
  { total, now }: { total: number; now: Date },
): Miss[] {
  if (deadlineAt === null) return [];
  const share = Math.min(1, capacity(lane, deadlineAt, now) / total);
  const missed = persons - Math.floor(persons * share);
  return missed > 0 ? [{ law, deadlineAt, persons: missed, of: persons }] : [];
}

/** What a person could do so that nobody misses the earliest deadline still ahead. */
function changesOf(
  lane: ForecastLane,
  { mine, persons, now }: { mine: readonly Demand[]; persons: number; now: Date },
): Change[] {
  const { name, stopped } = lane;
  const late = mine.flatMap(({ law, deadlineAt, persons: n }) =>
    deadlineAt !== null && deadlineAt <= now ? [lateChange(law, n)] : [],
  );
  if (stopped !== null) return [releaseChange(name, stopped), ...late];
  const ahead = mine.flatMap(({ deadlineAt }) => (deadlineAt && deadlineAt > now ? [deadlineAt] : []));
  if (ahead.length === 0) return late;
  const first = new Date(Math.min(...ahead.map((d) => d.getTime())));
  if (capacity(lane, first, now) >= persons) return late;
  return [...speedUps(lane, { persons, first, now }), ...late];
}

function speedUps(
  lane: ForecastLane,
  { persons, first, now }: { persons: number; first: Date; now: Date },
): Change[] {
  const changes: Change[] = [];
  const begins = beginning(lane, now);
  if (begins > now && capacity({ ...lane, startsAt: null }, first, now) >= persons) {
    changes.push(
      earlierChange(lane.name, new Date(first.getTime() - Math.ceil(persons / lane.perSecond) * 1000)),
    );
  }
  // From now on: a lane that begins after the deadline must also begin earlier.
  const from = begins < first ? begins : now;
  const seconds = (first.getTime() - from.getTime()) / 1000;
  const rate = Math.ceil((persons / seconds) * 10) / 10;
  if (rate > lane.perSecond) changes.push(rateChange(lane, rate));
  const days = Math.floor(seconds / 86_400) + 1;
  const perDay = Math.ceil((persons - (lane.leftToday ?? 0)) / days);
  const short = lane.perDay !== null && (lane.leftToday ?? lane.perDay) + lane.perDay * (days - 1) < persons;
  if (short) changes.push(quotaChange(lane.name, Math.max(perDay, Math.ceil(persons / days))));
  return changes;
}

function releaseChange(lane: string, stopped: Words | string): Change {
  const why = typeof stopped === 'string' ? { id: stopped, en: stopped } : stopped;
  return {
    kind: 'release',
    lane,
    words: {
      id: `${lane}: ${why.id}. Sampai seseorang bertindak, tidak ada yang terkirim.`,
      en: `${lane}: ${why.en}. Until a person acts, nothing is sent.`,
    },
  };
}

function rateChange({ name, perSecond }: ForecastLane, needed: number): Change {
  return {
    kind: 'rate',
    lane: name,
    words: {
      id: `Naikkan laju ${name} dari ${perSecond} menjadi ${needed} per detik.`,
      en: `Raise the rate of ${name} from ${perSecond} to ${needed} a second.`,
    },
  };
}

function quotaChange(lane: string, perDay: number): Change {
  return {
    kind: 'quota',
    lane,
    words: {
      id: `Minta kuota ${lane} paling sedikit ${perDay} pesan per 24 jam.`,
      en: `Ask for a quota of at least ${perDay} messages in 24 hours on ${lane}.`,
    },
  };
}

function earlierChange(lane: string, by: Date): Change {
  const at = by.toISOString();
  return {
    kind: 'earlier',
    lane,
    words: {
      id: `Mulai ${lane} paling lambat ${at}: jadwal atau jam tenang menahannya.`,
      en: `Start ${lane} by ${at}: a schedule or quiet hours hold it back.`,
    },
  };
}

function lateChange(law: string, persons: number): Change {
  return {
    kind: 'late',
    lane: null,
    words: {
      id: `Tenggat ${law} sudah lewat bagi ${persons} orang: kirim sekarang dan catat alasan keterlambatan.`,
      en: `The deadline of ${law} has passed for ${persons} people: send now and record the reason for the delay.`,
    },
  };
}

function beginning({ startsAt }: ForecastLane, now: Date): Date {
  return startsAt && startsAt > now ? startsAt : now;
}

function merged(misses: readonly Miss[]): Miss[] {
  const byDeadline = new Map<string, Miss>();
  for (const miss of misses) {
    const key = `${miss.law}|${miss.deadlineAt.getTime()}`;
    const before = byDeadline.get(key);
    byDeadline.set(
      key,
      before ? { ...miss, persons: before.persons + miss.persons, of: before.of + miss.of } : miss,
    );
  }
  return [...byDeadline.values()].sort((a, b) => a.deadlineAt.getTime() - b.deadlineAt.getTime());
}

function latest(dates: readonly Date[]): Date {
  return new Date(Math.max(...dates.map((d) => d.getTime())));
}
