/** Two-person decisions: what was asked is pinned, and only someone else can say yes to exactly that. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { canonicalJson, fingerprintHex } from '../kernel/fingerprint.ts';
import { type IncidentId, type OperatorId, uuidv7 } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import type { Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { needs } from './actors.ts';
import * as store from './approvals.store.ts';
import { principalsOf } from './deputies.store.ts';
import { OPERATORS_ERRORS } from './operators.errors.ts';
import { rolesOf } from './operators.store.ts';
import { permissionsOf, type Role } from './rules/roles.ts';

export interface ApprovalRequest {
  /** `notice`, `offer_set`, …; deciding needs the permission `<kind>.approve`. */
  readonly kind: string;
  readonly subjectId: string;
  readonly incidentId: IncidentId | null;
  /** A JSON of everything the yes is about; its digest is what is approved. */
  readonly pins: Readonly<Record<string, unknown>>;
  /** Whoever wrote what the pins hold; beside whoever asks, none of them may decide. */
  readonly makers: readonly OperatorId[];
}

export interface ApprovalDecision {
  readonly kind: string;
  readonly subjectId: string;
  readonly decision: 'approved' | 'refused';
  /** Required for a refusal. */
  readonly reason?: string | undefined;
  /** What the checker looked at; another digest waiting is refused. */
  readonly digest?: string | undefined;
}

export interface Approved {
  readonly digest: string;
  readonly pins: Readonly<Record<string, unknown>>;
  readonly madeBy: OperatorId;
  readonly decidedBy: OperatorId;
  readonly decidedAt: Date;
}

export interface RefusedRequest {
  readonly by: OperatorId;
  readonly at: Date;
  readonly reason: string;
}

@Injectable()
export class Approvals {
  constructor(
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Asks for a second person's decision. The same pins again change nothing (a request waits on, a yes
   * stands); other pins withdraw what stood and ask anew. The caller has checked that the actor may ask.
   */
  async request(tx: Tx, request: ApprovalRequest, actor: Actor): Promise<{ digest: string }> {
    const digest = fingerprintHex(request.pins);
    const current = await store.lockCurrent(tx, request.kind, request.subjectId);
    if (current?.digest === digest) return { digest };
    if (current) await store.withdraw(tx, current.id);
    const now = this.clock.now();
    await store.insertRequest(tx, {
      id: uuidv7(now),
      kind: request.kind,
      subjectId: request.subjectId,
      incidentId: request.incidentId,
      pinsJson: canonicalJson(request.pins),
      digest,
      madeBy: actor.operatorId,
      makers: [...new Set([actor.operatorId, ...request.makers])],
      madeAt: now,
    });
    await this.#record(tx, 'operators.request_approval', request, { actor, digest });
    return { digest };
  }

  /**
   * A second person's decision on the request that waits. Refuses `operators.same_person` when the actor asked
   * for it or wrote any of it (also through a key of its own), `other_content` when `digest` is not what waits, `no_request` when
   * nothing waits. Needs `<kind>.approve`, which the terminal never holds.
   */
  async decide(tx: Tx, decision: ApprovalDecision, actor: Actor): Promise<{ digest: string }> {
    needs(actor, `${decision.kind}.approve`);
    const { kind, subjectId } = decision;
    const current = await store.lockCurrent(tx, kind, subjectId);
    if (current?.status !== 'requested') {
      throw new DomainError(OPERATORS_ERRORS.no_request, { kind, subjectId });
    }
    if (actor.kind !== 'operator' || current.makers.includes(actor.operatorId))
      throw new DomainError(OPERATORS_ERRORS.same_person);
    await this.#refuseBorrowed(tx, `${kind}.approve`, current.makers, actor);
    if (decision.digest !== undefined && decision.digest !== current.digest) {
      throw new DomainError(OPERATORS_ERRORS.other_content);
    }
    const reason = decision.reason?.trim() || null;
    if (decision.decision === 'refused' && reason === null) {
      throw new DomainError(OPERATORS_ERRORS.reason_missing);
    }
    await store.recordDecision(tx, {
      id: current.id,
      status: decision.decision,
      decidedBy: actor.operatorId,
      decidedAt: this.clock.now(),
      reason,
    });
    const request = { kind, subjectId, incidentId: current.incidentId };
    await this.#record(tx, `operators.decide_${decision.decision}`, request, {
      actor,
      digest: current.digest,
    });
    return { digest: current.digest };
  }

  /** The yes that stands for this subject, or null. Compare `digest` with what is about to happen. */
  async approved(tx: Tx, kind: string, subjectId: string): Promise<Approved | null> {
    return store.findApproved(tx, kind, subjectId);
  }

  /** The digest of what waits for a second person, or null. */
  async waiting(tx: Tx, kind: string, subjectId: string): Promise<string | null> {
    const current = await store.lockCurrent(tx, kind, subjectId);
    return current?.status === 'requested' ? current.digest : null;
  }

  /** The no that was the last word about a subject: whoever made it reads what has to change. */
  async refusal(tx: Tx, kind: string, subjectId: string): Promise<RefusedRequest | null> {
    const last = await store.requestAbout(tx, kind, subjectId);
    if (last?.status !== 'refused') return null;
    return { by: last.decidedBy!, at: last.decidedAt!, reason: last.reason ?? '' };
  }

  /** Takes back whatever stands: the subject changed under it. */
  async withdraw(tx: Tx, kind: string, subjectId: string): Promise<void> {
    const current = await store.lockCurrent(tx, kind, subjectId);
    if (current) await store.withdraw(tx, current.id);
  }

  /** A deputy never decides about the work of the one in whose place they stand: that would be their own check. */
  async #refuseBorrowed(
    tx: Tx,
    permission: string,
    makers: readonly OperatorId[],
    actor: Actor,
  ): Promise<void> {
    const principals = await principalsOf(tx, actor.operatorId, this.clock.now());
    if (principals.length === 0) return;
    const own = (await rolesOf(tx, [actor.operatorId])).get(actor.operatorId) ?? [];
    const holds = (roles: readonly Role[]) => (permissionsOf(roles) as ReadonlySet<string>).has(permission);
    if (holds(own) || principals.some((p) => holds(p.roles) && !makers.includes(p.id))) return;
    throw new DomainError(OPERATORS_ERRORS.deputy_of_maker);
  }

  async #record(
    tx: Tx,
    action: string,
    request: { kind: string; subjectId: string; incidentId: IncidentId | null },
    by: { actor: Actor; digest: string },
  ): Promise<void> {
    await this.audit.record(tx, {
      actor: by.actor,
      action,
      incidentId: request.incidentId,
      subject: `${request.kind}:${request.subjectId}`,
      facts: { digest: by.digest },
    });
  }
}
