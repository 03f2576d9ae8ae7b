/** What a person could do so that fewer are told too late, each with how many it would still leave. */
import type { Finish, FinishChange, FinishInput, FinishRun, TimedLane } from './forecast.ts';

const FACTOR_MAX = 1_000;
/** Starts are told to the quarter of an hour. */
const STEP_MS = 15 * 60_000;

/** What stands still until a person acts, whatever the deadline. */
export function standing({ lanes, waves, crowds }: FinishInput, ran: Finish['lanes']): FinishChange[] {
  const stopped = lanes.flatMap(({ name, stopped: why }) => {
    const late = ran.find((lane) => lane.name === name)?.persons ?? 0;
    const sentence = `${name} stands still (${why}): until a person releases it nothing goes to ${late} people.`;
    return why === null || late === 0 ? [] : [{ kind: 'release' as const, late, sentence }];
  });
  const closed = new Set(waves.flatMap(({ no, opensAt }) => (opensAt === null ? [no] : [])));
  const parts = crowds.map((c) => (closed.has(c.wave) && c.counts ? c.persons : 0));
  // A crowd is dealt to waves by shares, which are no whole people.
  const late = Math.round(parts.reduce((sum, persons) => sum + persons, 0));
  const waiting = closed.size === 1 ? '1 wave waits' : `${closed.size} waves wait`;
  const sentence = `${waiting} until a person opens ${closed.size === 1 ? 'it' : 'each'}: people told then: ${late}.`;
  return [...stopped, ...(late === 0 ? [] : [{ kind: 'open' as const, late, sentence }])];
}

type Runs = (changed: Partial<FinishInput>) => FinishRun;
type Remedy = Pick<FinishChange, 'kind' | 'sentence'> & { readonly changed: Partial<FinishInput> };

/** Each by itself; what would tell nobody more in time is left out. */
export function remedies(input: FinishInput, run: Runs, late: number): FinishChange[] {
  const { now, deadlineAt, lanes } = input;
  if (deadlineAt !== null && deadlineAt <= now) {
    const sentence = `The deadline has passed for ${late} people: send now, and record why it is late.`;
    return [{ kind: 'late', late, sentence }];
  }
  const all = [
    ...ofWaves(input, run),
    ...(input.quiet === null
      ? []
      : [{ kind: 'quiet' as const, changed: { quiet: null }, sentence: 'Leave out the quiet hours.' }]),
    ...ofHotline(input, run),
    ...lanes.flatMap((lane) => ofLane(input, lane, run)),
  ];
  return all
    .map(({ kind, sentence, changed }) => ({ kind, late: run(changed).late, sentence }))
    .filter((change) => change.late < late);
}

function ofWaves(input: FinishInput, run: Runs): Remedy[] {
  const { now, waves } = input;
  if (waves.every(({ opensAt }) => opensAt !== null && opensAt <= now)) return [];
  const opened = waves.map(({ no, opensAt }) => ({
    no,
    opensAt: opensAt !== null && opensAt < now ? opensAt : now,
  }));
  const begin = latestStart(input, run);
  const sentence =
    begin === null ? 'Open every wave at once.' : `Have every wave open by ${begin.toISOString()}.`;
  return [{ kind: 'earlier', changed: { waves: opened }, sentence }];
}

function ofHotline({ perHour }: FinishInput, run: Runs): Remedy[] {
  if (perHour === null) return [];
  const enough = Math.ceil(perHour * leastFactor((f) => run({ perHour: perHour * f }).late));
  const sentence = `Let the hotline bear ${enough} people told an hour instead of ${Math.floor(perHour)}.`;
  return [{ kind: 'hotline', changed: { perHour: enough }, sentence }];
}

function ofLane({ lanes }: FinishInput, lane: TimedLane, run: Runs): Remedy[] {
  const { name, perSecond, perDay } = lane;
  const other = (more: Partial<TimedLane>) => ({
    lanes: lanes.map((l) => (l === lane ? { ...l, ...more } : l)),
  });
  const faster = leastFactor((f) => run(other({ perSecond: perSecond * f })).late);
  const rate = Math.ceil(perSecond * faster * 10) / 10;
  const byRate = {
    kind: 'rate',
    changed: other({ perSecond: rate }),
    sentence: `Raise ${name} from ${perSecond} to ${rate} a second.`,
  } as const;
  if (perDay === null) return [byRate];
  const left = lane.leftToday ?? perDay;
  const daily = (n: number) => other({ perDay: n, leftToday: left + n - perDay });
  const more = Math.ceil(perDay * leastFactor((f) => run(daily(perDay * f)).late));
  const sentence = `Ask for ${more} messages in 24 hours on ${name} instead of ${perDay}.`;
  return [byRate, { kind: 'quota', changed: daily(more), sentence }];
}

/** The smallest factor, to a hundredth part, after which more of it changes nothing. */
function leastFactor(late: (factor: number) => number): number {
  const best = late(FACTOR_MAX);
  let [low, high] = [1, FACTOR_MAX];
  while (high / low > 1.01) {
    const middle = Math.sqrt(low * high);
    if (late(middle) <= best) high = middle;
    else low = middle;
  }
  return high;
}

/** The last quarter of an hour at which all waves may open so that nobody is late; null: there is none. */
function latestStart(input: FinishInput, run: Runs): Date | null {
  const { now, deadlineAt, waves } = input;
  if (deadlineAt === null) return null;
  const late = (at: number): number =>
    run({ waves: waves.map((w) => ({ ...w, opensAt: new Date(at) })) }).late;
  if (late(now.getTime()) > 0) return null;
  let [low, high] = [0, Math.ceil((deadlineAt.getTime() - now.getTime()) / STEP_MS)];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (late(now.getTime() + middle * STEP_MS) > 0) high = middle;
    else low = middle;
  }
  return new Date(now.getTime() + low * STEP_MS);
}
