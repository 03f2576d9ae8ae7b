/**
 * What changed, for whoever looks on: of each part of the console a mark that is another one as soon as anything in it
 * changed. The database is looked at once for all who watch in this process, so that any number of them cost the same and
 * every web process says the same; whoever hears that a mark changed asks the API what it is.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { IncidentId } from '../kernel/ids.ts';
import type { Permission } from '../operators/index.ts';
import { Db } from '../platform/db/db.ts';
import { sees } from './reach.ts';
import * as store from './watching.store.ts';

/** The parts of the console, and what it takes to look at each. */
export const AREAS = {
  incidents: 'incident.read',
  alarms: 'alarm.read',
  lanes: 'notice.read',
  providers: 'notice.read',
  operators: 'operator.read',
  incident: 'incident.read',
  sources: 'intake.read',
  people: 'people.read',
  extracts: 'extract.read',
  messages: 'message.read',
  notices: 'notice.read',
  told: 'notice.read',
  handover: 'handover.read',
  reports: 'report.read',
  compensation: 'offer.read',
  codes: 'code.read',
  fulfilment: 'fulfilment.read',
  finance: 'offer.read',
  page: 'incident.read',
  decisions: 'incident.read',
  hotline: 'people.read',
} as const satisfies Readonly<Record<string, Permission>>;

type Area = keyof typeof AREAS;
export type Marks = Readonly<Partial<Record<Area, string>>>;

/** Between two looks at the same thing. */
const LOOK_MS = 1_000;
/** So that whoever carries it on knows that it still lives. */
const STILL_MS = 15_000;
/** Looking takes no more than this share of the time, however much there is to look at. */
const SHARE = 20;

interface Look {
  readonly reading: Promise<readonly store.HouseMark[]>;
  validUntilMs: number;
}

@Injectable()
export class Watching {
  readonly #looks = new Map<string, Look>();

  constructor(private readonly db: Db) {}

  /**
   * The marks now, and all of them again after each change, until `signal` aborts; null each quarter of a minute in which
   * nothing changed. `who` is asked anew each time: only what they may look at, of incidents they work on.
   */
  async *watch(
    who: () => Actor,
    incident: IncidentId | null,
    signal: AbortSignal,
  ): AsyncGenerator<Marks | null> {
    let shown = '';
    let saidAtMs = -STILL_MS;
    while (!signal.aborted) {
      const marks = await this.#marks(who(), incident);
      const said = JSON.stringify(marks);
      const isNew = said !== shown;
      if (isNew || performance.now() - saidAtMs > STILL_MS) {
        yield isNew ? marks : null;
        saidAtMs = performance.now();
      }
      shown = said;
      await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #marks(actor: Actor, incident: IncidentId | null): Promise<Marks> {
    const house = await this.#look('', (tx) => store.houseMarks(tx));
    const own =
      incident !== null && sees(actor, incident)
        ? await this.#look(incident, async (tx) =>
            (await store.incidentMarks(tx, incident)).map((mark) => ({ ...mark, incident })),
          )
        : [];
    const marks: Partial<Record<Area, string>> = {};
    for (const area of Object.keys(AREAS) as Area[]) {
      if (!actor.permissions.has(AREAS[area])) continue;
      const seen = [...house, ...own].filter(
        (mark) => mark.area === area && (mark.incident === null || sees(actor, mark.incident)),
      );
      marks[area] = seen.map(({ mark }) => mark).join('_');
    }
    return marks;
  }

  async #look(
    key: string,
    read: (tx: Parameters<Parameters<Db['once']>[0]>[0]) => Promise<readonly store.HouseMark[]>,
  ): Promise<readonly store.HouseMark[]> {
    const known = this.#looks.get(key);
    if (known && known.validUntilMs > performance.now()) return known.reading;
    const began = performance.now();
    const look: Look = { reading: this.db.once(read), validUntilMs: Infinity };
    this.#looks.set(key, look);
    try {
      const marks = await look.reading;
      const now = performance.now();
      look.validUntilMs = now + Math.max(LOOK_MS / 2, (now - began) * SHARE);
      return marks;
    } catch (error) {
      this.#looks.delete(key);
      throw error;
    } finally {
      this.#forget();
    }
  }

  /** Nobody watches it any more. */
  #forget(): void {
    const longAgo = performance.now() - 60_000;
    for (const [key, { validUntilMs }] of this.#looks) if (validUntilMs < longAgo) this.#looks.delete(key);
  }
}
