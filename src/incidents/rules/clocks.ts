/** When a law's time runs out, from the incident's dated facts; where the start is disputed, both readings. */
import { must } from '../../kernel/assert.ts';
import type { DatedFacts } from './facts.ts';

export const CLOCK_STARTS = ['occurred', 'discovered', 'confirmed'] as const;
export type ClockStart = (typeof CLOCK_STARTS)[number];

/** Which start the company stands on for one law, and why; the strictest is always shown beside it. */
export interface ClockChoice {
  readonly start: ClockStart;
  readonly reason: string;
}
export type ClockChoices = Readonly<Record<string, ClockChoice>>;

/** One law's deadlines, as data with its source; not legal advice. */
export interface LawClock {
  readonly law: string;
  readonly title: string;
  readonly source: string;
  readonly review_by_counsel: true;
  readonly hours: number;
  /** Every start somebody may argue for; more than one means the law is disputed here. */
  readonly starts: readonly ClockStart[];
  readonly usualStart: ClockStart;
  readonly who: readonly ('authority' | 'subject')[];
}

export const LAW_CLOCKS: readonly LawClock[] = [
  {
    law: 'ID',
    title: 'UU PDP 27/2022 Art. 46',
    source: 'Public summaries of UU 27/2022 Art. 46(1): written notice within 3 × 24 hours',
    review_by_counsel: true,
    hours: 72,
    // The article says "terjadi kegagalan": from the failure itself, or from knowing of it, is disputed.
    starts: ['occurred', 'discovered', 'confirmed'],
    usualStart: 'discovered',
    who: ['authority', 'subject'],
  },
];

export interface ClockReading {
  readonly start: ClockStart;
  readonly startedAt: Date;
  readonly deadlineAt: Date;
  readonly hoursLeft: number;
}

export interface LegalClock {
  readonly law: string;
  readonly title: string;
  readonly who: readonly ('authority' | 'subject')[];
  /** The reading the company stands on; null while its date is not known. */
  readonly chosen: (ClockReading & { readonly reason: string }) | null;
  /** The earliest deadline anybody may argue for, shown beside the chosen one. */
  readonly strictest: (ClockReading & { readonly reason: string }) | null;
  readonly disputed: boolean;
  readonly source: string;
  readonly review_by_counsel: true;
}

export function legalClocks(facts: DatedFacts, choices: ClockChoices, now: Date): LegalClock[] {
  return LAW_CLOCKS.map((law) => legalClock(law, facts, { choice: choices[law.law], now }));
}

function legalClock(
  law: LawClock,
  facts: DatedFacts,
  { choice, now }: { choice: ClockChoice | undefined; now: Date },
): LegalClock {
  const readings = law.starts
    .map((start) => reading(law, start, { facts, now }))
    .filter((r) => r !== null)
    .sort((a, b) => a.deadlineAt.getTime() - b.deadlineAt.getTime());
  const wanted = choice?.start ?? law.usualStart;
  const chosen = readings.find((r) => r.start === wanted) ?? readings.at(-1) ?? null;
  const strictest = readings[0] ?? null;
  return {
    law: law.law,
    title: law.title,
    who: law.who,
    chosen: chosen && { ...chosen, reason: choice?.reason ?? USUAL_REASON[chosen.start] },
    strictest: strictest && { ...strictest, reason: STRICT_REASON[strictest.start] },
    disputed: law.starts.length > 1,
    source: law.source,
    review_by_counsel: true,
  };
}

function reading(
  law: LawClock,
  start: ClockStart,
  { facts, now }: { facts: DatedFacts; now: Date },
): ClockReading | null {
  const startedAt = startOf(facts, start);
  if (!startedAt) return null;
  const deadlineAt = new Date(startedAt.getTime() + law.hours * 3_600_000);
  const hoursLeft = Math.floor((deadlineAt.getTime() - now.getTime()) / 3_600_000);
  return { start, startedAt, deadlineAt, hoursLeft };
}

function startOf(facts: DatedFacts, start: ClockStart): Date | null {
  return { occurred: facts.occurredFrom, discovered: facts.discoveredAt, confirmed: facts.confirmedAt }[
    start
  ];
}

/** The earliest deadline over all laws, for planning; null while no date is known. */
export function earliestDeadline(clocks: readonly LegalClock[]): Date | null {
  const deadlines = clocks.flatMap((c) => (c.strictest ? [c.strictest.deadlineAt] : []));
  return deadlines.length === 0
    ? null
    : must(deadlines.sort((a, b) => a.getTime() - b.getTime())[0], 'a deadline');
}

const USUAL_REASON: Readonly<Record<ClockStart, string>> = {
  occurred: 'counted from the start of the breach itself',
  discovered: 'counted from the day the breach was discovered, the usual reading',
  confirmed: 'counted from the confirmation, because no earlier date is recorded',
};

const STRICT_REASON: Readonly<Record<ClockStart, string>> = {
  occurred: 'a regulator may count from the failure itself, not from its discovery',
  discovered: 'the earliest start that the recorded dates support',
  confirmed: 'the only start that the recorded dates support',
};
