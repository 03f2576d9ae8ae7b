/** The outbox as those see it who bring things to people: what is owed, and each step with its journals. */
import { Inject, Injectable } from '@nestjs/common';
import { assert, must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CohortId, IncidentId } from '../kernel/ids.ts';
import { Ledger, localDate, mirrored, type JournalInput } from '../ledger/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { giveSharesBack } from './budgets.store.ts';
import { deliveryJournals } from './fulfilments.ts';
import { advance } from './fulfilments.store.ts';
import { bookOf } from './offers.store.ts';
import * as store from './outbox.store.ts';
import { payableEntries, reopenedEntries } from './rules/postings.ts';
import type { Adapter, OfferKind } from './rules/states.ts';

/** A person whose choice failed by our doing keeps this long to choose again. */
const CHOOSE_AGAIN_MS = 30 * 86_400_000;

export type { OwedFulfilment } from './outbox.store.ts';

@Injectable()
export class Outbox {
  constructor(
    private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What waits and is no code, oldest first; each grant is held until the caller's transaction ends. */
  claim(tx: Tx, wanted: store.Wanted): Promise<store.OwedFulfilment[]> {
    return store.claimWaiting(tx, wanted);
  }

  /** How many of these kinds wait for a file, up to `limit`; nothing is held. */
  waiting(
    tx: Tx,
    of: { readonly incidentId: IncidentId; readonly kinds: readonly OfferKind[]; readonly limit: number },
  ): Promise<number> {
    return store.countWaiting(tx, of);
  }

  /** These, in whatever state, each grant held. */
  locked(
    tx: Tx,
    refs: readonly { readonly cohortId: CohortId; readonly redemptionId: bigint }[],
  ): Promise<store.OwedFulfilment[]> {
    return store.owedOf(tx, refs, 'update');
  }

  /** One as it stands, for whoever only looks. */
  async seen(
    tx: Tx,
    ref: { readonly cohortId: CohortId; readonly redemptionId: bigint },
  ): Promise<store.OwedFulfilment | undefined> {
    return (await store.owedOf(tx, [ref], 'none'))[0];
  }

  waitingCohorts(tx: Tx, kinds: readonly OfferKind[], limit: number): Promise<CohortId[]> {
    return store.cohortsWaiting(tx, kinds, limit);
  }

  /** Fulfilment begins: the choice can no longer be switched. */
  async handOver(
    tx: Tx,
    rows: readonly store.OwedFulfilment[],
    how: { readonly adapter: Adapter; readonly batchId?: string },
  ): Promise<void> {
    await store.noteHow(tx, rows, { adapter: how.adapter });
    await this.#advance(tx, 'hand_over', rows, how.batchId);
  }

  /** Nothing of it left the house: it waits again, as if it had never begun. */
  async takeBack(tx: Tx, rows: readonly store.OwedFulfilment[]): Promise<void> {
    await this.#advance(tx, 'take_back', rows);
  }

  /** It is the person's: grant fulfilled, payable settled. `settledMinor` where it cost other than was estimated. */
  async deliver(
    tx: Tx,
    rows: readonly store.OwedFulfilment[],
    proof: {
      readonly evidence?: readonly (string | null)[];
      readonly settledMinor?: readonly (bigint | null)[];
    } = {},
  ): Promise<void> {
    if (rows.length === 0) return;
    await store.noteHow(tx, rows, proof);
    await this.#advance(tx, 'deliver', rows);
    const settled = rows.map((row, i) => ({ ...row, settledMinor: proof.settledMinor?.[i] ?? null }));
    await this.ledger.postMany(tx, await deliveryJournals(tx, settled, this.clock.now()));
  }

  /**
   * It will not arrive: the redemption ends, the whole choice is open again for 30 days at least and the budget has
   * its share back. A set applied without asking is left `failed`, for an operator to redeem once more.
   */
  async fail(tx: Tx, rows: readonly store.OwedFulfilment[], reasons: readonly string[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const at = this.clock.now();
    const openUntil = new Date(at.getTime() + CHOOSE_AGAIN_MS);
    const moved = await store.markFailed(tx, rows, { at, reasons, openUntil });
    assert(moved === rows.length, 'what is held and not delivered can fail');
    const book = must(await bookOf(tx, first.incidentId), 'a fulfilment has its incident');
    const effectiveOn = localDate(at, book.timeZone);
    await this.ledger.postMany(
      tx,
      rows.flatMap((row) => failureJournals(row, { legalEntityId: book.legalEntityId, effectiveOn })),
    );
    await giveSharesBack(tx, rows);
  }

  async #advance(
    tx: Tx,
    step: 'hand_over' | 'take_back' | 'deliver',
    rows: readonly store.OwedFulfilment[],
    batchId?: string,
  ): Promise<void> {
    const at = this.clock.now();
    const moved = await advance(tx, step, rows, { at, ...(batchId === undefined ? {} : { batchId }) });
    assert(moved === rows.length, `a fulfilment that is held can take the step ${step}`);
  }
}

/** Memo: what could be claimed is open again. GL: nothing is payable for it any more. */
function failureJournals(
  row: store.OwedFulfilment,
  book: Pick<JournalInput, 'legalEntityId' | 'effectiveOn'>,
): JournalInput[] {
  const key = `fail:${row.redemptionId}`;
  const common = {
    ...book,
    cohortId: row.cohortId,
    incidentId: row.incidentId,
    kind: 'failed',
    facts: { offerSetId: row.offerSetId, offerId: row.offerId, grantId: row.grantId },
  };
  const memo = reopenedEntries(row.largestMinor, row.currency);
  const gl = mirrored(payableEntries(row.treatment, row.unitCostMinor, row.currency));
  return [
    { ...common, key: `${key}:memo`, plane: 'memo', lines: memo },
    ...(gl.length > 0 ? [{ ...common, key, plane: 'gl' as const, lines: gl }] : []),
  ];
}
