/** Gives what was redeemed where we can give it ourselves: codes, shown on the status page as soon as there is one. */
import { Inject, Injectable } from '@nestjs/common';
import { assert, must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CohortId } from '../kernel/ids.ts';
import { type CodeKeys, Codes, type LostCodes } from '../codes/index.ts';
import { Ledger, localDate, type JournalInput } from '../ledger/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './fulfilments.store.ts';
import { bookOf } from './offers.store.ts';
import { deliveredEntries, lostEntries } from './rules/postings.ts';

/** Woken by a redemption, and by the sweep where that was lost. */
export const DELIVER_QUEUE = 'compensation.deliver';

const BATCH = 200;

@Injectable()
export class Fulfilments {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly codes: Codes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Assigns a code to every redeemed offer of the cohort that is one, and posts what that settles. Everything of
   * a batch stands in one transaction: a killed worker leaves either a code on the page or a pending row. Where the
   * codes have run out people stand in line, and their page says that the code will be sent.
   */
  async deliverCodes(cohortId: CohortId): Promise<{ readonly delivered: number }> {
    const incidentId = await this.db.tx((tx) => store.incidentOf(tx, cohortId));
    if (!incidentId) return { delivered: 0 };
    const keys = await this.codes.keys(incidentId);
    let delivered = 0;
    for (let more = true; more;) {
      const batch = await this.db.tx((tx) => this.#batch(tx, cohortId, keys));
      delivered += batch.delivered;
      more = batch.claimed === BATCH;
    }
    return { delivered };
  }

  /** Whoever waits gets what has arrived meanwhile, in order; answers the cohorts where a code can be shown now. */
  async serveLines(): Promise<readonly CohortId[]> {
    return this.codes.serve();
  }

  /** Prepaid codes that were replaced, or taken back before they were delivered, once each: they are gone. */
  async writeOffLost(): Promise<number> {
    return this.db.tx(async (tx) => {
      const lost = await this.codes.takeLost(tx, BATCH);
      if (lost.length === 0) return 0;
      const until = new Map(lost.map((one) => [one.redemptionId, one]));
      const rows = await store.redeemedOf(tx, lost);
      for (const [incidentId, some] of Map.groupBy(rows, (row) => row.incidentId)) {
        const book = must(await bookOf(tx, incidentId), 'a redemption has its incident');
        const effectiveOn = localDate(this.clock.now(), book.timeZone);
        await this.ledger.postMany(
          tx,
          some.flatMap((row) => lostJournal(row, until.get(row.redemptionId)!, { ...book, effectiveOn })),
        );
      }
      return lost.length;
    });
  }

  async #batch(
    tx: Tx,
    cohortId: CohortId,
    keys: CodeKeys,
  ): Promise<{ readonly claimed: number; readonly delivered: number }> {
    const claimed = await store.claimCodes(tx, cohortId, BATCH);
    if (claimed.length === 0) return { claimed: 0, delivered: 0 };
    const outcomes = await this.codes.assign(tx, claimed, keys);
    const coded = claimed.flatMap((of) => {
      const outcome = outcomes.get(of.redemptionId);
      return outcome?.kind === 'assigned' ? [{ of, ...outcome }] : [];
    });
    if (coded.length > 0) await this.#deliver(tx, cohortId, coded);
    return { claimed: claimed.length, delivered: coded.length };
  }

  async #deliver(tx: Tx, cohortId: CohortId, coded: readonly store.Coded[]): Promise<void> {
    const at = this.clock.now();
    const rows = coded.map(({ of }) => of);
    await store.attachCodes(tx, cohortId, coded);
    const moved = await store.advance(tx, 'deliver', rows, { at });
    assert(moved === rows.length, 'a claimed grant can be delivered');
    await this.ledger.postMany(tx, await deliveryJournals(tx, rows, at));
  }
}

/** One GL journal per delivered redemption, `ffl:{redemption}`; offers of T2 post none. */
export async function deliveryJournals(
  tx: Tx,
  delivered: readonly (store.OpenFulfilment & { readonly settledMinor?: bigint | null })[],
  at: Date,
): Promise<JournalInput[]> {
  const [first] = delivered;
  if (!first) return [];
  const book = must(await bookOf(tx, first.incidentId), 'a fulfilment has its incident');
  const effectiveOn = localDate(at, book.timeZone);
  return delivered.flatMap((row): JournalInput[] => {
    const { unitCostMinor: costMinor, settledMinor } = row;
    const lines = deliveredEntries(row, { costMinor, settledMinor: settledMinor ?? costMinor }, row.currency);
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

function lostJournal(
  row: Omit<store.OpenFulfilment, 'kind' | 'personId' | 'faceMinor'>,
  { before, until }: LostCodes,
  { legalEntityId, effectiveOn }: { readonly legalEntityId: string; readonly effectiveOn: string },
): JournalInput[] {
  const { cohortId, incidentId, offerId, grantId, redemptionId } = row;
  const costMinor = row.unitCostMinor * BigInt(until - before);
  const lines = lostEntries(row.treatment, costMinor, row.currency);
  if (lines.length === 0) return [];
  const key = `rei:${redemptionId}:${until}`;
  const common = { cohortId, incidentId, legalEntityId, effectiveOn } as const;
  return [{ ...common, key, plane: 'gl', kind: 'replaced', lines, facts: { offerId, grantId } }];
}
