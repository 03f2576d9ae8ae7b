/** The regulator's report: who was affected, who was told when, who was not and why, against every clock. */
import { Inject, Injectable } from '@nestjs/common';
import { type Incident, Incidents } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import {
  type Forecast,
  Holds,
  type LawClock,
  lawsFor,
  type Leak,
  Postings,
  triggered,
} from '../laws/index.ts';
import { Forecasts, type Waiting } from '../notices/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { type Assessed, Duties } from './duties.ts';
import type { DeadlineLine, RegulatorReport } from './regulator/report.types.ts';
import * as store from './report.store.ts';
import { byCategory, byPlace, type Counted, inTime, notTold, sum } from './rules/figures.ts';

interface Gathered {
  readonly counted: readonly Counted[];
  readonly hours: readonly store.HourRow[];
  readonly waiting: readonly store.WaitingRow[];
  readonly messages: readonly store.MessageRow[];
  readonly unknowns: readonly store.UnknownRow[];
}

/** What a report reads about the incident, and where it says that it was made. */
@Injectable()
export class ReportSources {
  constructor(
    readonly incidents: Incidents,
    readonly holds: Holds,
    readonly postings: Postings,
    readonly audit: Audit,
  ) {}
}

@Injectable()
export class RegulatorReports {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly duties: Duties,
    private readonly forecasts: Forecasts,
    private readonly sources: ReportSources,
  ) {}

  /**
   * Every figure of now, from the published run and the deliveries as they stand. Names nobody. Made anew each time;
   * who made it stands in the audit with the figures that matter most.
   */
  async make(idOrSlug: string, actor: Actor): Promise<RegulatorReport> {
    const { incidents, holds, postings, audit } = this.sources;
    const incident = await incidents.get(idOrSlug);
    const assessed = await this.duties.assess(incident);
    const list = await this.duties.listOf(incident.id, assessed);
    const read = lawReader(assessed);
    const deadlines = deadlinesOf(assessed.clocks);
    const gathered = await this.#gather(assessed, read, { incident, deadlines });
    const { counted, hours, messages, unknowns } = gathered;
    const told = sum(counted.filter(({ standing }) => standing === 'told'));
    const report: RegulatorReport = {
      madeAt: this.clock.now(),
      incident: reported(incident),
      runNo: assessed.runNo,
      bookVersion: assessed.book.version,
      notices: assessed.notices.map(({ kind, name, status, launchedAt }) => ({
        kind,
        name,
        status,
        launchedAt,
      })),
      persons: sum(counted),
      minors: sum(counted.filter(({ minor }) => minor)),
      told,
      delivered: sum(counted.filter(({ standing, delivered }) => standing === 'told' && delivered)),
      places: byPlace(counted),
      categories: byCategory(
        counted,
        assessed.book.laws.map(({ code }) => code),
      ),
      hours,
      messages,
      deadlines: list.laws.flatMap(({ law, place }) => deadlineLines({ law, place }, assessed, counted)),
      notTold: notTold(counted),
      unknowns: unknowns.map((u) => ({ ...u, underHour: u.under_hour, underDay: u.under_day })),
      laws: list.laws,
      clocks: assessed.clocks,
      strictest: list.strictest,
      uncovered: list.uncovered,
      flips: list.flips,
      forecast: await this.forecasts.of(gathered.waiting.map((row) => waitingOf(row, read, assessed))),
      holds: await holds.list(incident.id),
      postings: await postings.list(incident.id),
    };
    await this.db.tx((tx) =>
      audit.record(tx, {
        actor,
        action: 'reports.regulator',
        incidentId: incident.id,
        subject: `incident:${incident.id}`,
        facts: { runNo: report.runNo, persons: report.persons, told, bookVersion: report.bookVersion },
      }),
    );
    return report;
  }

  /** When everybody who waits will have been written to, who misses a deadline, and what would change it. */
  async forecast(idOrSlug: string): Promise<Forecast> {
    const incident = await this.sources.incidents.get(idOrSlug);
    const assessed = await this.duties.assess(incident);
    const read = lawReader(assessed);
    const { waiting } = await this.#gather(assessed, read, { incident, deadlines: [] });
    return this.forecasts.of(waiting.map((row) => waitingOf(row, read, assessed)));
  }

  #gather(
    assessed: Assessed,
    read: LawReader,
    {
      incident,
      deadlines,
    }: {
      incident: { id: Asked['incidentId']; defaultCountry: string; timeZone: string };
      deadlines: readonly Date[];
    },
  ): Promise<Gathered> {
    const { notices } = assessed;
    const asked = {
      incidentId: incident.id,
      defaultCountry: incident.defaultCountry,
      noticeIds: notices.map(({ id }) => id),
      launched: notices.some(({ launchedAt }) => launchedAt !== null),
    };
    return this.db.tx(async (tx) => {
      await store.gatherPeople(tx, asked);
      return {
        counted: (await store.standings(tx, deadlines)).map((row) => countedOf(row, read)),
        hours: await store.hours(tx, incident.timeZone),
        waiting: await store.waiting(tx),
        messages: await store.messages(tx, asked),
        unknowns: await store.unknowns(tx, asked.incidentId, this.clock.now()),
      };
    });
  }
}

type Asked = store.Asked;

/** What a regulator is told of the incident itself; the rest of it is the company's own. */
function reported({
  code,
  name,
  facts,
  timeZone,
  legalEntity,
  brand,
}: Incident): RegulatorReport['incident'] {
  return { code, name, facts, timeZone, legalEntity, brand };
}

/** Ascending, each once: how people are counted as in time. */
function deadlinesOf(clocks: readonly LawClock[]): Date[] {
  const at = clocks
    .filter(isAboutPeople)
    .flatMap(({ chosen, strictest }) =>
      [chosen, strictest].flatMap((r) => (r ? [r.deadlineAt.getTime()] : [])),
    );
  return [...new Set(at)].sort((a, b) => a - b).map((ms) => new Date(ms));
}

function isAboutPeople({ who }: LawClock): boolean {
  return who.includes('subject');
}

interface Read {
  readonly leaks: readonly Leak[];
  readonly laws: readonly string[];
  readonly owedUnder: readonly string[];
}

type Group = Pick<store.StandingRow, 'country' | 'region' | 'minor' | 'profile_id'>;
type LawReader = (group: Group) => Read;

/** Which laws hold for people of a group; places and profiles are few, rows are many. */
function lawReader({ book, groups }: Assessed): LawReader {
  const leaksOf = new Map(groups.map(({ profileId, leaks }) => [profileId, leaks]));
  const known = new Map<string, Read>();
  return ({ country, region, minor, profile_id }) => {
    const key = `${country}|${region}|${minor}|${profile_id}`;
    const found = known.get(key);
    if (found) return found;
    const leaks = leaksOf.get(profile_id) ?? [];
    const laws = lawsFor(book.laws, { country, region });
    const owed = laws.filter((law) => triggered(law.trigger, { leaks, minor }));
    const read = { leaks, laws: laws.map(({ code }) => code), owedUnder: owed.map(({ code }) => code) };
    known.set(key, read);
    return read;
  };
}

function countedOf(row: store.StandingRow, read: LawReader): Counted {
  const { country, region, minor, standing, past, delivered, persons } = row;
  return { ...read(row), country, region, minor, standing, past, delivered, persons };
}

function deadlineLines(
  { law, place }: Pick<DeadlineLine, 'law' | 'place'>,
  { clocks }: Assessed,
  counted: readonly Counted[],
): DeadlineLine[] {
  const deadlines = deadlinesOf(clocks).map((d) => d.getTime());
  const placeOf = (at: Date | undefined): number | null => (at ? deadlines.indexOf(at.getTime()) : null);
  const mine = clocks.filter((clock) => clock.law === law && isAboutPeople(clock));
  return (mine.length > 0 ? mine : [null]).map((clock) => ({
    law,
    place,
    clock,
    ...inTime(counted, {
      law,
      chosen: placeOf(clock?.chosen?.deadlineAt),
      strictest: placeOf(clock?.strictest?.deadlineAt),
    }),
  }));
}

function waitingOf(row: store.WaitingRow, read: LawReader, { clocks, notices }: Assessed): Waiting {
  const { country, channel, from_at: fromAt, persons } = row;
  const deadlines = read(row).owedUnder.flatMap((law) => {
    const mine = clocks.filter((clock) => clock.law === law && isAboutPeople(clock));
    return mine.length > 0
      ? mine.map((clock) => ({ law, deadlineAt: clock.chosen?.deadlineAt ?? null }))
      : [{ law, deadlineAt: null }];
  });
  const status = notices.find(({ id }) => id === row.notice_id)?.status;
  const stopped = status === 'paused' || status === 'stopped' ? status : null;
  return { channel, country, stopped, fromAt, deadlines, persons };
}
