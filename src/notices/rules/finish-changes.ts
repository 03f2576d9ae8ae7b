/** What a person could do so that fewer are told too late, each with how many it would still leave. */
import { type Both, both, counted, spokenIn } from '../../kernel/both.ts';
import type { Finish, FinishChange, FinishInput, FinishRun, TimedLane } from './forecast.ts';

const FACTOR_MAX = 1_000;
/** Starts are told to the quarter of an hour. */
const STEP_MS = 15 * 60_000;

/** What stands still until a person acts, whatever the deadline. */
export function standing({ lanes, waves, crowds }: FinishInput, ran: Finish['lanes']): FinishChange[] {
  const stopped = lanes.flatMap(({ name, stopped: why }) => {
    const late = ran.find((lane) => lane.name === name)?.persons ?? 0;
    const words = both(
      `${name} stands still (${why}): until a person releases it nothing goes to ${late} people.`,
      `${name} terhenti (${why}): sampai seseorang melepasnya, tidak ada yang dikirim kepada ${counted(late).id} orang.`,
    );
    return why === null || late === 0 ? [] : [change('release', late, words)];
  });
  const closed = new Set(waves.flatMap(({ no, opensAt }) => (opensAt === null ? [no] : [])));
  const parts = crowds.map((c) => (closed.has(c.wave) && c.counts ? c.persons : 0));
  // A crowd is dealt to waves by shares, which are no whole people.
  const late = Math.round(parts.reduce((sum, persons) => sum + persons, 0));
  const words = both(
    `${closed.size} ${closed.size === 1 ? 'wave waits until a person opens it' : 'waves wait until a person opens each'}: people told then: ${late}.`,
    `${closed.size} gelombang menunggu dibuka seseorang: orang yang baru diberi tahu saat itu: ${counted(late).id}.`,
  );
  return [...stopped, ...(late === 0 ? [] : [change('open', late, words)])];
}

const NO_QUIET = both('Leave out the quiet hours.', 'Tiadakan jam tenang.');
const AT_ONCE = both('Open every wave at once.', 'Buka semua gelombang sekaligus.');

type Runs = (changed: Partial<FinishInput>) => FinishRun;
type Remedy = Pick<FinishChange, 'kind' | 'words'> & { readonly changed: Partial<FinishInput> };

function change(kind: FinishChange['kind'], late: number, words: Both): FinishChange {
  return { kind, late, sentence: words.en, words };
}

/** Each by itself; what would tell nobody more in time is left out. */
export function remedies(input: FinishInput, run: Runs, late: number): FinishChange[] {
  const { now, deadlineAt, lanes } = input;
  if (deadlineAt !== null && deadlineAt <= now) {
    const words = both(
      `The deadline has passed for ${late} people: send now, and record why it is late.`,
      `Tenggat sudah lewat bagi ${counted(late).id} orang: kirim sekarang, dan catat mengapa terlambat.`,
    );
    return [change('late', late, words)];
  }
  const all = [
    ...ofWaves(input, run),
    ...(input.quiet === null ? [] : [{ kind: 'quiet' as const, changed: { quiet: null }, words: NO_QUIET }]),
    ...ofHotline(input, run),
    ...lanes.flatMap((lane) => ofLane(input, lane, run)),
  ];
  return all
    .map(({ kind, words, changed }) => change(kind, run(changed).late, words))
    .filter((one) => one.late < late);
}

function ofWaves(input: FinishInput, run: Runs): Remedy[] {
  const { now, waves } = input;
  if (waves.every(({ opensAt }) => opensAt !== null && opensAt <= now)) return [];
  const opened = waves.map(({ no, opensAt }) => ({
    no,
    opensAt: opensAt !== null && opensAt < now ? opensAt : now,
  }));
  const begin = latestStart(input, run);
  const words =
    begin === null
      ? AT_ONCE
      : both(
          `Have every wave open by ${begin.toISOString()}.`,
          `Pastikan semua gelombang terbuka paling lambat ${spokenIn('id', begin)}.`,
        );
  return [{ kind: 'earlier', changed: { waves: opened }, words }];
}

function ofHotline({ perHour }: FinishInput, run: Runs): Remedy[] {
  if (perHour === null) return [];
  const enough = Math.ceil(perHour * leastFactor((f) => run({ perHour: perHour * f }).late));
  const now = Math.floor(perHour);
  const words = both(
    `Let the hotline bear ${enough} people told an hour instead of ${now}.`,
    `Biarkan layanan telepon menanggung ${counted(enough).id} orang yang diberi tahu per jam, bukan ${counted(now).id}.`,
  );
  return [{ kind: 'hotline', changed: { perHour: enough }, words }];
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
    words: both(
      `Raise ${name} from ${perSecond} to ${rate} a second.`,
      `Naikkan ${name} dari ${counted(perSecond).id} menjadi ${counted(rate).id} per detik.`,
    ),
  } as const;
  if (perDay === null) return [byRate];
  const left = lane.leftToday ?? perDay;
  const daily = (n: number) => other({ perDay: n, leftToday: left + n - perDay });
  const more = Math.ceil(perDay * leastFactor((f) => run(daily(perDay * f)).late));
  const words = both(
    `Ask for ${more} messages in 24 hours on ${name} instead of ${perDay}.`,
    `Mintalah ${counted(more).id} pesan per 24 jam untuk ${name}, bukan ${counted(perDay).id}.`,
  );
  return [byRate, { kind: 'quota', changed: daily(more), words }];
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
