/** Law data: what is shipped, what two people made of it, version by version; and the book of what holds now. */
import { Inject, Injectable } from '@nestjs/common';
import type { Incident } from '../incidents/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { fingerprintHex } from '../kernel/fingerprint.ts';
import type { OperatorId } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { bookOf, SHIPPED_CALENDARS, SHIPPED_LAWS } from './data/shipped.ts';
import { holdsOf } from './holds.store.ts';
import { LAWS_ERRORS as E } from './laws.errors.ts';
import * as store from './laws.store.ts';
import { clocksOf } from './rules/clocks.ts';
import { delayedLaw } from './rules/delays.ts';
import { type Difference, differences } from './rules/differences.ts';
import { everConfirmed, holdsLaw } from './rules/holds.ts';
import type { Calendar, Law, LawBook } from './rules/law.ts';

export type DataKind = store.DataKind;

export interface LawVersion {
  /** 0 is what was shipped. */
  readonly version: number;
  /** Null: this version returned to what is shipped. */
  readonly body: Law | Calendar | null;
  readonly reason: string;
  readonly madeBy: OperatorId;
  readonly madeAt: Date;
  /** `before`: in force since before two people were asked; null: it waits for a second person. */
  readonly decision: store.VersionDecision | 'before' | null;
  readonly decidedBy: OperatorId | null;
  readonly decidedAt: Date | null;
  readonly decidedReason: string | null;
  /** Against what was in force when it was written. */
  readonly changes: readonly Difference[];
}

export interface LawEntry<T = Law | Calendar> {
  readonly kind: DataKind;
  /** What is in force; of a law that was never approved here, what waits. */
  readonly current: T;
  /** The version in force; 0 as shipped. */
  readonly version: number;
  readonly edited: boolean;
  /** False while a law that is not shipped waits for its first approval. */
  readonly inForce: boolean;
  /** The version that waits for a second person. */
  readonly waiting: number | null;
  /** True where a newer release ships other data than the edit replaced: somebody should compare. */
  readonly shippedDiffers: boolean;
}

/** What a book needs to know of an incident to say who was told late, and why. */
export type Delayed = Pick<Incident, 'id' | 'facts' | 'clockChoices'>;

@Injectable()
export class Laws {
  /** Books this process has seen kept. */
  readonly #kept = new Set<string>();

  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Everything that holds now, with a version that changes with every word of it. */
  book(): Promise<LawBook> {
    return this.db.tx((tx) => this.bookIn(tx));
  }

  /** As `book`, inside the caller's transaction. The book is kept under its version, which approvals are pinned to. */
  async bookIn(tx: Tx): Promise<LawBook> {
    const entries = (await entriesOf(tx)).filter(({ inForce }) => inForce);
    return this.#keep(
      tx,
      bookOf(
        entries.flatMap((e) => (e.kind === 'law' ? [e.current as Law] : [])),
        entries.flatMap((e) => (e.kind === 'calendar' ? [e.current as Calendar] : [])),
      ),
    );
  }

  /**
   * The book of now for messages about one incident: a law whose people an authority held back, or whose time has run
   * out, also asks for the reason of the delay where it wants one (C13).
   */
  async bookFor(incident: Delayed): Promise<LawBook> {
    return this.db.tx(async (tx) => {
      const book = await this.bookIn(tx);
      const holds = everConfirmed(await holdsOf(tx, incident.id));
      const { facts, clockChoices: choices } = incident;
      const late = new Set(
        clocksOf({ book, laws: book.laws, facts, choices, now: this.clock.now() })
          .filter(({ who, chosen }) => who.includes('subject') && chosen !== null && chosen.hoursLeft < 0)
          .map(({ law }) => law),
      );
      const laws = book.laws.map((law) =>
        delayedLaw(law, {
          hold: holds.find((hold) => holdsLaw(hold, law.code)) ?? null,
          late: late.has(law.code),
        }),
      );
      const changed = laws.some((law, index) => law !== book.laws[index]);
      return changed ? this.#keep(tx, bookOf(laws, book.calendars)) : book;
    });
  }

  /** A book that was in use here, by the version a notice or an attempt is pinned to. */
  async bookOfVersion(version: string): Promise<LawBook & { readonly seenAt: Date }> {
    const found = await this.db.tx((tx) => store.findBook(tx, version));
    if (!found) throw new DomainError(E.unknown_book, { version: version.slice(0, 40) });
    const { laws, calendars } = found.body as Pick<LawBook, 'laws' | 'calendars'>;
    return { version, seenAt: found.seen_at, laws, calendars };
  }

  /** Every law and calendar as it stands, shipped ones first. */
  list(): Promise<LawEntry[]> {
    return this.db.tx((tx) => entriesOf(tx));
  }

  /** One entry with every version it ever had, newest first, each with what it changed and who decided it. */
  async get(kind: DataKind, code: string): Promise<LawEntry & { readonly versions: readonly LawVersion[] }> {
    return this.db.tx(async (tx) => {
      const entry = await entryNamed(tx, kind, code);
      return { ...entry, versions: versionsWithChanges(await store.versionsOf(tx, kind, code)) };
    });
  }

  async #keep(tx: Tx, book: LawBook): Promise<LawBook> {
    const { version, laws, calendars } = book;
    if (this.#kept.has(version)) return book;
    await store.keepBook(tx, version, { laws, calendars }, this.clock.now());
    tx.afterCommit(() => void this.#kept.add(version));
    return book;
  }
}

export async function entryNamed(tx: Tx, kind: DataKind, code: string): Promise<LawEntry> {
  const found = (await entriesOf(tx)).find((e) => e.kind === kind && e.current.code === code);
  if (!found) throw new DomainError(E.unknown, { kind, code: code.slice(0, 40) });
  return found;
}

export async function entriesOf(tx: Tx): Promise<LawEntry[]> {
  const rows = await store.newest(tx);
  const of = (kind: DataKind, code: string) => rows.filter((row) => row.kind === kind && row.code === code);
  const shippedOnes = [
    ...SHIPPED_LAWS.map((law) => entryOf('law', law, of('law', law.code))),
    ...SHIPPED_CALENDARS.map((c) => entryOf('calendar', c, of('calendar', c.code))),
  ];
  const added = rows.filter(
    (row, index) =>
      shipped(row.kind, row.code) === null &&
      rows.findIndex((other) => other.kind === row.kind && other.code === row.code) === index,
  );
  return [...shippedOnes, ...added.map((row) => entryOf(row.kind, null, of(row.kind, row.code)))];
}

function entryOf(kind: DataKind, base: Law | Calendar | null, rows: readonly store.VersionRow[]): LawEntry {
  const waiting = rows.find(isWaiting);
  const row = rows.find((one) => !isWaiting(one));
  const edited = row !== undefined && row.body !== null;
  const current = (edited ? row.body : (base ?? waiting?.body)) as Law | Calendar;
  return {
    kind,
    current,
    version: row?.version ?? 0,
    edited,
    inForce: edited || base !== null,
    waiting: waiting?.version ?? null,
    shippedDiffers: edited && row.based_on !== printOf(shipped(kind, current.code)),
  };
}

function isWaiting({ stood_before, decision }: store.VersionRow): boolean {
  return !stood_before && decision === null;
}

export function shipped(kind: DataKind, code: string): Law | Calendar | null {
  const all: readonly (Law | Calendar)[] = kind === 'law' ? SHIPPED_LAWS : SHIPPED_CALENDARS;
  return all.find((one) => one.code === code) ?? null;
}

export function printOf(data: Law | Calendar | null): string {
  return data === null ? '' : fingerprintHex(data).slice(0, 16);
}

/** Given and answered newest first: each is compared with the version in force before it. */
function versionsWithChanges(rows: readonly store.VersionRow[]): LawVersion[] {
  return rows.map((row, index) => {
    const before = rows.slice(index + 1).find((r) => r.stood_before || r.decision === 'approved');
    const base = shipped(row.kind, row.code);
    return {
      version: row.version,
      body: row.body as Law | Calendar | null,
      reason: row.reason,
      madeBy: row.made_by,
      madeAt: row.made_at,
      decision: row.stood_before ? 'before' : row.decision,
      decidedBy: row.decided_by,
      decidedAt: row.decided_at,
      decidedReason: row.decided_reason,
      changes: differences(before?.body ?? base, row.body ?? base),
    };
  });
}
