/** Reading the book back: an account to its journals, a journal to its lines and to what caused it. */
import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, IncidentId } from '../kernel/ids.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { LEDGER_ERRORS as E } from './ledger.errors.ts';
import * as store from './journals.store.ts';
import { type AccountCode, ACCOUNTS, type Plane } from './rules/accounts.ts';

export interface JournalLine {
  readonly account: AccountCode;
  readonly name: string;
  /** Debit positive, credit negative. */
  readonly amountMinor: bigint;
  readonly currency: string;
}

export interface JournalView {
  readonly id: bigint;
  readonly cohortId: CohortId;
  readonly plane: Plane;
  readonly kind: string;
  readonly key: string;
  readonly effectiveOn: string;
  readonly period: string;
  readonly originalPeriod: string | null;
  readonly postedAt: Date;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly lines: readonly JournalLine[];
}

export interface JournalQuery {
  readonly account?: string | undefined;
  /** Only these kinds; who knows which kinds move the account spares a look through the others. */
  readonly kinds?: readonly string[] | undefined;
  /** The page goes on before this journal. */
  readonly before?: bigint | undefined;
  readonly limit?: number | undefined;
}

const PAGE = 50;
const CSV_PAGE = 2_000;
const CSV_HEADER =
  'journal,plane,kind,key,effective_on,period,posted_at,line,account,amount_minor,currency\n';

@Injectable()
export class Journals {
  constructor(private readonly db: Db) {}

  /** The newest first; `next` goes on. Refuses `unknown_account`. */
  async page(
    incidentId: IncidentId,
    { account, kinds, before, limit = PAGE }: JournalQuery,
  ): Promise<{ readonly journals: readonly JournalView[]; readonly next: bigint | null }> {
    const code = account === undefined ? null : accountOf(account);
    const of = { kinds: kinds ?? null, before: before ?? null, limit: limit + 1 };
    const rows = await this.db.tx((tx) =>
      code !== null && store.isRare(code)
        ? store.rareJournals(tx, incidentId, { ...of, account: code })
        : store.journalsOf(tx, incidentId, { ...of, account: code }),
    );
    const journals = rows.slice(0, limit).map(viewOf);
    return { journals, next: rows.length > limit ? journals.at(-1)!.id : null };
  }

  /** Every line of the incident's book as CSV for whoever reconciles: by kind, newest first, read a page at a time. */
  async *csv(incidentId: IncidentId): AsyncGenerator<string> {
    yield CSV_HEADER;
    for (const kind of await this.db.tx((tx) => store.kindsOf(tx, incidentId))) {
      let before: bigint | null = null;
      do {
        const of = { account: null, kinds: [kind], before, limit: CSV_PAGE };
        const page: store.ReadJournal[] = await this.db.tx((tx) => store.journalsOf(tx, incidentId, of));
        if (page.length > 0) yield page.map(csvOf).join('');
        before = page.length < CSV_PAGE ? null : page.at(-1)!.id;
      } while (before !== null);
    }
  }

  /** How far the book of an incident has come: another number, and something was posted. */
  async mark(tx: Tx, incidentId: IncidentId): Promise<bigint | null> {
    return store.lastJournal(tx, incidentId);
  }

  /** What each account came to. Reads every journal of the incident: for a count, never for a page. */
  async accounts(tx: Tx, incidentId: IncidentId): Promise<readonly store.AccountFigure[]> {
    return store.accountFigures(tx, incidentId);
  }
}

function accountOf(text: string): AccountCode {
  if (Object.hasOwn(ACCOUNTS, text)) return text as AccountCode;
  throw new DomainError(E.unknown_account, { account: text.slice(0, 20) });
}

function viewOf({ account, amountMinor, currency, ...journal }: store.ReadJournal): JournalView {
  const lines = account.map((code, i) => ({
    account: code,
    name: ACCOUNTS[code],
    amountMinor: BigInt(amountMinor[i]!),
    currency: currency[i]!,
  }));
  return { ...journal, lines };
}

/** No cell holds a comma or a quote: keys, kinds and accounts are ours. */
function csvOf(journal: store.ReadJournal): string {
  const { id, plane, kind, key, effectiveOn, period, postedAt } = journal;
  const head = [id, plane, kind, key, effectiveOn, period, postedAt.toISOString()].join(',');
  return journal.account
    .map((account, i) => `${head},${i + 1},${account},${journal.amountMinor[i]},${journal.currency[i]}\n`)
    .join('');
}
