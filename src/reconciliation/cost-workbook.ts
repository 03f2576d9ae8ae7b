/** The cost report as a workbook, of the figures as they were counted last: it says what the page says, and when that was. */
import type { Words } from '../laws/index.ts';
import { type BookAmount, type BookCell, type BookTable, workbook } from '../platform/workbook.ts';
import type { Bill } from './bills.store.ts';
import {
  ABOUT,
  CHANNEL_WORDS,
  type CostLocale,
  DEFINITIONS,
  EMPTY,
  KIND_WORDS,
  PLANE_WORDS,
  SHEETS,
  type SheetWords,
  TITLE,
} from './cost-words.ts';
import type { FigureSet } from './figures.ts';
import { centsOf } from './rules/sending.ts';

export interface CostBook {
  readonly incident: string;
  /** Where the company keeps its books. */
  readonly timeZone: string;
  readonly countedAt: Date;
  readonly figures: FigureSet;
  /** Withdrawn ones are left out. */
  readonly bills: readonly Bill[];
}

export function costWorkbook(book: CostBook, locale: CostLocale): Promise<Buffer> {
  const at = new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    timeZone: book.timeZone,
    dateStyle: 'medium',
    timeStyle: 'long',
  }).format(book.countedAt);
  const sheet = (words: SheetWords, rows: readonly (readonly BookCell[])[]): BookTable => ({
    title: words.title[locale],
    about: `${words.about[locale]} ${ABOUT[locale].replace('{at}', at)}`,
    columns: words.columns.map(({ title, kind, definition }) => ({
      title: title[locale],
      kind,
      definition: definition && definition[locale],
    })),
    rows,
    empty: EMPTY[locale],
  });
  const say = (words: Readonly<Record<string, Words>>, key: string): string => words[key]?.[locale] ?? key;
  return workbook({
    title: `${TITLE[locale]} · ${book.incident}`,
    madeAt: book.countedAt,
    tables: [...compensation(book.figures, sheet, say), ...sending(book, sheet, { say, locale })],
    definitions: DEFINITIONS[locale],
  });
}

type Sheet = (words: SheetWords, rows: readonly (readonly BookCell[])[]) => BookTable;
type Say = (words: Readonly<Record<string, Words>>, key: string) => string;

function compensation(figures: FigureSet, sheet: Sheet, say: Say): BookTable[] {
  const { totals, sets, offers, days, accounts, budgets } = figures;
  const budgetOf = (id: string) => budgets.find(({ offerSetId }) => offerSetId === id);
  const setName = (id: string) => sets.find(({ offerSetId }) => offerSetId === id)?.offerSet ?? id;
  return [
    sheet(
      SHEETS.totals,
      totals.map((t) => [
        t.currency, t.granted, t.redeemed, t.fulfilled, money(t.costMinor, t.currency), money(t.payableMinor, t.currency),
        money(t.providedMinor, t.currency), money(t.openFaceMinor, t.currency),
      ]), // prettier-ignore
    ),
    sheet(
      SHEETS.sets,
      sets.map((s) => {
        const budget = budgetOf(s.offerSetId);
        return [
          s.offerSet, s.granted, s.reserved, s.redeemed, s.fulfilled, s.expired, budget ? Number(budget.total) : null,
          budget ? Number(budget.taken) : null, budget ? budget.waiting : null, money(s.providedMinor, s.currency),
          money(s.openFaceMinor, s.currency),
        ]; // prettier-ignore
      }),
    ),
    sheet(
      SHEETS.offers,
      offers.map((o) => [
        o.offerSet, o.offer, String(o.version), say(KIND_WORDS, o.kind), o.treatment, o.granted, o.reserved, o.redeemed,
        o.fulfilled, money(o.faceMinor, o.currency), money(o.costMinor, o.currency), money(o.payableMinor, o.currency),
      ]), // prettier-ignore
    ),
    sheet(
      SHEETS.days,
      days.map((d) => [d.day, setName(d.offerSetId), d.granted, d.chosen, d.redeemed, d.fulfilled]),
    ),
    sheet(
      SHEETS.accounts,
      accounts.map((a) => [
        say(PLANE_WORDS, a.plane), a.account, a.journals, money(a.debitMinor, a.currency),
        money(a.creditMinor, a.currency), money(a.debitMinor - a.creditMinor, a.currency),
      ]), // prettier-ignore
    ),
  ];
}

function sending(
  { figures, bills }: CostBook,
  sheet: Sheet,
  { say, locale }: { readonly say: Say; readonly locale: CostLocale },
): BookTable[] {
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  return [
    sheet(
      SHEETS.sent,
      figures.sending.places.map((p) => [
        say(CHANNEL_WORDS, p.channel), /^[A-Z]{2}$/.test(p.country) ? (countries.of(p.country) ?? p.country) : p.country,
        p.units, p.doubtful, dollars(p.estimateMicros), dollars(p.doubtfulMicros), p.sources.join('; '),
      ]), // prettier-ignore
    ),
    sheet(
      SHEETS.sentDays,
      figures.sending.days.map((d) => [
        d.day, say(CHANNEL_WORDS, d.channel), d.units, d.doubtful, dollars(d.estimateMicros), dollars(d.doubtfulMicros),
      ]), // prettier-ignore
    ),
    sheet(
      SHEETS.bills,
      bills.map((b) => [
        say(CHANNEL_WORDS, b.channel), b.biller, b.reference, b.fromDay, b.toDay, b.units === null ? null : Number(b.units),
        money(b.amountMinor, b.currency),
      ]), // prettier-ignore
    ),
  ];
}

function money(amountMinor: bigint, currency: string): BookAmount {
  return { amountMinor, currency };
}

/** The price list is in dollars; null where it has no price. */
function dollars(micros: bigint | null): BookAmount | null {
  return micros === null ? null : money(centsOf(micros), 'USD');
}
