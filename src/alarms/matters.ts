/** Asks every room what is wrong now. */
import { Injectable } from '@nestjs/common';
import { CodePools } from '../codes/index.ts';
import { type Incident, Incidents, LegalClocks } from '../incidents/index.ts';
import { Holds, Postings } from '../laws/index.ts';
import {
  Emergencies,
  Lanes,
  Launches,
  type NoticeKind,
  Notices,
  type NoticeStatus,
  Unknowns,
} from '../notices/index.ts';
import { Guards } from '../people/index.ts';
import { Db } from '../platform/db/db.ts';
import { guessedSince } from './wrong-bursts.store.ts';
import { ceilings, deadFulfilments, heldBack } from './alarms.store.ts';
import {
  blockingGuards,
  deadLetters,
  endingHold,
  endingPosting,
  GUESSED_SECONDS,
  guessing,
  haltedLane,
  heldNotice,
  lowCodes,
  type Matter,
  type Named,
  oldUnknowns,
  overdueReview,
  reachedCeiling,
  runningOut,
} from './rules/matters.ts';

export interface Limits {
  readonly now: Date;
  readonly unknownHours: number;
  readonly clockHours: number;
}

/** Of these nothing is expected any more. */
const OVER: readonly Incident['status'][] = ['closed', 'erased'];

/** Kinds of notices a legal clock runs for. */
const AT_FIRST: readonly NoticeKind[] = ['initial', 'individual'];

const LAUNCHED: readonly NoticeStatus[] = ['launched', 'paused', 'stopped'];

/** Is everybody told who is to be told at first? */
@Injectable()
export class FirstTelling {
  constructor(
    private readonly notices: Notices,
    private readonly launches: Launches,
  ) {}

  async isOver(incident: Incident): Promise<boolean> {
    const launched = (await this.notices.list(incident.id)).filter(
      ({ kind, status }) => AT_FIRST.includes(kind) && LAUNCHED.includes(status),
    );
    if (launched.length === 0) return false;
    for (const { id } of launched) if (!(await this.launches.status(id)).dispatched) return false;
    return true;
  }
}

/** What is wrong with sending itself. */
@Injectable()
export class Senders {
  constructor(
    private readonly lanes: Lanes,
    private readonly unknowns: Unknowns,
  ) {}

  async halted(): Promise<Matter[]> {
    return (await this.lanes.list()).flatMap(haltedLane);
  }

  async unknown(of: Named, hours: number): Promise<Matter[]> {
    return oldUnknowns(of, await this.unknowns.overview(of.id), hours);
  }
}

/**
 * What a person must do: look at a notice approved alone, pay for more of one that waits, resume a held one, settle dead
 * letters, bring more codes, look who guesses.
 */
@Injectable()
export class Awaiting {
  constructor(
    private readonly db: Db,
    private readonly emergencies: Emergencies,
    private readonly pools: CodePools,
  ) {}

  async of(incidents: readonly Named[], now: Date): Promise<Matter[]> {
    const named = new Map(incidents.map((incident) => [incident.id, incident]));
    const { approvals } = await this.emergencies.standing();
    const [waiting, paused, dead] = await this.db.tx(
      async (tx) => [await ceilings(tx), await heldBack(tx), await deadFulfilments(tx)] as const,
    );
    const guessed = await this.db.tx((tx) =>
      guessedSince(tx, new Date(now.getTime() - GUESSED_SECONDS * 1_000)),
    );
    const stocks = await this.pools.stock(null);
    return [
      ...guessing(guessed),
      ...approvals.flatMap((one) => {
        const of = named.get(one.incidentId);
        return of ? overdueReview(of, one, now) : [];
      }),
      ...waiting.flatMap(({ incident_id, notice_id: noticeId, held }) => {
        const of = named.get(incident_id);
        return of ? reachedCeiling(of, { noticeId, held }) : [];
      }),
      ...paused.flatMap(({ incident_id, notice_id: id }) => {
        const of = named.get(incident_id);
        return of ? heldNotice(of, id) : [];
      }),
      ...dead.flatMap((row) => {
        const of = named.get(row.incident_id);
        return of ? deadLetters(of, row) : [];
      }),
      ...stocks.flatMap((stock) => {
        const of = named.get(stock.incidentId);
        return of ? lowCodes(of, stock) : [];
      }),
    ];
  }
}

/** What runs out at a date: the time of a law, a hold of an authority, a substitute notice. */
@Injectable()
export class Dates {
  constructor(
    private readonly clocks: LegalClocks,
    private readonly telling: FirstTelling,
    private readonly holds: Holds,
    private readonly postings: Postings,
  ) {}

  async of(incident: Incident, limits: Limits): Promise<Matter[]> {
    const { now } = limits;
    const holds = (await this.holds.list(incident.id)).filter(({ status }) => status === 'confirmed');
    const postings = await this.postings.list(incident.id);
    return [
      ...(await this.#clocks(incident, limits)),
      ...holds.flatMap((hold) => endingHold(incident, hold, now)),
      ...postings.flatMap(({ id, standing: { state, lastsUntil, warnings } }) => {
        const tooShort = warnings.filter(({ law }) => law !== null).map(({ words }) => words);
        return endingPosting(incident, { id, state, lastsUntil, tooShort }, now);
      }),
    ];
  }

  async #clocks(incident: Incident, { now, clockHours: hours }: Limits): Promise<Matter[]> {
    const running = (await this.clocks.clocks(incident)).filter(({ who }) => who.includes('subject'));
    const matters = running.flatMap(({ law, title, chosen }) =>
      runningOut(incident, { law, title, deadlineAt: chosen?.deadlineAt ?? null }, { now, hours }),
    );
    return matters.length > 0 && (await this.telling.isOver(incident)) ? [] : matters;
  }
}

@Injectable()
export class Matters {
  constructor(
    private readonly incidents: Incidents,
    private readonly guards: Guards,
    private readonly senders: Senders,
    private readonly dates: Dates,
    private readonly awaiting: Awaiting,
  ) {}

  async find(limits: Limits): Promise<Matter[]> {
    const lanes = await this.senders.halted();
    const open = (await this.incidents.list()).filter(({ status }) => !OVER.includes(status));
    const found = await this.awaiting.of(open, limits.now);
    for (const incident of open) found.push(...(await this.#ofIncident(incident, limits)));
    return [...lanes, ...found];
  }

  async #ofIncident(incident: Incident, limits: Limits): Promise<Matter[]> {
    const named: Named = { id: incident.id, slug: incident.slug };
    const summaries = await this.guards.overview(incident.id);
    const blocking = summaries.reduce((sum, one) => sum + one.blocking, 0);
    return [
      ...blockingGuards(named, blocking),
      ...(await this.senders.unknown(named, limits.unknownHours)),
      ...(await this.dates.of(incident, limits)),
    ];
  }
}
