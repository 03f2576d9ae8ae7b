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

/** A slowed lane: its ceiling is lower for as long as the last hour says so, and it grows back by itself. */
export function slowed<B extends LaneBudget>(budget: B, share: number): B {
  const rateMaxPerS = budget.rateMaxPerS * share;
  return { ...budget, rateMaxPerS, ratePerS: Math.min(budget.ratePerS, rateMaxPerS) };
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

/** A budget that never learns: so many a second, spread evenly. */
export function steady(ratePerS: number, spentUntil: Date): LaneBudget {
  return { ratePerS, rateMaxPerS: ratePerS, spentUntil, throttledAt: null, updatedAt: spentUntil };
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
