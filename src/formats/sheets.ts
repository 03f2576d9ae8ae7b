/** Unpacks the sheets of a workbook: each that holds something becomes a table of rows. */
import { rowLine, lostLine } from './rules/row-lines.ts';
import type { SheetRow } from './rules/xlsx/sheet.ts';
import { RowWriter, type Written } from './row-writer.ts';
import type { Unpacking } from './unpacking.ts';
import { Book, type Sheet } from './xlsx/book.ts';
import type { Zip } from './zip.ts';

export interface UnpackedSheet extends Written {
  readonly name: string;
  readonly width: number;
}

/** Sheets with rows, in the order of the book; the others are named as ignored. */
export async function unpackSheets(
  { budget, shelf, ignored }: Unpacking,
  { file, zip }: { readonly file: string; readonly zip: Zip },
): Promise<UnpackedSheet[]> {
  const book = await Book.open({ file, zip, budget });
  const unpacked: UnpackedSheet[] = [];
  for (const sheet of book.sheets) {
    const { width, ...written } = await unpackSheet(book, sheet, new RowWriter(shelf, budget));
    if (width > 0) unpacked.push({ name: sheet.name, width, ...written });
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
): Promise<Written & { width: number }> {
  let width = 0;
  try {
    for await (const rows of book.rows(sheet)) {
      for (const row of rows) {
        width = Math.max(width, row.cells?.length ?? 1);
        const behind = writer.write(lineOf(row));
        if (behind) await behind;
      }
    }
    return { ...(await writer.end()), width };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

function lineOf({ line, cells, text }: SheetRow): string {
  return cells ? rowLine(line, cells) : lostLine(line, text);
}
