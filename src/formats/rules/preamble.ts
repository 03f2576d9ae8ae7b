/** Finds lines above the header of a delimited file: a title, when it was exported and by whom. */
import { DELIMITERS, RecordParser, type Delimiter } from './record-parser.ts';

export interface Preamble {
  /** The physical line on which the header stands. */
  readonly headerLine: number;
  /** Cells of the first line, up to its last one that says something. */
  readonly firstCells: number;
  /** Cells of the header and of the rows below it. */
  readonly columns: number;
  readonly delimiter: Delimiter;
}

/** Only so many lines may stand above a header. */
const ABOVE_MAX = 20;
const COLUMNS_LEAST = 3;
const ROWS_LEAST = 3;
/** This share of the rows below a header has as many cells as it. */
const AGREEMENT = 0.8;
const NUMBER_OR_DATE = /^[^\p{L}]*\d[^\p{L}]*$/u;

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** `head` is the start of the file, cut anywhere; `delimiter` is what it would be read with. Null in doubt. */
export function preambleOf(head: string, delimiter: Delimiter): Preamble | null {
  if (firstNamesColumns(linesOf(head, delimiter))) return null;
  let best: Preamble | null = null;
  for (const each of DELIMITERS) {
    const found = aboveHeader(linesOf(head, each), each);
    if (found && found.columns > (best?.columns ?? 0)) best = found;
  }
  return best;
}

/** As it is read the first line is as wide as the rows and says more than a title: all is well. */
function firstNamesColumns([first, ...rest]: readonly Line[]): boolean {
  if (!first || saying(first).length < 2) return false;
  return rest.filter(({ cells }) => cells.length === first.cells.length).length >= AGREEMENT * rest.length;
}

function aboveHeader(lines: readonly Line[], delimiter: Delimiter): Preamble | null {
  const columns = usualWidth(lines);
  if (columns < COLUMNS_LEAST) return null;
  const at = lines.findIndex((line) => line.cells.length === columns && saying(line).length > 1);
  const [first, header] = [lines[0], lines[at]];
  if (!first || !header || at < 1 || at > ABOVE_MAX) return null;
  if (lines.slice(0, at).some((line) => 2 * said(line) > columns) || !isNames(header)) return null;
  const rows = lines.slice(at + 1);
  const agreeing = rows.filter(({ cells }) => cells.length === columns).length;
  if (agreeing < ROWS_LEAST || agreeing < AGREEMENT * rows.length) return null;
  return { headerLine: header.line, firstCells: said(first), columns, delimiter };
}

function linesOf(head: string, delimiter: Delimiter): Line[] {
  const parser = new RecordParser({ delimiter, bytesOf: (text) => text.length });
  const records = parser.push(head.endsWith('\n') ? head : `${head}\n`);
  return records.map(({ line, cells }) => ({ line, cells: cells ?? [] }));
}

function usualWidth(lines: readonly Line[]): number {
  const widths = Map.groupBy(lines, ({ cells }) => cells.length);
  let [width, most] = [0, 0];
  for (const [each, of] of widths) if (of.length > most) [width, most] = [each, of.length];
  return width;
}

function saying({ cells }: Line): string[] {
  return cells.filter((cell) => cell.trim() !== '');
}

/** Spreadsheets fill a title up with empty cells to the width of the rows; these are not counted. */
function said({ cells }: Line): number {
  return 1 + cells.findLastIndex((cell) => cell.trim() !== '');
}

/** Nobody calls a column by an address, a number or a date, or two of them alike. */
function isNames(line: Line): boolean {
  const names = saying(line);
  if (2 * names.length <= line.cells.length || new Set(names).size < names.length) return false;
  return names.every((name) => !name.includes('@') && !NUMBER_OR_DATE.test(name));
}
