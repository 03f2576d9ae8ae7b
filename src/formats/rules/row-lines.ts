/**
 * The line format that unpacked sheets and tables are kept in: `[line, cell, …]` for a record, `{"line", "odd"}` for
 * one with another number of cells than its table has columns, `{"line", "text"}` for one that could not be read.
 * Only our own process writes it, so a line that does not parse is damage, not data.
 */
import type { ParsedRecord } from './record-parser.ts';

type KeptRow = readonly [line: number, ...cells: string[]];
type KeptOther = { readonly line: number; readonly odd?: readonly string[]; readonly text?: string };

export function rowLine(line: number, cells: readonly string[]): string {
  return `${JSON.stringify([line, ...cells])}\n`;
}

/** A record whose cells cannot be told apart by column: it stays of the wrong length whatever the table's width. */
export function oddLine(line: number, cells: readonly string[]): string {
  return `${JSON.stringify({ line, odd: cells } satisfies KeptOther)}\n`;
}

export function lostLine(line: number, text: string): string {
  return `${JSON.stringify({ line, text } satisfies KeptOther)}\n`;
}

/** Push text, take records, every one as wide as the table. */
export class RowLines {
  readonly #width: number;
  /** Copied for every short row: filling thousands of cells one by one takes its time. */
  readonly #blank: readonly string[];
  #text = '';

  constructor(width: number) {
    this.#width = width;
    this.#blank = Array.from<string>({ length: width }).fill('');
  }

  push(text: string): ParsedRecord[] {
    this.#text += text;
    const end = this.#text.lastIndexOf('\n');
    if (end < 0) return [];
    const whole = this.#text.slice(0, end);
    this.#text = this.#text.slice(end + 1);
    // JSON holds no line end within a line, so the lines of a piece are parsed at once: three times as fast.
    const kept = JSON.parse(`[${whole.replaceAll('\n', ',')}]`) as (KeptRow | KeptOther)[];
    return kept.map((one) => this.#recordOf(one));
  }

  end(): ParsedRecord[] {
    return this.#text === '' ? [] : this.push('\n');
  }

  #recordOf(kept: KeptRow | KeptOther): ParsedRecord {
    if (isRow(kept)) {
      const cells = kept.slice(1) as string[];
      const chars = charsOf(cells);
      const missing = Math.max(0, this.#width - cells.length);
      if (missing === 0) return { line: kept[0], cells, chars };
      return { line: kept[0], cells: cells.concat(this.#blank.slice(0, missing)), chars: chars + missing };
    }
    const { line, odd, text = '' } = kept;
    if (odd === undefined) return { line, cells: null, chars: text.length, text };
    return { line, cells: odd.length === this.#width ? [...odd, ''] : odd, chars: charsOf(odd) };
  }
}

function isRow(kept: KeptRow | KeptOther): kept is KeptRow {
  return Array.isArray(kept);
}

function charsOf(cells: readonly string[]): number {
  let chars = cells.length;
  for (const cell of cells) chars += cell.length;
  return chars;
}
