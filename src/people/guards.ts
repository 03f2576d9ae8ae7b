/** Findings that wait for a person: listed, decided by a named operator, asked before a launch. */
import { Inject, Injectable } from '@nestjs/common';
import { IncidentKeys } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, isUuid, uuidv7 } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Opener } from './contacts.ts';
import { peopleBehind } from './guarded-people.ts';
import * as store from './guards.store.ts';
import { deadDomains } from './mail-domains.store.ts';
import type {
  BlockingGuard,
  Decide,
  DecideAll,
  GuardedPeople,
  GuardedPeopleQuery,
  GuardPage,
  GuardQuery,
  GuardSummary,
  GuardWithHistory,
} from './guards.types.ts';
import {
  fromDomains,
  fromSources,
  pastDecision,
  placeOf,
  readPlace,
  shown,
  summaries,
} from './guard-view.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import { FINDING_KINDS, holdsPeople, ruleOf, waitsForRun, type GuardDecision } from './rules/guards.ts';

const REASON_CHARACTERS_MAX = 1_000;
const PAGE = 200;
const PAGE_MAX = 1_000;

@Injectable()
export class Guards {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: IncidentKeys,
    private readonly audit: Audit,
  ) {}

  /**
   * What the last resolve found, by kind, most behind them first, decided or not; on the last page also what only
   * the sources say: unaccepted rejects, late sources, subjects without a key, addresses that are none.
   */
  async list(incidentId: IncidentId, query: GuardQuery = {}): Promise<GuardPage> {
    const limit = pageSize(query.limit);
    const after = query.after === undefined ? null : readPlace(query.after);
    const { kind = null, undecided = false } = query;
    return this.db.tx(async (tx) => {
      const rows = await store.guardRows(tx, incidentId, { kind, undecided, after, limit: limit + 1 });
      const page = rows.slice(0, limit).map(shown);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      if (last) return { guards: page, next: placeOf(last) };
      const others = (await ofSources(tx, incidentId)).filter(
        (guard) => (kind === null || guard.kind === kind) && (!undecided || guard.blocking),
      );
      return { guards: [...page, ...others], next: null };
    });
  }

  /** Every kind with its findings, what is undecided and what blocks; kinds nothing was found of stand with 0. */
  async overview(incidentId: IncidentId): Promise<GuardSummary[]> {
    return this.db.tx(async (tx) =>
      summaries(await store.guardKinds(tx, incidentId), await ofSources(tx, incidentId)),
    );
  }

  /** One finding with every decision ever taken about it. */
  async show(incidentId: IncidentId, guardId: string): Promise<GuardWithHistory> {
    return this.db.tx(async (tx) => {
      const guard = await found(tx, incidentId, guardId);
      return { ...shown(guard), history: (await store.decisionRows(tx, guard.id)).map(pastDecision) };
    });
  }

  /**
   * The people behind a finding, in order of cohort and ordinal. With `hints` their addresses are opened and masked:
   * that needs `people.reveal` and stands in the audit before the answer.
   */
  async people(
    incidentId: IncidentId,
    guardId: string,
    query: GuardedPeopleQuery,
    actor: Actor,
  ): Promise<GuardedPeople> {
    const limit = pageSize(query.limit);
    const hints = query.hints ?? false;
    if (hints) needs(actor, 'people.reveal');
    const opener = hints ? await Opener.of(this.keys, incidentId) : null;
    return this.db.tx(async (tx) => {
      const guard = await found(tx, incidentId, guardId);
      const subject = `guard:${guard.id}`;
      if (opener) await this.audit.record(tx, { actor, action: 'people.hints', incidentId, subject });
      return peopleBehind(tx, { incidentId, guard, after: query.after, limit, opener });
    });
  }

  /**
   * Records a named operator's decision; it stands for this subject in every later run, and may be changed. `tell`
   * and `hold` take effect at once, `placeholder` with the next resolve. Neither the terminal nor the system decides,
   * nor whoever uploaded or mapped the files. A guard of another incident is unknown.
   */
  async decide(
    incidentId: IncidentId,
    guardId: string,
    { decision, reason }: Decide,
    actor: Actor,
  ): Promise<GuardWithHistory> {
    return this.#change(incidentId, guardId, { decision, reason }, actor);
  }

  /** Takes a decision back: the finding waits, and blocks or holds, as if nobody had decided. Refused undecided. */
  async withdraw(
    incidentId: IncidentId,
    guardId: string,
    reason: string,
    actor: Actor,
  ): Promise<GuardWithHistory> {
    return this.#change(incidentId, guardId, { decision: null, reason }, actor);
  }

  /**
   * Decides every undecided finding of a kind that holds people, with one reason; each is recorded. All or none:
   * refused where another number is undecided than the decider saw. How many were decided.
   */
  async decideAll(
    incidentId: IncidentId,
    { kind, decision, reason, undecided }: DecideAll,
    actor: Actor,
  ): Promise<{ decided: number }> {
    const why = mayDecide(actor, reason);
    if (!ruleOf(kind).inBulk) throw new DomainError(E.not_in_bulk, { kind });
    fits(kind, decision);
    return this.db.tx(async (tx) => {
      await store.shutOutRun(tx, incidentId);
      const { ids, makers } = await store.undecidedOf(tx, incidentId, kind);
      if (ids.length !== undecided) {
        throw new DomainError(E.guards_changed, { kind, undecided: ids.length, seen: undecided });
      }
      if (makers.includes(actor.operatorId)) throw new DomainError(E.second_person, { actor: actor.name });
      const now = this.clock.now();
      const bulkId = uuidv7(now);
      const holds = holdsPeople(kind, decision);
      await store.writeDecisions(tx, ids, {
        decision,
        reason: why,
        by: actor.operatorId,
        byName: actor.name,
        at: now,
        bulkId,
        applied: true,
        holds,
      });
      const subject = `guards:${bulkId}`;
      const facts = { kind, decision, guards: ids.length };
      await this.audit.record(tx, { actor, action: 'people.decide_all', incidentId, subject, facts });
      return { decided: ids.length };
    });
  }

  /** What stops a launch right now; empty when nothing does. Joins the caller's transaction. */
  async blocking(tx: Tx, incidentId: IncidentId): Promise<BlockingGuard[]> {
    const rejects = await store.unacceptedRejects(tx, incidentId);
    return [
      ...(await store.blockingRows(tx, incidentId)),
      ...rejects.map((r) => ({
        id: null,
        kind: 'rejects' as const,
        subject: r.base_name,
        count: r.rejected,
      })),
    ];
  }

  async #change(
    incidentId: IncidentId,
    guardId: string,
    { decision, reason }: { readonly decision: GuardDecision | null; readonly reason: string },
    actor: Actor,
  ): Promise<GuardWithHistory> {
    const why = mayDecide(actor, reason);
    return this.db.tx(async (tx) => {
      await store.shutOutRun(tx, incidentId);
      const guard = await found(tx, incidentId, guardId);
      if (guard.makers.includes(actor.operatorId)) {
        throw new DomainError(E.second_person, { actor: actor.name });
      }
      if (decision !== null) fits(guard.kind, decision);
      else if (guard.decision === null) throw new DomainError(E.undecided, { guard: guard.id });
      await store.writeDecisions(tx, [guard.id], {
        decision,
        reason: why,
        by: actor.operatorId,
        byName: actor.name,
        at: this.clock.now(),
        bulkId: null,
        applied: guard.applied !== waitsForRun(guard.decision, decision),
        holds: holdsPeople(guard.kind, decision),
      });
      await this.audit.record(tx, {
        actor,
        action: decision === null ? 'people.withdraw' : 'people.decide',
        incidentId,
        subject: `guard:${guard.id}`,
        facts: { kind: guard.kind, decision, before: guard.decision, count: guard.count },
      });
      const after = await found(tx, incidentId, guard.id);
      return { ...shown(after), history: (await store.decisionRows(tx, guard.id)).map(pastDecision) };
    });
  }
}

async function found(tx: Tx, incidentId: IncidentId, guardId: string): Promise<store.GuardRow> {
  const guard = isUuid(guardId) ? await store.guardRow(tx, incidentId, guardId) : null;
  if (!guard) throw new DomainError(E.unknown_guard, { guard: guardId.slice(0, 60) });
  return guard;
}

async function ofSources(tx: Tx, incidentId: IncidentId) {
  const rejects = await store.unacceptedRejects(tx, incidentId);
  const warnings = await store.warningRows(tx, incidentId);
  const ofFiles = fromSources(rejects, warnings, await store.isPublished(tx, incidentId));
  return [...ofFiles, ...fromDomains(await deadDomains(tx, incidentId))];
}

function needs(actor: Actor, permission: string): void {
  if (!actor.permissions.has(permission)) throw new DomainError(E.not_allowed, { permission });
}

/** The reason, if this is a named person who may decide and gave one. */
function mayDecide(actor: Actor, reason: string): string {
  if (actor.kind !== 'operator') throw new DomainError(E.second_person, { actor: actor.name });
  needs(actor, 'guard.decide');
  const why = reason.trim();
  if (why === '' || why.length > REASON_CHARACTERS_MAX) throw new DomainError(E.reason_missing);
  return why;
}

function fits(kind: (typeof FINDING_KINDS)[number] | DecideAll['kind'], decision: GuardDecision): void {
  const { decisions } = ruleOf(kind);
  if (!decisions.includes(decision)) {
    throw new DomainError(E.wrong_decision, {
      kind,
      allowed: decisions.join(', ') || 'nothing: it is only shown',
    });
  }
}

function pageSize(limit: number | undefined): number {
  return Math.max(1, Math.min(limit ?? PAGE, PAGE_MAX));
}
