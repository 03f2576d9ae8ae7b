/** How fast people are told, and when all will have been: from counts looked at one after another. */

export interface Look {
  readonly atMs: number;
  readonly told: number;
  readonly open: number;
}

export interface Pace {
  /** Messages accepted a second, over the last half minute; null before there is anything to tell from. */
  readonly perSecond: number | null;
  /** At that pace; null while nothing moves. */
  readonly secondsLeft: number | null;
}

const WINDOW_MS = 30_000;

/** Looks young enough to tell the pace from, the newest last. */
export function recent(looks: readonly Look[], look: Look): Look[] {
  return [...looks.filter((l) => look.atMs - l.atMs <= WINDOW_MS), look];
}

export function paceOf(looks: readonly Look[]): Pace {
  const [first, last] = [looks[0], looks.at(-1)];
  if (!first || !last || last.atMs - first.atMs < 1000) return { perSecond: null, secondsLeft: null };
  const perSecond = (last.told - first.told) / ((last.atMs - first.atMs) / 1000);
  if (perSecond <= 0) return { perSecond: 0, secondsLeft: last.open === 0 ? 0 : null };
  return { perSecond: Math.round(perSecond * 10) / 10, secondsLeft: Math.ceil(last.open / perSecond) };
}
