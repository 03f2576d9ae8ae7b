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
/** A slower lane grows by a tenth of what it is each second: doubled in seven, so that what is cut too far comes back. */
const GROWTH_PER_S = 1.1;
/** A second whose every answer was "too fast" says no more than half. */
const CUT_MAX = 0.5;
const RATE_MIN_PER_S = 0.2;
/** How long answers are counted before they say how many of them were "too fast"; a lane is cut no more often. */
export const HEARING_MS = 1000;
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

/** A slowed lane: its ceiling is lower for as long as the last hour says so, and it grows back by itself. */
export function slowed<B extends LaneBudget>(budget: B, share: number): B {
  const rateMaxPerS = budget.rateMaxPerS * share;
  return { ...budget, rateMaxPerS, ratePerS: Math.min(budget.ratePerS, rateMaxPerS) };
}

/** What providers answered of late: how many, and how many of those said "too fast". */
export interface Heard {
  readonly since: number;
  readonly answers: number;
  readonly throttled: number;
}

/**
 * Adds answers to those of the last second; once it is over, or where half of them say it already, tells which share
 * of them was throttled and begins anew.
 */
export function hear(
  heard: Heard | null,
  news: Omit<Heard, 'since'>,
  nowMs: number,
): { readonly heard: Heard; readonly share: number } {
  // Older than two seconds: nothing was heard in between, and what was says little of now.
  const known = heard && nowMs - heard.since <= 2 * HEARING_MS ? heard : null;
  const sum = {
    since: known?.since ?? nowMs,
    answers: (known?.answers ?? 0) + news.answers,
    throttled: (known?.throttled ?? 0) + news.throttled,
  };
  const share = sum.throttled / Math.max(1, sum.answers);
  if (nowMs - sum.since < HEARING_MS && share < CUT_MAX) return { heard: sum, share: 0 };
  return { heard: { since: nowMs, answers: 0, throttled: 0 }, share };
}

/**
 * The provider said "too fast" to this share of a second's messages: slower by as much, at most once a second. Of what
 * it refuses all it could not bear, that leaves what it can; of a few it refuses at any rate, the growth makes up.
 */
export function throttled<B extends LaneBudget>(budget: B, share: number, now: Date): B {
  if (budget.throttledAt && now.getTime() - budget.throttledAt.getTime() < HEARING_MS) return budget;
  const lane = recovered(budget, now);
  const ratePerS = Math.max(RATE_MIN_PER_S, lane.ratePerS * (1 - Math.min(CUT_MAX, share)));
  return { ...lane, ratePerS: Math.min(lane.rateMaxPerS, ratePerS), throttledAt: now, updatedAt: now };
}

function recovered<B extends LaneBudget>(budget: B, now: Date): B {
  const grownMs = Math.max(0, now.getTime() - budget.updatedAt.getTime());
  const grown = budget.ratePerS * GROWTH_PER_S ** (grownMs / 1000);
  const updatedAt = grownMs > 0 ? now : budget.updatedAt;
  return { ...budget, ratePerS: Math.min(budget.rateMaxPerS, grown), updatedAt };
}

/** A budget that never learns: so many a second, spread evenly. */
export function steady(ratePerS: number, spentUntil: Date): LaneBudget {
  return { ratePerS, rateMaxPerS: ratePerS, spentUntil, throttledAt: null, updatedAt: spentUntil };
}

/** A hundredth of the day's quota is worth going on for: less would halt again at once. */
export function hasRoom(quota: {
  readonly max24Hour: number | null;
  readonly sentLast24Hours: number;
}): boolean {
  const { max24Hour: max, sentLast24Hours: sent } = quota;
  return max === null || max - sent >= Math.max(1, Math.ceil(max / 100));
}

/** One message that asks to go. */
export interface Asking {
  /** What the lane counts: a recipient, or the segments of an SMS. */
  readonly units: number;
  readonly mailbox: string;
}

export interface Budgets {
  readonly lane: LaneBudget;
  /** Of the incident; counts messages. */
  readonly hotline: LaneBudget | null;
  /** Only those that are capped or slowed. */
  readonly mailboxes: ReadonlyMap<string, LaneBudget>;
}

export interface Admitted<T> {
  readonly go: readonly T[];
  /** Their mailbox provider's turn comes at that instant; the others need not wait for it. */
  readonly later: readonly { readonly one: T; readonly at: Date }[];
  readonly budgets: Budgets;
  /** When the lane or the hotline can bear the next; `now` while something goes. */
  readonly nextAt: Date;
}

/** Who may go now, in order, where lane, hotline and mailbox provider must each bear it; pays for exactly those. */
export function admit<T extends Asking>(asking: readonly T[], budgets: Budgets, now: Date): Admitted<T> {
  const { lane, hotline, mailboxes } = budgets;
  const byMailbox = Map.groupBy(asking, (one) => one.mailbox);
  const later: { one: T; at: Date }[] = [];
  for (const [name, budget] of mailboxes) {
    const mine = byMailbox.get(name) ?? [];
    const { granted, nextAt } = reserve(budget, mine.length, now);
    const eachMs = 1000 / budget.ratePerS;
    mine.slice(granted).forEach((one, i) => {
      later.push({ one, at: new Date(Math.max(nextAt.getTime(), now.getTime() + eachMs) + i * eachMs) });
    });
  }
  const waiting = new Set(later.map(({ one }) => one));
  const ready = asking.filter((one) => !waiting.has(one));
  if (ready.length === 0) return { go: [], later, budgets, nextAt: now };
  const room = reserve(lane, unitsOf(ready), now, ready[0]!.units);
  const paid = affordable(ready, room.granted);
  const calls = hotline && reserve(hotline, Math.max(1, paid.length), now);
  const go = calls ? paid.slice(0, calls.granted) : paid;
  const nextAt = new Date(Math.max(room.nextAt.getTime(), calls?.nextAt.getTime() ?? 0));
  return { go, later, budgets: spendFor(go, budgets, now), nextAt };
}

function spendFor<T extends Asking>(go: readonly T[], budgets: Budgets, now: Date): Budgets {
  const spend = (budget: LaneBudget, units: number): LaneBudget => reserve(budget, units, now).budget;
  const counts = Map.groupBy(go, (one) => one.mailbox);
  return {
    lane: reserve(budgets.lane, unitsOf(go), now, go[0]?.units ?? 1).budget,
    hotline: budgets.hotline && spend(budgets.hotline, go.length),
    mailboxes: new Map(
      [...budgets.mailboxes].map(([name, budget]) => [name, spend(budget, counts.get(name)?.length ?? 0)]),
    ),
  };
}

function unitsOf(asking: readonly Asking[]): number {
  return asking.reduce((sum, one) => sum + one.units, 0);
}

/** The first of them that the granted units pay for. */
function affordable<T extends Asking>(asking: readonly T[], granted: number): T[] {
  let spent = 0;
  return asking.filter((one) => (spent += one.units) <= granted);
}
