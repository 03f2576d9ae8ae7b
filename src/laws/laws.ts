/** Law data: what is shipped, what operators made of it, version by version; and the book of what holds now. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { canonicalJson, fingerprintHex } from '../kernel/fingerprint.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { bookOf, SHIPPED_CALENDARS, SHIPPED_LAWS } from './data/shipped.ts';
import { LAWS_ERRORS as E } from './laws.errors.ts';
import * as store from './laws.store.ts';
import type { Calendar, Law, LawBook } from './rules/law.ts';
import { readCalendar, readLaw } from './rules/reading.ts';

export type DataKind = store.DataKind;

export interface LawVersion {
  /** 0 is what was shipped. */
  readonly version: number;
  /** Null: this version returned to what is shipped. */
  readonly body: unknown;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: Date;
}

export interface LawEntry<T = Law | Calendar> {
  readonly kind: DataKind;
  readonly current: T;
  readonly version: number;
  readonly edited: boolean;
  /** True where a newer release ships other data than the edit replaced: somebody should compare. */
  readonly shippedDiffers: boolean;
}

export interface Revision {
  readonly reason: string;
  /** The version the change was made on; absent: whatever stands there. */
  readonly onVersion?: number;
}

@Injectable()
export class Laws {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Everything that holds now, with a version that changes with every word of it. */
  book(): Promise<LawBook> {
    return this.db.tx((tx) => this.bookIn(tx));
  }

  /** As `book`, inside the caller's transaction. */
  async bookIn(tx: Tx): Promise<LawBook> {
    const entries = await this.#entries(tx);
    return bookOf(
      entries.flatMap((e) => (e.kind === 'law' ? [e.current as Law] : [])),
      entries.flatMap((e) => (e.kind === 'calendar' ? [e.current as Calendar] : [])),
    );
  }

  /** Every law and calendar as it stands, shipped ones first. */
  list(): Promise<LawEntry[]> {
    return this.db.tx((tx) => this.#entries(tx));
  }

  /** One entry with every version it ever had, newest first. */
  async get(kind: DataKind, code: string): Promise<LawEntry & { readonly versions: readonly LawVersion[] }> {
    return this.db.tx(async (tx) => {
      const entry = await this.#entry(tx, kind, code);
      const versions = (await store.versionsOf(tx, kind, code)).map(versionOf);
      return { ...entry, versions };
    });
  }

  /**
   * Writes the next version of a law or calendar, or adds one that was not shipped. Notices that were approved
   * keep the version they were checked against; a launch compares again. Needs a reason; nothing is overwritten.
   */
  async revise(kind: DataKind, body: unknown, revision: Revision, actor: Actor): Promise<LawEntry> {
    const read = kind === 'law' ? readLaw(body) : readCalendar(body);
    if ('problem' in read) throw new DomainError(E.bad_data, { kind, why: read.problem });
    const { code } = read.value;
    return this.#write({ kind, code, body: read.value }, revision, actor);
  }

  /** Returns to what is shipped, as a version of its own. */
  async reset(kind: DataKind, code: string, revision: Revision, actor: Actor): Promise<LawEntry> {
    if (shipped(kind, code) === null) {
      const known = (await this.list()).some((e) => e.kind === kind && e.current.code === code);
      throw known ? new DomainError(E.not_shipped, { code }) : new DomainError(E.unknown, { kind, code });
    }
    return this.#write({ kind, code, body: null }, revision, actor);
  }

  async #write(
    { kind, code, body }: { kind: DataKind; code: string; body: Law | Calendar | null },
    { reason, onVersion }: Revision,
    actor: Actor,
  ): Promise<LawEntry> {
    if (reason.trim() === '') throw new DomainError(E.needs_reason);
    return this.db.tx(async (tx) => {
      await store.lockCode(tx, kind, code);
      const standing = (await this.#entries(tx)).find((e) => e.kind === kind && e.current.code === code);
      const version = standing?.version ?? 0;
      if (onVersion !== undefined && onVersion !== version) {
        throw new DomainError(E.changed_meanwhile, { code, version });
      }
      if (body === null && !standing?.edited) throw new DomainError(E.not_edited, { code });
      if (standing && body && canonicalJson(standing.current) === canonicalJson(body)) {
        throw new DomainError(E.unchanged);
      }
      const now = this.clock.now();
      await store.insertVersion(tx, {
        kind,
        code,
        version: version + 1,
        body,
        based_on: printOf(shipped(kind, code)),
        reason: reason.trim(),
        made_by: actor.operatorId,
        made_at: now,
      });
      await this.audit.record(tx, {
        actor,
        action: body === null ? 'laws.reset' : 'laws.revise',
        incidentId: null,
        subject: `${kind}:${code}`,
        facts: { version: version + 1 },
      });
      return this.#entry(tx, kind, code);
    });
  }

  async #entry(tx: Tx, kind: DataKind, code: string): Promise<LawEntry> {
    const found = (await this.#entries(tx)).find((e) => e.kind === kind && e.current.code === code);
    if (!found) throw new DomainError(E.unknown, { kind, code: code.slice(0, 40) });
    return found;
  }

  async #entries(tx: Tx): Promise<LawEntry[]> {
    const rows = await store.newest(tx);
    const rowOf = (kind: DataKind, code: string) => rows.find((r) => r.kind === kind && r.code === code);
    const shippedOnes = [
      ...SHIPPED_LAWS.map((law) => entryOf('law', law, rowOf('law', law.code))),
      ...SHIPPED_CALENDARS.map((c) => entryOf('calendar', c, rowOf('calendar', c.code))),
    ];
    const added = rows
      .filter((row) => row.body !== null && shipped(row.kind, row.code) === null)
      .map((row) => entryOf(row.kind, row.body as Law | Calendar, row));
    return [...shippedOnes, ...added];
  }
}

function entryOf(kind: DataKind, base: Law | Calendar, row: store.VersionRow | undefined): LawEntry {
  const edited = row !== undefined && row.body !== null;
  return {
    kind,
    current: edited ? (row.body as Law | Calendar) : base,
    version: row?.version ?? 0,
    edited,
    shippedDiffers: edited && row.based_on !== printOf(shipped(kind, base.code)),
  };
}

function shipped(kind: DataKind, code: string): Law | Calendar | null {
  const all: readonly (Law | Calendar)[] = kind === 'law' ? SHIPPED_LAWS : SHIPPED_CALENDARS;
  return all.find((one) => one.code === code) ?? null;
}

function printOf(data: Law | Calendar | null): string {
  return data === null ? '' : fingerprintHex(data).slice(0, 16);
}

function versionOf({ version, body, reason, made_by, made_at }: store.VersionRow): LawVersion {
  return { version, body, reason, madeBy: made_by, madeAt: made_at };
}
