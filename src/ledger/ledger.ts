/** The book: posts balanced journals once, closes months, and recomputes what it claims. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { assert, must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { canonicalJson } from '../kernel/fingerprint.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { LEDGER_ERRORS } from './ledger.errors.ts';
import * as store from './ledger.store.ts';
import { assertPostable, inputHash, type JournalInput } from './rules/journal.ts';
import { isMonth, monthOf } from './rules/periods.ts';

export type Posted = 'posted' | 'existing';

/** One identity the books claim, recomputed. Amounts and counts are decimal strings. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly expected: string;
  readonly actual: string;
}

/** What `ledger_post` takes; it finds the month in which they land. */
export interface WrittenJournals {
  readonly legalEntityId: string;
  readonly month: string;
  readonly json: string;
}

export interface BookProof {
  readonly journals: bigint;
  readonly balanced: boolean;
  readonly checks: readonly Check[];
}

@Injectable()
export class Ledger {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Posts one journal; see `postMany`. */
  async post(tx: Tx, input: JournalInput): Promise<Posted> {
    const [outcome] = await this.postMany(tx, [input]);
    return must(outcome, 'one outcome per journal');
  }

  /**
   * Posts journals in one statement, inside the caller's transaction. Same key and same input again is
   * `existing` and changes nothing; same key with other input throws `ledger.conflict`. A journal dated in a
   * closed month goes to the first open one and names its original. Holds the month's lock until commit.
   */
  async postMany(tx: Tx, inputs: readonly JournalInput[]): Promise<readonly Posted[]> {
    if (inputs.length === 0) return [];
    for (const input of inputs) assertPostable(input);
    assert(new Set(inputs.map(nameOf)).size === inputs.length, 'journals of one call have keys of their own');
    const periods = await this.#periods(tx, inputs);
    const hashes = inputs.map((input) => inputHash(input).toString('hex'));
    const now = this.clock.now();
    const rows = inputs.map((input, i) => rowOf(input, { hash: hashes[i]!, period: periods[i]!, now }));
    const inserted = await store.insertJournals(tx, rows);
    const fresh = new Set(inserted.map((row) => `${row.cohort_id}/${row.key}`));
    const outcomes = inputs.map((input): Posted => (fresh.has(nameOf(input)) ? 'posted' : 'existing'));
    const repeated = inputs.filter((_, i) => outcomes[i] === 'existing');
    if (repeated.length > 0) await this.#compare(tx, repeated);
    return outcomes;
  }

  /**
   * Journals of one book and month, for a statement of a room above that posts them by `ledger_post` together with what
   * they are about. Posted once: a key that stands undoes the whole statement.
   */
  written(inputs: readonly JournalInput[]): WrittenJournals {
    for (const input of inputs) assertPostable(input);
    const { legalEntityId, effectiveOn } = must(inputs[0], 'there is something to post');
    const month = monthOf(effectiveOn);
    assert(new Set(inputs.map(bookOf)).size === 1, 'journals of one statement are of one book and month');
    const now = this.clock.now();
    const rows = inputs.map((input) =>
      rowOf(input, { hash: inputHash(input).toString('hex'), period: month, now }),
    );
    return { legalEntityId, month, json: JSON.stringify(rows) };
  }

  /** Balances per incident, account and currency: the last cut plus everything later. */
  async balances(tx: Tx, scope: store.BalanceScope = {}): Promise<readonly store.Balance[]> {
    return store.balances(tx, scope);
  }

  /**
   * Closes a month for ever and cuts its balances; waits for postings under way. Refuses a closed month and a
   * month before which another still holds journals. Later events of that month post to the next open one.
   */
  async closePeriod(book: { legalEntityId: string; month: string }, actor: Actor): Promise<{ cuts: number }> {
    const { legalEntityId, month } = book;
    if (!isMonth(month)) throw new DomainError(LEDGER_ERRORS.bad_month, { month });
    return this.db.tx(async (tx) => {
      await store.lockPeriodAlone(tx, legalEntityId, month);
      const { closed, firstOpen } = await store.bookEdges(tx, legalEntityId);
      if (closed !== null && closed >= month) throw new DomainError(LEDGER_ERRORS.period_closed, { month });
      if (firstOpen !== null && firstOpen < month) {
        throw new DomainError(LEDGER_ERRORS.earlier_period_open, { earlier: firstOpen, month });
      }
      await store.markClosed(tx, { legalEntityId, month, at: this.clock.now(), by: actor.operatorId });
      const cuts = await store.cutBalances(tx, legalEntityId, month);
      await this.audit.record(tx, {
        actor,
        action: 'ledger.close_period',
        incidentId: null,
        subject: `period:${legalEntityId}:${month}`,
        facts: { cuts },
      });
      return { cuts };
    });
  }

  /** Recomputes the book's own identities from its rows; an incident, or everything. */
  async prove(tx: Tx, incidentId: IncidentId | null): Promise<BookProof> {
    const figures = await store.bookFigures(tx, incidentId);
    const checks = [
      zero('journals that do not balance in a currency', figures.unbalanced),
      zero('postings to an account outside the chart or its plane', figures.strayAccounts),
      zero('trial balance, per plane and currency', figures.trialBalance),
      zero('period cuts that differ from their recomputation', figures.wrongCuts),
    ];
    const balanced = figures.unbalanced === 0n && figures.trialBalance === 0n;
    return { journals: figures.journals, balanced, checks };
  }

  /** One lock per book and month, however many journals. */
  async #periods(tx: Tx, inputs: readonly JournalInput[]): Promise<readonly string[]> {
    const books = new Map<string, { entity: string; month: string }>();
    for (const input of inputs) {
      books.set(bookOf(input), { entity: input.legalEntityId, month: monthOf(input.effectiveOn) });
    }
    const found = new Map<string, string>();
    for (const [name, { entity, month }] of [...books].sort(([a], [b]) => (a < b ? -1 : 1))) {
      found.set(name, await store.openPeriod(tx, entity, month));
    }
    return inputs.map((input) => must(found.get(bookOf(input)), 'every book has an open period'));
  }

  async #compare(tx: Tx, repeated: readonly JournalInput[]): Promise<void> {
    const stored = await store.hashesOf(tx, repeated);
    const hashes = new Map(stored.map((row) => [`${row.cohort_id}/${row.key}`, row.input_hash]));
    for (const input of repeated) {
      if (hashes.get(nameOf(input))?.equals(inputHash(input)) !== true) {
        throw new DomainError(LEDGER_ERRORS.conflict, { key: input.key });
      }
    }
  }
}

function zero(name: string, actual: bigint): Check {
  return { name, ok: actual === 0n, expected: '0', actual: String(actual) };
}

function bookOf(input: JournalInput): string {
  return `${input.legalEntityId}/${monthOf(input.effectiveOn)}`;
}

function nameOf(input: JournalInput): string {
  return `${input.cohortId}/${input.key}`;
}

function rowOf(input: JournalInput, posting: { hash: string; period: string; now: Date }): store.JournalRow {
  const original = monthOf(input.effectiveOn);
  return {
    cohort_id: String(input.cohortId),
    key: input.key,
    incident_id: input.incidentId,
    legal_entity_id: input.legalEntityId,
    plane: input.plane,
    kind: input.kind,
    input_hash: posting.hash,
    effective_on: input.effectiveOn,
    period: posting.period,
    original_period: posting.period === original ? null : original,
    account: input.lines.map((line) => line.account),
    amount_minor: input.lines.map((line) => String(line.amountMinor)),
    currency: input.lines.map((line) => line.currency),
    facts: JSON.parse(canonicalJson(input.facts ?? {})) as unknown,
    posted_at: posting.now,
  };
}
