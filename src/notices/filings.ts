/** Deliveries that leave as lines of a file: handed out with an attempt each, heard of like any other (ENGINE §6.3). */
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type CohortId, type DeliveryNo, deliveryTag, type IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Deliveries, type Learnt } from './deliveries.ts';
import { enterFence } from './delivery.store.ts';
import * as store from './filings.store.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { NOTICE_QUEUE, unitKey } from './queue.ts';
import type { FiledChannel } from './rules/ladder.ts';

/** The reason of an attempt whose file is out and that nobody confirmed yet. */
export const HANDED_OUT = 'HandedOver';

@Injectable()
export class Filings {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly deliveries: Deliveries,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Commits to these lines before the file leaves the house: each gets its attempt and is `unknown` until the vendor
   * confirms or says what became of it. Joins the caller's transaction; answers how many may leave. Fewer than were
   * asked for means that the file is stale: roll back and make another. Refuses `publishing`.
   */
  async handOut(
    tx: Tx,
    order: { incidentId: IncidentId; channel: FiledChannel; filings: readonly store.Filing[] },
  ): Promise<number> {
    if (!(await enterFence(tx, order.incidentId)))
      throw new DomainError(E.publishing, { id: order.incidentId });
    const may = await store.lockFilable(tx, order);
    if (may.length < order.filings.length) return may.length;
    const overlays = new Map(may.map((m) => [deliveryTag(m.cohortId, m.id), m.overlayVersion]));
    const at = this.clock.now();
    const fact = {
      kind: 'outcome',
      outcome: 'ambiguous',
      provider: order.channel,
      at,
      code: HANDED_OUT,
    } as const;
    await this.deliveries.merge(
      tx,
      order.filings.map(({ cohortId, deliveryNo, attemptNo }) => ({ cohortId, deliveryNo, attemptNo, fact })),
    );
    await store.describeAttempts(
      tx,
      order.filings.map((f) => ({
        ...f,
        overlayVersion: overlays.get(deliveryTag(f.cohortId, f.deliveryNo)) ?? null,
      })),
    );
    return may.length;
  }

  /** Nobody can be reached by this channel: the next rung's turn, whose worker is woken. */
  async unreachable(
    tx: Tx,
    refs: readonly { cohortId: CohortId; deliveryNo: DeliveryNo; reason: string }[],
  ): Promise<void> {
    const decided: Learnt[] = refs.map((ref) => ({ ...ref, decision: 'suppressed' }));
    const { woken } = await this.deliveries.merge(tx, decided);
    for (const unit of woken) await this.jobs.wake(tx, NOTICE_QUEUE, unitKey(unit));
  }
}
