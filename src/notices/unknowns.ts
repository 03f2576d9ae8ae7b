/** The operator's list of what may or may not have been accepted, and the decisions people take about it. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, DeliveryNo, IncidentId } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { Deliveries, type Learnt } from './deliveries.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { laterRungs } from './rules/ladder.ts';
import type { UnknownPolicy } from './rules/notice-states.ts';
import * as list from './unknown-list.store.ts';
import * as store from './unknowns.store.ts';

export type {
  RecordedDuplicate,
  UnknownCount,
  UnknownDelivery,
  UnknownFilter,
} from './unknown-list.store.ts';

/** What a person may say of an unknown: send it again, use the next channel, it did arrive, or leave it. */
export const UNKNOWN_DECISIONS = ['resend', 'next_channel', 'told', 'give_up'] as const;
export type UnknownDecision = (typeof UNKNOWN_DECISIONS)[number];

/** Why an unknown stands on the list. */
export const UNKNOWN_STANDINGS: Readonly<Record<string, string>> = {
  waiting: 'its provider still has time to tell of it',
  silent: 'acceptances around it were never told of: events may be missing',
  canary_waits: 'too little is known around it, and no canary has come through yet',
  settling: 'events have only just come back',
  not_asked: 'the provider’s list could not be asked',
  held: 'the policy, or a notice that is not running, leaves it to a person',
  exhausted: 'it was re-sent three times already',
  no_channel: 'no further channel reaches this person',
  restored:
    'the database was restored while it was unfinished, and no event tells; SES cannot be asked about one person',
};

export interface DeliveryRef {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
}

export interface Decided {
  readonly decided: number;
  /** Known by now, or never unknown. */
  readonly notUnknown: number;
  /** Held by a restored database: released by `restored`, not one by one. */
  readonly restored: number;
  /** `next_channel` where none is left. */
  readonly noChannel: number;
}

const DECIDE_MAX = 500;
const PAGE_MAX = 1000;
const NONE: Decided = { decided: 0, notUnknown: 0, restored: 0, noChannel: 0 };

@Injectable()
export class Unknowns {
  constructor(
    private readonly db: Db,
    private readonly deliveries: Deliveries,
  ) {}

  /** A page of open unknowns with their age and the figures of their last look; ids only, no address. */
  async list(
    incidentId: IncidentId,
    query: list.UnknownFilter & { after?: DeliveryRef | undefined; limit?: number | undefined } = {},
  ): Promise<{ unknowns: list.UnknownDelivery[]; next: DeliveryRef | null }> {
    const { after, limit = 200, ...filter } = query;
    const size = Math.min(PAGE_MAX, limit);
    const unknowns = await this.db.tx((tx) =>
      list.list(tx, { incidentId, filter, after: after ?? null, limit: size }),
    );
    const last = unknowns.at(-1);
    const next = unknowns.length === size && last ? refOf(last) : null;
    return { unknowns, next };
  }

  /** How many, by notice, channel and why, and how old the oldest is. */
  async overview(incidentId: IncidentId): Promise<list.UnknownCount[]> {
    return this.db.tx((tx) => list.counts(tx, incidentId));
  }

  /** People who were sent a recorded second copy. */
  async duplicates(incidentId: IncidentId, limit = PAGE_MAX): Promise<list.RecordedDuplicate[]> {
    return this.db.tx((tx) => list.duplicates(tx, incidentId, limit));
  }

  /**
   * Decides unknowns by name or all that a filter finds, each once and recorded with its reason; evidence that comes
   * later still wins. Deciding again what is known by now changes nothing. Needs `notice.launch`.
   */
  async decide(
    order: {
      readonly incidentId: IncidentId;
      readonly which: readonly DeliveryRef[] | list.UnknownFilter;
      readonly decision: UnknownDecision;
      readonly reason: string;
    },
    actor: Actor,
  ): Promise<Decided> {
    const reason = order.reason.trim();
    if (reason === '') throw new DomainError(E.no_reason);
    const say = (refs: readonly DeliveryRef[]): Promise<Decided> =>
      this.db.tx((tx) => this.#decide(tx, { ...order, reason, refs }, actor));
    let total = NONE;
    if (isNamed(order.which)) {
      for (let from = 0; from < order.which.length; from += DECIDE_MAX) {
        total = plus(total, await say(order.which.slice(from, from + DECIDE_MAX)));
      }
      return total;
    }
    let after: DeliveryRef | undefined;
    for (;;) {
      const page = await this.list(order.incidentId, { ...order.which, after, limit: DECIDE_MAX });
      if (page.unknowns.length > 0) total = plus(total, await say(page.unknowns.map(refOf)));
      if (!page.next) return total;
      after = page.next;
    }
  }

  /** What becomes of unknowns of one lane, whatever its notices say; null: as the notices say. */
  async setLanePolicy(laneId: string, policy: UnknownPolicy | null, actor: Actor): Promise<void> {
    await this.db.tx(async (tx) => {
      if ((await list.setLanePolicy(tx, laneId, policy)) === 0)
        throw new DomainError(E.unknown_lane, { id: laneId });
      await this.deliveries.audit.record(tx, {
        actor,
        action: 'notices.set_unknown_policy',
        incidentId: null,
        subject: `lane:${laneId}`,
        facts: { policy },
      });
    });
  }

  async #decide(
    tx: Tx,
    order: {
      incidentId: IncidentId;
      refs: readonly DeliveryRef[];
      decision: UnknownDecision;
      reason: string;
    },
    actor: Actor,
  ): Promise<Decided> {
    const { incidentId, refs, decision, reason } = order;
    const found = await list.decidable(tx, {
      incidentId,
      cohortIds: refs.map((r) => r.cohortId),
      deliveryNos: refs.map((r) => r.deliveryNo),
    });
    const free = found.filter((d) => !d.restored);
    const fit = decision === 'next_channel' ? free.filter(hasNext) : free;
    const now = this.deliveries.clock.now();
    const rows = fit.flatMap((d) =>
      d.attemptNos.map((attemptNo) => ({
        ...refOf(d),
        attemptNo,
        incidentId,
        noticeId: d.noticeId,
        decision,
        basis: 'operator' as const,
        decidedBy: actor.operatorId,
        reason,
      })),
    );
    await store.decide(tx, rows, now);
    await this.deliveries.learn(
      tx,
      fit.flatMap((d) => learntOf(d, decision, now)),
    );
    const counted = {
      decided: fit.length,
      notUnknown: refs.length - found.length,
      restored: found.length - free.length,
      noChannel: free.length - fit.length,
    };
    const facts = { decision, reason, ...counted };
    await this.deliveries.audit.record(tx, { actor, action: 'notices.decide_unknown', incidentId, facts });
    return counted;
  }
}

function learntOf(d: list.Decidable, decision: UnknownDecision, at: Date): Learnt[] {
  const { provider } = d;
  return d.attemptNos.map((attemptNo) => ({
    ...refOf(d),
    attemptNo,
    ...(decision === 'give_up' ? { decision: 'cancelled' as const, reason: 'given_up' } : {}),
    fact:
      decision === 'told'
        ? { kind: 'outcome' as const, outcome: 'accepted' as const, provider, at, code: 'Operator' }
        : { kind: 'presumed' as const, presumption: decision, provider, at },
  }));
}

function hasNext(d: list.Decidable): boolean {
  return laterRungs(d.channel, d.channels).some((c) => c !== 'sms' || d.hasSms);
}

function isNamed(which: readonly DeliveryRef[] | list.UnknownFilter): which is readonly DeliveryRef[] {
  return Array.isArray(which);
}

function refOf({ cohortId, deliveryNo }: DeliveryRef): DeliveryRef {
  return { cohortId, deliveryNo };
}

function plus(a: Decided, b: Decided): Decided {
  return {
    decided: a.decided + b.decided,
    notUnknown: a.notUnknown + b.notUnknown,
    restored: a.restored + b.restored,
    noChannel: a.noChannel + b.noChannel,
  };
}
