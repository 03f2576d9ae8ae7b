/** A workbook's shared strings, held as bytes: a fifth of what as many strings would take. */
import { DomainError } from '../../kernel/errors.ts';
import { FORMATS_ERRORS as E } from '../formats.errors.ts';

/** More than a full sheet of a million rows usually shares; with all else they stay under 300 MB. */
const BYTES_MAX = 96 * 1024 * 1024;
const STRINGS_MAX = 6_000_000;
const PAGE_BYTES = 4 * 1024 * 1024;
const PAGE_STRINGS = 256 * 1024;

export class StringTable {
  readonly #file: string;
  readonly #limits: { readonly bytesMax: number; readonly stringsMax: number };
  readonly #pages: Buffer[] = [];
  /** Where the next string begins, counted over all pages. */
  #next = 0;
  #count = 0;
  /** Where each string begins; it ends where the next one does. */
  readonly #starts: Uint32Array[] = [];

  constructor(file: string, limits = { bytesMax: BYTES_MAX, stringsMax: STRINGS_MAX }) {
    this.#file = file;
    this.#limits = limits;
  }

  add(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    if (this.#next + bytes.length > this.#limits.bytesMax || this.#count >= this.#limits.stringsMax) {
      throw new DomainError(E.too_many_strings, { file: this.#file });
    }
    if (this.#count % PAGE_STRINGS === 0) this.#starts.push(new Uint32Array(PAGE_STRINGS));
    this.#starts.at(-1)![this.#count % PAGE_STRINGS] = this.#next;
    this.#count += 1;
    this.#write(bytes);
  }

  get(no: number): string | undefined {
    if (!Number.isInteger(no) || no < 0 || no >= this.#count) return undefined;
    const start = this.#startOf(no);
    return this.#read(start, no + 1 < this.#count ? this.#startOf(no + 1) : this.#next);
  }

  #startOf(no: number): number {
    return this.#starts[Math.floor(no / PAGE_STRINGS)]![no % PAGE_STRINGS]!;
  }

  /** Strings follow one another without a gap, across pages where they must. */
  #write(bytes: Buffer): void {
    for (let from = 0; from < bytes.length;) {
      const at = this.#next % PAGE_BYTES;
      if (at === 0) this.#pages.push(Buffer.allocUnsafeSlow(PAGE_BYTES));
      const written = bytes.copy(this.#pages.at(-1)!, at, from);
      from += written;
      this.#next += written;
    }
  }

  #read(start: number, end: number): string {
    const [first, last] = [Math.floor(start / PAGE_BYTES), Math.floor((end - 1) / PAGE_BYTES)];
    const at = start % PAGE_BYTES;
    if (first >= last) return end > start ? this.#pages[first]!.toString('utf8', at, at + end - start) : '';
    const pieces = this.#pages.slice(first, last + 1);
    return Buffer.concat(pieces).toString('utf8', at, at + end - start);
  }
}
