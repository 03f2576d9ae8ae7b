/**
 * Every event once more outside the database, sealed as it stands in it: a restored backup has lost what came since,
 * and SNS does not repeat what was answered (ENGINE §2, Restore).
 */
import { randomBytes } from 'node:crypto';
import { appendFile, closeSync, mkdirSync, openSync } from 'node:fs';
import { readdir, readFile, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { assert } from '../kernel/assert.ts';
import { type CohortId, type DeliveryNo, uuidv7 } from '../kernel/ids.ts';
import type { Config } from '../platform/config.ts';
import { Db } from '../platform/db/db.ts';
import { errorCode } from '../platform/error-code.ts';
import { Log } from '../platform/log/log.ts';
import { CONFIG } from '../platform/tokens.ts';
import * as store from './receipts.store.ts';

/** As long as keys of days live, and a margin: older backups are not replayed. */
const DAYS_KEPT = 35;
const REPLAY_BATCH = 50;
const DAY_MS = 86_400_000;

interface OpenFile {
  readonly day: string;
  readonly fd: number;
  /** Writes under way: while there are any, its number must not become another file's. */
  writes: number;
}

@Injectable()
export class EventArchive {
  readonly #dir: string;
  /** One file a day and process, so that no two processes write one. */
  readonly #mine = `${process.pid}-${randomBytes(4).toString('hex')}`;
  #waiting = '';
  #writing: Promise<void> | null = null;
  #open: OpenFile | null = null;

  constructor(
    @Inject(CONFIG) config: Pick<Config, 'dataDir'>,
    private readonly db: Db,
    private readonly log: Log,
  ) {
    this.#dir = join(config.dataDir, 'events');
  }

  /** Many at once are one write. An archive that cannot be written must not keep an event from being heard. */
  async add(pages: readonly store.EventPage[]): Promise<void> {
    if (pages.length === 0) return;
    for (const page of pages) this.#waiting += lineOf(page);
    this.#writing ??= this.#flush(dayOf(pages.at(-1)!.events.at(-1)!.receivedAt));
    await this.#writing;
  }

  /** Puts everything archived since that day back where it is missing; answers how many were. */
  async replay(since: Date, signal: AbortSignal): Promise<number> {
    const first = dayOf(since);
    let added = 0;
    for (const file of await this.#files()) {
      if (dayIn(file) < first) continue;
      const lines = (await readFile(join(this.#dir, file), 'utf8')).split('\n');
      for (let from = 0; from < lines.length && !signal.aborted; from += REPLAY_BATCH) {
        const pages = lines.slice(from, from + REPLAY_BATCH).flatMap((line) => archivedPage(line) ?? []);
        await this.db.tx(async (tx) => {
          for (const page of pages) added += (await store.appendPage(tx, page)).length;
        });
      }
    }
    return added;
  }

  async forgetBefore(now: Date): Promise<number> {
    const before = dayOf(new Date(now.getTime() - DAYS_KEPT * DAY_MS));
    const old = (await this.#files()).filter((file) => dayIn(file) < before);
    for (const file of old) await unlink(join(this.#dir, file));
    return old.length;
  }

  async #flush(day: string): Promise<void> {
    // One turn of the loop, so that events that come together are written together.
    await new Promise((resolve) => setImmediate(resolve));
    const lines = this.#waiting;
    this.#waiting = '';
    this.#writing = null;
    let file: OpenFile | null = null;
    try {
      file = this.#fileOf(day);
      file.writes += 1;
      await appendTo(file.fd, lines);
    } catch (error) {
      if (this.#open === file) this.#open = null;
      this.log.error({ err: error }, 'provider events could not be archived: a restore would miss them');
    } finally {
      if (file) this.#wrote(file);
    }
  }

  /** Stays open for its day: opening costs more than writing. */
  #fileOf(day: string): OpenFile {
    if (this.#open?.day === day) return this.#open;
    mkdirSync(this.#dir, { recursive: true, mode: 0o700 });
    const fd = openSync(join(this.#dir, `${day}-${this.#mine}.jsonl`), 'a', 0o600);
    const before = this.#open;
    this.#open = { day, fd, writes: 0 };
    if (before?.writes === 0) closeSync(before.fd);
    return this.#open;
  }

  /** Whoever wrote last to a file that is no longer the open one closes it. */
  #wrote(file: OpenFile): void {
    file.writes -= 1;
    if (file.writes === 0 && file !== this.#open) closeSync(file.fd);
  }

  /** Those of other hosts too, brought here in directories of their own. */
  async #files(): Promise<string[]> {
    try {
      return (await readdir(this.#dir, { recursive: true })).filter(isArchive).sort();
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }
}

/** Any path of one, below whatever directory. */
export function isArchive(file: string): boolean {
  return /^\d{4}-\d\d-\d\d-.*\.jsonl$/.test(basename(file));
}

function dayIn(file: string): string {
  return basename(file).slice(0, 10);
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** All of it: a disk may take less at once. */
const appendTo = promisify(appendFile) as (fd: number, text: string) => Promise<void>;

function lineOf({ sealed, events, ...rest }: store.EventPage): string {
  return `${JSON.stringify({
    ...rest,
    events: events.map((event) => ({
      ...event,
      cohortId: event.cohortId?.toString() ?? null,
      deliveryId: event.deliveryId?.toString() ?? null,
    })),
    sealed: sealed.toString('base64'),
  })}\n`;
}

type EventLine = Omit<store.EventRow, 'cohortId' | 'deliveryId' | 'receivedAt'> & {
  readonly cohortId: string | null;
  readonly deliveryId: string | null;
  readonly receivedAt: string;
};

type PageLine = Omit<store.EventPage, 'events' | 'sealed'> & {
  readonly sealed: string;
  readonly events: readonly EventLine[];
};

/** Until pages were made, each event had a line, and was sealed by itself. */
type Line =
  PageLine | (Omit<PageLine, 'events' | 'id'> & Omit<EventLine, 'place'> & { readonly events?: never });

/** Null for the torn last line of a process that was killed, and for one that was changed beyond reading. */
export function archivedPage(line: string): store.EventPage | null {
  try {
    const read = JSON.parse(line) as Line;
    const { provider, incidentId, day } = read;
    const sealed = Buffer.from(read.sealed, 'base64');
    if (read.events === undefined) {
      return { id: uuidv7(), provider, incidentId, day, sealed, events: [eventOf({ ...read, place: null })] };
    }
    return { id: read.id, provider, incidentId, day, sealed, events: read.events.map(eventOf) };
  } catch {
    return null;
  }
}

function eventOf({ bucket, eventId, type, attemptNo, evidence, place, ...read }: EventLine): store.EventRow {
  const receivedAt = new Date(read.receivedAt);
  assert(!Number.isNaN(receivedAt.getTime()), 'an archived event tells when it came');
  return {
    bucket,
    eventId,
    type,
    cohortId: read.cohortId === null ? null : (BigInt(read.cohortId) as CohortId),
    deliveryId: read.deliveryId === null ? null : (BigInt(read.deliveryId) as DeliveryNo),
    attemptNo,
    evidence,
    receivedAt,
    place,
  };
}
