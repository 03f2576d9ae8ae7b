/** Who goes first and when: a pilot, a hold in which people look at it, the rest at once or in steps. */
import { type Both, both, counted } from '../../kernel/both.ts';

export interface WaveOrder {
  /** The first cohorts holding so many people go first. */
  readonly pilot?: number | undefined;
  /** After the pilot the next wave opens by itself; absent: a person opens it. */
  readonly holdMinutes?: number | undefined;
  /** The rest goes in steps of so many people; absent: at once. */
  readonly waveSize?: number | undefined;
  /** Between steps; absent: a person opens each. */
  readonly everyMinutes?: number | undefined;
  /** Nothing goes before; absent: now. */
  readonly startAt?: Date | undefined;
}

/** As it is kept and approved. */
export type PinnedWaves = Omit<WaveOrder, 'startAt'> & { readonly startAt?: string | undefined };

/** Only what was said, in one order of keys. */
export function pinWaves({ startAt, ...order }: WaveOrder): PinnedWaves {
  const { pilot, holdMinutes, waveSize, everyMinutes } = order;
  const pinned = { pilot, holdMinutes, waveSize, everyMinutes, startAt: startAt?.toISOString() };
  return Object.fromEntries(Object.entries(pinned).filter(([, value]) => value !== undefined));
}

export function waveOrderOf({ startAt, ...order }: PinnedWaves): WaveOrder {
  return { ...order, ...(startAt !== undefined && { startAt: new Date(startAt) }) };
}

/** Does the order ask for nothing but what is pinned? */
export function asksOnlyFor(order: WaveOrder, pinned: PinnedWaves): boolean {
  const kept = pinned as Readonly<Record<string, unknown>>;
  return Object.entries(pinWaves(order)).every(([key, value]) => kept[key] === value);
}

export interface PlannedWave {
  readonly no: number;
  readonly kind: 'pilot' | 'rest';
  /** Null: a person opens it. */
  readonly opensAt: Date | null;
}

export interface WavePlan {
  readonly waves: readonly PlannedWave[];
  /** How many people stand before the second, third… wave. */
  readonly bounds: readonly number[];
}

export const WAVES_MAX = 200;
const MINUTE_MS = 60_000;

/** What is wrong with the order itself, as the end of a sentence; null: nothing. */
export function waveProblem(order: WaveOrder): Both | null {
  const { pilot, holdMinutes, waveSize, everyMinutes } = order;
  if (holdMinutes !== undefined && pilot === undefined) {
    return both(
      'a hold follows a pilot, and there is none',
      'jeda mengikuti gelombang pertama, dan itu tidak ada',
    );
  }
  if (everyMinutes !== undefined && waveSize === undefined) {
    return both(
      'minutes between waves need a number of people per wave',
      'menit antara gelombang memerlukan jumlah orang per gelombang',
    );
  }
  if (everyMinutes !== undefined && pilot !== undefined && holdMinutes === undefined) {
    return both(
      'after a pilot without a hold a person opens the next wave, so the later ones have no time',
      'sesudah gelombang pertama tanpa jeda, seseorang membuka gelombang berikutnya, jadi yang kemudian tidak punya waktu',
    );
  }
  return null;
}

/** For so many people; everything opens at a time reckoned from the start, or when a person says so. */
export function planWaves(
  order: WaveOrder,
  people: number,
  now: Date,
): WavePlan | { readonly problem: Both } {
  const start = order.startAt && order.startAt > now ? order.startAt : now;
  const at = (minutes: number): Date => new Date(start.getTime() + minutes * MINUTE_MS);
  const { pilot, holdMinutes, waveSize, everyMinutes } = order;
  const first = pilot ?? 0;
  const steps = waveSize === undefined ? 1 : Math.max(1, Math.ceil((people - first) / waveSize));
  if (steps > WAVES_MAX) return { problem: tooMany(people, steps) };
  const waves: PlannedWave[] = [];
  const bounds: number[] = [];
  if (pilot !== undefined) {
    waves.push({ no: 1, kind: 'pilot', opensAt: start });
    bounds.push(pilot);
  }
  for (let step = 0; step < steps; step += 1) {
    const base = pilot === undefined ? 0 : (holdMinutes ?? null);
    const timed = step === 0 ? base : everyMinutes === undefined ? null : (base ?? 0) + step * everyMinutes;
    waves.push({ no: waves.length + 1, kind: 'rest', opensAt: timed === null ? null : at(timed) });
    if (step > 0) bounds.push(first + step * waveSize!);
  }
  return { waves, bounds };
}

function tooMany(people: number, steps: number): Both {
  const [all, made] = [counted(people), counted(steps)];
  return both(
    `${all.en} people make ${made.en} waves, and ${WAVES_MAX} are the most`,
    `${all.id} orang menjadi ${made.id} gelombang, dan paling banyak ${WAVES_MAX}`,
  );
}
