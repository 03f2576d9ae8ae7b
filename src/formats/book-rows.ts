/** A small workbook's sheets whole, as texts: for tables that people fill in, not for exports. */
import { contentOf } from './bytes.ts';
import type { SheetRow } from './rules/xlsx/sheet.ts';
import { Budget } from './shelf.ts';
import { Book, isBook } from './xlsx/book.ts';
import { Zip } from './zip.ts';

export interface BookSheet {
  readonly name: string;
  /** Rows that hold something; of a formula what it last showed, for nothing is computed. */
  readonly rows: readonly SheetRow[];
}

/** Null where the bytes are no workbook; more than `limitBytes` unpacked, or more rows, is refused. */
export async function readBook(
  file: string,
  bytes: Uint8Array,
  limits: { readonly limitBytes: number; readonly rowsMax: number },
): Promise<readonly BookSheet[] | null> {
  const zip = await Zip.open(file, contentOf(bytes));
  if (!isBook(file, zip)) return null;
  const budget = new Budget(file, { limitBytes: limits.limitBytes, packedBytes: bytes.byteLength });
  const book = await Book.open({ file, zip, budget });
  const sheets: BookSheet[] = [];
  for (const sheet of book.sheets) {
    const rows: SheetRow[] = [];
    for await (const some of book.rows(sheet)) {
      rows.push(...some);
      if (rows.length > limits.rowsMax) return null;
    }
    sheets.push({ name: sheet.name, rows });
  }
  return sheets;
}
