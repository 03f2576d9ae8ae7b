/** One person's approval where no second can be found: enabled beforehand, with a reason, reviewed within a day. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError, type Refusal, refusalOf } from '../kernel/errors.ts';
import { type IncidentId, type NoticeId, uuidv7 } from '../kernel/ids.ts';
import { Approvals, needs, OPERATORS_ERRORS } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './emergencies.store.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { APPROVAL_KIND, lockNotice } from './notices.ts';
import { type Notice, setDraft, setStatus } from './notices.store.ts';

export type { Emergency, EmergencySwitch } from './emergencies.store.ts';

export interface EmergencyStanding {
  /** Null: nobody may approve alone. */
  readonly enabled: store.EmergencySwitch | null;
  readonly approvals: readonly (store.Emergency & { readonly overdue: boolean })[];
}

@Injectable()
export class Emergencies {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly approvals: Approvals,
    private readonly audit: Audit,
  ) {}

  /** For incidents declared from now on. Enabling twice changes nothing. Needs `operator.write`. */
  async enable(actor: Actor): Promise<void> {
    needs(actor, 'operator.write');
    await this.db.tx(async (tx) => {
      const now = this.clock.now();
      const made = await store.enable(tx, { id: uuidv7(now), by: actor.operatorId, now });
      if (made > 0) await this.#record(tx, 'enable_emergency', { actor });
    });
  }

  /** From now on nobody approves alone; what was so approved stands, and its review too. Needs `operator.write`. */
  async disable(actor: Actor): Promise<void> {
    needs(actor, 'operator.write');
    await this.db.tx(async (tx) => {
      const ended = await store.disable(tx, { by: actor.operatorId, now: this.clock.now() });
      if (ended > 0) await this.#record(tx, 'disable_emergency', { actor });
    });
  }

  async standing(): Promise<EmergencyStanding> {
    const now = this.clock.now();
    return this.db.tx(async (tx) => ({
      enabled: (await store.liveSwitch(tx)) ?? null,
      approvals: (await store.listEmergencies(tx)).map((e) => ({ ...e, overdue: isOverdue(e, now) })),
    }));
  }

  /** What refuses that anybody approves this notice alone now; null: somebody may. */
  async notAlone({ incidentId }: Pick<Notice, 'incidentId'>): Promise<Refusal | null> {
    const now = this.clock.now();
    return this.db.tx(async (tx) => {
      const overdue = (await store.listEmergencies(tx)).find((e) => isOverdue(e, now));
      if (overdue) return refusalOf(new DomainError(E.review_overdue, { id: overdue.noticeId }));
      const enabled = await store.enabledBefore(tx, incidentId);
      return enabled ? null : refusalOf(new DomainError(E.emergency_off, { incidentId }));
    });
  }

  /**
   * Approves exactly what was submitted, alone, even one's own. Refuses `emergency_off` unless an administrator enabled
   * it before the incident was declared, `review_overdue` while another waits longer than a day for its review,
   * `reason_missing`, `changed` where `digest` is not what waits. Needs `notice.approve`, which the terminal never holds.
   */
  async approveAlone(
    order: { readonly id: NoticeId; readonly reason: string; readonly digest?: string | undefined },
    actor: Actor,
  ): Promise<{ readonly reviewDueAt: Date }> {
    needs(actor, `${APPROVAL_KIND}.approve`);
    const { id } = order;
    const reason = order.reason.trim();
    if (reason === '') throw new DomainError(E.reason_missing);
    return this.db.tx(async (tx) => {
      const notice = await lockNotice(tx, id);
      const { status, incidentId } = notice;
      if (status !== 'requested') throw new DomainError(E.not_requested, { id, status });
      if (order.digest !== undefined && order.digest !== notice.digest) throw new DomainError(E.changed);
      const now = this.clock.now();
      const overdue = (await store.listEmergencies(tx)).find((e) => isOverdue(e, now));
      if (overdue) throw new DomainError(E.review_overdue, { id: overdue.noticeId });
      const set = await store.setAlone(tx, { id, by: actor.operatorId, reason, now });
      if (set === 0) throw new DomainError(E.emergency_off, { incidentId });
      const { digest } = notice;
      await this.#record(tx, 'approve_alone', { actor, id, incidentId, facts: { reason, digest } });
      return { reviewDueAt: (await lockNotice(tx, id)).reviewDueAt! };
    });
  }

  /**
   * The second person's look afterwards: upheld, or objected with a reason, which pauses what is being sent and makes a
   * draft of what is not. Never by its maker, requester or the one who approved it. Needs `notice.approve`.
   */
  async review(
    order: {
      readonly id: NoticeId;
      readonly review: 'upheld' | 'objected';
      readonly reason?: string | undefined;
    },
    actor: Actor,
  ): Promise<void> {
    const { id, review, reason } = order;
    await this.db.tx(async (tx) => {
      const notice = await lockNotice(tx, id);
      if (!notice.emergencyAt || notice.reviewedAt) throw new DomainError(E.no_review, { id });
      if (actor.operatorId === notice.approvedBy) throw new DomainError(OPERATORS_ERRORS.same_person);
      const decision = review === 'upheld' ? 'approved' : 'refused';
      await this.approvals.decide(tx, { kind: APPROVAL_KIND, subjectId: id, decision, reason }, actor);
      const now = this.clock.now();
      await store.setReview(tx, { id, by: actor.operatorId, review, now });
      if (review === 'objected' && notice.status === 'launched')
        await setStatus(tx, { id, status: 'paused', now });
      if (review === 'objected' && notice.status === 'approved') await setDraft(tx, id, now);
      const { incidentId } = notice;
      const facts = { review, late: now > notice.reviewDueAt!, ...(reason !== undefined && { reason }) };
      await this.#record(tx, 'review', { actor, id, incidentId, facts });
    });
  }

  async #record(
    tx: Tx,
    verb: string,
    of: {
      readonly actor: Actor;
      readonly id?: NoticeId;
      readonly incidentId?: IncidentId;
      readonly facts?: Readonly<Record<string, unknown>>;
    },
  ): Promise<void> {
    await this.audit.record(tx, {
      actor: of.actor,
      action: `notices.${verb}`,
      incidentId: of.incidentId ?? null,
      ...(of.id !== undefined && { subject: `notice:${of.id}` }),
      ...(of.facts && { facts: of.facts }),
    });
  }
}

function isOverdue(emergency: store.Emergency, now: Date): boolean {
  return emergency.reviewedAt === null && emergency.reviewDueAt <= now;
}
