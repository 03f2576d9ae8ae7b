/** One person's choice: reserve, confirm, switch; each once, whatever else is tried at the same moment. */
import { Inject, Injectable } from '@nestjs/common';
import { Codes } from '../codes/index.ts';
import { must, never } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import type { GrantNo, OfferSetId } from '../kernel/ids.ts';
import { Ledger, localDate, mirrored, type JournalInput, type Line } from '../ledger/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as budgets from './budgets.store.ts';
import type {
  Chosen,
  Confirmed,
  RedeemResult,
  ReserveResult,
  SwitchResult,
  Visitor,
} from './compensation.types.ts';
import { DELIVER_QUEUE } from './fulfilments.ts';
import * as store from './redemptions.store.ts';
import { confirmMove, reserveMove, switchMove } from './rules/grant-moves.ts';
import { payableEntries, redeemedEntries, reopenedEntries, reservedEntries } from './rules/postings.ts';
import { referenceOf } from './rules/reference.ts';
import { adapterOf } from './rules/states.ts';
import { readTerms } from './rules/terms.ts';
import * as waiting from './waiting.store.ts';

/** How long a choice waits for its confirmation before somebody else may have its budget. */
const RESERVATION_MS = 15 * 60_000;
/** Somebody else moved the same grant: look again. Each look ends in an answer unless it was overtaken once more. */
const LOOKS_MAX = 50;

/** Undoes the transaction that throws it and says what to do next. */
class Undo extends Error {
  readonly next: 'again' | 'too_late';

  constructor(next: 'again' | 'too_late') {
    super(next);
    this.next = next;
  }
}

@Injectable()
export class Redemptions {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly jobs: Jobs,
    private readonly codes: Codes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Holds one offer of the person's grant for 15 minutes; choosing again before confirming replaces the choice. */
  async reserve(visitor: Visitor, choice: { grantId: GrantNo; position: number }): Promise<ReserveResult> {
    return this.#look((tx) => this.#reserve(tx, visitor, choice));
  }

  /** Redeems what is reserved: exactly one of any number of calls answers `redeemed`, the others `already`. */
  async confirm(visitor: Visitor, how: Confirmed): Promise<RedeemResult> {
    for (let look = 1; look <= LOOKS_MAX; look++) {
      const result = await this.#confirm(visitor, how);
      if (result) return result;
    }
    throw new Undo('again');
  }

  /** Changes a redeemed choice before its fulfilment begins: one redemption ends, another begins, at once. */
  async switchChoice(visitor: Visitor, to: Chosen & { readonly position: number }): Promise<SwitchResult> {
    try {
      return await this.#look((tx) => this.#switch(tx, visitor, to));
    } catch (error) {
      if (error instanceof Undo && error.next === 'too_late') return { kind: 'too_late' };
      throw error;
    }
  }

  /** Holds a free share of the budget for whoever is first in line; `left` where they no longer hold the grant. */
  async callNext(setId: OfferSetId, forMs: number): Promise<'called' | 'left' | 'nobody'> {
    return this.#look((tx) => this.#callNext(tx, setId, forMs));
  }

  async #look<T>(once: (tx: Tx) => Promise<T>): Promise<T> {
    for (let look = 1; ; look++) {
      try {
        return await this.db.tx(once);
      } catch (error) {
        if (!(error instanceof Undo && error.next === 'again') || look === LOOKS_MAX) throw error;
      }
    }
  }

  async #reserve(
    tx: Tx,
    visitor: Visitor,
    { grantId, position }: { grantId: GrantNo; position: number },
  ): Promise<ReserveResult> {
    const grant = await store.grantFor(tx, visitor, grantId, position);
    // What is applied without asking is nobody's to choose, also while they stand in line for it.
    if (!grant || (grant.mode === 'auto_apply' && grant.state === 'granted')) return { kind: 'not_granted' };
    const now = this.clock.now();
    const move = reserveMove(grant, position, now);
    switch (move) {
      case 'taken':
      case 'closed':
      case 'expired':
      case 'not_offered':
        return refusal(visitor, grant, move);
      case 'keep':
        return { kind: 'reserved', position, reservedUntil: must(grant.reservedUntil, 'reserved until') };
      case 'take':
      case 'choose_again':
        break;
      default:
        return never(move);
    }
    const wants = move === 'take' && grant.hasBudget;
    const shard = wants ? oneOf(await budgets.shardsOnOffer(tx, grant.offerSetId), grant) : null;
    if (shard === undefined) return { kind: 'budget_exhausted' };
    // Whoever was called from the waiting list keeps their days when they choose another offer.
    const until = new Date(Math.max(now.getTime() + RESERVATION_MS, grant.reservedUntil?.getTime() ?? 0));
    const released = move === 'choose_again' ? [this.#released(visitor, grant)] : [];
    await this.#hold(tx, visitor, grant, { position, until, shard, before: released });
    return { kind: 'reserved', position, reservedUntil: until };
  }

  async #hold(
    tx: Tx,
    visitor: Visitor,
    grant: store.GrantAt,
    how: { position: number; until: Date; shard: number | null; before: readonly JournalInput[] },
  ): Promise<void> {
    const { cohortId } = visitor.person;
    const { before, ...choice } = how;
    const moved = await store.markReserved(tx, grant, { ...choice, cohortId, now: this.clock.now() });
    if (moved === 0) throw new Undo('again');
    await this.ledger.postMany(tx, [...before, this.#reserved(visitor, grant)]);
    const { shard } = how;
    if (shard !== null && !(await budgets.takeOne(tx, grant.offerSetId, shard))) throw new Undo('again');
  }

  async #callNext(tx: Tx, setId: OfferSetId, forMs: number): Promise<'called' | 'left' | 'nobody'> {
    const place = await waiting.firstInLine(tx, setId);
    if (!place) return 'nobody';
    const { cohortId, personId, grantId, incidentId, position, linkVersion } = place;
    const visitor = linkVersion === null ? null : { incidentId, person: { cohortId, personId }, linkVersion };
    const grant = visitor && (await store.grantFor(tx, visitor, grantId, position));
    const now = this.clock.now();
    if (!visitor || !grant || reserveMove(grant, position, now) !== 'take') {
      await waiting.leaveLine(tx, place);
      return 'left';
    }
    const shard = oneOf(await budgets.shardsWithRoom(tx, setId), grant);
    if (shard === undefined) return 'nobody';
    const until = new Date(now.getTime() + forMs);
    await this.#hold(tx, visitor, grant, { position, until, shard, before: [] });
    await waiting.markCalled(tx, place, now);
    if (grant.mode === 'auto_apply') await this.#apply(tx, visitor, grant.id);
    return 'called';
  }

  /** Redeems at once what was held for somebody who need not be asked. */
  async #apply(tx: Tx, visitor: Visitor, grantId: GrantNo): Promise<void> {
    const held = must(await store.grantFor(tx, visitor, grantId, null), 'a share is held for them');
    const made = this.#made(visitor, held, { receiptIn: undefined, before: [] });
    must(await store.redeemReserved(tx, held, made), 'a grant that is held can be redeemed');
    this.#wake(tx, made);
  }

  /** One look: undefined where somebody moved the grant between reading and redeeming it. */
  async #confirm(
    visitor: Visitor,
    { grantId, receiptIn, isProven = true }: Confirmed,
  ): Promise<RedeemResult | undefined> {
    const grant = await this.db.once((tx) => store.grantFor(tx, visitor, grantId, null));
    if (!grant) return { kind: 'not_granted' };
    const move = confirmMove(grant, this.clock.now());
    switch (move) {
      case 'taken':
        return { kind: 'already', reference: liveReference(visitor, grant) };
      case 'closed':
        return { kind: 'not_granted' };
      case 'expired':
      case 'nothing_reserved':
        return { kind: move };
      case 'redeem':
        break;
      default:
        return never(move);
    }
    const terms = readTerms(grant.offerKind, must(grant.offerTerms, 'a reservation has its offer'));
    if (terms.needsSecondFactor && !isProven) return { kind: 'unproven' };
    const made = this.#made(visitor, grant, { receiptIn, before: [] });
    const id = await this.db.once((tx) => store.redeemReserved(tx, grant, made));
    if (id === undefined) return undefined;
    this.#wake(null, made);
    return { kind: 'redeemed', reference: referenceOf(made.cohortId, id) };
  }

  async #switch(
    tx: Tx,
    visitor: Visitor,
    { grantId, position, receiptIn }: Chosen & { readonly position: number },
  ): Promise<SwitchResult> {
    const grant = await store.grantFor(tx, visitor, grantId, position);
    if (!grant) return { kind: 'not_granted' };
    const { cohortId } = visitor.person;
    const now = this.clock.now();
    const move = switchMove(grant, position);
    switch (move) {
      case 'keep':
        return { kind: 'already', reference: liveReference(visitor, grant) };
      case 'closed':
        return { kind: 'not_granted' };
      case 'too_late':
      case 'not_offered':
      case 'nothing_redeemed':
        return { kind: move };
      case 'switch':
        break;
      default:
        return never(move);
    }
    if ((await store.markSwitched(tx, grant, { cohortId, position, now })) === 0) throw new Undo('again');
    const old = must(grant.redemptionId, 'a redeemed grant has its redemption');
    if (!(await store.endSwitched(tx, cohortId, old, now))) throw new Undo('too_late');
    const left = await this.codes.leave(tx, { cohortId, redemptionId: old });
    if (left === 'too_late') throw new Undo('too_late');
    const before = [...this.#undone(visitor, grant), this.#reserved(visitor, grant)];
    const made = this.#made(visitor, grant, { receiptIn, before });
    const id = await store.redeemSwitched(tx, grant, made);
    this.#wake(tx, made);
    return { kind: 'switched', reference: referenceOf(cohortId, id) };
  }

  /** What is written beside the redemption of the offer read with the grant. */
  #made(
    visitor: Visitor,
    grant: store.GrantAt,
    { receiptIn, before }: Pick<store.Made, 'receiptIn'> & { readonly before: readonly JournalInput[] },
  ): store.Made {
    const adapter = must(adapterOf(grant.offerKind), 'an approved offer can be fulfilled');
    const key = `redm:${grant.id}:${grant.cycle + 1}`;
    const memo = redeemedEntries(grant.offerFaceMinor, grant.currency);
    const gl = payableEntries(grant.offerTreatment, grant.offerCostMinor, grant.currency);
    const journals = this.ledger.written([
      ...before,
      this.#journal(visitor, grant, { key: `${key}:memo`, plane: 'memo', kind: 'redeemed', lines: memo }),
      ...(gl.length > 0
        ? [this.#journal(visitor, grant, { key, plane: 'gl', kind: 'redeemed', lines: gl })]
        : []),
    ]);
    return { cohortId: visitor.person.cohortId, adapter, now: this.clock.now(), receiptIn, journals };
  }

  #wake(tx: Tx | null, { adapter, cohortId }: store.Made): void {
    if (adapter === 'code') this.jobs.wakeSoon(tx, DELIVER_QUEUE, { cohortId: String(cohortId) });
  }

  #reserved(visitor: Visitor, grant: store.GrantAt): JournalInput {
    const faces = {
      chosenMinor: grant.offerFaceMinor,
      largestMinor: grant.faceMinor,
      currency: grant.currency,
    };
    return this.#journal(visitor, grant, {
      key: `resv:${grant.id}:${grant.reservationNo + 1}`,
      plane: 'memo',
      kind: 'reserved',
      lines: reservedEntries(faces),
    });
  }

  #released(visitor: Visitor, grant: store.GrantAt): JournalInput {
    const chosenMinor = must(grant.chosenFaceMinor, 'a reservation has its face');
    const faces = { chosenMinor, largestMinor: grant.faceMinor, currency: grant.currency };
    return this.#journal(visitor, grant, {
      key: `rel:${grant.id}:${grant.reservationNo}`,
      plane: 'memo',
      kind: 'released',
      lines: mirrored(reservedEntries(faces)),
    });
  }

  /** What the ended redemption posted, taken back: the whole choice is open again, nothing is payable for it. */
  #undone(visitor: Visitor, grant: store.GrantAt): JournalInput[] {
    const key = `swi:${grant.id}:${grant.cycle}`;
    const memo = reopenedEntries(grant.faceMinor, grant.currency);
    const gl = mirrored(
      payableEntries(
        must(grant.redeemedTreatment, 'a redemption has its treatment'),
        must(grant.redeemedCostMinor, 'a redemption has its cost'),
        grant.currency,
      ),
    );
    return [
      this.#journal(visitor, grant, { key: `${key}:memo`, plane: 'memo', kind: 'switched', lines: memo }),
      ...(gl.length > 0
        ? [this.#journal(visitor, grant, { key, plane: 'gl', kind: 'switched', lines: gl })]
        : []),
    ];
  }

  #journal(
    visitor: Visitor,
    grant: store.GrantAt,
    what: Pick<JournalInput, 'key' | 'plane' | 'kind'> & { readonly lines: readonly Line[] },
  ): JournalInput {
    return {
      ...what,
      cohortId: visitor.person.cohortId,
      incidentId: grant.incidentId,
      legalEntityId: grant.legalEntityId,
      effectiveOn: localDate(this.clock.now(), grant.timeZone),
      facts: { offerSetId: grant.offerSetId, grantId: grant.id },
    };
  }
}

/** A shard that had room a moment ago; persons begin at different ones. */
function oneOf(shards: readonly number[], { personId }: store.GrantAt): number | undefined {
  return shards[personId % Math.max(shards.length, 1)];
}

/** What a move that leads nowhere answers, whatever was wanted. */
export function refusal<M extends 'expired' | 'not_offered'>(
  visitor: Visitor,
  grant: store.GrantAt,
  move: M | 'taken' | 'closed',
): { kind: 'already'; reference: string } | { kind: 'not_granted' } | { kind: M } {
  if (move === 'taken') return { kind: 'already', reference: liveReference(visitor, grant) };
  return move === 'closed' ? { kind: 'not_granted' } : { kind: move };
}

/** What the receipt of a taken grant says. */
export function liveReference(visitor: Visitor, grant: store.GrantAt): string {
  return referenceOf(visitor.person.cohortId, must(grant.redemptionId, 'a taken grant has its redemption'));
}
