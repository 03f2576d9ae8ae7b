/** Findings that wait for a person: listed, decided by a named operator, asked before a launch. */
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type IncidentId, isUuid } from '../kernel/ids.ts';
import type { Audit } from '../platform/audit/audit.ts';
import type { Db, Tx } from '../platform/db/db.ts';
import * as store from './guards.store.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import type { BlockingGuard, DecideGuard, Guard } from './people.types.ts';
import {
  blocksLaunch,
  GUARD_RULES,
  holdsPeople,
  ruleOf,
  waitsForRun,
  type GuardKind,
} from './rules/guards.ts';

const REASON_CHARACTERS_MAX = 1000;

/** The guard verbs of `People`, which makes one for itself. */
export class Guards {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Everything found by the last resolve, decided or not; no value in clear. */
  async list(incidentId: IncidentId): Promise<Guard[]> {
    return this.db.tx((tx) => listed(tx, incidentId));
  }

  /**
   * Records a named operator's decision; it stands for this subject in every later run, and may be changed. `tell`
   * and `hold` take effect at once, `placeholder` with the next resolve. Neither the terminal nor the system decides,
   * nor whoever uploaded or mapped the files. `incidentId`: a guard of another incident is unknown.
   */
  async decide(guardId: string, { decision, reason, incidentId }: DecideGuard, actor: Actor): Promise<Guard> {
    if (actor.kind !== 'operator') throw new DomainError(E.second_person, { actor: actor.name });
    if (!actor.permissions.has('guard.decide'))
      throw new DomainError(E.not_allowed, { permission: 'guard.decide' });
    const why = reason.trim();
    if (why === '' || why.length > REASON_CHARACTERS_MAX) throw new DomainError(E.reason_missing);
    return this.db.tx(async (tx) => {
      const guard = isUuid(guardId) ? await store.lockGuard(tx, guardId, incidentId ?? null) : undefined;
      if (!guard) throw new DomainError(E.unknown_guard, { guard: guardId.slice(0, 60) });
      if (guard.makers.includes(actor.operatorId)) {
        throw new DomainError(E.second_person, { actor: actor.name });
      }
      const { decisions } = ruleOf(guard.kind);
      if (!decisions.includes(decision)) {
        throw new DomainError(E.wrong_decision, { kind: guard.kind, allowed: decisions.join(', ') });
      }
      const decided = {
        decision,
        reason: why,
        by: actor.operatorId,
        byName: actor.name,
        at: this.clock.now(),
        applied: guard.applied !== waitsForRun(guard.decision, decision),
      };
      await store.writeDecision(tx, { guardId: guard.id, ...decided });
      await store.setHolds(tx, guard.id, holdsPeople(guard.kind, decision));
      await this.audit.record(tx, {
        actor,
        action: 'people.decide',
        incidentId: guard.incident_id,
        subject: `guard:${guard.id}`,
        facts: { kind: guard.kind, decision, before: guard.decision, count: guard.count },
      });
      return shown((await store.lockGuard(tx, guard.id, null))!);
    });
  }

  /** What stops a launch right now; empty when nothing does. Joins the caller's transaction. */
  async blocking(tx: Tx, incidentId: IncidentId): Promise<BlockingGuard[]> {
    const guards = await listed(tx, incidentId);
    return guards
      .filter((guard) => guard.blocking)
      .map(({ id, kind, subject, count }) => ({ id, kind, subject, count }));
  }
}

async function listed(tx: Tx, incidentId: IncidentId): Promise<Guard[]> {
  const kept = (await store.guardRows(tx, incidentId)).map(shown);
  const rejects = await store.unacceptedRejects(tx, incidentId);
  const flagged = await store.flaggedPersons(tx, incidentId);
  return [
    ...kept,
    ...rejects.map((r) => elsewhere('rejects', r.base_name, r.rejected)),
    ...(flagged > 0 ? [elsewhere('ambiguous_identity', 'persons', flagged)] : []),
  ];
}

function shown(row: store.GuardRow): Guard {
  const { id, kind, subject, count, facts, examples, decision, reason } = row;
  return {
    id,
    kind,
    subject,
    count,
    facts,
    examples,
    does: GUARD_RULES[kind].does,
    holds: GUARD_RULES[kind].holds,
    decisions: GUARD_RULES[kind].decisions,
    decision,
    reason,
    decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decided_by_name ?? '' },
    decidedAt: row.decided_at,
    blocking: blocksLaunch(kind, decision, row.applied),
  };
}

/** Rejects are accepted in intake; ambiguous identities are only shown. */
function elsewhere(kind: GuardKind, subject: string, count: number): Guard {
  return {
    id: null,
    kind,
    subject,
    count,
    facts: {},
    examples: [],
    does: GUARD_RULES[kind].does,
    holds: GUARD_RULES[kind].holds,
    decisions: [],
    decision: null,
    reason: null,
    decidedBy: null,
    decidedAt: null,
    blocking: blocksLaunch(kind, null, true),
  };
}
