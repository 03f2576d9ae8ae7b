/** Asks every room what is wrong now. */
import { Injectable } from '@nestjs/common';
import { type Incident, Incidents, LegalClocks } from '../incidents/index.ts';
import { Lanes, Launches, type NoticeKind, Notices, type NoticeStatus, Unknowns } from '../notices/index.ts';
import { Guards } from '../people/index.ts';
import {
  blockingGuards,
  haltedLane,
  type Matter,
  type Named,
  oldUnknowns,
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

@Injectable()
export class Matters {
  constructor(
    private readonly incidents: Incidents,
    private readonly clocks: LegalClocks,
    private readonly guards: Guards,
    private readonly telling: FirstTelling,
    private readonly senders: Senders,
  ) {}

  async find(limits: Limits): Promise<Matter[]> {
    const lanes = await this.senders.halted();
    const open = (await this.incidents.list()).filter(({ status }) => !OVER.includes(status));
    const found: Matter[] = [];
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
      ...(await this.#clocks(incident, limits)),
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
