/** Credits that finance books by hand: a file out, a confirmation in; nothing counts as paid before. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { assert } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { uuidv7, type IncidentId } from '../kernel/ids.ts';
import { Ledger } from '../ledger/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { COMPENSATION_ERRORS as E } from './compensation.errors.ts';
import { deliveryJournals } from './fulfilments.ts';
import * as store from './fulfilments.store.ts';
import { PayoutFiles } from './payout-files.ts';

export type Payout = Omit<store.PayoutBatch, 'sealedFile'>;

/** One file a person can work through; what is left goes into the next. */
const ROWS_MAX = 10_000;

@Injectable()
export class Payouts {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly files: PayoutFiles,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Hands what waits to finance as one batch; a redemption is in one batch at most and can no longer be switched. */
  async handOver(incidentId: IncidentId, actor: Actor): Promise<Payout> {
    return this.db.tx(async (tx) => {
      const rows = await store.claimManual(tx, incidentId, ROWS_MAX);
      if (rows.length === 0) throw new DomainError(E.nothing_to_pay);
      const at = this.clock.now();
      const id = uuidv7(at);
      const file = await this.files.seal(tx, { id, incidentId }, rows);
      const batch = { id, incidentId, status: 'open' as const, rows: rows.length, madeAt: at };
      await store.insertBatch(tx, { ...batch, ...file, madeBy: actor.operatorId });
      const moved = await store.advance(tx, 'hand_over', rows, { at, batchId: id });
      assert(moved === rows.length, 'a claimed grant can be handed over');
      await this.#record(tx, 'hand_over', batch, actor);
      return batch;
    });
  }

  async list(incidentId: IncidentId): Promise<readonly Payout[]> {
    return this.db.tx((tx) => store.batchesOf(tx, incidentId));
  }

  /** The batch as CSV, with contacts in clear; the same bytes each time. Every download is audited. */
  async file(id: string, actor: Actor): Promise<Buffer> {
    const batch = await this.db.tx(async (tx) => {
      const found = await this.#find(tx, id, 'none');
      await this.#record(tx, 'reveal_payout', found, actor);
      return found;
    });
    return this.files.open(batch);
  }

  /** Finance says that every line was credited: the grants are fulfilled and the payable is settled. Once. */
  async confirmPaid(id: string, actor: Actor): Promise<{ readonly fulfilled: number }> {
    return this.db.tx(async (tx) => {
      const batch = await this.#find(tx, id, 'update');
      const at = this.clock.now();
      const closed = await store.closeBatch(tx, id, { by: actor.operatorId, at });
      if (closed === 0) throw new DomainError(E.batch_done, { id });
      const rows = await store.handedOver(tx, id);
      const moved = await store.advance(tx, 'deliver', rows, { at });
      assert(moved === rows.length, 'what was handed over can be delivered');
      await this.ledger.postMany(tx, await deliveryJournals(tx, rows, at));
      await this.#record(tx, 'confirm_paid', batch, actor);
      return { fulfilled: rows.length };
    });
  }

  async #find(tx: Tx, id: string, lock: 'none' | 'update'): Promise<store.PayoutBatch> {
    const batch = await store.findBatch(tx, id, lock);
    if (!batch) throw new DomainError(E.unknown_batch, { id });
    return batch;
  }

  async #record(tx: Tx, verb: string, batch: Payout, actor: Actor): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action: `compensation.${verb}`,
      incidentId: batch.incidentId,
      subject: `payout_batch:${batch.id}`,
      facts: { rows: batch.rows },
    });
  }
}
