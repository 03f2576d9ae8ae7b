/** How a notice shall go: waves, quiet hours, deadline, ceiling; changed while it is a draft, then approved with it. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { NoticeId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { lockNotice } from './notices.ts';
import { type Notice, type PlanColumns, setPlan } from './notices.store.ts';
import type { UnknownPolicy } from './rules/notice-states.ts';
import { isQuietHours, type QuietHours } from './rules/quiet-hours.ts';
import { pinWaves, type WaveOrder } from './rules/waves.ts';
import { refuseWaves } from './wave-orders.ts';

/** What is left out stays as it is. */
export interface PlanChange {
  /** The whole order anew; an empty one: everybody at once, now. */
  readonly waves?: WaveOrder | undefined;
  readonly quietHours?: QuietHours | null | undefined;
  readonly deadlineAt?: Date | null | undefined;
  readonly costCeilingMinor?: bigint | undefined;
  readonly unknownPolicy?: UnknownPolicy | undefined;
}

@Injectable()
export class Plans {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Of a draft only: what was submitted or approved is withdrawn first. Whoever changes it does not approve it. Refuses `not_draft`, `bad_waves`, `bad_start`,
   * `bad_quiet_hours`, `bad_ceiling`. Needs `notice.write`.
   */
  async change(id: NoticeId, change: PlanChange, actor: Actor): Promise<Notice> {
    const now = this.clock.now();
    if (change.waves) refuseWaves(change.waves, now);
    if (change.quietHours && !isQuietHours(change.quietHours)) throw new DomainError(E.bad_quiet_hours);
    return this.db.tx(async (tx) => {
      const notice = await lockNotice(tx, id);
      const { status, incidentId, costCurrency: currency } = notice;
      if (status !== 'draft') throw new DomainError(E.not_draft, { id, status });
      const plan = planned(notice, change);
      if (plan.costCeilingMinor < 0n)
        throw new DomainError(E.bad_ceiling, { amount: plan.costCeilingMinor, currency });
      await setPlan(tx, id, plan, { by: actor.operatorId, now });
      await this.audit.record(tx, {
        actor,
        action: 'notices.plan',
        incidentId,
        subject: `notice:${id}`,
        facts: {
          ...plan,
          costCeilingMinor: plan.costCeilingMinor.toString(),
          deadlineAt: plan.deadlineAt?.toISOString() ?? null,
        },
      });
      return { ...notice, ...plan };
    });
  }
}

function planned(notice: Notice, change: PlanChange): PlanColumns {
  const { waves, quietHours, deadlineAt, costCeilingMinor, unknownPolicy } = change;
  return {
    waves: waves ? pinWaves(waves) : notice.waves,
    quietHours: quietHours === undefined ? notice.quietHours : quietHours,
    deadlineAt: deadlineAt === undefined ? notice.deadlineAt : deadlineAt,
    costCeilingMinor: costCeilingMinor ?? notice.costCeilingMinor,
    unknownPolicy: unknownPolicy ?? notice.unknownPolicy,
  };
}
