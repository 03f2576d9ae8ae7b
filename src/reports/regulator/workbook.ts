/** A regulator's report as a workbook: one sheet per table, each figure with its definition above it. */
import type ExcelJS from 'exceljs';
import { withoutHidden } from '../../kernel/csv.ts';
import { printed } from './printing.ts';
import type { RegulatorReport, ReportLocale } from './report.types.ts';
import type { Cell, Column, Section } from './section.ts';
import { sectionsOf } from './sections.ts';
import { TEXT } from './words.ts';

const HEAD_FILL: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF5' } };
const WIDTHS = { text: 28, count: 14, percent: 14, instant: 30 } as const;
/** What Excel allows, and characters it refuses in a sheet’s name. */
const SHEET_NAME_MAX = 31;
const FORBIDDEN = /[*?:\\/[\]]/g;

export async function regulatorWorkbook(report: RegulatorReport, locale: ReportLocale): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  book.creator = 'Amends';
  book.created = report.madeAt;
  book.title = `${TEXT.title[locale]} · ${report.incident.code}`;
  const sections = sectionsOf(report, locale);
  for (const section of sections) sheetOf(book, section, { locale, timeZone: report.incident.timeZone });
  definitionsSheet(book, sections, locale);
  return Buffer.from(await book.xlsx.writeBuffer());
}

interface Printing {
  readonly locale: ReportLocale;
  readonly timeZone: string;
}

/** Row 1 what it answers, row 2 the definitions, row 3 the head, then the figures. */
function sheetOf(book: ExcelJS.Workbook, section: Section, printing: Printing): void {
  const { title, about, columns, rows, empty } = section;
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
  for (const row of rows)
    sheet.addRow(row.map((cell) => valueOf(cell, printing))).alignment = { wrapText: true, vertical: 'top' };
  if (rows.length === 0) sheet.addRow([empty]);
  columns.forEach((column, index) => dress(sheet.getColumn(index + 1), column));
}

function dress(column: ExcelJS.Column, { kind, definition, title }: Column): void {
  column.width = kind === 'text' && definition === null && title.length < 12 ? WIDTHS.text : WIDTHS[kind];
  if (kind === 'count') column.numFmt = '#,##0';
  if (kind === 'percent') column.numFmt = '0.0" %"';
}

/** Text stays text: exceljs writes strings as strings, never as formulas. Instants carry their zone, which Excel cannot. */
function valueOf(cell: Cell, { locale, timeZone }: Printing): string | number | null {
  if (cell instanceof Date) return printed(cell, locale, timeZone);
  return typeof cell === 'string' ? withoutHidden(cell) : cell;
}

function definitionsSheet(book: ExcelJS.Workbook, sections: readonly Section[], locale: ReportLocale): void {
  const sheet = book.addWorksheet(TEXT.definitions[locale]);
  sheet.columns = [{ width: 34 }, { width: 30 }, { width: 110 }];
  for (const { title, columns } of sections) {
    for (const { title: figure, definition } of columns) {
      if (definition !== null)
        sheet.addRow([title, figure, definition]).alignment = { wrapText: true, vertical: 'top' };
    }
  }
}
