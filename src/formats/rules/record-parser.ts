/**
 * Cuts decoded text into records with the verdicts of ENGINE §4, whatever the chunks it arrives in.
 * Why not the stack's CSV library: docs/decisions/0004-own-record-parser.md.
 */

export type Delimiter = ',' | ';' | '\t' | '|';
export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

/** One record: where it starts, its cells, or null where it is malformed. */
export interface ParsedRecord {
  readonly line: number;
  readonly cells: readonly string[] | null;
  /** Characters it took, for the size of batches. */
  readonly chars: number;
  /** Of a malformed record: its first physical line, cut, so that the keys in it can be told. */
  readonly text?: string;
}

/** As much of a malformed record's first line as is kept. */
export const LOST_TEXT_CHARS = 64 * 1024;

export interface ParserOptions {
  readonly delimiter: Delimiter;
  /** Bytes a piece of text took in the file. */
  readonly bytesOf: (text: string) => number;
  /** 4 MiB unless told: a longer record is malformed. */
  readonly recordBytesMax?: number;
  /** Leaves plain lines whole until somebody asks for their cells: half of them are only counted. */
  readonly lazy?: boolean;
  /** The line at which the text begins; 1 unless told. */
  readonly firstLine?: number;
}

/** A line without quotes, cut when its cells are asked for. */
class PlainLine implements ParsedRecord {
  readonly line: number;
  readonly chars: number;
  readonly #text: string;
  readonly #delimiter: Delimiter;
  #cells: readonly string[] | null = null;

  constructor(line: number, text: string, delimiter: Delimiter) {
    this.line = line;
    this.chars = text.length;
    this.#text = text;
    this.#delimiter = delimiter;
  }

  get cells(): readonly string[] {
    return (this.#cells ??= this.#text.split(this.#delimiter));
  }
}

/** A record over 4 MiB is malformed. */
export const RECORD_BYTES_MAX = 4 * 1024 * 1024;

/** No encoding we read needs more bytes for one UTF-16 unit. */
const BYTES_PER_UNIT_MAX = 3;
const NOWHERE = Number.MAX_SAFE_INTEGER;

/** Where a record ends and its cells, or why there is none: the text ran out, or it breaks the rules. */
type Scan = { readonly end: number; readonly cells: readonly string[] | null } | 'malformed' | 'unfinished';

/**
 * A long scan that found no record. A later scan that opens a quoted cell at the same place reads the same from
 * there on, so it is dead too: without this, a hostile file would be scanned for 4 MiB from every line.
 */
interface DeadScan {
  /** Where it opened quoted cells, counted from the start of the file. */
  readonly openings: ReadonlySet<number>;
  /** No record ends before this place. */
  readonly until: number;
}

/** Shorter scans cost less than remembering them. */
const REMEMBERED_CHARS = 16 * 1024;

/** Push text, take records; what is undecodable must arrive as a lone surrogate (see decode.ts). */
export class RecordParser {
  readonly #delimiter: Delimiter;
  readonly #bytesOf: (text: string) => number;
  #text = '';
  #pos = 0;
  #line: number;
  /** Whether any undecodable byte was seen so far: only then is every record asked. */
  #tainted = false;
  /** The rest of a malformed record's first line is thrown away unread. */
  #skipping = false;
  /** No use scanning an unfinished record again before the text has doubled: keeps long records linear. */
  #scanFrom = 0;
  /** Characters of the file before `#text`. */
  #base = 0;
  #dead: DeadScan = { openings: new Set(), until: 0 };
  readonly #recordMax: number;
  readonly #lazy: boolean;

  constructor(options: ParserOptions) {
    this.#delimiter = options.delimiter;
    this.#bytesOf = options.bytesOf;
    this.#recordMax = options.recordBytesMax ?? RECORD_BYTES_MAX;
    this.#lazy = options.lazy ?? false;
    this.#line = options.firstLine ?? 1;
  }

  /** The records that `text` completes. */
  push(text: string): ParsedRecord[] {
    this.#tainted ||= !text.isWellFormed();
    this.#text += text;
    if (this.#text.length < this.#scanFrom) return [];
    return this.#records(false);
  }

  /** The records that the end of the file completes. */
  end(): ParsedRecord[] {
    return this.#records(true);
  }

  #records(final: boolean): ParsedRecord[] {
    const found: ParsedRecord[] = [];
    const text = this.#text;
    const next = { lf: new Next(text, '\n'), cr: new Next(text, '\r'), quote: new Next(text, '"') };
    const nul = new Next(text, '\0');
    this.#pos = 0;
    while (this.#pos < text.length) {
      const start = this.#pos;
      const lineEnd = Math.min(next.lf.from(start), next.cr.from(start), text.length);
      const isWhole = final || isLineEndKnown(text, lineEnd);
      if (this.#skipping) {
        if (!isWhole) {
          this.#pos = text.endsWith('\r') ? text.length - 1 : text.length;
          break;
        }
        this.#skipping = false;
        this.#stepOver(lineEnd);
        continue;
      }
      const isQuoted = next.quote.from(start) < lineEnd;
      const scan = isQuoted
        ? this.#scanQuoted(start, final)
        : isWhole
          ? { end: lineEnd, cells: this.#lazy ? null : text.slice(start, lineEnd).split(this.#delimiter) }
          : 'unfinished';
      if (scan === 'unfinished' && this.#mayGrow(start)) break;
      if (typeof scan === 'string' || nul.from(start) < scan.end || this.#isUnreadable(start, scan.end)) {
        // The rest of its first line is waited for: whatever the chunks, the same text is kept.
        if (!isWhole && text.length - start < LOST_TEXT_CHARS) break;
        this.#giveUp(found, lineEnd);
        continue;
      }
      const { end, cells } = scan;
      if (end > start) {
        found.push(
          cells === null
            ? new PlainLine(this.#line, text.slice(start, end), this.#delimiter)
            : { line: this.#line, cells, chars: end - start },
        );
      }
      if (isQuoted) this.#line += linesIn(text, start, end);
      this.#stepOver(end);
    }
    this.#keepRest();
    return found;
  }

  /** Notes a malformed record; reading goes on at the physical line after the one where it began. */
  #giveUp(found: ParsedRecord[], lineEnd: number): void {
    const text = this.#text.slice(this.#pos, Math.min(lineEnd, this.#pos + LOST_TEXT_CHARS));
    found.push({ line: this.#line, cells: null, chars: text.length, text });
    this.#skipping = true;
  }

  /** Steps over the line end at `end`, or to the end of the text. */
  #stepOver(end: number): void {
    const text = this.#text;
    this.#pos = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    this.#line += 1;
  }

  #isUnreadable(start: number, end: number): boolean {
    const text = this.#text;
    if (this.#tainted && !text.slice(start, end).isWellFormed()) return true;
    if ((end - start) * BYTES_PER_UNIT_MAX <= this.#recordMax) return false;
    return this.#bytesOf(text.slice(start, end)) > this.#recordMax;
  }

  #keepRest(): void {
    this.#base += Math.min(this.#pos, this.#text.length);
    this.#text = this.#text.slice(this.#pos);
    this.#pos = 0;
    this.#scanFrom = Math.min(2 * this.#text.length, this.#recordMax + 1);
  }

  /** Reads a record that has a quote on its first line, cell by cell. */
  #scanQuoted(start: number, final: boolean): Scan {
    const text = this.#text;
    const delimiter = this.#delimiter;
    const openings: number[] = [];
    const cells: string[] = [];
    let at = start;
    for (;;) {
      if (text[at] === '"') {
        if (this.#isDead(start, at)) return 'malformed';
        openings.push(this.#base + at);
        const close = closingQuote(text, at + 1);
        if (close < 0 && final) return this.#remember(openings, NOWHERE);
        if (close < 0 || (close + 1 >= text.length && !final)) return this.#runOut(start, openings);
        cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
        at = close + 1;
        if (at < text.length && !isCellEnd(text[at]!, delimiter)) {
          return at - start < REMEMBERED_CHARS ? 'malformed' : this.#remember(openings, NOWHERE);
        }
      } else {
        const from = at;
        while (at < text.length && !isCellEnd(text[at]!, delimiter)) at += 1;
        cells.push(text.slice(from, at));
      }
      if (text[at] !== delimiter) {
        if (final || isLineEndKnown(text, at)) return { end: at, cells };
        return this.#runOut(start, openings);
      }
      at += 1;
    }
  }

  /** Whether what is here of a record is not yet too long; a last `\r` may be its end, not its text. */
  #mayGrow(start: number): boolean {
    const end = this.#text.length - (this.#text.endsWith('\r') ? 1 : 0);
    return end - start <= this.#recordMax;
  }

  #isDead(start: number, at: number): boolean {
    const { openings, until } = this.#dead;
    return until - (this.#base + start) > this.#recordMax && openings.has(this.#base + at);
  }

  /** The text ended inside a record: it is too long, or more is to come. */
  #runOut(start: number, openings: readonly number[]): Scan {
    if (this.#mayGrow(start)) return 'unfinished';
    // The record's end may be the last character, a `\r` that still waits for its `\n`.
    return this.#remember(openings, this.#base + this.#text.length - 1);
  }

  #remember(openings: readonly number[], until: number): Scan {
    this.#dead = { openings: new Set(openings), until };
    return 'malformed';
  }
}

/** The next place of a character; each place is looked up once while positions grow. */
export class Next {
  readonly #text: string;
  readonly #char: string;
  #at = -1;

  constructor(text: string, char: string) {
    this.#text = text;
    this.#char = char;
  }

  from(position: number): number {
    if (this.#at < position) {
      const at = this.#text.indexOf(this.#char, position);
      this.#at = at < 0 ? NOWHERE : at;
    }
    return this.#at;
  }
}

/** A line has ended only once the character after a `\r` is seen. */
export function isLineEndKnown(text: string, end: number): boolean {
  return end < text.length && !(text[end] === '\r' && end + 1 === text.length);
}

/** The quote that closes a cell; a doubled one is data. -1 where the text ends first. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function isCellEnd(char: string, delimiter: Delimiter): boolean {
  return char === delimiter || char === '\n' || char === '\r';
}

/** Line ends inside a record: `\r\n`, `\n` and a lone `\r` are one each. */
function linesIn(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 10 || (char === 13 && text.charCodeAt(at + 1) !== 10)) lines += 1;
  }
  return lines;
}
