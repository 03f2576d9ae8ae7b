/** What became of deliveries: facts merge into attempts, attempts decide states, failures get their next rung. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import {
  type CohortId,
  type DeliveryNo,
  deliveryTag,
  type IncidentId,
  type NoticeId,
} from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './deliveries.store.ts';
import {
  forgetComparisons,
  lapsedSendings,
  releaseHeld,
  returnLapsedClaims,
  type Unit,
} from './delivery.store.ts';
import { type LearntOf, tallyLater } from './lane-counts.ts';
import { NOTICE_QUEUE, RECOUNT_QUEUE, unitKey } from './queue.ts';
import {
  attemptRank,
  emptyAttempt,
  type Fact,
  type KnownAttempt,
  learn,
  reasonOf,
  refutationsOf,
} from './rules/attempt-facts.ts';
import { retryAt } from './rules/back-off.ts';
import {
  DELIVERY_POLICY,
  type DeliveryState,
  deliveryState,
  type EvidenceKind,
  forgive,
  type Standstill,
  TERMINAL_FAILURES,
  TOLD_STATES,
} from './rules/delivery-states.ts';
import { laterRungs } from './rules/ladder.ts';
import type { Carrier } from './rules/outcomes.ts';
import { refuseWhileReplaying } from './restores.store.ts';
import { hearTest } from './provider-tests.store.ts';
import { type AttemptRef, decide, hearCanary, markRefuted } from './unknowns.store.ts';

/** What a provider's event says about one attempt; routed by the tag the message carried. */
export interface Evidence {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
  readonly attemptNo: number;
  readonly provider: Carrier;
  readonly kind: EvidenceKind;
  readonly at: Date;
  /** For `bounced`, `undelivered`, `failed`: the address will not do, rather than not now. */
  readonly permanent?: boolean | undefined;
  readonly providerId?: string | null | undefined;
  readonly code?: string | null | undefined;
}

/** A fact about an attempt; without one, only the delivery's state is computed anew. */
export interface Learnt {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
  readonly attemptNo?: number;
  readonly fact?: Fact;
  readonly retryAfterMs?: number | null;
  /** Decided not to send this delivery, and why where it is not by itself plain. */
  readonly decision?: 'suppressed' | 'cancelled';
  readonly reason?: string | null;
}

/** Released in one transaction after a restore. */
const RELEASE_MAX = 2000;
const RELEASED = 'released after a restored backup';
const SETTLE_MS = DELIVERY_POLICY.settleAfterMs;

@Injectable()
export class Deliveries {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) readonly clock: Clock,
    readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Evidence of any order, number and age; set-based; joins the caller's transaction. Answers what belongs to no
   * delivery of this database. Wakes whoever has work by it.
   */
  async recordEvidence(tx: Tx, evidence: readonly Evidence[]): Promise<{ unmatched: Evidence[] }> {
    const known = await this.learn(
      tx,
      evidence.map(({ cohortId, deliveryNo, attemptNo, ...fact }) => ({
        cohortId,
        deliveryNo,
        attemptNo,
        fact,
      })),
    );
    return { unmatched: evidence.filter((e) => !known.has(deliveryTag(e.cohortId, e.deliveryNo))) };
  }

  /** Merges what was learnt and wakes whoever has work by it; answers which deliveries this database knows. */
  async learn(tx: Tx, learnt: readonly Learnt[]): Promise<ReadonlySet<string>> {
    const { refs, woken } = await this.merge(tx, learnt);
    for (const unit of woken) await this.jobs.wake(tx, NOTICE_QUEUE, unitKey(unit));
    return refs;
  }

  /** Everything learnt, in one set of statements; the only writer of attempts' facts and of states that follow. */
  async merge(
    tx: Tx,
    learnt: readonly Learnt[],
  ): Promise<{ refs: ReadonlySet<string>; woken: readonly Unit[] }> {
    if (learnt.length === 0) return { refs: new Set(), woken: [] };
    const now = this.clock.now();
    const byRef = Map.groupBy(learnt, (l) => deliveryTag(l.cohortId, l.deliveryNo));
    const wanted = refsOf(
      [...byRef.values()].map((l) => ({ cohortId: l[0]!.cohortId, id: l[0]!.deliveryNo })),
    );
    const locked = await store.lockDeliveries(tx, wanted);
    const before = Map.groupBy(await store.attemptsOf(tx, refsOf(locked)), (a) =>
      deliveryTag(a.cohortId, a.deliveryId),
    );

    const attempts: (store.AttemptOf & { rank: number })[] = [];
    const counted: LearntOf[] = [];
    const refuted: (AttemptRef & { duplicate: boolean })[] = [];
    const states: store.NextState[] = [];
    const woken = new Map<string, Unit>();
    for (const row of locked) {
      const tag = deliveryTag(row.cohortId, row.id);
      const news = must(byRef.get(tag), 'a locked delivery was asked for');
      const stood = before.get(tag) ?? [];
      const known = stood.map((a) => a.attempt);
      const { all, changed } = learnAll(known, news);
      for (const attempt of changed) {
        const { cohortId, id: deliveryId } = row;
        attempts.push({ cohortId, deliveryId, attempt, rank: attemptRank(attempt) });
        const was = stood.find((a) => a.attempt.no === attempt.no);
        if (!was?.laneId) continue;
        const place = { laneId: was.laneId, mailbox: was.mailbox ?? '' };
        counted.push({ ...place, before: was.attempt, after: attempt });
      }
      for (const { no, duplicate } of refutationsOf(all, changed)) {
        refuted.push({ cohortId: row.cohortId, deliveryNo: row.id, attemptNo: no, duplicate });
      }
      const next = nextState(row, { attempts: all, news }, now);
      states.push(next);
      if (next.state === 'pending' || next.nextChannels.length > 0) woken.set(unitKey(row), row);
    }
    if (attempts.length > 0) await store.writeAttempts(tx, attempts, now);
    if (states.length > 0) await store.writeStates(tx, states, now);
    if (refuted.length > 0) await markRefuted(tx, refuted, now);
    tallyLater(tx, counted);
    const units = [...Map.groupBy(locked, unitKey).values()].map((rows) => rows[0]!);
    await store.markDirty(tx, {
      cohortIds: units.map((u) => u.cohortId),
      noticeIds: units.map((u) => u.noticeId),
    });
    return { refs: new Set(locked.map((r) => deliveryTag(r.cohortId, r.id))), woken: [...woken.values()] };
  }

  /** Recounts one cohort of a notice; answers when it has work next. */
  async recount(tx: Tx, unit: Unit): Promise<{ dueAt: Date | null; leaseAt: Date | null } | undefined> {
    if (!(await store.lockCounter(tx, unit))) return undefined;
    return store.recount(tx, { unit, told: TOLD_STATES, settleMs: SETTLE_MS });
  }

  /** A worker counts whatever changed: more than whoever looks has time for. */
  wakeRecount(noticeId: NoticeId): void {
    this.jobs.wakeSoon(null, RECOUNT_QUEUE, noticeId);
  }

  /** What was accepted 72 h ago and never heard of again becomes `unconfirmed`. */
  async settle(tx: Tx, unit: Unit): Promise<void> {
    const before = new Date(this.clock.now().getTime() - SETTLE_MS);
    const ids = await store.acceptedBefore(tx, { unit, before });
    await this.merge(
      tx,
      ids.map((deliveryNo) => ({ cohortId: unit.cohortId, deliveryNo })),
    );
  }

  /** What a dead worker left: a lapsed claim sent nothing and is pending again; a lapsed sending may have gone out. */
  async repairLapsed(tx: Tx, unit: Unit): Promise<void> {
    const now = this.clock.now();
    const returned = await returnLapsedClaims(tx, unit, now);
    const lapsed = await lapsedSendings(tx, unit);
    const code = 'Lapsed';
    await this.merge(
      tx,
      lapsed.map(({ id, no, provider }) => ({
        cohortId: unit.cohortId,
        deliveryNo: id,
        attemptNo: no,
        fact: { kind: 'outcome', outcome: 'ambiguous', provider, at: now, code },
      })),
    );
    if (returned > 0) await this.touch(tx, unit);
  }

  /** The unit's counts are stale from here on; whoever dies before recounting leaves it to the sweep. */
  async touch(tx: Tx, unit: Unit): Promise<void> {
    await store.markDirty(tx, { cohortIds: [unit.cohortId], noticeIds: [unit.noticeId] });
  }

  /** Open unknowns of an incident, oldest first: what may or may not have been accepted, never re-sent blindly. */
  async unknowns(incidentId: IncidentId, limit = 1000): Promise<store.ListedDelivery[]> {
    return this.db.tx((tx) => store.unknowns(tx, incidentId, limit));
  }

  /** Deliveries that wait for a person: changed profile, a conflict, or a restored backup. */
  async held(incidentId: IncidentId, limit = 1000): Promise<store.ListedDelivery[]> {
    return this.db.tx((tx) => store.held(tx, incidentId, limit));
  }

  /** How many of them there are, by notice and why. */
  async heldCounts(incidentId: IncidentId): Promise<store.HeldCount[]> {
    return this.db.tx((tx) => store.heldCounts(tx, incidentId));
  }

  /**
   * Decides deliveries held because a newer run changed what they would name: `send` takes the new profile, else they
   * are cancelled. Answers how many were still held.
   */
  async releaseHeld(
    order: { cohortId: CohortId; deliveryNos: readonly DeliveryNo[]; send: boolean; incidentId: IncidentId },
    actor: Actor,
  ): Promise<number> {
    const { cohortId, deliveryNos: ids, send } = order;
    return this.db.tx(async (tx) => {
      const released = await releaseHeld(tx, { ...order, ids, now: this.clock.now() });
      const merged = await this.merge(
        tx,
        ids.map((deliveryNo) => ({ cohortId, deliveryNo })),
      );
      for (const unit of merged.woken) await this.jobs.wake(tx, NOTICE_QUEUE, unitKey(unit));
      await this.audit.record(tx, {
        actor,
        action: 'notices.release_held',
        incidentId: order.incidentId,
        subject: `cohort:${cohortId}`,
        facts: { released, send },
      });
      return released;
    });
  }

  /**
   * After a restored backup, and once it is replayed, a person has looked: what nothing is known of may go, and each is
   * recorded as what may be a second copy; the rest stays unknown. Needs `notice.approve`.
   */
  async releaseRestored(incidentId: IncidentId, actor: Actor, reason = RELEASED): Promise<number> {
    let released = 0;
    for (;;) {
      const some = await this.db.tx((tx) => this.#releaseSome(tx, { incidentId, reason }, actor));
      released += some;
      if (some < RELEASE_MAX) return released;
    }
  }

  async #releaseSome(
    tx: Tx,
    { incidentId, reason }: { incidentId: IncidentId; reason: string },
    actor: Actor,
  ): Promise<number> {
    await refuseWhileReplaying(tx);
    const rows = await store.unholdRestored(tx, incidentId, RELEASE_MAX);
    const made = { attemptNo: 0, incidentId, decision: 'resend', basis: 'operator' } as const;
    const by = { decidedBy: actor.operatorId, reason };
    const again = rows.filter((r) => r.state === 'unknown').map((row) => ({ ...row, ...made, ...by }));
    await decide(tx, again, this.clock.now());
    await this.learn(tx, rows);
    // What a newer run or a conflict held before is looked at again before anything is claimed.
    await forgetComparisons(tx, incidentId);
    const facts = { released: rows.length, reason };
    await this.audit.record(tx, { actor, action: 'notices.release_restored', incidentId, facts });
    return rows.length;
  }

  /** An event of a message to the provider's own simulator: the pipeline of its lane is alive. */
  async hearCanary(tx: Tx, id: string): Promise<boolean> {
    return (await hearCanary(tx, id)) || hearTest(tx, id);
  }

  /** The database was restored or failed over with loss: everything unfinished may have been sent since. */
  async holdUnfinished(tx: Tx): Promise<number> {
    return store.holdUnfinished(tx, this.clock.now());
  }
}

/** Attempts with everything learnt, in order of their number, and those of them that changed. */
function learnAll(
  known: readonly KnownAttempt[],
  news: readonly Learnt[],
): { all: KnownAttempt[]; changed: KnownAttempt[] } {
  const byNo = new Map(known.map((a) => [a.no, a]));
  const touched = new Set<number>();
  for (const { attemptNo, fact } of news) {
    if (attemptNo === undefined || !fact) continue;
    byNo.set(attemptNo, learn(byNo.get(attemptNo) ?? emptyAttempt(attemptNo, fact.provider), fact));
    touched.add(attemptNo);
  }
  const all = [...byNo.values()].sort((a, b) => a.no - b.no);
  return { all, changed: all.filter((a) => touched.has(a.no)) };
}

function nextState(
  row: store.LockedDelivery,
  facts: { attempts: readonly KnownAttempt[]; news: readonly Learnt[] },
  now: Date,
): store.NextState {
  const { attempts, news } = facts;
  const decided = row.decision ?? news.find((n) => n.decision)?.decision ?? null;
  // A stopped notice sends nothing more: what would be tried again is cancelled instead.
  const decision = decided ?? (row.noticeStatus === 'stopped' ? 'cancelled' : null);
  const stand = deliveryState(
    { attempts: forgive(attempts, row.forgiven), decision, restored: row.hold === 'restore' },
    now,
  );
  const state = held(stand.state, row.state);
  const last = attempts.at(-1);
  const comesBack = state === 'pending' && row.state !== 'pending' && last !== undefined;
  const atOnce = last?.outcome === 'halt' || last?.outcomeCode === 'NotStarted';
  const seed = deliveryTag(row.cohortId, row.id);
  const retryAfterMs = news.find((n) => n.retryAfterMs)?.retryAfterMs ?? null;
  const failed = TERMINAL_FAILURES.has(state) && row.noticeStatus !== 'stopped';
  return {
    cohortId: row.cohortId,
    id: row.id,
    state,
    decision: state === 'cancelled' || state === 'suppressed' ? state : decided,
    reason: news.find((n) => n.reason)?.reason ?? reasonFor(row, state, last),
    attempts: Math.max(row.attempts, last?.no ?? 0),
    notBefore: comesBack ? (atOnce ? now : retryAt(now, { ...stand, retryAfterMs, seed })) : null,
    nextChannels: failed ? laterRungs(row.channel, row.channels) : [],
  };
}

/** A claim keeps what is pending; a call nobody holds a lease on any more may have been made. */
function held(state: Standstill['state'], now: DeliveryState): DeliveryState {
  if (state === 'pending' && now === 'claimed') return 'claimed';
  return state === 'sending' && now !== 'sending' ? 'unknown' : state;
}

function reasonFor(
  row: store.LockedDelivery,
  state: DeliveryState,
  last: KnownAttempt | undefined,
): string | null {
  if (state === 'cancelled' && row.noticeStatus === 'stopped') return store.STOPPED;
  if (state === row.state && row.reason !== null && state === 'suppressed') return row.reason;
  return reasonOf(last) ?? (state === 'suppressed' || state === 'cancelled' ? state : null);
}

function refsOf(rows: readonly { readonly cohortId: CohortId; readonly id: DeliveryNo }[]): {
  cohortIds: CohortId[];
  ids: DeliveryNo[];
} {
  return { cohortIds: rows.map((r) => r.cohortId), ids: rows.map((r) => r.id) };
}

export type { ListedDelivery } from './deliveries.store.ts';
