/** What was approved to be spent: further rungs wait for room in it, and a second person may approve more. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type NoticeId, uuidv7 } from '../kernel/ids.ts';
import { type Currency, formatMoney } from '../kernel/money.ts';
import { pricesIn } from '../messages/index.ts';
import { Approvals, needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './ceilings.store.ts';
import type { Unit } from './delivery.store.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { APPROVAL_KIND, findNotice, lockNotice } from './notices.ts';
import type { Notice } from './notices.store.ts';
import { affordable, type CostEstimate, microsOf } from './rules/cost.ts';

export interface CeilingStanding {
  readonly currency: Currency;
  readonly ceilingMinor: bigint;
  /** Null: the whole ladder costs less than the ceiling, nothing is metered. */
  readonly spentMinor: bigint | null;
  /** Rungs that wait for a higher ceiling. */
  readonly held: number;
  readonly raises: readonly store.Raise[];
}

const RUNGS_MAX = 1_000;

@Injectable()
export class Ceilings {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly approvals: Approvals,
    private readonly audit: Audit,
  ) {}

  async standing(id: NoticeId): Promise<CeilingStanding> {
    return this.db.tx(async (tx) => standingOf(tx, await findNotice(tx, id)));
  }

  /**
   * Asks a second person for a higher ceiling of a notice under way. Refuses `not_running` where it ended, `not_metered`
   * where nothing waits for one, `raise_waiting`, `low_raise`, `no_reason`. Needs `notice.write`.
   */
  async ask(
    order: { readonly id: NoticeId; readonly amountMinor: bigint; readonly reason: string },
    actor: Actor,
  ): Promise<{ readonly digest: string }> {
    needs(actor, 'notice.write');
    const { id, amountMinor } = order;
    const reason = order.reason.trim();
    if (reason === '') throw new DomainError(E.no_reason);
    return this.db.tx(async (tx) => {
      const notice = await lockNotice(tx, id);
      const { incidentId, status } = notice;
      if (status === 'stopped') throw new DomainError(E.not_running, { id, status });
      const { ceilingMinor, spentMinor, currency, raises } = await standingOf(tx, notice);
      if (spentMinor === null) throw new DomainError(E.not_metered, { id });
      if (raises[0]?.decision === null) throw new DomainError(E.raise_waiting, { id });
      if (amountMinor <= ceilingMinor) {
        throw new DomainError(E.low_raise, {
          ceiling: formatMoney({ amountMinor: ceilingMinor, currency }, 'en'),
        });
      }
      const now = this.clock.now();
      const raiseId = uuidv7(now);
      const pins = {
        ceilingOf: id,
        from: ceilingMinor.toString(),
        to: amountMinor.toString(),
        currency,
        reason,
      };
      const asked = { kind: APPROVAL_KIND, subjectId: raiseId, incidentId, pins, makers: [] };
      const { digest } = await this.approvals.request(tx, asked, actor);
      const made = { askedBy: actor.operatorId, askedAt: now };
      await store.insertRaise(tx, { id: raiseId, noticeId: id, amountMinor, reason, digest, ...made });
      await this.#record(tx, { verb: 'ask_ceiling', notice, facts: pins }, actor);
      return { digest };
    });
  }

  /** The second person's yes or no; with a yes whatever fits goes on within a minute. Needs `notice.approve`. */
  async decide(
    order: {
      readonly id: NoticeId;
      readonly decision: 'approved' | 'refused';
      readonly reason?: string | undefined;
      readonly digest?: string | undefined;
    },
    actor: Actor,
  ): Promise<void> {
    const { id, decision, reason, digest } = order;
    await this.db.tx(async (tx) => {
      const notice = await lockNotice(tx, id);
      const raise = (await store.raises(tx, id))[0];
      if (!raise || raise.decision !== null) throw new DomainError(E.no_raise, { id });
      const answer = { kind: APPROVAL_KIND, subjectId: raise.id, decision, reason, digest };
      await this.approvals.decide(tx, answer, actor);
      const now = this.clock.now();
      await store.decideRaise(tx, { id: raise.id, decision, by: actor.operatorId, now });
      const { amountMinor, digest: of } = raise;
      if (decision === 'approved') await store.raise(tx, id, microsOf(amountMinor, notice.costCurrency));
      const facts = { decision, ceiling: amountMinor.toString(), digest: of };
      await this.#record(tx, { verb: 'decide_ceiling', notice, facts }, actor);
    });
  }

  async #record(
    tx: Tx,
    entry: { verb: string; notice: Notice; facts: Readonly<Record<string, unknown>> },
    actor: Actor,
  ): Promise<void> {
    const { incidentId, id } = entry.notice;
    const subject = `notice:${id}`;
    await this.audit.record(tx, {
      actor,
      action: `notices.${entry.verb}`,
      incidentId,
      subject,
      facts: entry.facts,
    });
  }
}

/** Where the whole ladder may cost more than was approved, its further rungs are metered from the launch on. */
export async function meter(
  tx: Tx,
  notice: Notice,
  cost: { readonly expected: CostEstimate; readonly worst: CostEstimate },
): Promise<void> {
  if (cost.worst.amountMinor <= notice.costCeilingMinor) return;
  const ceilingMicros = microsOf(notice.costCeilingMinor, notice.costCurrency);
  await store.open(tx, { noticeId: notice.id, spentMicros: cost.expected.micros, ceilingMicros });
}

/** Lets rungs go in their order while the ceiling bears them; answers whose work begins. The rest is held and counted. */
export async function admitRungs(tx: Tx, id: NoticeId, now: Date): Promise<Unit[]> {
  let spend = await store.lock(tx, id);
  if (!spend) return [];
  const prices = await pricesIn(tx);
  const woken = new Map<string, Unit>();
  for (;;) {
    const rungs = await store.waiting(tx, spend, RUNGS_MAX);
    const { fit, spentMicros } = affordable(rungs, spend, prices);
    const going = rungs.slice(0, fit);
    if (fit > 0) await store.release(tx, going, now);
    for (const { cohortId } of going) woken.set(`${cohortId}`, { noticeId: id, cohortId });
    spend = { ...spend, spentMicros };
    if (fit < RUNGS_MAX) break;
  }
  await store.write(tx, { ...spend, now });
  return [...woken.values()];
}

export async function meteredNotices(tx: Tx): Promise<NoticeId[]> {
  return store.metered(tx);
}

async function standingOf(tx: Tx, notice: Notice): Promise<CeilingStanding> {
  const spend = await store.find(tx, notice.id);
  const currency = notice.costCurrency as Currency;
  const perMinor = microsOf(1n, currency);
  return {
    currency,
    ceilingMinor: spend ? spend.ceilingMicros / perMinor : notice.costCeilingMinor,
    spentMinor: spend ? (spend.spentMicros + perMinor - 1n) / perMinor : null,
    held: spend?.held ?? 0,
    raises: await store.raises(tx, notice.id),
  };
}
