/** When the last person would be told, how many too late, and what would change it: by rates, quotas, hotline, waves, nights. */
import type { Both } from '../../kernel/both.ts';
import { remedies, standing } from './finish-changes.ts';
import { nextTurn, type QuietHours, type Residence } from './quiet-hours.ts';

export interface TimedLane {
  readonly name: string;
  /** Messages a second. */
  readonly perSecond: number;
  /** Messages in 24 hours, and what is left of them now; null: no limit. */
  readonly perDay: number | null;
  readonly leftToday: number | null;
  /** Why it stands still until a person acts; null: it runs. */
  readonly stopped: string | null;
}

/** People who wait alike: for one lane, in one wave, where the same hours are night. */
export interface Crowd {
  readonly lane: string;
  readonly wave: number;
  readonly residence: Residence;
  /** Whether quiet hours keep this channel back. */
  readonly sleeps: boolean;
  /** False: they are told by another channel as well, and only take up room here. */
  readonly counts: boolean;
  readonly persons: number;
}

export interface FinishInput {
  readonly now: Date;
  readonly lanes: readonly TimedLane[];
  readonly crowds: readonly Crowd[];
  /** Null: a person opens it. */
  readonly waves: readonly { readonly no: number; readonly opensAt: Date | null }[];
  readonly quiet: QuietHours | null;
  readonly deadlineAt: Date | null;
  /** People an hour whom the hotline bears; null: no cap. */
  readonly perHour: number | null;
}

export const CHANGE_KINDS = [
  'release',
  'open',
  'rate',
  'quota',
  'hotline',
  'quiet',
  'earlier',
  'late',
] as const;

export interface FinishChange {
  readonly kind: (typeof CHANGE_KINDS)[number];
  /** How many would still be too late. */
  readonly late: number;
  readonly sentence: string;
  readonly words: Both;
}

export interface Finish {
  /** Null: not within two months, or only once a person acts. */
  readonly finishesAt: Date | null;
  readonly persons: number;
  /** Not told by the deadline; 0 where there is none. */
  readonly late: number;
  readonly deadlineAt: Date | null;
  readonly lanes: readonly {
    readonly name: string;
    readonly persons: number;
    readonly finishesAt: Date | null;
  }[];
  readonly changes: readonly FinishChange[];
}

const MINUTE_MS = 60_000;
const STEP_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const HORIZON_MS = 60 * DAY_MS;

/** In the order in which a person would try them; each says how many it leaves too late. */
export function forecastFinish(input: FinishInput): Finish {
  const asleep = nights(input);
  const run = (changed: Partial<FinishInput> = {}): FinishRun => simulate({ ...input, ...changed }, asleep);
  const { late, lanes } = run();
  const persons = input.crowds.reduce((sum, c) => (c.counts ? sum + c.persons : sum), 0);
  const ends = lanes.map(({ finishesAt }) => finishesAt);
  return {
    finishesAt: ends.includes(null)
      ? null
      : new Date(Math.max(input.now.getTime(), ...(ends as Date[]).map(Number))),
    persons: Math.round(persons),
    late,
    deadlineAt: input.deadlineAt,
    lanes,
    changes: [...standing(input, lanes), ...(late > 0 ? remedies(input, run, late) : [])],
  };
}

export interface FinishRun {
  readonly late: number;
  readonly lanes: Finish['lanes'];
}

type Asleep = (crowd: Crowd, at: number) => boolean;

/** Time runs in quarters of an hour, since nights begin and end with them; a lane is shared by whoever waits for it. */
function simulate(input: FinishInput, asleep: Asleep): FinishRun {
  const { now, crowds, deadlineAt } = input;
  const deadline = deadlineAt?.getTime() ?? null;
  const opens = new Map(input.waves.map(({ no, opensAt }) => [no, opensAt?.getTime() ?? Infinity]));
  const left = crowds.map(({ persons }) => persons);
  const lanes = input.lanes.map((lane) => laneRun(lane, crowds));
  let late = deadline !== null && deadline <= now.getTime() ? counted(crowds, left) : null;
  const end = now.getTime() + HORIZON_MS;
  for (let at = now.getTime(); at < end && lanes.some((l) => l.left > 0);) {
    const next = Math.min(nextStep(at), deadline !== null && deadline > at ? deadline : Infinity);
    const busy = lanes.filter(({ left: some, lane }) => some > 0 && lane.stopped === null);
    for (const one of busy) refill(one, at - now.getTime());
    const turns = busy.map((one) => {
      const who = one.mine.filter(
        (i) => left[i]! > 0 && opens.get(crowds[i]!.wave)! <= at && !(input.quiet && asleep(crowds[i]!, at)),
      );
      const wanted = who.reduce((sum, i) => sum + left[i]!, 0);
      const room = Math.min((one.lane.perSecond * (next - at)) / 1000, one.quota);
      return { one, who, wanted, sent: Math.min(wanted, room), room };
    });
    const all = turns.reduce((sum, t) => sum + t.sent, 0);
    const bears = input.perHour === null ? Infinity : (input.perHour * (next - at)) / HOUR_MS;
    const share = all > bears ? bears / all : 1;
    for (const { one, who, wanted, sent, room } of turns) {
      const goes = sent * share;
      if (goes <= 0) continue;
      for (const i of who) left[i] = Math.max(0, left[i]! - (left[i]! / wanted) * goes);
      one.left -= goes;
      one.quota -= goes;
      one.doneAt = at + Math.ceil(Math.min(1, Math.max(goes / room, all / bears)) * (next - at));
      if (one.left < 0.5) one.left = 0;
    }
    at = next;
    if (late === null && deadline !== null && at >= deadline) late = counted(crowds, left);
  }
  const told = lanes.filter(({ total }) => total > 0);
  return {
    late: late ?? (deadline === null ? 0 : counted(crowds, left)),
    lanes: told.map(({ lane, total, left: rest, doneAt }) => ({
      name: lane.name,
      persons: Math.round(total),
      finishesAt: rest > 0 ? null : new Date(doneAt),
    })),
  };
}

interface LaneRun {
  readonly lane: TimedLane;
  readonly mine: readonly number[];
  readonly total: number;
  left: number;
  quota: number;
  day: number;
  doneAt: number;
}

function laneRun(lane: TimedLane, crowds: readonly Crowd[]): LaneRun {
  const mine = crowds.flatMap((crowd, i) => (crowd.lane === lane.name && crowd.persons > 0 ? [i] : []));
  const total = mine.reduce((sum, i) => sum + crowds[i]!.persons, 0);
  return {
    lane,
    mine,
    total,
    left: total,
    quota: lane.leftToday ?? lane.perDay ?? Infinity,
    day: 0,
    doneAt: 0,
  };
}

/** What the provider allows comes back a day after it was used, at the earliest. */
function refill(run: LaneRun, elapsedMs: number): void {
  const day = Math.floor(elapsedMs / DAY_MS);
  if (run.lane.perDay === null || day === run.day) return;
  run.day = day;
  run.quota = run.lane.perDay;
}

function nextStep(at: number): number {
  return (Math.floor(at / STEP_MS) + 1) * STEP_MS;
}

/** Rounded against us; what reckoning with fractions leaves of nobody is nobody. */
function counted(crowds: readonly Crowd[], left: readonly number[]): number {
  return Math.max(0, Math.ceil(crowds.reduce((sum, c, i) => (c.counts ? sum + left[i]! : sum), 0) - 1e-6));
}

function nights({ quiet, deadlineAt }: FinishInput): Asleep {
  const known = new Map<string, boolean>();
  return ({ sleeps, residence }, at) => {
    if (!quiet || !sleeps) return false;
    const key = `${residence.timeZone}|${residence.country}|${at}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const now = new Date(at);
    const is = nextTurn(now, quiet, residence, deadlineAt) > now;
    known.set(key, is);
    return is;
  };
}
