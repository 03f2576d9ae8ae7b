/** A workbook's shared strings, held as bytes: a fifth of what as many strings would take. */
import { DomainError } from '../../kernel/errors.ts';
import { FORMATS_ERRORS as E } from '../formats.errors.ts';

/** More than a full sheet of a million rows usually shares; together they stay far under 300 MB. */
const BYTES_MAX = 96 * 1024 * 1024;
const STRINGS_MAX = 6_000_000;
const PAGE_BYTES = 4 * 1024 * 1024;
const PAGE_STRINGS = 64 * 1024;

export class StringTable {
  readonly #file: string;
  readonly #limits: { readonly bytesMax: number; readonly stringsMax: number };
  /** Whole strings only; a longer one has a page of its own. */
  readonly #pages: Buffer[] = [];
  #filled = 0;
  #bytes = 0;
  #count = 0;
  /** Per string: its page, and where it begins and ends there. */
  readonly #places: Uint32Array[] = [];

  constructor(file: string, limits = { bytesMax: BYTES_MAX, stringsMax: STRINGS_MAX }) {
    this.#file = file;
    this.#limits = limits;
  }

  add(text: string): void {
    const length = Buffer.byteLength(text);
    this.#bytes += length;
    if (this.#bytes > this.#limits.bytesMax || this.#count >= this.#limits.stringsMax) {
      throw new DomainError(E.too_many_strings, { file: this.#file });
    }
    let page = this.#pages.at(-1);
    if (!page || this.#filled + length > page.length) {
      page = Buffer.allocUnsafe(Math.max(PAGE_BYTES, length));
      this.#pages.push(page);
      this.#filled = 0;
    }
    page.write(text, this.#filled);
    this.#note(this.#pages.length - 1, this.#filled, this.#filled + length);
    this.#filled += length;
  }

  get(no: number): string | undefined {
    if (!Number.isInteger(no) || no < 0 || no >= this.#count) return undefined;
    const places = this.#places[Math.floor(no / PAGE_STRINGS)]!;
    const at = (no % PAGE_STRINGS) * 3;
    return this.#pages[places[at]!]!.toString('utf8', places[at + 1]!, places[at + 2]!);
  }

  #note(page: number, from: number, to: number): void {
    if (this.#count % PAGE_STRINGS === 0) this.#places.push(new Uint32Array(3 * PAGE_STRINGS));
    this.#places.at(-1)!.set([page, from, to], (this.#count % PAGE_STRINGS) * 3);
    this.#count += 1;
  }
}
