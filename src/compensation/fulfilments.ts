/** Gives what was redeemed where we can give it ourselves: codes, drawn, sealed and shown on the status page. */
import { Inject, Injectable } from '@nestjs/common';
import { assert, must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { bucketOf, type CohortId } from '../kernel/ids.ts';
import { IncidentKeys } from '../incidents/index.ts';
import { Ledger, localDate, type JournalInput } from '../ledger/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './fulfilments.store.ts';
import { bookOf } from './offers.store.ts';
import { deliveredEntries } from './rules/postings.ts';
import { drawVoucher, type VoucherKeys } from './vouchers.ts';

/** Woken by a redemption, and by the sweep where that was lost. */
export const DELIVER_QUEUE = 'compensation.deliver';

const BATCH = 200;
const DRAWS_MAX = 8;

@Injectable()
export class Fulfilments {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly keys: IncidentKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Assigns a code to every redeemed offer of the cohort that is one, and posts what that settles. Everything of
   * a batch stands in one transaction: a killed worker leaves either a code on the page or a pending row.
   */
  async deliverCodes(cohortId: CohortId): Promise<{ readonly delivered: number }> {
    const incidentId = await this.db.tx((tx) => store.incidentOf(tx, cohortId));
    if (!incidentId) return { delivered: 0 };
    const link = await this.keys.open(incidentId, 'link');
    const index = await this.keys.open(incidentId, 'index');
    const keys: VoucherKeys = { link: link.key, linkVersion: link.version, index: index.key };
    let delivered = 0;
    for (let more = true; more;) {
      const count = await this.db.tx((tx) => this.#batch(tx, cohortId, keys));
      delivered += count;
      more = count === BATCH;
    }
    return { delivered };
  }

  async #batch(tx: Tx, cohortId: CohortId, keys: VoucherKeys): Promise<number> {
    const claimed = await store.claimCodes(tx, cohortId, BATCH);
    if (claimed.length === 0) return 0;
    const at = this.clock.now();
    await store.attachCodes(tx, cohortId, await this.#draw(tx, claimed, keys));
    const moved = await store.advance(tx, 'deliver', claimed, { at });
    assert(moved === claimed.length, 'a claimed grant can be delivered');
    await this.ledger.postMany(tx, await deliveryJournals(tx, claimed, at));
    return claimed.length;
  }

  async #draw(
    tx: Tx,
    claimed: readonly store.OpenFulfilment[],
    keys: VoucherKeys,
  ): Promise<store.NewVoucher[]> {
    const drawn: store.NewVoucher[] = [];
    let open = claimed;
    for (let draw = 0; open.length > 0; draw++) {
      assert(draw < DRAWS_MAX, 'drawn codes keep colliding: the random source is broken');
      const vouchers = open.map((of): store.NewVoucher => {
        const voucher = drawVoucher(keys, of);
        return { ...voucher, bucket: bucketOf(voucher.hash), of };
      });
      const made = { keyVersion: keys.linkVersion, at: this.clock.now() };
      const fresh = await store.insertVouchers(tx, vouchers, made);
      drawn.push(...vouchers.filter((v) => fresh.has(v.of.redemptionId)));
      open = open.filter((of) => !fresh.has(of.redemptionId));
    }
    return drawn;
  }
}

/** One GL journal per delivered redemption, `ffl:{redemption}`; offers of T2 post none. */
export async function deliveryJournals(
  tx: Tx,
  delivered: readonly store.OpenFulfilment[],
  at: Date,
): Promise<JournalInput[]> {
  const [first] = delivered;
  if (!first) return [];
  const book = must(await bookOf(tx, first.incidentId), 'a fulfilment has its incident');
  const effectiveOn = localDate(at, book.timeZone);
  return delivered.flatMap((row): JournalInput[] => {
    const lines = deliveredEntries(row, row.unitCostMinor, row.currency);
    if (lines.length === 0) return [];
    const { cohortId, incidentId } = row;
    return [
      {
        cohortId,
        key: `ffl:${row.redemptionId}`,
        incidentId,
        legalEntityId: book.legalEntityId,
        plane: 'gl',
        kind: 'fulfilled',
        effectiveOn,
        lines,
        facts: { offerId: row.offerId, grantId: row.grantId },
      },
    ];
  });
}
