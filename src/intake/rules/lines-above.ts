/** Lines above a header: what is said of them, and that nothing is proposed from them. */
import type { Preamble } from '../../formats/index.ts';
import { both, type Both } from '../../kernel/both.ts';
import type { ColumnProposal } from './propose-column.ts';

/** The first line of a file is no header, and no row either: it must be mended before it can be read. */
export interface LinesAbove extends Preamble {
  readonly words: Both;
}

export function linesAboveOf(preamble: Preamble): LinesAbove {
  const { headerLine, firstCells, columns } = preamble;
  return {
    ...preamble,
    words: both(
      `Line 1 has ${firstCells} of the ${columns} cells that the rows have: the header seems to be line ${headerLine}. Remove the lines above it, remove this upload and upload the file again; if line 1 is the header, state the delimiter in the file's settings.`,
      `Baris 1 berisi ${firstCells} dari ${columns} sel yang dimiliki baris data: kepala kolom tampaknya ada di baris ${headerLine}. Hapus baris-baris di atasnya, hapus unggahan ini, lalu unggah lagi berkasnya; bila baris 1 memang kepala kolom, nyatakan pemisahnya dalam pengaturan berkas.`,
    ),
  };
}

/** The facts of `lines_above_header`. */
export function linesAboveFacts(
  file: string,
  { firstCells, columns, headerLine }: Preamble,
): { readonly file: string; readonly cells: number; readonly columns: number; readonly line: number } {
  return { file, cells: firstCells, columns, line: headerLine };
}

/** What a title looks like says nothing about anybody's data. */
export function withoutProposal({ column }: ColumnProposal): ColumnProposal {
  return {
    column,
    use: null,
    part: null,
    category: null,
    form: null,
    subject: null,
    idSpace: null,
    dateOrder: null,
    absent: [],
    confidence: 0,
    reason: 'line 1 is no header',
  };
}
