/** When a law's time runs out, from the incident's dated facts; where the start is disputed, both readings. */
import { must } from '../../kernel/assert.ts';
import type { Calendar, Duty, DutyTarget, Law, LawBook, LawStart, Words } from './law.ts';
import { periodEnd, type Place } from './periods.ts';

/** The dated facts clocks start from; null where not known. */
export interface ClockFacts {
  readonly occurredFrom: Date | null;
  readonly discoveredAt: Date | null;
  readonly confirmedAt: Date | null;
  /** When the first person was told. */
  readonly toldAt?: Date | null;
}

/** Which start the company stands on for one law, by its code, and why. */
export type Choices = Readonly<Record<string, { readonly start: string; readonly reason: string }>>;

export interface ClockReading {
  readonly start: LawStart;
  readonly startedAt: Date;
  readonly deadlineAt: Date;
  readonly hoursLeft: number;
  readonly reason: string;
  /** The same in both languages; a choice is told in its maker’s own words. */
  readonly words: Words;
}

export interface Clock {
  readonly law: string;
  readonly place: Words;
  readonly title: string;
  /** Whom it is about; duties with the same time and the same starts share a clock. */
  readonly who: readonly DutyTarget[];
  readonly duties: readonly string[];
  /** `PT72H`, `P30D`, `P3BD`. */
  readonly period: string;
  /** The reading the company stands on; null while its date is not known. */
  readonly chosen: ClockReading | null;
  /** The earliest deadline anybody may argue for, shown beside the chosen one. */
  readonly strictest: ClockReading | null;
  readonly disputed: boolean;
  /** Until when an authority keeps these people from being told; the clock runs on beside it. */
  readonly heldUntil: Date | null;
  readonly source: string;
  readonly review_by_counsel: boolean;
}

export interface ClockInput {
  readonly book: Pick<LawBook, 'calendars'>;
  readonly laws: readonly Law[];
  readonly facts: ClockFacts;
  readonly choices: Choices;
  readonly now: Date;
  /** Only duties that are owed; absent: every duty that is not merely allowed. */
  readonly owed?: (law: Law, duty: Duty) => boolean;
  /** Absent: nobody is held. */
  readonly heldUntil?: (law: Law) => Date | null;
}

/** One clock for each time a law sets, in the order of laws; what only must be “soon” has none. */
export function clocksOf(input: ClockInput): Clock[] {
  const owed = input.owed ?? ((_, duty) => !duty.may);
  return input.laws.flatMap((law) => {
    const timed = law.duties.filter((duty) => duty.deadline !== null && owed(law, duty));
    return groupsOf(timed).map((duties) => clockOf(law, duties, input));
  });
}

function clockOf(law: Law, duties: readonly Duty[], input: ClockInput): Clock {
  const { book, facts, choices, now } = input;
  const { deadline, starts, usualStart } = must(duties[0], 'a duty');
  const period = must(deadline, 'a period');
  const place = { zone: law.zone, calendar: calendarOf(book, law) };
  const readings = starts
    .map((start) => reading(start, { period, place, facts, now }))
    .filter((r) => r !== null)
    .sort((a, b) => a.deadlineAt.getTime() - b.deadlineAt.getTime());
  const choice = choices[law.code];
  const wanted = starts.find((start) => start === choice?.start) ?? usualStart;
  const chosen = readings.find((r) => r.start === wanted) ?? readings.at(-1) ?? null;
  const strictest = readings[0] ?? null;
  const own = choice && chosen?.start === choice.start ? { id: choice.reason, en: choice.reason } : null;
  return {
    law: law.code,
    place: law.place,
    title: law.title,
    who: [...new Set(duties.map(({ to }) => to))].sort(),
    duties: duties.map(({ code }) => code),
    period,
    chosen: chosen && reasoned(chosen, own ?? USUAL[chosen.start]),
    strictest: strictest && reasoned(strictest, STRICT[strictest.start]),
    disputed: starts.length > 1,
    heldUntil: input.heldUntil?.(law) ?? null,
    source: law.source,
    review_by_counsel: law.review_by_counsel,
  };
}

type Bare = Omit<ClockReading, 'reason' | 'words'>;

function reasoned(bare: Bare, words: Words): ClockReading {
  return { ...bare, reason: words.en, words };
}

interface Within {
  readonly period: string;
  readonly place: Place;
  readonly facts: ClockFacts;
  readonly now: Date;
}

function reading(start: LawStart, { period, place, facts, now }: Within): Bare | null {
  const startedAt = startOf(facts, start);
  if (!startedAt) return null;
  const deadlineAt = periodEnd(startedAt, period, place);
  const hoursLeft = Math.floor((deadlineAt.getTime() - now.getTime()) / 3_600_000);
  return { start, startedAt, deadlineAt, hoursLeft };
}

function startOf(facts: ClockFacts, start: LawStart): Date | null {
  const { occurredFrom, discoveredAt, confirmedAt, toldAt = null } = facts;
  return { occurred: occurredFrom, discovered: discoveredAt, confirmed: confirmedAt, told: toldAt }[start];
}

function groupsOf(duties: readonly Duty[]): Duty[][] {
  const groups = new Map<string, Duty[]>();
  for (const duty of duties) {
    const key = [duty.deadline, duty.usualStart, ...duty.starts].join('|');
    groups.set(key, [...(groups.get(key) ?? []), duty]);
  }
  return [...groups.values()];
}

const NO_HOLIDAYS: Calendar = {
  code: 'weekends', name: '', weekend: [0, 6], yearly: [], easter: [], days: [], source: '', review_by_counsel: true,
}; // prettier-ignore

function calendarOf({ calendars }: Pick<LawBook, 'calendars'>, law: Law): Calendar {
  return calendars.find(({ code }) => code === law.calendar) ?? NO_HOLIDAYS;
}

/** The clock whose strictest reading ends first, of those about these; null while no date is known. */
export function strictestClock(clocks: readonly Clock[], who?: DutyTarget): Clock | null {
  const running = clocks.filter((c) => c.strictest !== null && (who === undefined || c.who.includes(who)));
  const ends = (clock: Clock): number => must(clock.strictest, 'a reading').deadlineAt.getTime();
  return running.sort((a, b) => ends(a) - ends(b))[0] ?? null;
}

const USUAL: Readonly<Record<LawStart, Words>> = {
  occurred: {
    id: 'dihitung sejak awal kebocoran itu sendiri',
    en: 'counted from the start of the breach itself',
  },
  discovered: {
    id: 'dihitung sejak kebocoran diketahui, pembacaan yang lazim',
    en: 'counted from the day the breach was discovered, the usual reading',
  },
  confirmed: {
    id: 'dihitung sejak kebocoran dipastikan',
    en: 'counted from the confirmation of the breach',
  },
  told: {
    id: 'dihitung sejak orang pertama diberi tahu',
    en: 'counted from the moment the first person was told',
  },
};

const STRICT: Readonly<Record<LawStart, Words>> = {
  occurred: {
    id: 'pengawas dapat menghitung sejak kegagalannya, bukan sejak diketahui',
    en: 'a regulator may count from the failure itself, not from its discovery',
  },
  discovered: {
    id: 'awal paling dini yang didukung tanggal yang tercatat',
    en: 'the earliest start that the recorded dates support',
  },
  confirmed: {
    id: 'satu-satunya awal yang didukung tanggal yang tercatat',
    en: 'the only start that the recorded dates support',
  },
  told: {
    id: 'berjalan sejak pemberitahuan pertama kepada orangnya',
    en: 'it runs from the first notice to the people',
  },
};
