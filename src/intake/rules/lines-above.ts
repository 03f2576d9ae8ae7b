/** Lines above a header: what is said of them, and that they are skipped only where a person says so. */
import type { Preamble } from '../../formats/index.ts';
import { both, type Both } from '../../kernel/both.ts';

/** The first line of a file is no header, and no row either: somebody must say what it is before it is read. */
export interface LinesAbove extends Preamble {
  /** So many lines would be skipped: what a mapping states as `skip_lines`. */
  readonly skipLines: number;
  readonly words: Both;
}

export function linesAboveOf(preamble: Preamble): LinesAbove {
  const { headerLine, firstCells, columns } = preamble;
  const skipLines = headerLine - 1;
  return {
    ...preamble,
    skipLines,
    words: both(
      `Line 1 has ${firstCells} of the ${columns} cells that the rows have: the header seems to be line ${headerLine}. State in the file's settings that ${skipLines} lines above it are skipped; if line 1 is the header, state the delimiter instead.`,
      `Baris 1 berisi ${firstCells} dari ${columns} sel yang dimiliki baris data: kepala kolom tampaknya ada di baris ${headerLine}. Nyatakan dalam pengaturan berkas bahwa ${skipLines} baris di atasnya dilewati; bila baris 1 memang kepala kolom, nyatakan pemisahnya.`,
    ),
  };
}

/** The facts of `lines_above_header`. */
export function linesAboveFacts(
  file: string,
  { firstCells, columns, headerLine }: Preamble,
): {
  readonly file: string;
  readonly cells: number;
  readonly columns: number;
  readonly line: number;
  readonly lines: number;
} {
  return { file, cells: firstCells, columns, line: headerLine, lines: headerLine - 1 };
}
