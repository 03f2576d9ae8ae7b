/** From counted rows to the figures of a report: by law, by category, by reason; nothing is estimated. */
import { type CategoryCode, categoryIndex } from '../../incidents/catalogue/exposure.ts';

/** People alike in residence, age, exposure and standing. */
export interface Counted {
  readonly laws: readonly string[];
  /** Of them, laws whose trigger these people meet. */
  readonly owedUnder: readonly string[];
  readonly country: string;
  readonly region: string | null;
  readonly minor: boolean;
  readonly leaks: readonly { readonly code: CategoryCode; readonly readable: boolean }[];
  readonly standing: string;
  /** How many of the deadlines, in ascending order, had passed when they were told; null: not told. */
  readonly past: number | null;
  readonly delivered: boolean;
  readonly persons: number;
}

/** Law code, or `none` for people of whom no law of the book speaks. */
export const NO_LAW = 'none';

export interface CategoryFigure {
  readonly law: string;
  readonly category: CategoryCode;
  readonly adults: number;
  readonly minors: number;
  readonly readable: number;
  readonly persons: number;
}

/** In the given order of laws, people of no law last, then in the catalogue’s order. */
export function byCategory(counted: readonly Counted[], lawOrder: readonly string[]): CategoryFigure[] {
  const figures = new Map<string, { -readonly [K in keyof CategoryFigure]: CategoryFigure[K] }>();
  for (const { laws, leaks, minor, persons } of counted) {
    for (const law of laws.length > 0 ? laws : [NO_LAW]) {
      for (const { code, readable } of leaks) {
        const key = `${law}|${code}`;
        const figure = figures.get(key) ?? {
          law,
          category: code,
          adults: 0,
          minors: 0,
          readable: 0,
          persons: 0,
        };
        figure[minor ? 'minors' : 'adults'] += persons;
        figure.persons += persons;
        if (readable) figure.readable += persons;
        figures.set(key, figure);
      }
    }
  }
  const place = (law: string): number => (lawOrder.includes(law) ? lawOrder.indexOf(law) : lawOrder.length);
  return [...figures.values()].sort(
    (a, b) => place(a.law) - place(b.law) || categoryIndex(a.category) - categoryIndex(b.category),
  );
}

export interface PlaceFigure {
  readonly country: string;
  readonly region: string | null;
  readonly laws: readonly string[];
  readonly adults: number;
  readonly minors: number;
  readonly persons: number;
}

export function byPlace(counted: readonly Counted[]): PlaceFigure[] {
  const figures = new Map<string, { -readonly [K in keyof PlaceFigure]: PlaceFigure[K] }>();
  for (const { country, region, laws, minor, persons } of counted) {
    const key = `${country}|${region}`;
    const figure = figures.get(key) ?? { country, region, laws, adults: 0, minors: 0, persons: 0 };
    figure[minor ? 'minors' : 'adults'] += persons;
    figure.persons += persons;
    figures.set(key, figure);
  }
  return [...figures.values()].sort(
    (a, b) => b.persons - a.persons || placeName(a).localeCompare(placeName(b)),
  );
}

function placeName({ country, region }: PlaceFigure): string {
  return `${country}|${region ?? ''}`;
}

export interface DeadlineInput {
  readonly law: string;
  /** Places in the ascending list of deadlines; null where there is none. */
  readonly chosen: number | null;
  readonly strictest: number | null;
}

export interface DeadlineFigure {
  /** People under the law whose data it lists: those it asks to be told. */
  readonly owed: number;
  readonly told: number;
  readonly delivered: number;
  readonly insideChosen: number | null;
  readonly insideStrictest: number | null;
  readonly notTold: number;
}

export function inTime(
  counted: readonly Counted[],
  { law, chosen, strictest }: DeadlineInput,
): DeadlineFigure {
  const owed = counted.filter(({ owedUnder }) => owedUnder.includes(law));
  const inside = (place: number | null): number | null =>
    place === null ? null : sum(owed.filter(({ past }) => past !== null && past <= place));
  const told = sum(owed.filter(({ past }) => past !== null));
  return {
    owed: sum(owed),
    told,
    delivered: sum(owed.filter(({ past, delivered }) => past !== null && delivered)),
    insideChosen: inside(chosen),
    insideStrictest: inside(strictest),
    notTold: sum(owed) - told,
  };
}

export interface StandingFigure {
  readonly standing: string;
  readonly country: string;
  readonly persons: number;
}

/** Everybody who was not told, by where they stand and where they live; the commonest reason first. */
export function notTold(counted: readonly Counted[]): StandingFigure[] {
  const figures = new Map<string, { standing: string; country: string; persons: number }>();
  for (const { standing, country, persons } of counted) {
    if (standing === 'told') continue;
    const key = `${standing}|${country}`;
    const figure = figures.get(key) ?? { standing, country, persons: 0 };
    figure.persons += persons;
    figures.set(key, figure);
  }
  const all = [...figures.values()];
  const total = (standing: string): number => sum(all.filter((line) => line.standing === standing));
  return all.sort(
    (a, b) =>
      total(b.standing) - total(a.standing) ||
      a.standing.localeCompare(b.standing) ||
      b.persons - a.persons ||
      a.country.localeCompare(b.country),
  );
}

export function sum(counted: readonly { readonly persons: number }[]): number {
  return counted.reduce((total, { persons }) => total + persons, 0);
}

/** In percent with one decimal, rounded against us: 100 only where nobody is missing. Null of nobody. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 1000) / whole) / 10;
}
