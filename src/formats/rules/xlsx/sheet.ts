/** Rows of one worksheet from the events of its XML: only cells that hold something, every row with its number. */
import { LOST_TEXT_CHARS, RECORD_BYTES_MAX } from '../record-parser.ts';
import { dateText, numberText, placeOf, plainText, SHEET_COLUMNS_MAX, type DateParts } from './cells.ts';

/** What the rest of the workbook says about a cell. */
export interface BookFacts {
  /** The shared string of a number; undefined where there is none. */
  string(no: number): string | undefined;
  /** Whether a cell's style shows a date. */
  dateOf(style: number): DateParts;
  readonly is1904: boolean;
}

export interface SheetRow {
  /** The row's number in the sheet. */
  readonly line: number;
  /** Up to the last cell that holds something; null where the row cannot be carried. */
  readonly cells: readonly string[] | null;
  /** Of a row that cannot: its beginning. */
  readonly text: string;
}

type Attributes = Readonly<Record<string, string>>;

export class SheetRows {
  readonly #book: BookFacts;
  #rows: SheetRow[] = [];
  #line = 0;
  #cells: string[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #bytes = 0;
  #isCarried = true;
  /** Text of the value or the inline string at hand; null outside of one. */
  #text: string | null = null;
  #value = '';
  /** Null where the cell has none. */
  #formula: string | null = null;
  #isComputed = false;
  #inPhonetic = false;
  #firstLine = 0;
  #longNumbers = 0;
  #roundedNumbers = 0;
  /** The first row whose cells stand for rows below it; null where none do. */
  #mergedFrom: number | null = null;

  constructor(book: BookFacts) {
    this.#book = book;
  }

  /** The rows that are complete. */
  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  /** Known at the end: where merged cells below the first row hide what the other rows they cover hold. */
  get mergedFrom(): number | null {
    return this.#mergedFrom;
  }

  /** Numbers that a spreadsheet seems to have rounded; of exact ones every tenth ends in a zero. */
  get roundedNumbers(): number {
    return this.#roundedNumbers * 2 > this.#longNumbers ? this.#roundedNumbers : 0;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 'mergeCell') this.#noteMerge(attributes['ref'] ?? '');
    else if (name === 'v' || name === 'f' || (name === 't' && !this.#inPhonetic)) this.#text = '';
  }

  text(text: string): void {
    if (this.#text === null) return;
    this.#text += text;
    if (this.#text.length + this.#value.length > RECORD_BYTES_MAX) {
      throw new Error('a cell is longer than any cell may be');
    }
  }

  close(name: string): void {
    if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 'f') {
      this.#formula = this.#text;
      this.#text = null;
    } else if (name === 'v' || name === 't') {
      // An inline string may come in runs.
      this.#value += this.#text ?? '';
      this.#text = null;
      this.#isComputed = true;
    } else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  }

  #openRow(attributes: Attributes): void {
    const stated = Number(attributes['r']);
    this.#line = Number.isSafeInteger(stated) && stated > this.#line ? stated : this.#line + 1;
    this.#cells = [];
    this.#column = -1;
    this.#bytes = 0;
    this.#isCarried = true;
  }

  #noteMerge(reference: string): void {
    const [from, to] = reference.split(':').map((corner) => placeOf(corner)?.row ?? 0);
    if (!from || !to || to <= from || from <= this.#firstLine) return;
    this.#mergedFrom ??= from;
  }

  #openCell(attributes: Attributes): void {
    const place = placeOf(attributes['r'] ?? '');
    this.#column = place ? place.column : this.#column + 1;
    this.#type = attributes['t'] ?? 'n';
    this.#style = Number(attributes['s'] ?? 0);
    this.#value = '';
    this.#formula = null;
    this.#isComputed = false;
  }

  #closeCell(): void {
    // Nobody has computed it yet: it would show something, so it is no empty cell.
    const isPending = this.#formula !== null && !this.#isComputed;
    const text = isPending ? `=${this.#formula}` : this.#cellText();
    if (text === '') return;
    this.#bytes += Buffer.byteLength(text);
    this.#isCarried &&=
      this.#bytes <= RECORD_BYTES_MAX && this.#column < SHEET_COLUMNS_MAX && isCarried(text);
    if (this.#column >= SHEET_COLUMNS_MAX) return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    // A second cell in one place would hide the first.
    this.#isCarried &&= (this.#cells[this.#column] ?? '') === '';
    this.#cells[this.#column] = text;
  }

  #closeRow(): void {
    if (this.#cells.length === 0 && this.#isCarried) return;
    this.#firstLine ||= this.#line;
    const text = this.#isCarried ? '' : this.#cells.join('\t').slice(0, LOST_TEXT_CHARS);
    this.#rows.push({ line: this.#line, cells: this.#isCarried ? this.#cells : null, text });
    this.#cells = [];
  }

  #cellText(): string {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return value === '' ? '' : this.#shared(value);
      case 'b':
        return value === '' ? '' : /^(?:1|true)$/i.test(value.trim()) ? 'TRUE' : 'FALSE';
      case 'n':
        return value === '' ? '' : this.#number(value);
      case 'e':
      case 'd':
        return value.trim();
      default:
        return plainText(value);
    }
  }

  #shared(value: string): string {
    const string = this.#book.string(Number(value));
    if (string === undefined) throw new Error(`row ${this.#line} names a text the workbook does not hold`);
    return string;
  }

  #number(value: string): string {
    const parts = this.#book.dateOf(this.#style);
    if (parts) return dateText(value, parts, this.#book.is1904);
    const number = numberText(value);
    if (LONG_NUMBER.test(number)) {
      this.#longNumbers += 1;
      if (isRounded(number)) this.#roundedNumbers += 1;
    }
    return number;
  }
}

/** A spreadsheet keeps 15 digits of a number, and zeros for the rest. */
const LONG_NUMBER = /^-?[1-9]\d{15,}$/;
const KEPT_DIGITS = 15;

function isRounded(number: string): boolean {
  return /^0+$/.test(number.replace('-', '').slice(KEPT_DIGITS));
}

function isCarried(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
