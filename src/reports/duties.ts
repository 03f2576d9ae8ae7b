/** What the law asks after this breach: which laws, which duties by today's counts, and by when. */
import { Inject, Injectable } from '@nestjs/common';
import { type Incident, Incidents, LegalClocks } from '../incidents/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { IncidentId } from '../kernel/ids.ts';
import {
  assess,
  type AffectedGroup,
  type Assessment,
  clocksOf,
  type Duty,
  type Flip,
  heldUntil,
  type Hold,
  Holds,
  type Law,
  type LawBook,
  type LawClock,
  Laws,
  lawsFor,
  leaksOf,
  strictestClock,
} from '../laws/index.ts';
import { type Notice, Notices } from '../notices/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './duties.store.ts';
import { dutiesOf, type LawDuties } from './rules/duty-list.ts';
import { isLegalNotice } from './rules/told.ts';

export interface DutyList {
  readonly incidentId: IncidentId;
  /** Null before the first run: then the laws are those of the incident’s own country. */
  readonly runNo: number | null;
  readonly bookVersion: string;
  readonly persons: number;
  readonly laws: readonly LawDuties[];
  readonly clocks: readonly LawClock[];
  /** The clock that ends first on its strictest reading, of all that concern the people. */
  readonly strictest: LawClock | null;
  /** Authorities that keep people from being told now. */
  readonly holds: readonly Hold[];
  /** Where people live of whom no law of the book speaks. */
  readonly uncovered: Assessment['uncovered'];
  /** Duties that this run’s counts set off or ended, against the run counted before it. */
  readonly flips: { readonly sinceRun: number; readonly changes: readonly Flip[] } | null;
}

export interface Assessed {
  readonly book: LawBook;
  readonly runNo: number | null;
  readonly groups: readonly (AffectedGroup & { readonly profileId: string })[];
  readonly assessment: Assessment;
  readonly clocks: readonly LawClock[];
  /** In force now. */
  readonly holds: readonly Hold[];
  /** Those that tell people of the breach. */
  readonly notices: readonly Pick<Notice, 'id' | 'kind' | 'name' | 'status' | 'launchedAt'>[];
}

/** Incidents whose people are remembered: a published run never changes, and counting a million takes a second. */
const REMEMBERED_MAX = 20;

interface Remembered {
  readonly runNo: number;
  readonly country: string;
  readonly groups: Assessed['groups'];
}

/** What the law says now, and what an authority asked for beside it. */
@Injectable()
export class Rulings {
  constructor(
    readonly laws: Laws,
    readonly holds: Holds,
  ) {}
}

@Injectable()
export class Duties extends LegalClocks {
  readonly #remembered = new Map<IncidentId, Remembered>();

  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly incidents: Incidents,
    private readonly rulings: Rulings,
    private readonly notices: Notices,
  ) {
    super();
  }

  /** Every law that protects somebody affected, its duties by today’s counts, its clocks, and what flipped. */
  async list(idOrSlug: string): Promise<DutyList> {
    const incident = await this.incidents.get(idOrSlug);
    return this.listOf(incident.id, await this.assess(incident));
  }

  /** As `list`, of what was assessed already. */
  async listOf(
    incidentId: IncidentId,
    { book, runNo, assessment, clocks, holds }: Assessed,
  ): Promise<DutyList> {
    return {
      incidentId,
      runNo,
      bookVersion: book.version,
      persons: assessment.persons,
      laws: assessment.laws.map((standing) => dutiesOf(standing, clocks)),
      clocks,
      strictest: strictestClock(clocks, 'subject'),
      holds,
      uncovered: assessment.uncovered,
      flips: runNo === null ? null : await this.#flips(incidentId, runNo, assessment),
    };
  }

  /** Answers the incidents room’s port. */
  override async clocks(incident: Incident): Promise<readonly LawClock[]> {
    return (await this.assess(incident)).clocks;
  }

  /** Laws, counts and clocks of now, from the published run. */
  async assess(incident: Incident): Promise<Assessed> {
    const notices = (await this.notices.list(incident.id)).filter(({ kind }) => isLegalNotice(kind));
    const toldAt = firstLaunch(notices);
    return this.db.tx(async (tx) => {
      const book = await this.rulings.laws.bookIn(tx);
      const runNo = await store.publishedRun(tx, incident.id);
      const groups = runNo === null ? [] : await this.#groups(tx, incident, runNo);
      const assessment = assess(book.laws, groups);
      const laws =
        groups.length > 0
          ? assessment.laws.map(({ law }) => law)
          : lawsFor(book.laws, { country: incident.defaultCountry });
      const holds = await this.rulings.holds.inForce(tx, incident.id);
      const now = this.clock.now();
      const clocks = clocksOf({
        book,
        laws,
        facts: { ...incident.facts, toldAt },
        choices: incident.clockChoices,
        now,
        owed: owedIn(groups.length > 0 ? assessment : null),
        heldUntil: (law) => heldUntil(holds, law, now),
      });
      return { book, runNo, groups, assessment, clocks, holds, notices };
    });
  }

  /** Counts every published run that this book has not counted yet, so that a later one can be compared. */
  async countNew(): Promise<number> {
    const { version } = await this.rulings.laws.book();
    const due = await this.db.tx((tx) => store.uncounted(tx, version));
    for (const id of due) await this.#count(await this.incidents.get(id));
    return due.length;
  }

  async #groups(tx: Tx, incident: Incident, runNo: number): Promise<Assessed['groups']> {
    const { id, defaultCountry: country } = incident;
    const known = this.#remembered.get(id);
    if (known?.runNo === runNo && known.country === country) return known.groups;
    const groups = await groupsOf(tx, incident);
    // A run may have been published between the two statements: then nothing is remembered.
    if ((await store.publishedRun(tx, id)) === runNo) {
      this.#remembered.delete(id);
      this.#remembered.set(id, { runNo, country, groups });
      const oldest = this.#remembered.keys().next();
      if (this.#remembered.size > REMEMBERED_MAX && !oldest.done) this.#remembered.delete(oldest.value);
    }
    return groups;
  }

  async #count(incident: Incident): Promise<void> {
    const { book, runNo, assessment } = await this.assess(incident);
    if (runNo === null) return;
    const of = { incidentId: incident.id, runNo, bookVersion: book.version, now: this.clock.now() };
    // A run whose people live under no law of the book still counts as counted.
    const rows = [NOBODY, ...countsOf(assessment)];
    await this.db.tx((tx) => store.insertCounts(tx, of, rows));
  }

  async #flips(id: IncidentId, runNo: number, assessment: Assessment): Promise<DutyList['flips']> {
    const before = (await this.db.tx((tx) => store.countsBefore(tx, id, runNo))).filter(
      (r) => r.law !== NOBODY.law,
    );
    const sinceRun = before[0]?.run_no;
    if (sinceRun === undefined) return null;
    const was = new Set(before.filter(({ owed }) => owed).map(keyOf));
    const now = countsOf(assessment);
    const is = new Set(now.filter(({ owed }) => owed).map(keyOf));
    const changes = [
      ...now
        .filter((row) => is.has(keyOf(row)) && !was.has(keyOf(row)))
        .map(({ law, duty }) => ({ law, duty, owed: true })),
      ...before
        .filter((row) => was.has(keyOf(row)) && !is.has(keyOf(row)))
        .map(({ law, duty }) => ({ law, duty, owed: false })),
    ];
    return { sinceRun, changes };
  }
}

/** Earlier than the first acceptance by minutes at most, so that a clock from it never runs late. */
function firstLaunch(notices: Assessed['notices']): Date | null {
  const at = notices.flatMap(({ launchedAt }) => (launchedAt ? [launchedAt.getTime()] : []));
  return at.length === 0 ? null : new Date(Math.min(...at));
}

const NOBODY: store.CountRow = { law: '', duty: '', counted: 0, owed: false };

function countsOf({ laws }: Assessment): store.CountRow[] {
  return laws.flatMap(({ law, duties }) =>
    duties.map(({ duty, counted, owed }) => ({ law: law.code, duty: duty.code, counted, owed })),
  );
}

function keyOf({ law, duty }: { law: string; duty: string }): string {
  return `${law}|${duty}`;
}

/** Before anybody is counted every duty towards one person is taken for owed. */
function owedIn(assessment: Assessment | null): (law: Law, duty: Duty) => boolean {
  if (assessment === null) return (_, duty) => !duty.may && duty.atLeast === 1;
  const owed = new Set(
    countsOf(assessment)
      .filter((row) => row.owed)
      .map(keyOf),
  );
  return (law, duty) => !duty.may && owed.has(keyOf({ law: law.code, duty: duty.code }));
}

async function groupsOf(tx: Tx, incident: Incident): Promise<Assessed['groups']> {
  const rows = await store.affected(tx, incident.id, incident.defaultCountry);
  return rows.map(({ country, region, minor, profile_id, exposure, persons }) => ({
    country,
    region,
    minor,
    leaks: leaksOf(exposure),
    profileId: profile_id,
    persons,
  }));
}
