/** Grants per cohort, the provision behind them, and what lapses unused: the worker's verbs. */
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../kernel/actor.ts';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, IncidentId, OfferSetId, PersonRef } from '../kernel/ids.ts';
import { Ledger, localDate, NO_COHORT, type JournalInput, mirrored } from '../ledger/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { servedThroughOthers } from './absorptions.store.ts';
import * as budgets from './budgets.store.ts';
import { COMPENSATION_ERRORS as E } from './compensation.errors.ts';
import type { OfferSet } from './compensation.types.ts';
import * as store from './grants.store.ts';
import { bookOf, findSet, type IncidentBook } from './offers.store.ts';
import { choicesOf, totalsOf } from './rules/choices.ts';
import { expiryOf } from './rules/expiry.ts';
import {
  grantedEntries,
  lapsedEntries,
  payableEntries,
  provisionEntries,
  redeemedEntries,
  reservedEntries,
} from './rules/postings.ts';
import { adapterOf } from './rules/states.ts';
import { isByProfile, publishedRun, segmentsIn } from './segments.store.ts';
import { heldGrants, type HeldGrant } from './voids.store.ts';

/** What is redeemed once more is used at once; should it fail again, whoever looks finds it open. */
const AGAIN_MS = 30 * 86_400_000;

export interface GrantOutcome {
  readonly granted: number;
  /** Reserved and redeemed at once: sets applied without asking. */
  readonly redeemed: number;
  /** Of those granted, whom the budget of a set applied without asking did not reach: they stand in line for a share. */
  readonly short: number;
}

interface Unit extends store.GrantUnit {
  readonly runNo: number;
  readonly set: OfferSet;
  readonly book: IncidentBook;
}

@Injectable()
export class Grants {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Grants an approved set to every eligible person of a cohort who has none, with the journal in the same
   * transaction; a set applied without asking is redeemed at once. Idempotent per run: again grants nothing.
   */
  async grantCohort(setId: OfferSetId, cohortId: CohortId): Promise<GrantOutcome> {
    const unit = await this.db.tx((tx) => this.#unit(tx, setId, cohortId));
    const total = { granted: 0, redeemed: 0, short: 0 };
    if (!unit) return total;
    for (let finished = false; !finished;) {
      const chunk = await this.db.tx((tx) => this.#grantChunk(tx, unit));
      total.granted += chunk.granted;
      total.redeemed += chunk.redeemed;
      total.short = chunk.short;
      finished = chunk.finished;
    }
    return total;
  }

  /** What one person of an incident holds, in every state. */
  async ofPerson(incidentId: IncidentId, person: PersonRef): Promise<readonly HeldGrant[]> {
    return this.db.tx((tx) => heldGrants(tx, incidentId, person));
  }

  /**
   * Provides for a set over the published run's people: N × unit cost × take-up, offers of T1 and T3. Called at
   * the first launch and once for every later run, it posts the change of the estimate; again posts nothing.
   */
  async provision(setId: OfferSetId): Promise<{ readonly deltaMinor: bigint }> {
    return this.db.tx(async (tx) => {
      const set = must(await findSet(tx, setId, 'update'), 'the set is being granted');
      const runNo = await publishedRun(tx, set.incidentId);
      const before = await store.provisioned(tx, setId);
      if (runNo === undefined || before.runNo >= runNo) return { deltaMinor: 0n };
      const totals = totalsOf(set, await segmentsIn(tx, set, set));
      const deltaMinor = totals.provisionMinor - before.totalMinor;
      const no = before.no + 1;
      const at = this.clock.now();
      const { persons, provisionMinor: estimateMinor } = totals;
      await store.insertProvision(tx, { setId, no, runNo, persons, estimateMinor, deltaMinor, at });
      const lines = provisionEntries(deltaMinor, set.currency);
      const book = must(await bookOf(tx, set.incidentId), 'a set has its incident');
      if (lines.length > 0) {
        await this.ledger.post(tx, {
          ...this.#journal(book, NO_COHORT, setId),
          key: `prov:${setId}:${no}`,
          plane: 'gl',
          kind: 'provision',
          lines,
          facts: { offerSetId: setId, persons, runNo, takeUpBps: set.takeUpBps },
        });
      }
      return { deltaMinor };
    });
  }

  /**
   * Redeems once more what failed of a set applied without asking, as far as its budget reaches, also past its expiry
   * and of a closed set; others choose again themselves. Again redeems only what failed since. Refuses `unknown_set`,
   * `not_approved`, `not_auto_apply`.
   */
  async retryFailed(setId: OfferSetId, actor: Actor): Promise<{ readonly redeemed: number }> {
    const { set, cohorts } = await this.db.tx(async (tx) => ({
      set: await this.#approved(tx, setId, 'or closed'),
      cohorts: await store.failedCohorts(tx, setId),
    }));
    if (set.mode !== 'auto_apply') throw new DomainError(E.not_auto_apply, { id: setId });
    let redeemed = 0;
    for (const { cohortId, failed } of cohorts) {
      for (let left = failed; left > 0;) {
        const done = await this.db.tx((tx) => this.#retryChunk(tx, { set, cohortId, wanted: left, actor }));
        if (done === 0) break;
        redeemed += done;
        left -= done;
      }
    }
    return { redeemed };
  }

  /** Releases reservations nobody confirmed and marks open grants past their expiry; per cohort, idempotent. */
  async lapse(cohortId: CohortId): Promise<{ readonly released: number; readonly expired: number }> {
    let released = 0;
    for (let more = true; more;) {
      const count = await this.db.tx((tx) => this.#release(tx, cohortId));
      released += count;
      more = count > 0;
    }
    const expired = await this.db.tx((tx) => this.#expire(tx, cohortId));
    return { released, expired };
  }

  async #approved(tx: Tx, setId: OfferSetId, closed: 'not closed' | 'or closed'): Promise<OfferSet> {
    const set = await findSet(tx, setId);
    if (!set) throw new DomainError(E.unknown_set, { id: setId });
    const stands = set.status === 'approved' || (closed === 'or closed' && set.status === 'closed');
    if (!stands) throw new DomainError(E.not_approved, { id: setId, status: set.status });
    return set;
  }

  async #retryChunk(
    tx: Tx,
    of: { set: OfferSet; cohortId: CohortId; wanted: number; actor: Actor },
  ): Promise<number> {
    const { set, cohortId } = of;
    const { shard, limit } = await this.#budgetFor(tx, set, of.wanted, 'before the line');
    const now = this.clock.now();
    const openUntil = new Date(now.getTime() + AGAIN_MS);
    const due = { cohortId, setId: set.id, now, openUntil, shard, limit };
    const { reopened, first } =
      limit === 0 ? { reopened: 0, first: null } : await store.reopenFailed(tx, due);
    if (shard !== null && reopened < limit) {
      await budgets.giveBack(tx, { setId: set.id, shard }, limit - reopened);
    }
    if (reopened === 0) return 0;
    const book = must(await bookOf(tx, set.incidentId), 'a set has its incident');
    const runNo = must(await publishedRun(tx, set.incidentId), 'a granted set has its run');
    const unit = { setId: set.id, cohortId, runNo, set, book };
    const redeemed = await this.#redeemAll(tx, unit, {
      suffix: `${set.id}:${cohortId}:again:${first}`,
      shard,
    });
    await this.audit.record(tx, {
      actor: of.actor,
      action: 'compensation.retry_failed',
      incidentId: set.incidentId,
      subject: `offer_set:${set.id}`,
      facts: { cohortId, redeemed },
    });
    return redeemed;
  }

  async #unit(tx: Tx, setId: OfferSetId, cohortId: CohortId): Promise<Unit | null> {
    const set = await this.#approved(tx, setId, 'not closed');
    if (set.opensAt !== null && set.opensAt > this.clock.now()) return null;
    const run = await store.runOf(tx, cohortId);
    if (run?.incidentId !== set.incidentId || run.kind !== set.audience) return null;
    const book = must(await bookOf(tx, set.incidentId), 'a set has its incident');
    return { setId, cohortId, runNo: run.runNo, set, book };
  }

  /** As much as one budget shard allows; without a budget, everyone. */
  async #grantChunk(tx: Tx, unit: Unit): Promise<GrantOutcome & { readonly finished: boolean }> {
    const { set, cohortId, setId } = unit;
    const run = await store.lockGrantRun(tx, { ...unit, incidentId: set.incidentId });
    if (run.finished) return { granted: 0, redeemed: 0, short: 0, finished: true };
    const served = await servedThroughOthers(tx, cohortId, setId);
    const isFree = isUnlimited(set);
    const asked = isFree && isByProfile(set) ? set : { cohortId, withoutSet: setId, served };
    const open = (await segmentsIn(tx, asked, set))
      .map(({ segment, persons, facts }) => ({ segment, persons, ...choicesOf(set.offers, facts) }))
      .filter(({ positions }) => positions.length > 0);
    const wanted = open.reduce((sum, { persons }) => sum + Number(persons), 0);
    const budget = await this.#budgetFor(tx, set, wanted);
    const now = this.clock.now();
    const waits = budget.exhausted;
    const { granted, faceMinor } = await store.insertGrants(tx, {
      ...unit,
      waits,
      budgetShard: budget.shard,
      now,
      expiresAt: expiryOf(set, now, unit.book.timeZone),
      limit: waits ? wanted : budget.limit,
      served,
      segments: open,
    });
    if (budget.shard !== null && granted < budget.limit) {
      await budgets.giveBack(tx, { setId, shard: budget.shard }, budget.limit - granted);
    }
    const suffix = `${setId}:${cohortId}:${unit.runNo}${run.chunks > 0 ? `:${run.chunks + 1}` : ''}`;
    if (granted > 0) await this.#postGranted(tx, unit, { granted, faceMinor, suffix });
    const isAutomatic = set.mode === 'auto_apply' && !waits;
    const redeemed = isAutomatic ? await this.#redeemAll(tx, unit, { suffix, shard: budget.shard }) : 0;
    // Without a limit everybody was granted, and how many that would be may have been asked of the whole incident.
    const finished = isFree || waits || wanted === granted;
    const short = waits ? granted : 0;
    await store.recordGrantRun(tx, unit, { granted, short, finishedAt: finished ? now : null });
    return { granted, redeemed, short, finished };
  }

  /** Sets applied without asking take their budget here, after whoever waits; others when something is chosen. */
  async #budgetFor(
    tx: Tx,
    set: OfferSet,
    wanted: number,
    when: 'after the line' | 'before the line' = 'after the line',
  ): Promise<{ shard: number | null; limit: number; exhausted: boolean }> {
    if (isUnlimited(set) || wanted === 0) return { shard: null, limit: wanted, exhausted: false };
    const shards = when === 'after the line' ? budgets.shardsOnOffer : budgets.shardsWithRoom;
    const [shard] = await shards(tx, set.id);
    if (shard === undefined) return { shard: null, limit: 0, exhausted: true };
    const limit = await budgets.takeUpTo(tx, { setId: set.id, shard }, wanted);
    return { shard, limit, exhausted: false };
  }

  async #postGranted(
    tx: Tx,
    unit: Unit,
    chunk: { granted: number; faceMinor: bigint; suffix: string },
  ): Promise<void> {
    const { set, cohortId, book } = unit;
    await this.ledger.post(tx, {
      ...this.#journal(book, cohortId, set.id),
      key: `grant:${chunk.suffix}`,
      plane: 'memo',
      kind: 'granted',
      lines: grantedEntries(chunk.faceMinor, set.currency),
      facts: { offerSetId: set.id, grants: chunk.granted, runNo: unit.runNo },
    });
    await this.audit.record(tx, {
      actor: SYSTEM_ACTOR,
      action: 'compensation.grant_cohort',
      incidentId: set.incidentId,
      subject: `offer_set:${set.id}`,
      facts: { cohortId, runNo: unit.runNo, granted: chunk.granted },
    });
  }

  async #redeemAll(
    tx: Tx,
    unit: Unit,
    { suffix, shard }: { readonly suffix: string; readonly shard: number | null },
  ): Promise<number> {
    const { set, setId, cohortId, book } = unit;
    const offer = must(set.offers[0], 'a set applied without asking holds one offer');
    const adapter = must(adapterOf(offer.kind), 'an approved offer can be fulfilled');
    const now = this.clock.now();
    const done = await store.redeemGranted(tx, { cohortId, setId, now, adapter, offer, shard });
    if (done.redeemed === 0) return 0;
    const faces = { chosenMinor: done.faceMinor, largestMinor: done.faceMinor, currency: set.currency };
    const memo = [...reservedEntries(faces), ...redeemedEntries(done.faceMinor, set.currency)];
    const gl = payableEntries(offer.treatment, done.costMinor, set.currency);
    const common = {
      ...this.#journal(book, cohortId, setId),
      kind: 'redeemed',
      facts: { offerSetId: setId, offerId: offer.offerId, redemptions: done.redeemed, runNo: unit.runNo },
    };
    const journals: JournalInput[] = [
      { ...common, key: `redm:${suffix}:memo`, plane: 'memo', lines: memo },
      ...(gl.length > 0 ? [{ ...common, key: `redm:${suffix}`, plane: 'gl' as const, lines: gl }] : []),
    ];
    await this.ledger.postMany(tx, journals);
    return done.redeemed;
  }

  async #release(tx: Tx, cohortId: CohortId): Promise<number> {
    const lapsed = await store.releaseReservations(tx, cohortId, this.clock.now());
    const [first] = lapsed;
    if (!first) return 0;
    const book = must(await bookOf(tx, first.incidentId), 'a grant has its incident');
    await this.ledger.postMany(
      tx,
      lapsed.map((grant) => ({
        ...this.#journal(book, cohortId, grant.setId),
        key: `rel:${grant.id}:${grant.reservationNo}`,
        plane: 'memo',
        kind: 'released',
        lines: mirrored(
          reservedEntries({
            chosenMinor: must(grant.chosenFaceMinor, 'a reservation has its face'),
            largestMinor: grant.faceMinor,
            currency: grant.currency,
          }),
        ),
      })),
    );
    if (first.budgetShard !== null) {
      await budgets.giveBack(tx, { setId: first.setId, shard: first.budgetShard }, lapsed.length);
    }
    return lapsed.length;
  }

  async #expire(tx: Tx, cohortId: CohortId): Promise<number> {
    const expired = await store.expireGrants(tx, cohortId, this.clock.now());
    for (const group of expired) {
      const book = must(await bookOf(tx, group.incidentId), 'a grant has its incident');
      const journal = this.#journal(book, cohortId, group.setId);
      await this.ledger.post(tx, {
        ...journal,
        key: `exp:${group.setId}:${cohortId}:${journal.effectiveOn}:${group.firstId}`,
        plane: 'memo',
        kind: 'expired',
        lines: lapsedEntries(group.faceMinor, group.currency),
        facts: { offerSetId: group.setId, grants: group.grants },
      });
    }
    return expired.reduce((sum, group) => sum + group.grants, 0);
  }

  #journal(book: IncidentBook, cohortId: CohortId, offerSetId: OfferSetId) {
    return {
      cohortId,
      incidentId: book.incidentId,
      legalEntityId: book.legalEntityId,
      effectiveOn: localDate(this.clock.now(), book.timeZone),
      facts: { offerSetId } as JournalInput['facts'] & object,
    };
  }
}

/** Nothing is taken from a budget at the grant: there is none, or it is taken by choosing. */
function isUnlimited({ budgetGrants, mode }: OfferSet): boolean {
  return budgetGrants === null || mode === 'opt_in';
}
