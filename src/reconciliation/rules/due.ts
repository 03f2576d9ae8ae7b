/** When figures are counted again: soon after something happened, yet counting never takes more than a small part of a worker. */

export interface Counted {
  readonly wantedAt: Date | null;
  readonly countedAt: Date | null;
  readonly tookMs: number | null;
  /** Something was posted since. */
  readonly posted: boolean;
}

const SOON_MS = 60_000;
/** What posts nothing is still counted now and then: a delivered discount, a place in line. */
const ANYWAY_MS = 15 * 60_000;
/** A count of three seconds is made once a minute, one of a minute every twenty. */
const SHARE = 20;

export function isDue({ wantedAt, countedAt, tookMs, posted }: Counted, now: Date): boolean {
  if (wantedAt !== null || countedAt === null) return true;
  const age = now.getTime() - countedAt.getTime();
  return age >= Math.max(posted ? SOON_MS : ANYWAY_MS, SHARE * (tookMs ?? 0));
}
