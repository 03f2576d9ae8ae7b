/** Tables for people as a workbook: one sheet per table, each figure with its definition above it and all of them at the end. */
import type ExcelJS from 'exceljs';
import { withoutHidden } from '../kernel/csv.ts';
import { exponentOf, isCurrency, toDecimal } from '../kernel/money.ts';

/** An amount keeps its currency in its format, so that amounts of two are never added up by eye. */
export interface BookAmount {
  readonly amountMinor: bigint;
  readonly currency: string;
}

export type BookCell = string | number | BookAmount | null;

export interface BookColumn {
  readonly title: string;
  readonly kind: 'text' | 'count' | 'percent' | 'instant' | 'money';
  /** What the figure means; null only for what names a row. */
  readonly definition: string | null;
}

export interface BookTable {
  readonly title: string;
  /** What it answers, in a sentence or two. */
  readonly about: string;
  readonly columns: readonly BookColumn[];
  readonly rows: readonly (readonly BookCell[])[];
  /** Said where there is no row. */
  readonly empty: string;
}

export interface Book {
  readonly title: string;
  readonly madeAt: Date;
  readonly tables: readonly BookTable[];
  /** What the sheet of all definitions is called. */
  readonly definitions: string;
}

const HEAD_FILL: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF5' } };
const WIDTHS = { text: 28, count: 14, percent: 14, instant: 30, money: 22 } as const;
/** What Excel allows, and characters it refuses in a sheet’s name. */
const SHEET_NAME_MAX = 31;
const FORBIDDEN = /[*?:\\/[\]]/g;
/** A spreadsheet keeps fifteen digits: what has more stands there as text, whole. */
const DIGITS_MAX = 15;

export async function workbook({ title, madeAt, tables, definitions }: Book): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  book.creator = 'Amends';
  book.created = madeAt;
  book.title = title;
  for (const table of tables) sheetOf(book, table);
  definitionsSheet(book, tables, definitions);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Row 1 what it answers, row 2 the definitions, row 3 the head, then the figures. */
function sheetOf(book: ExcelJS.Workbook, { title, about, columns, rows, empty }: BookTable): void {
  const sheet = book.addWorksheet(title.replace(FORBIDDEN, ' ').slice(0, SHEET_NAME_MAX), {
    views: [{ state: 'frozen', ySplit: 3 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.addRow([`${title}. ${about}`]).font = { italic: true };
  const definitions = sheet.addRow(columns.map(({ definition }) => definition ?? ''));
  definitions.font = { size: 9, color: { argb: 'FF555555' } };
  definitions.alignment = { wrapText: true, vertical: 'top' };
  const head = sheet.addRow(columns.map((column) => column.title));
  head.font = { bold: true };
  head.alignment = { wrapText: true, vertical: 'middle' };
  head.eachCell((cell) => void (cell.fill = HEAD_FILL));
  for (const row of rows) {
    const written = sheet.addRow(row.map(valueOf));
    written.alignment = { wrapText: true, vertical: 'top' };
    row.forEach((cell, i) => {
      if (isAmount(cell)) written.getCell(i + 1).numFmt = formatOf(cell.currency);
    });
  }
  if (rows.length === 0) sheet.addRow([empty]);
  columns.forEach((column, index) => dress(sheet.getColumn(index + 1), column));
}

function dress(column: ExcelJS.Column, { kind, definition, title }: BookColumn): void {
  column.width = kind === 'text' && definition === null && title.length < 12 ? WIDTHS.text : WIDTHS[kind];
  if (kind === 'count') column.numFmt = '#,##0';
  if (kind === 'percent') column.numFmt = '0.0" %"';
}

/** Text stays text: exceljs writes strings as strings, never as formulas. */
function valueOf(cell: BookCell): string | number | null {
  if (typeof cell === 'string') return withoutHidden(cell);
  if (!isAmount(cell)) return cell;
  const { amountMinor, currency } = cell;
  if (!isCurrency(currency)) return `${amountMinor} ${currency}`;
  const decimal = toDecimal({ amountMinor, currency });
  return decimal.replace(/\D/g, '').length > DIGITS_MAX ? decimal : Number(decimal);
}

function formatOf(currency: string): string {
  const digits = isCurrency(currency) ? exponentOf(currency) : 2;
  return `#,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`} "${currency}"`;
}

function isAmount(cell: BookCell): cell is BookAmount {
  return typeof cell === 'object' && cell !== null;
}

function definitionsSheet(book: ExcelJS.Workbook, tables: readonly BookTable[], name: string): void {
  const sheet = book.addWorksheet(name);
  sheet.columns = [{ width: 34 }, { width: 30 }, { width: 110 }];
  for (const { title, columns } of tables) {
    for (const { title: figure, definition } of columns) {
      if (definition !== null)
        sheet.addRow([title, figure, definition]).alignment = { wrapText: true, vertical: 'top' };
    }
  }
}
