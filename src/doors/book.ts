/** The book as people read it: an account to its journals, a journal to the grant or the set that caused it. */
import { Injectable } from '@nestjs/common';
import { grantKey, type GrantFound, type GrantRef, Standings } from '../compensation/index.ts';
import type { GrantNo, IncidentId } from '../kernel/ids.ts';
import { Journals, type JournalView } from '../ledger/index.ts';
import { Figures, Reconciliation } from '../reconciliation/index.ts';

/** What caused a journal, as far as it names it. */
export interface JournalCause {
  /** The offer set, where it is about one. */
  readonly offerSetId: string | null;
  /** `12:7`: the grant it moved; null where it moved many at once. */
  readonly grant: string | null;
  /** Whose that grant is, as lists name people. */
  readonly person: string | null;
  readonly offerSet: string | null;
  readonly offer: string | null;
  /** How many grants or redemptions it stands for. */
  readonly count: number;
}

@Injectable()
export class Book {
  constructor(
    private readonly ledger: Journals,
    private readonly figures: Figures,
    private readonly standings: Standings,
    private readonly reconciliation: Reconciliation,
  ) {}

  /** Only kinds that move the account are looked through, as the worker counted them. */
  async journals(
    incidentId: IncidentId,
    { account, before, limit }: { account?: string; before?: string; limit?: number },
  ) {
    const kinds = account === undefined ? undefined : await this.#kindsOf(incidentId, account);
    const number = before !== undefined && /^\d{1,18}$/.test(before) ? BigInt(before) : undefined;
    const page = await this.ledger.page(incidentId, { account, kinds, before: number, limit });
    const refs = page.journals.flatMap((journal) => refOf(journal) ?? []);
    const found = await this.standings.grants(incidentId, refs);
    const grants = new Map(found.map((grant) => [grantKey(grant), grant]));
    return { journals: page.journals.map((journal) => withCause(journal, grants)), next: page.next };
  }

  lines(incidentId: IncidentId): AsyncGenerator<string> {
    return this.ledger.csv(incidentId);
  }

  async *costFile(incidentId: IncidentId): AsyncGenerator<string> {
    const { offers } = await this.reconciliation.costReport(incidentId);
    yield 'offer_set,offer,version,kind,treatment,currency,granted,reserved,redeemed,fulfilled,face_minor,cost_minor,payable_minor\n';
    for (const row of offers) {
      const cells = [
        row.offerSet, row.offer, row.version, row.kind, row.treatment, row.currency, row.granted, row.reserved,
        row.redeemed, row.fulfilled, row.faceMinor, row.costMinor, row.payableMinor,
      ]; // prettier-ignore
      yield `${cells.map((cell) => quoted(String(cell))).join(',')}\n`;
    }
  }

  async #kindsOf(incidentId: IncidentId, account: string): Promise<string[] | undefined> {
    const { countedAt, figures } = await this.figures.kept(incidentId);
    const kinds = figures.accounts.filter((one) => one.account === account).flatMap((one) => one.kinds);
    return countedAt === null || kinds.length === 0 ? undefined : [...new Set(kinds)];
  }
}

function refOf({ cohortId, facts }: JournalView): GrantRef | null {
  const id = facts['grantId'];
  return typeof id === 'string' || typeof id === 'number'
    ? { cohortId, grantId: BigInt(id) as GrantNo }
    : null;
}

function withCause({ facts, ...journal }: JournalView, grants: ReadonlyMap<string, GrantFound>) {
  const ref = refOf({ ...journal, facts });
  const grant = ref && grants.get(grantKey(ref));
  const setId = facts['offerSetId'];
  const many = facts['grants'] ?? facts['redemptions'] ?? facts['persons'];
  const cause: JournalCause = {
    offerSetId: grant?.offerSetId ?? (typeof setId === 'string' ? setId : null),
    grant: ref && grantKey(ref),
    person: grant ? `${grant.cohortId}:${grant.personId}` : null,
    offerSet: grant?.offerSet ?? null,
    offer: grant?.offer ?? null,
    count: many === undefined ? 1 : Number(many),
  };
  return { ...journal, cause };
}

/** A cell that a spreadsheet must not take for a formula begins with an apostrophe. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+$/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
