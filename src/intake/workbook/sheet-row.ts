/** One row of a sheet: its cells as text, and the address that a problem names. */
import { both } from '../../kernel/both.ts';
import { Refusal } from '../rules/asker.ts';
import { letterOf } from './layout.ts';

export class SheetRow {
  readonly #sheet: string;
  readonly #line: number;
  readonly #cells: readonly string[];
  readonly #keys: readonly string[];
  #refused = false;

  constructor(
    sheet: string,
    keys: readonly string[],
    row: { line: number; cells: readonly string[] | null },
  ) {
    this.#sheet = sheet;
    this.#keys = keys;
    this.#line = row.line;
    this.#cells = row.cells ?? [];
  }

  /** Whether some cell of it was refused. */
  get isRefused(): boolean {
    return this.#refused;
  }

  get isEmpty(): boolean {
    return this.#keys.every((key) => COMPUTED.has(key) || this.#text(key) === '');
  }

  address(key: string): string {
    return `${this.#sheet}!${letterOf(this.#keys.indexOf(key))}${this.#line}`;
  }

  /** What `read` makes of a cell's text; its refusal is told with the address. */
  read<T>(key: string, read: (text: string) => T): T {
    try {
      return read(this.#text(key));
    } catch (error) {
      this.#refused = true;
      if (error instanceof Refusal) {
        const [at, { en, id }] = [this.address(key), error.said];
        throw new Refusal(both(`${at}: ${en}`, `${at}: ${id}`));
      }
      throw error;
    }
  }

  #text(key: string): string {
    return (this.#cells[this.#keys.indexOf(key)] ?? '').trim();
  }
}

/** Our own look-ups, which are never read. */
const COMPUTED: ReadonlySet<string> = new Set(['labelId', 'labelEn']);
