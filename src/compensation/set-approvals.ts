/** The second person's yes to one set, or to all sets of a bundle at once: asked, given or refused for exactly that. */
import { Inject, Injectable } from '@nestjs/common';
import { joined } from '../kernel/both.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { fingerprintHex } from '../kernel/fingerprint.ts';
import type { OperatorId } from '../kernel/ids.ts';
import { allocate } from '../kernel/money.ts';
import { Laws } from '../laws/index.ts';
import { Approvals } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import type { Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { addShares } from './budgets.store.ts';
import { COMPENSATION_ERRORS as E } from './compensation.errors.ts';
import type { OfferSet } from './compensation.types.ts';
import * as store from './offers.store.ts';
import type { Finding } from './rules/fair-terms.ts';
import { findingsOf } from './set-fairness.ts';

export interface SetDecision {
  readonly decision: 'approved' | 'refused';
  readonly reason?: string | undefined;
  readonly digest?: string | undefined;
}

/** What one yes is about: a set by itself, or the locked sets of a bundle. */
export interface Decidable {
  /** The set's or the bundle's id. */
  readonly id: string;
  readonly sets: readonly OfferSet[];
}

const KIND = 'offer_set';
const BUDGET_SHARDS = 16n;

@Injectable()
export class SetApprovals {
  constructor(
    private readonly approvals: Approvals,
    private readonly audit: Audit,
    private readonly laws: Laws,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every reason why these sets could not be approved now. */
  async findings(tx: Tx, sets: readonly OfferSet[]): Promise<Finding[]> {
    const at = { book: await this.laws.bookIn(tx), now: this.clock.now() };
    const found: Finding[] = [];
    for (const set of sets) found.push(...(await findingsOf(tx, set, at)));
    return found;
  }

  /** Asks; what waits already is asked anew where a newer release would show it otherwise. */
  async request(tx: Tx, { id, sets }: Decidable, actor: Actor): Promise<{ readonly digest: string }> {
    const decided = sets.find(({ status }) => status !== 'draft' && status !== 'submitted');
    if (decided) throw new DomainError(E.not_draft, { status: decided.status });
    await this.#refuseUnfair(tx, sets);
    const makers: OperatorId[] = [];
    for (const set of sets) makers.push(...(await store.makersOf(tx, set.id)));
    const { incidentId } = sets[0]!;
    const request = { kind: KIND, subjectId: id, incidentId, pins: pinsOf(sets), makers };
    const { digest } = await this.approvals.request(tx, request, actor);
    for (const set of sets) {
      await store.markSet(tx, set.id, { from: 'draft', to: 'submitted' });
      await this.#record(tx, 'submit_set', set, actor);
    }
    return { digest };
  }

  /** A yes freezes the sets and opens their budgets, a no makes them drafts again. */
  async decide(tx: Tx, { id, sets }: Decidable, decision: SetDecision, actor: Actor): Promise<void> {
    const other = sets.find(({ status }) => status !== 'submitted');
    if (other) throw new DomainError(E.not_submitted, { status: other.status });
    const about = { kind: KIND, subjectId: id, ...decision };
    const { digest } = await this.approvals.decide(tx, about, actor);
    if (decision.decision === 'approved') {
      await this.#refuseUnfair(tx, sets);
      if (digest !== fingerprintHex(pinsOf(sets))) throw new DomainError(E.changed);
    }
    for (const set of sets) {
      if (decision.decision === 'refused') {
        await store.markSet(tx, set.id, { from: 'submitted', to: 'draft' });
      } else {
        const approved = { digest, by: actor.operatorId, at: this.clock.now() };
        await store.markSet(tx, set.id, { from: 'submitted', to: 'approved', approved });
        if (set.budgetGrants !== null) await addShares(tx, set.id, sharesOf(set.budgetGrants));
      }
      await this.#record(tx, `decide_set_${decision.decision}`, set, actor);
    }
  }

  async #refuseUnfair(tx: Tx, sets: readonly OfferSet[]): Promise<void> {
    const findings = await this.findings(tx, sets);
    if (findings.length === 0) return;
    throw new DomainError(E.unfair_terms, { findings: joined(findings.map((f) => f.words)) });
  }

  async #record(tx: Tx, verb: string, set: OfferSet, actor: Actor): Promise<void> {
    const { id, incidentId, status, bundleId } = set;
    await this.audit.record(tx, {
      actor,
      action: `compensation.${verb}`,
      incidentId,
      subject: `offer_set:${id}`,
      facts: { status, bundleId },
    });
  }
}

/** Everything the yes is about. */
function pinsOf(sets: readonly OfferSet[]): Readonly<Record<string, unknown>> {
  const parts = sets.map(({ status: _status, approvedAt: _approvedAt, ...pins }) => pins);
  return parts.length === 1 ? parts[0]! : { sets: parts };
}

/** Whole grants over at most sixteen shards, so that thousands at once do not queue for one row. */
export function sharesOf(total: bigint): bigint[] {
  const shards = Number(total < BUDGET_SHARDS ? total : BUDGET_SHARDS);
  return allocate(
    total,
    Array.from({ length: shards }, () => 1n),
  );
}
