/** Unpacks the sheets of a workbook: each that holds something becomes a table of rows. */
import { DomainError } from '../kernel/errors.ts';
import { FORMATS_ERRORS as E } from './formats.errors.ts';
import { rowLine, lostLine } from './rules/row-lines.ts';
import type { SheetRow } from './rules/xlsx/sheet.ts';
import { RowWriter, type Written } from './row-writer.ts';
import type { Unpacking } from './unpacking.ts';
import { Book, type Sheet } from './xlsx/book.ts';
import type { Zip } from './zip.ts';

export interface UnpackedSheet extends Written {
  readonly name: string;
  readonly width: number;
  readonly roundedNumbers: number;
}

/** Sheets with rows, in the order of the book; the others are named as ignored. */
export async function unpackSheets(
  { budget, shelf, ignored }: Unpacking,
  { file, zip }: { readonly file: string; readonly zip: Zip },
): Promise<UnpackedSheet[]> {
  const book = await Book.open({ file, zip, budget });
  const unpacked: UnpackedSheet[] = [];
  for (const sheet of book.sheets) {
    const { mergedFrom, ...written } = await unpackSheet(book, sheet, new RowWriter(shelf, budget));
    if (mergedFrom !== null) {
      throw new DomainError(E.merged_cells, { file, sheet: sheet.name, line: mergedFrom });
    }
    if (written.width > 0) unpacked.push({ name: sheet.name, ...written });
    else {
      await shelf.drop(written.kept);
      ignored.push(`${file}#${sheet.name}`);
    }
  }
  return unpacked;
}

async function unpackSheet(
  book: Book,
  sheet: Sheet,
  writer: RowWriter,
): Promise<Omit<UnpackedSheet, 'name'> & { readonly mergedFrom: number | null }> {
  let width = 0;
  try {
    const reading = book.rows(sheet);
    let next = await reading.next();
    for (; !next.done; next = await reading.next()) {
      for (const row of next.value) {
        width = Math.max(width, row.cells?.length ?? 1);
        const behind = writer.write(lineOf(row));
        if (behind) await behind;
      }
    }
    const { mergedFrom, roundedNumbers } = next.value;
    return { ...(await writer.end()), width, mergedFrom, roundedNumbers };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

function lineOf({ line, cells, text }: SheetRow): string {
  return cells ? rowLine(line, cells) : lostLine(line, text);
}
