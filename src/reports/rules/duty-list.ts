/** A law's duties as a person reads them: owed or not and why, with the clock of each. */

interface DutyShape {
  readonly code: string;
  readonly to: string;
  readonly name: string;
  readonly atLeast: number;
  readonly atMost?: number;
  readonly of: 'affected' | 'triggered';
  readonly may?: true;
  readonly words: { readonly id: string; readonly en: string };
}

interface StandingShape {
  readonly law: {
    readonly code: string;
    readonly place: { readonly id: string; readonly en: string };
    readonly title: string;
    readonly source: string;
    readonly mark: string;
    readonly review_by_counsel: boolean;
  };
  readonly affected: number;
  readonly minors: number;
  readonly triggered: number;
  readonly duties: readonly {
    readonly duty: DutyShape;
    readonly counted: number;
    readonly owed: boolean;
    readonly flipsAt: number | null;
  }[];
}

interface ReadingShape {
  readonly start: string;
  readonly startedAt: Date;
  readonly deadlineAt: Date;
  readonly hoursLeft: number;
  readonly reason: string;
  readonly words: { readonly id: string; readonly en: string };
}

interface ClockShape {
  readonly law: string;
  readonly duties: readonly string[];
  readonly chosen: ReadingShape | null;
  readonly strictest: ReadingShape | null;
}

export interface ListedDuty {
  readonly code: string;
  readonly to: string;
  readonly name: string;
  readonly words: { readonly id: string; readonly en: string };
  readonly counted: number;
  /** How many people set it off; `of` says which are counted. */
  readonly atLeast: number;
  readonly atMost: number | null;
  readonly of: 'affected' | 'triggered';
  readonly owed: boolean;
  readonly may: boolean;
  /** The count at which it would be the other way round; null where none near is. */
  readonly flipsAt: number | null;
  readonly chosen: ReadingShape | null;
  readonly strictest: ReadingShape | null;
}

export interface LawDuties {
  readonly law: string;
  readonly place: { readonly id: string; readonly en: string };
  readonly title: string;
  readonly affected: number;
  readonly minors: number;
  readonly triggered: number;
  readonly duties: readonly ListedDuty[];
  readonly source: string;
  readonly mark: string;
  readonly review_by_counsel: boolean;
}

export function dutiesOf(standing: StandingShape, clocks: readonly ClockShape[]): LawDuties {
  const { law, affected, minors, triggered, duties } = standing;
  const { code, place, title, source, mark, review_by_counsel } = law;
  const clockOf = (duty: string): ClockShape | null =>
    clocks.find((clock) => clock.law === code && clock.duties.includes(duty)) ?? null;
  return {
    law: code,
    place,
    title,
    affected,
    minors,
    triggered,
    duties: duties.map((d) => listed(d, clockOf(d.duty.code))),
    source,
    mark,
    review_by_counsel,
  };
}

function listed(
  { duty, counted, owed, flipsAt }: StandingShape['duties'][number],
  clock: ClockShape | null,
): ListedDuty {
  const { code, to, name, words, atLeast, atMost = null, of, may = false } = duty;
  const { chosen = null, strictest = null } = clock ?? {};
  return {
    code,
    to,
    name,
    words,
    counted,
    atLeast,
    atMost,
    of,
    owed: owed && !may,
    may,
    flipsAt,
    chosen,
    strictest,
  };
}
