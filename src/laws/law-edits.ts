/** Edits of law data: written by one person, in force once somebody else approved exactly that. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { canonicalJson } from '../kernel/fingerprint.ts';
import type { OperatorId } from '../kernel/ids.ts';
import { Approvals } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { entriesOf, entryNamed, type LawEntry, printOf, shipped } from './laws.ts';
import { LAWS_ERRORS as E } from './laws.errors.ts';
import * as store from './laws.store.ts';
import type { DataKind, VersionDecision } from './laws.store.ts';
import type { Calendar, Law } from './rules/law.ts';
import { readCalendar, readLaw } from './rules/reading.ts';

export interface Revision {
  readonly reason: string;
  /** The version the change was made on; another one is refused. A version that waits is replaced only by its number. */
  readonly onVersion?: number;
}

/** An entry with what a second person is to look at. */
export interface Proposed extends LawEntry {
  readonly digest: string;
}

export interface LawAnswer {
  readonly decision: 'approved' | 'refused';
  /** Required for a refusal. */
  readonly reason?: string;
  /** What the checker looked at; another digest waiting is refused. */
  readonly digest?: string;
}

const APPROVAL_KIND = 'law';

@Injectable()
export class LawEdits {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly approvals: Approvals,
    private readonly audit: Audit,
  ) {}

  /**
   * Writes the next version of a law or calendar, or adds one that was not shipped, and asks a second person. Until
   * then everything stays as it was. Notices that were approved keep the version they were checked against; a launch
   * compares again. Needs a reason; nothing is overwritten.
   */
  async revise(kind: DataKind, body: unknown, revision: Revision, actor: Actor): Promise<Proposed> {
    const read = kind === 'law' ? readLaw(body) : readCalendar(body);
    if ('problem' in read) throw new DomainError(E.bad_data, { kind, why: read.problem });
    const { code } = read.value;
    return this.#write({ kind, code, body: read.value }, revision, actor);
  }

  /** Asks to return to what is shipped, as a version of its own. */
  async reset(kind: DataKind, code: string, revision: Revision, actor: Actor): Promise<Proposed> {
    if (shipped(kind, code) === null) {
      const known = await this.db.tx((tx) => entryNamed(tx, kind, code));
      throw new DomainError(E.not_shipped, { code: known.current.code });
    }
    return this.#write({ kind, code, body: null }, revision, actor);
  }

  /**
   * The second person's yes or no to the version that waits; a yes puts it in force at once. Never anybody who wrote
   * any of it: `operators.same_person`, and a constraint. Needs `law.approve`.
   */
  async decide(kind: DataKind, code: string, answer: LawAnswer, actor: Actor): Promise<LawEntry> {
    return this.#end(kind, code, { ...answer, actor }, async (tx) => {
      await this.approvals.decide(
        tx,
        { kind: APPROVAL_KIND, subjectId: subjectOf(kind, code), ...answer },
        actor,
      );
    });
  }

  /** Takes back what waits: it was never in force. */
  async withdraw(kind: DataKind, code: string, actor: Actor): Promise<LawEntry> {
    return this.#end(kind, code, { decision: 'withdrawn', actor }, async (tx) => {
      await this.approvals.withdraw(tx, APPROVAL_KIND, subjectOf(kind, code));
    });
  }

  /** What waits for a second person: the digest of exactly that, and who wrote any of it; null where nothing does. */
  async waiting(
    kind: DataKind,
    code: string,
  ): Promise<{ readonly digest: string; readonly makers: readonly OperatorId[] } | null> {
    return this.db.tx(async (tx) => {
      const { waiting: version } = await entryNamed(tx, kind, code);
      const digest = await this.approvals.waiting(tx, APPROVAL_KIND, subjectOf(kind, code));
      if (version === null || digest === null) return null;
      return { digest, makers: makersOf(await store.versionsOf(tx, kind, code), version) };
    });
  }

  async #write(
    { kind, code, body }: { kind: DataKind; code: string; body: Law | Calendar | null },
    { reason, onVersion }: Revision,
    actor: Actor,
  ): Promise<Proposed> {
    if (reason.trim() === '') throw new DomainError(E.needs_reason);
    return this.db.tx(async (tx) => {
      await store.lockCode(tx, kind, code);
      const standing = (await entriesOf(tx)).find((e) => e.kind === kind && e.current.code === code);
      refuseOther(code, standing, onVersion);
      refuseSame(code, standing, body);
      const versions = await store.versionsOf(tx, kind, code);
      const [waiting] = versions.filter(({ version }) => version === standing?.waiting);
      const earlier = waiting ? makersOf(versions, waiting.version) : [];
      const now = this.clock.now();
      if (waiting) {
        const replaced = {
          decision: 'replaced',
          by: actor.operatorId,
          at: now,
          reason: reason.trim(),
        } as const;
        await store.insertDecision(tx, {
          kind,
          code,
          version: waiting.version,
          makers: earlier,
          ...replaced,
        });
      }
      const version = (versions[0]?.version ?? 0) + 1;
      const based_on = printOf(shipped(kind, code));
      const row = {
        kind,
        code,
        version,
        body,
        based_on,
        reason: reason.trim(),
        made_by: actor.operatorId,
        made_at: now,
      };
      await store.insertVersion(tx, row);
      const pins = { kind, code, version, body, reason: row.reason };
      const subjectId = subjectOf(kind, code);
      const asked = { kind: APPROVAL_KIND, subjectId, incidentId: null, pins, makers: earlier };
      const { digest } = await this.approvals.request(tx, asked, actor);
      await this.#record(tx, body === null ? 'reset' : 'revise', { kind, code, version }, actor);
      return { ...(await entryNamed(tx, kind, code)), digest };
    });
  }

  async #end(
    kind: DataKind,
    code: string,
    { decision, reason, actor }: { decision: VersionDecision; reason?: string; actor: Actor },
    settle: (tx: Tx) => Promise<void>,
  ): Promise<LawEntry> {
    return this.db.tx(async (tx) => {
      await store.lockCode(tx, kind, code);
      const { waiting: version } = await entryNamed(tx, kind, code);
      if (version === null) throw new DomainError(E.none_waits, { code });
      await settle(tx);
      const makers = makersOf(await store.versionsOf(tx, kind, code), version);
      const by = { by: actor.operatorId, at: this.clock.now(), reason: reason?.trim() || null };
      await store.insertDecision(tx, { kind, code, version, makers, decision, ...by });
      await this.#record(tx, VERBS[decision], { kind, code, version }, actor);
      // A law of somebody's own that was refused or withdrawn is not there any more.
      const left = (await entriesOf(tx)).find((e) => e.kind === kind && e.current.code === code);
      return left ?? gone(kind, (await store.versionsOf(tx, kind, code))[0]!.body as Law | Calendar);
    });
  }

  async #record(
    tx: Tx,
    verb: string,
    { kind, code, version }: { kind: DataKind; code: string; version: number },
    actor: Actor,
  ): Promise<void> {
    const subject = subjectOf(kind, code);
    await this.audit.record(tx, {
      actor,
      action: `laws.${verb}`,
      incidentId: null,
      subject,
      facts: { version },
    });
  }
}

const VERBS: Readonly<Record<VersionDecision, string>> = {
  approved: 'approve',
  refused: 'refuse',
  withdrawn: 'withdraw',
  replaced: 'replace',
};

function subjectOf(kind: DataKind, code: string): string {
  return `${kind}:${code}`;
}

function gone(kind: DataKind, body: Law | Calendar): LawEntry {
  return {
    kind,
    current: body,
    version: 0,
    edited: false,
    inForce: false,
    waiting: null,
    shippedDiffers: false,
  };
}

function refuseOther(code: string, standing: LawEntry | undefined, onVersion: number | undefined): void {
  const waiting = standing?.waiting ?? null;
  if (waiting !== null && onVersion !== waiting) throw new DomainError(E.waits, { code, version: waiting });
  const version = waiting ?? standing?.version ?? 0;
  if (onVersion !== undefined && onVersion !== version)
    throw new DomainError(E.changed_meanwhile, { code, version });
}

function refuseSame(code: string, standing: LawEntry | undefined, body: Law | Calendar | null): void {
  if (body === null && !standing?.edited) throw new DomainError(E.not_edited, { code });
  if (body && standing?.inForce && canonicalJson(standing.current) === canonicalJson(body)) {
    throw new DomainError(E.unchanged);
  }
}

/** Whoever wrote it, and whoever wrote what it replaced while that waited: none of them may decide. Newest first. */
function makersOf(versions: readonly store.VersionRow[], version: number): OperatorId[] {
  const from = versions.findIndex((row) => row.version === version);
  const [own, ...older] = versions.slice(from);
  const end = older.findIndex(({ decision }) => decision !== 'replaced');
  const replaced = end < 0 ? older : older.slice(0, end);
  return [...new Set([own!, ...replaced].map(({ made_by }) => made_by))];
}
