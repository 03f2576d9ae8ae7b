/** A report put into one language as tables: every figure with its definition. */
import { categoryOf } from '../../incidents/index.ts';
import type { LawReading, Words } from '../../laws/index.ts';
import type { ListedDuty } from '../rules/duty-list.ts';
import { NO_LAW, share, sum } from '../rules/figures.ts';
import { HOLDS, holds, POSTINGS, postings } from './delay-tables.ts';
import { CHANGES, DEADLINES, DUTIES, FORECAST, MEASURES, MISSES, SOURCES } from './law-texts.ts';
import * as texts from './people-texts.ts';
import type { DeadlineLine, RegulatorReport, ReportLocale } from './report.types.ts';
import { type Cell, type Section, type SectionText, spoken } from './section.ts';
import { CHANNELS, FACTS, KINDS, NOTICE_STATES, STANDINGS, TARGETS, TEXT } from './words.ts';

type Rows = (report: RegulatorReport, locale: ReportLocale) => Cell[][];

const TABLES: readonly (readonly [SectionText, Rows])[] = [
  [texts.OVERVIEW, overview],
  [texts.FACTS_TABLE, facts],
  [DEADLINES, deadlines],
  [HOLDS, holds],
  [texts.CATEGORIES, categories],
  [texts.PLACES, places],
  [texts.TOLD, told],
  [texts.MESSAGES, messages],
  [texts.NOT_TOLD, notTold],
  [POSTINGS, postings],
  [texts.UNKNOWNS, unknowns],
  [DUTIES, duties],
  [SOURCES, sources],
  [CHANGES, changes],
  [FORECAST, ({ forecast }, locale) =>
    forecast.lanes.map(({ name, persons, finishesAt }) => [name, persons, finishesAt ?? TEXT.notFinished[locale]])],
  [MISSES, ({ forecast }) => forecast.misses.map(({ law, deadlineAt, persons, of }) => [law, deadlineAt, persons, of])],
  [MEASURES, ({ forecast }, locale) => forecast.changes.map(({ words }) => [words[locale]])],
]; // prettier-ignore

export function sectionsOf(report: RegulatorReport, locale: ReportLocale): Section[] {
  return TABLES.map(([text, rows]) => spoken(text, rows(report, locale), (words) => words[locale]));
}

/** A word by its code; a code nobody translated stays itself. */
function word(words: Readonly<Record<string, Words>>, code: string, locale: ReportLocale): string {
  return words[code]?.[locale] ?? code;
}

function overview(report: RegulatorReport, locale: ReportLocale): Cell[][] {
  const { persons, minors, told: toldCount, delivered } = report;
  const standing = (...codes: string[]): number =>
    sum(report.notTold.filter((line) => codes.includes(line.standing)));
  const waiting = standing('waiting', 'not_launched');
  const [unknown, held] = [standing('unknown'), standing('held')];
  const figures = {
    affected: persons,
    minors,
    told: toldCount,
    delivered,
    waiting,
    unknown,
    held,
    unreached: persons - toldCount - waiting - unknown - held,
  };
  return Object.entries(figures).map(([code, figure]) => {
    const [title, definition] = texts.OVERVIEW_LINES[code as keyof typeof figures];
    return [title[locale], figure, share(figure, persons), definition[locale]];
  });
}

function facts(report: RegulatorReport, locale: ReportLocale): Cell[][] {
  const { incident, notices, runNo, bookVersion, madeAt } = report;
  const { controller, brand, run, book, made } = texts.FACT_LINES;
  return [
    [controller[locale], incident.legalEntity.name],
    [brand[locale], incident.brand.name],
    ...Object.entries(FACTS).map(([fact, words]): Cell[] => [
      words[locale],
      incident.facts[fact as keyof typeof FACTS] ?? TEXT.notKnown[locale],
    ]),
    ...notices.map(({ kind, name, status, launchedAt }): Cell[] => [
      `${word(KINDS, kind, locale)} “${name}” (${word(NOTICE_STATES, status, locale)})`,
      launchedAt ?? '–',
    ]),
    [run[locale], runNo === null ? '–' : String(runNo)],
    [book[locale], bookVersion],
    [made[locale], madeAt],
  ];
}

function deadlines(report: RegulatorReport, locale: ReportLocale): Cell[][] {
  return report.deadlines.flatMap((line) => [
    readingRow(line, 'chosen', locale),
    ...(isDisputed(line) ? [readingRow(line, 'strictest', locale)] : []),
  ]);
}

/** Does another start give an earlier deadline than the chosen one? */
function isDisputed({ clock }: DeadlineLine): boolean {
  return clock?.chosen?.start !== clock?.strictest?.start;
}

function readingRow(line: DeadlineLine, which: 'chosen' | 'strictest', locale: ReportLocale): Cell[] {
  const { clock, owed, told: toldCount, delivered, notTold: missing } = line;
  const reading: LawReading | null = clock?.[which] ?? null;
  const inside = which === 'chosen' ? line.insideChosen : line.insideStrictest;
  return [
    `${line.law} · ${line.place[locale]}`,
    clock ? TEXT[isDisputed(line) ? which : 'both'][locale] : '–',
    reading?.deadlineAt ?? (clock ? TEXT.notStarted : TEXT.noTime)[locale],
    reading?.words[locale] ?? '–',
    owed,
    toldCount,
    delivered,
    inside,
    inside === null ? null : share(inside, owed),
    missing,
  ];
}

function categories(report: RegulatorReport, locale: ReportLocale): Cell[][] {
  return report.categories.map(({ law, category, persons, adults, minors, readable }) => {
    const place = report.laws.find((l) => l.law === law)?.place;
    const where = law === NO_LAW || !place ? TEXT.noLaw[locale] : `${law} · ${place[locale]}`;
    return [where, categoryOf(category).label[locale], persons, adults, minors, readable];
  });
}

function places(report: RegulatorReport, locale: ReportLocale): Cell[][] {
  return report.places.map(({ country, region, laws, persons, adults, minors }) => {
    const hold = laws.length > 0 ? laws.join(', ') : TEXT.noLaw[locale];
    return [country, region ?? '–', hold, persons, adults, minors];
  });
}

function told(report: RegulatorReport, locale: ReportLocale): Cell[][] {
  return report.hours.map(({ hour, channel, told: n, delivered }) => [
    hour,
    word(CHANNELS, channel, locale),
    n,
    delivered,
  ]);
}

function messages(report: RegulatorReport, locale: ReportLocale): Cell[][] {
  return report.messages.map(({ channel, state, messages: n }) => [
    word(CHANNELS, channel, locale),
    word(STANDINGS, state, locale),
    n,
  ]);
}

function notTold(report: RegulatorReport, locale: ReportLocale): Cell[][] {
  return report.notTold.map(({ standing, country, persons }) => [
    word(STANDINGS, standing, locale),
    country,
    persons,
  ]);
}

function unknowns(report: RegulatorReport, locale: ReportLocale): Cell[][] {
  return report.unknowns.map(({ channel, open, underHour, underDay, older, oldest }) => [
    word(CHANNELS, channel, locale),
    open,
    underHour,
    underDay,
    older,
    oldest,
  ]);
}

function duties(report: RegulatorReport, locale: ReportLocale): Cell[][] {
  return report.laws.flatMap(({ law, place, duties: own }) =>
    own.map((duty) => [
      `${law} · ${place[locale]}`,
      targetOf(duty, locale),
      duty.words[locale],
      duty.counted,
      duty.atLeast,
      owedWord(duty)[locale],
      duty.owed ? (duty.chosen?.deadlineAt ?? null) : null,
      duty.owed ? (duty.strictest?.deadlineAt ?? null) : null,
    ]),
  );
}

/** `authority: ICO`; a name that only repeats the kind is left out. */
function targetOf({ to, name }: ListedDuty, locale: ReportLocale): string {
  const repeats = name.toLowerCase().replace('the ', '') === TARGETS[to]?.en.replace('the ', '');
  return repeats ? word(TARGETS, to, locale) : `${word(TARGETS, to, locale)}: ${name}`;
}

function sources({ laws }: RegulatorReport, locale: ReportLocale): Cell[][] {
  return laws.map(({ law, place, title, affected, triggered, source, mark, review_by_counsel }) => [
    `${law} · ${place[locale]}`,
    title,
    affected,
    triggered,
    source,
    mark,
    (review_by_counsel ? TEXT.yes : TEXT.no)[locale],
  ]);
}

function owedWord({ owed, may }: ListedDuty): Words {
  if (may) return TEXT.may;
  return owed ? TEXT.yes : TEXT.no;
}

function changes({ flips, uncovered, laws }: RegulatorReport, locale: ReportLocale): Cell[][] {
  const nameOf = (law: string, code: string): string =>
    laws.find((l) => l.law === law)?.duties.find((d) => d.code === code)?.name ?? code;
  return [
    ...(flips?.changes ?? []).map(({ law, duty, owed }): Cell[] => [
      law,
      nameOf(law, duty),
      (owed ? TEXT.becameOwed : TEXT.owedNoLonger)[locale],
    ]),
    ...uncovered.map(({ country, region, persons }): Cell[] => [
      region ? `${country}, ${region}` : country,
      TEXT.noLaw[locale],
      `${persons} ${TEXT.people[locale]}`,
    ]),
  ];
}
