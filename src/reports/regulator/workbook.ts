/** A regulator's report as a workbook: one sheet per table, each figure with its definition above it. */
import { workbook } from '../../platform/workbook.ts';
import { printed } from './printing.ts';
import type { RegulatorReport, ReportLocale } from './report.types.ts';
import type { Cell } from './section.ts';
import { sectionsOf } from './sections.ts';
import { TEXT } from './words.ts';

export async function regulatorWorkbook(report: RegulatorReport, locale: ReportLocale): Promise<Buffer> {
  const { timeZone, code } = report.incident;
  // Instants carry their zone, which a spreadsheet's own cannot.
  const shown = (cell: Cell) => (cell instanceof Date ? printed(cell, locale, timeZone) : cell);
  return workbook({
    title: `${TEXT.title[locale]} · ${code}`,
    madeAt: report.madeAt,
    tables: sectionsOf(report, locale).map((section) => ({
      ...section,
      rows: section.rows.map((row) => row.map(shown)),
    })),
    definitions: TEXT.definitions[locale],
  });
}
