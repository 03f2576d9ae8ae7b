/** What finance pays by hand: a file that two people made, a confirmation line by line; nothing counts as paid before. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { uuidv7, type IncidentId } from '../kernel/ids.ts';
import { type OfferKind, Outbox, type OwedFulfilment } from '../compensation/index.ts';
import { needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { failAndTell } from './failures.ts';
import { FULFILMENT_ERRORS as E } from './fulfilment.errors.ts';
import { reasonOf, refOf } from './given.ts';
import { type PaidLine, PayoutFiles } from './payout-files.ts';
import * as store from './payouts.store.ts';
import type { PayoutKind, PayoutStatus } from './rules/call-states.ts';
import type { FulfilmentRef } from './rules/key.ts';

export type { Payout } from './payouts.store.ts';

/** What is paid by which file; claims join `payout` once they are approved. */
const KINDS: Readonly<Record<PayoutKind, readonly OfferKind[]>> = {
  credit: ['billing_credit', 'entitlement', 'insurance'],
  payout: ['cash_payout'],
  donation: ['donation'],
};

export interface FailedLine {
  readonly reference: string;
  readonly reason: string;
}

/** One file a person can work through; what is left goes into the next. */
const ROWS_MAX = 10_000;

@Injectable()
export class Payouts {
  constructor(
    private readonly db: Db,
    private readonly outbox: Outbox,
    private readonly files: PayoutFiles,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes one file of what waits: those in it can no longer switch. A fulfilment stands in one live file at most.
   * `byCall` are kinds that the company's own system is called for, so they stand in none; `leftOut` counts those whose
   * contact is not surely theirs.
   */
  async handOver(
    incidentId: IncidentId,
    { kind, byCall = [] }: { readonly kind: PayoutKind; readonly byCall?: readonly OfferKind[] },
    actor: Actor,
  ): Promise<store.Payout & { readonly leftOut: number }> {
    return this.db.tx(async (tx) => {
      const kinds = KINDS[kind].filter((one) => !byCall.includes(one));
      const waiting = await this.#waiting(tx, incidentId, { kinds, withClaims: kind === 'payout' });
      const at = this.clock.now();
      const id = uuidv7(at);
      const { lines, ...file } = await this.files.seal(tx, { id, incidentId, kind }, waiting);
      if (lines.length === 0) throw new DomainError(E.nothing_to_pay);
      const payout: store.Payout = {
        id,
        incidentId,
        kind,
        status: 'open',
        rows: lines.length,
        madeBy: actor.operatorId,
        madeAt: at,
        releasedBy: null,
        releasedAt: null,
        doneAt: null,
        revealedBy: [],
      };
      await store.insertPayout(tx, payout, file);
      await store.insertLines(tx, id, lines);
      await this.outbox.handOver(tx, lines, { adapter: 'manual_file', batchId: id });
      await this.#record(tx, 'hand_over', payout, { actor });
      return { ...payout, leftOut: waiting.length - lines.length };
    });
  }

  /** How many people a file made now would hold at most, by its kind; ten thousand at once. */
  async waiting(
    incidentId: IncidentId,
    { byCall = [] }: { readonly byCall?: readonly OfferKind[] },
  ): Promise<Readonly<Record<PayoutKind, number>>> {
    return this.db.tx(async (tx) => {
      const of = (kind: PayoutKind): Promise<number> => {
        const kinds = KINDS[kind].filter((one) => !byCall.includes(one));
        return this.outbox.waiting(tx, { incidentId, kinds, limit: ROWS_MAX });
      };
      const claims = (await store.unpaidClaims(tx, incidentId, ROWS_MAX)).length;
      const payout = Math.min(ROWS_MAX, (await of('payout')) + claims);
      return { credit: await of('credit'), payout, donation: await of('donation') };
    });
  }

  async list(incidentId: IncidentId): Promise<readonly store.Payout[]> {
    return this.db.tx((tx) => store.payoutsOf(tx, incidentId));
  }

  /** One file and its totals by currency, without opening it: what a second person looks at. */
  async get(id: string): Promise<store.Payout & { readonly totals: readonly store.CurrencyTotal[] }> {
    return this.db.tx(async (tx) => ({
      ...(await this.#find(tx, id)),
      totals: await store.totalsOf(tx, id),
    }));
  }

  /** A second person's yes: before it nobody sees the bytes. */
  async release(id: string, actor: Actor): Promise<store.Payout> {
    return this.#step(id, { verb: 'release', wanted: ['open'], actor }, async (tx, payout) => {
      if (payout.madeBy === actor.operatorId) throw new DomainError(E.same_person);
      await store.release(tx, id, { id: actor.operatorId, at: this.clock.now() });
    });
  }

  /**
   * Takes back a file nobody paid from: its people may switch again, and stand in the next one. Once somebody has had
   * its bytes, only a person who has not, did not make it and may approve takes it back.
   */
  async recall(id: string, { reason }: { readonly reason: string }, actor: Actor): Promise<store.Payout> {
    const why = reasonOf(reason);
    return this.#step(id, { verb: 'recall', wanted: ['open', 'released'], actor }, async (tx, payout) => {
      refuseWhoSawIt(payout, actor);
      const lines = await store.openLines(tx, id);
      await store.endLines(tx, id, lines, 'recalled');
      await this.outbox.takeBack(tx, await this.outbox.locked(tx, lines));
      await store.recall(tx, id, { id: actor.operatorId, at: this.clock.now(), reason: why });
    });
  }

  /** The released file as CSV, with contacts in clear; the same bytes each time. Every download is audited. */
  async file(id: string, actor: Actor): Promise<Buffer> {
    const { payout, sealed } = await this.db.tx(async (tx) => {
      const found = await this.#find(tx, id);
      mustBe(found, 'file', ['released', 'done']);
      await store.noteRevealed(tx, id, actor.operatorId);
      await this.#record(tx, 'reveal_payout', found, { actor });
      return { payout: found, sealed: await store.sealedFile(tx, id) };
    });
    if (!sealed) throw new DomainError(E.unknown_payout, { id });
    return this.files.open(payout, sealed);
  }

  /**
   * Finance says what became of each line: paid, but for those named as failed. The paid are fulfilled and their
   * payable is settled, at what was approved for a claim; the failed may choose again. Once.
   */
  async confirmPaid(
    id: string,
    { failed = [] }: { readonly failed?: readonly FailedLine[] | undefined },
    actor: Actor,
  ): Promise<{ readonly fulfilled: number; readonly failed: number }> {
    const reasons = new Map(
      failed.map(({ reference, reason }) => [keyOf(refOf(reference)), reasonOf(reason)]),
    );
    let fulfilled = 0;
    await this.#step(id, { verb: 'confirm_paid', wanted: ['released'], actor }, async (tx) => {
      const lines = await store.openLines(tx, id);
      const known = new Set(lines.map(keyOf));
      const stranger = failed.find(({ reference }) => !known.has(keyOf(refOf(reference))));
      if (stranger) throw new DomainError(E.not_in_payout, { reference: stranger.reference });
      const paid = lines.filter((line) => !reasons.has(keyOf(line)));
      const lost = lines.filter((line) => reasons.has(keyOf(line)));
      await store.endLines(tx, id, paid, 'paid');
      await store.endLines(tx, id, lost, 'failed');
      await this.#settle(tx, paid);
      const owed = await this.outbox.locked(tx, lost);
      const reasonsOf = owed.map((row) => reasons.get(keyOf(row)) ?? 'not paid');
      const at = this.clock.now();
      await failAndTell(tx, this.outbox, owed, { kind: 'failed', reasons: reasonsOf, at });
      await store.finish(tx, id, { id: actor.operatorId, at: this.clock.now() });
      fulfilled = paid.length;
    });
    return { fulfilled, failed: reasons.size };
  }

  /** A claim costs what was approved; everything else what was estimated. */
  async #settle(tx: Tx, lines: readonly store.Line[]): Promise<void> {
    const amounts = new Map(lines.map((line) => [keyOf(line), line.amountMinor]));
    const rows = await this.outbox.locked(tx, lines);
    const settledMinor = rows.map((row) => (row.kind === 'claim' ? (amounts.get(keyOf(row)) ?? null) : null));
    await this.outbox.deliver(tx, rows, { settledMinor });
  }

  async #waiting(
    tx: Tx,
    incidentId: IncidentId,
    { kinds, withClaims }: { kinds: readonly OfferKind[]; withClaims: boolean },
  ): Promise<PaidLine[]> {
    const owed = await this.outbox.claim(tx, { kinds, limit: ROWS_MAX, of: { incidentId } });
    const lines = owed.map((row): PaidLine => ({ ...row, amountMinor: row.faceMinor }));
    if (!withClaims || lines.length === ROWS_MAX) return lines;
    const refs = await store.unpaidClaims(tx, incidentId, ROWS_MAX - lines.length);
    const claims = (await this.outbox.locked(tx, refs)).filter(waits);
    const approved = new Map(
      (await store.approvedClaims(tx, claims)).map((claim) => [keyOf(claim), claim.approvedMinor]),
    );
    return [
      ...lines,
      ...claims.flatMap((row) => {
        const amountMinor = approved.get(keyOf(row));
        return amountMinor === undefined ? [] : [{ ...row, amountMinor }];
      }),
    ];
  }

  async #step(
    id: string,
    { verb, wanted, actor }: { verb: Verb; wanted: readonly PayoutStatus[]; actor: Actor },
    work: (tx: Tx, payout: store.Payout) => Promise<void>,
  ): Promise<store.Payout> {
    return this.db.tx(async (tx) => {
      const payout = await this.#find(tx, id);
      mustBe(payout, verb, wanted);
      await work(tx, payout);
      await this.#record(tx, verb, payout, { actor });
      return this.#find(tx, id);
    });
  }

  async #find(tx: Tx, id: string): Promise<store.Payout> {
    const payout = await store.lockPayout(tx, id);
    if (!payout) throw new DomainError(E.unknown_payout, { id });
    return payout;
  }

  async #record(tx: Tx, verb: string, payout: store.Payout, { actor }: { actor: Actor }): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action: `fulfilment.${verb}`,
      incidentId: payout.incidentId,
      subject: `payout:${payout.id}`,
      facts: { rows: payout.rows, kind: payout.kind },
    });
  }
}

function refuseWhoSawIt({ madeBy, revealedBy }: store.Payout, actor: Actor): void {
  if (revealedBy.length === 0) return;
  needs(actor, 'payout.approve');
  if (madeBy === actor.operatorId || revealedBy.includes(actor.operatorId)) {
    throw new DomainError(E.seen_by_you);
  }
}

function waits(row: OwedFulfilment): boolean {
  return row.grantState === 'redeemed' && row.adapter === 'manual_file';
}

type Verb = keyof typeof ACTS;

/** As a refusal says them. */
const ACTS = {
  release: 'releasing it',
  recall: 'taking it back',
  file: 'fetching it',
  confirm_paid: 'confirming it',
} as const;

function mustBe(payout: store.Payout, verb: Verb, wanted: readonly PayoutStatus[]): void {
  if (wanted.includes(payout.status)) return;
  const facts = { status: payout.status, verb: ACTS[verb], wanted: wanted.join(' or ') };
  throw new DomainError(E.payout_status, facts);
}

function keyOf({ cohortId, redemptionId }: FulfilmentRef): string {
  return `${cohortId}:${redemptionId}`;
}
