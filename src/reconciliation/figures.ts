/** What pages show of cost, take-up and the book: counted by the worker at one moment and kept; no page counts. */
import { Inject, Injectable } from '@nestjs/common';
import { Budgets, type SetBudget } from '../compensation/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { type AccountFigure, Journals } from '../ledger/index.ts';
import { priceLinesIn } from '../messages/index.ts';
import { Db } from '../platform/db/db.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { type Billed, billed } from './bills.store.ts';
import * as figures from './figures.store.ts';
import * as store from './reconciliation.store.ts';
import { isDue } from './rules/due.ts';
import { NOTHING_SENT, type Sending, sendingOf } from './rules/sending.ts';
import { sentUnits } from './sending.store.ts';

export const COUNT_QUEUE = 'reconciliation.count';

export interface CurrencyTotals {
  readonly currency: string;
  readonly granted: number;
  readonly redeemed: number;
  readonly fulfilled: number;
  /** What standing redemptions cost. */
  readonly costMinor: bigint;
  /** Of it, chosen and not delivered yet. */
  readonly payableMinor: bigint;
  readonly providedMinor: bigint;
  /** Face value that can still be claimed. */
  readonly openFaceMinor: bigint;
}

export interface FigureSet {
  readonly sets: readonly store.SetCost[];
  readonly offers: readonly store.OfferCost[];
  readonly accounts: readonly AccountFigure[];
  readonly days: readonly figures.TakeUpDay[];
  readonly budgets: readonly SetBudget[];
  readonly totals: readonly CurrencyTotals[];
  /** Notices by channel, country and day, and what that costs by the price list: an estimate. */
  readonly sending: Sending;
}

export interface KeptFigures {
  /** Null: nothing was counted yet; the lists are empty then. */
  readonly countedAt: Date | null;
  /** Somebody asked to count again, and the worker has not yet. */
  readonly isWanted: boolean;
  /** What vendors billed for sending, as of now: never part of an estimate. */
  readonly billed: readonly Billed[];
  readonly figures: FigureSet;
}

const NOTHING: FigureSet = {
  sets: [],
  offers: [],
  accounts: [],
  days: [],
  budgets: [],
  totals: [],
  sending: NOTHING_SENT,
};

@Injectable()
export class Figures {
  constructor(
    private readonly db: Db,
    private readonly journals: Journals,
    private readonly budgets: Budgets,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What was counted last and when; one row is read, however many people there are. */
  async kept(incidentId: IncidentId): Promise<KeptFigures> {
    const { row, sums } = await this.db.tx(async (tx) => ({
      row: await figures.keptRow(tx, incidentId),
      sums: await billed(tx, incidentId),
    }));
    const counted = row?.countedAt ?? null;
    return {
      countedAt: counted,
      isWanted: (row?.wantedAt ?? null) !== null,
      billed: sums,
      figures: counted === null ? NOTHING : read(row!.figures),
    };
  }

  /** Asks a worker to count again now. */
  async want(incidentId: IncidentId): Promise<void> {
    await this.db.tx(async (tx) => {
      await figures.want(tx, incidentId, this.clock.now());
      await this.jobs.wake(tx, COUNT_QUEUE, incidentId);
    });
  }

  /** Counts at one moment and keeps it; one process at a time counts an incident. */
  async count(incidentId: IncidentId): Promise<void> {
    await this.db.exclusively(`figures:${incidentId}`, async () => {
      const countedAt = this.clock.now();
      const began = performance.now();
      const { lastJournal, counted } = await this.db.tx(async (tx) => {
        await store.readOneMoment(tx);
        const sets = await store.setCosts(tx, incidentId);
        const offers = await store.offerCosts(tx, incidentId);
        return {
          lastJournal: await this.journals.mark(tx, incidentId),
          counted: {
            sets,
            offers,
            accounts: await this.journals.accounts(tx, incidentId),
            days: await figures.takeUpDays(tx, incidentId),
            budgets: await this.budgets.of(tx, incidentId),
            totals: totalsOf(sets, offers),
            sending: sendingOf(await sentUnits(tx, incidentId), await priceLinesIn(tx)),
          } satisfies FigureSet,
        };
      });
      const tookMs = Math.round(performance.now() - began);
      const figuresJson = JSON.stringify(counted, written);
      await this.db.tx((tx) => figures.keep(tx, incidentId, { figuresJson, lastJournal, countedAt, tookMs }));
    });
  }

  /** Whatever may have changed since it was counted, the longest ago first. */
  async due(): Promise<readonly IncidentId[]> {
    const now = this.clock.now();
    return this.db.tx(async (tx) => {
      const due: IncidentId[] = [];
      for (const one of await figures.candidates(tx)) {
        const posted = one.lastJournal !== (await this.journals.mark(tx, one.incidentId));
        if (isDue({ ...one, posted: posted || one.sends }, now)) due.push(one.incidentId);
      }
      return due;
    });
  }
}

function totalsOf(sets: readonly store.SetCost[], offers: readonly store.OfferCost[]): CurrencyTotals[] {
  return [...new Set(sets.map(({ currency }) => currency))].sort().map((currency) => {
    const own = sets.filter((set) => set.currency === currency);
    const taken = offers.filter((offer) => offer.currency === currency);
    return {
      currency,
      granted: own.reduce((all, set) => all + set.granted, 0),
      redeemed: own.reduce((all, set) => all + set.redeemed, 0),
      fulfilled: own.reduce((all, set) => all + set.fulfilled, 0),
      costMinor: sum(taken.map(({ costMinor }) => costMinor)),
      payableMinor: sum(taken.map(({ payableMinor }) => payableMinor)),
      providedMinor: sum(own.map(({ providedMinor }) => providedMinor)),
      openFaceMinor: sum(own.map(({ openFaceMinor }) => openFaceMinor)),
    };
  });
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => a + b, 0n);
}

/** JSON has no 64-bit numbers: they are kept as decimal strings under names that say so. */
function written(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

const WHOLE = /(Minor|Micros)$|^(total|taken|limit)$/;

/** What was counted before sending was has none of it. */
function read(kept: unknown): FigureSet {
  const counted = JSON.parse(JSON.stringify(kept), (name, value: unknown) =>
    typeof value === 'string' && WHOLE.test(name) ? BigInt(value) : value,
  ) as Omit<FigureSet, 'sending'> & Partial<FigureSet>;
  return { ...counted, sending: counted.sending ?? NOTHING_SENT };
}
