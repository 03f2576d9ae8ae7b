/** A person has what failed tried again: counted first, never whom another channel reached, and audited. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, NoticeId } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Deliveries } from './deliveries.ts';
import { findNotice } from './notices.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { NOTICE_QUEUE, unitKey } from './queue.ts';
import * as store from './retries.store.ts';

/** Whoever complained is never written to again; what is open is under way by itself. */
export const RETRIED_STATES = ['bounced', 'undelivered', 'failed', 'suppressed'] as const;

export interface RetryFilter {
  readonly noticeId: NoticeId;
  /** Unless told: those that failed, not those we decided not to send to. */
  readonly states?: readonly string[] | undefined;
  readonly channel?: 'email' | 'sms' | undefined;
  /** The provider's words, as the count lists them. */
  readonly reasons?: readonly string[] | undefined;
  /** The lane of the last attempt. */
  readonly laneId?: string | undefined;
  /** Also those whom another channel of this notice reached or is about to reach. */
  readonly alsoTold?: boolean | undefined;
}

export interface RetryCount {
  readonly deliveries: number;
  readonly groups: readonly store.RetryGroup[];
}

const FAILED: readonly string[] = ['bounced', 'undelivered', 'failed'];

@Injectable()
export class Retries {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly deliveries: Deliveries,
    private readonly jobs: Jobs,
  ) {}

  /** How many deliveries a retry would reopen, by channel, state and reason. */
  async count(filter: RetryFilter): Promise<RetryCount> {
    return this.db.tx(async (tx) => {
      await findNotice(tx, filter.noticeId);
      return counted(await store.count(tx, selectionOf(filter)));
    });
  }

  /**
   * Reopens exactly what was counted: refused where the number is another by now. What was suppressed goes out only
   * if its address is not suppressed any more. A repeated call finds nothing and is refused by its count.
   */
  async retry(
    order: RetryFilter & { readonly expected: number; readonly reason: string },
    actor: Actor,
  ): Promise<RetryCount> {
    const selection = selectionOf(order);
    return this.db.tx(async (tx) => {
      const { incidentId, status } = await findNotice(tx, order.noticeId);
      if (status !== 'launched' && status !== 'paused') {
        throw new DomainError(E.not_running, { id: order.noticeId, status });
      }
      const refs = await store.lock(tx, selection);
      if (refs.length !== order.expected || refs.length === 0) {
        throw new DomainError(E.retry_changed, { expected: order.expected, count: refs.length });
      }
      const count = counted(await store.count(tx, selection));
      const cohortIds = refs.map((r) => r.cohortId);
      await store.reopen(tx, { cohortIds, ids: refs.map((r) => r.id) }, this.clock.now());
      await this.#wake(tx, order.noticeId, [...new Set(cohortIds)]);
      const { noticeId: _, expected: __, ...facts } = order;
      await this.deliveries.audit.record(tx, {
        actor,
        action: 'notices.retry_failed',
        incidentId,
        subject: `notice:${order.noticeId}`,
        facts: { ...facts, deliveries: refs.length },
      });
      return count;
    });
  }

  async #wake(tx: Tx, noticeId: NoticeId, cohortIds: readonly CohortId[]): Promise<void> {
    for (const cohortId of cohortIds.toSorted((a, b) => Number(a - b))) {
      const unit = { noticeId, cohortId };
      await this.deliveries.touch(tx, unit);
      await this.jobs.wake(tx, NOTICE_QUEUE, unitKey(unit));
    }
  }
}

function selectionOf(filter: RetryFilter): store.RetrySelection {
  const { noticeId, states = [], channel, reasons, laneId, alsoTold } = filter;
  const wrong = states.find((state) => !RETRIED_STATES.some((known) => known === state));
  if (wrong !== undefined) {
    throw new DomainError(E.bad_retry, { state: wrong, states: RETRIED_STATES.join(', ') });
  }
  return {
    noticeId,
    states: states.length > 0 ? states : FAILED,
    channel: channel ?? null,
    reasons: reasons && reasons.length > 0 ? reasons : null,
    laneId: laneId ?? null,
    untoldOnly: alsoTold !== true,
  };
}

function counted(groups: readonly store.RetryGroup[]): RetryCount {
  return { deliveries: groups.reduce((sum, g) => sum + g.deliveries, 0), groups };
}
