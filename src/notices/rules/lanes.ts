/** A lane's arithmetic: what it may spend now, how it follows throttling down, and how it recovers. */

export interface LaneBudget {
  readonly ratePerS: number;
  readonly rateMaxPerS: number;
  /** Up to this instant every slot is spent. */
  readonly spentUntil: Date;
  readonly throttledAt: Date | null;
  readonly updatedAt: Date;
}

export interface Reservation {
  readonly granted: number;
  readonly budget: LaneBudget;
  /** When coming back is worth it; equals `now` while something was granted. */
  readonly nextAt: Date;
}

/** No process holds slots for more than one second ahead, so that a killed one wastes no more. */
export const AHEAD_MS = 1000;
/** A throttled lane keeps its lower rate this long before it grows again. */
const CALM_MS = 2000;
/** Then it grows by this share of its ceiling each second. */
const RECOVERY_PER_S = 0.1;
const RATE_MIN_PER_S = 0.2;
/** Three units of a third of a second each are one second, whatever the last bit says. */
const FLOAT_SHARE = 1e-6;

/** `least` is what the next message needs: fewer units would be spent on nothing. */
export function reserve(budget: LaneBudget, wanted: number, now: Date, least = 1): Reservation {
  const lane = recovered(budget, now);
  const unitMs = 1000 / lane.ratePerS;
  const from = Math.max(lane.spentUntil.getTime(), now.getTime());
  // One whole message fits whenever nothing is spent ahead, also where it takes longer than a second.
  const aheadMs = Math.max(AHEAD_MS, least * unitMs);
  const room = Math.floor((now.getTime() + aheadMs - from) / unitMs + FLOAT_SHARE);
  const granted = room < least ? 0 : Math.min(wanted, room);
  const spentUntil = granted > 0 ? new Date(from + granted * unitMs) : lane.spentUntil;
  // Worth coming back for: half a second of work, or all that is wanted.
  const worth = Math.max(least, Math.min(wanted, Math.floor(lane.ratePerS / 2)));
  const wait = granted > 0 ? 0 : Math.max(1, from + worth * unitMs - aheadMs - now.getTime());
  return { granted, budget: { ...lane, spentUntil }, nextAt: new Date(now.getTime() + Math.ceil(wait)) };
}

/** The provider said "too fast": half the rate, at most once a second (a group's answers are one event). */
export function throttled(budget: LaneBudget, now: Date): LaneBudget {
  if (budget.throttledAt && now.getTime() - budget.throttledAt.getTime() < 1000) return budget;
  const ratePerS = Math.min(budget.rateMaxPerS, Math.max(RATE_MIN_PER_S, budget.ratePerS / 2));
  return { ...budget, ratePerS, throttledAt: now, updatedAt: now };
}

function recovered(budget: LaneBudget, now: Date): LaneBudget {
  if (budget.ratePerS >= budget.rateMaxPerS) return { ...budget, updatedAt: now };
  const calmFrom = (budget.throttledAt?.getTime() ?? 0) + CALM_MS;
  const grownMs = now.getTime() - Math.max(calmFrom, budget.updatedAt.getTime());
  if (grownMs <= 0) return { ...budget, updatedAt: budget.updatedAt };
  const growth = (grownMs / 1000) * RECOVERY_PER_S * budget.rateMaxPerS;
  return { ...budget, ratePerS: Math.min(budget.rateMaxPerS, budget.ratePerS + growth), updatedAt: now };
}
