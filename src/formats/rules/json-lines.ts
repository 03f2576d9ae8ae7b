/** JSON lines: one object a line, flattened to dotted paths; numbers keep the text they were written with. */
import { LOST_TEXT_CHARS, type ParsedRecord } from './record-parser.ts';
import type { Line } from './lines.ts';

/** Deeper nesting is no export of rows. */
const DEPTH_MAX = 64;
/** Where a number may not come back as it was written: a fraction, an exponent, many digits, or minus zero. */
const MAY_LOSE_NUMBERS = /\d\.\d|\d[eE]|\d{16}|-0/;

type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parseJson = JSON.parse as (text: string, reviver?: Reviver) => unknown;

/** Names by place, in the order they were first seen. */
export class FieldNames {
  readonly #places = new Map<string, number>();
  #blank: readonly string[] = [];

  constructor(names: readonly string[] = []) {
    for (const name of names) this.#places.set(name, this.#places.size);
  }

  get count(): number {
    return this.#places.size;
  }

  get names(): string[] {
    return [...this.#places.keys()];
  }

  /** A record without any of them; copied, since filling thousands of cells one by one takes its time. */
  blank(): string[] {
    if (this.#blank.length !== this.count) this.#blank = Array.from<string>({ length: this.count }).fill('');
    return this.#blank.slice();
  }

  placeOf(name: string): number | undefined {
    return this.#places.get(name);
  }

  add(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.#places.size);
    return this.#places.size - 1;
  }
}

/** Notes the fields of a line's object; a line that holds none says nothing. */
export function noteFields(line: Line, names: FieldNames): void {
  const fields = line.isUnreadable ? null : fieldsOf(line.text);
  for (const [name] of fields ?? []) names.add(name);
}

/** The record of a line: a cell for every name, empty where the object has no such field. */
export function jsonRecord(line: Line, names: FieldNames): ParsedRecord {
  const fields = line.isUnreadable ? null : fieldsOf(line.text);
  const cells = fields && cellsOf(fields, names);
  if (cells) return { line: line.line, cells, chars: line.text.length };
  const text = line.text.slice(0, LOST_TEXT_CHARS);
  return { line: line.line, cells: null, chars: text.length, text };
}

/** Null where a field is none of the names: the file was read with another encoding than it was entered with. */
function cellsOf(fields: readonly Field[], names: FieldNames): string[] | null {
  const cells = names.blank();
  for (const [name, text] of fields) {
    const place = names.placeOf(name);
    if (place === undefined) return null;
    cells[place] = text;
  }
  return cells;
}

type Field = readonly [name: string, text: string];

/** Every leaf by its path, null where the text is no object; nested names are joined by dots, places count from 0. */
export function fieldsOf(text: string): Field[] | null {
  try {
    const value = MAY_LOSE_NUMBERS.test(text) ? parseJson(text, keepNumber) : parseJson(text);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
    const fields: Field[] = [];
    const kept = { names: 0 };
    if (!flatten(value, '', { fields, kept, depth: 0 })) return null;
    // Of a name that stands twice JavaScript keeps the last value: what the first one told would be lost.
    return kept.names === namesIn(text) ? fields : null;
  } catch {
    return null;
  }
}

const keepNumber: Reviver = (_key, value, { source }) => (typeof value === 'number' ? source : value);

/** How many names the objects of a well-formed text have together: each is a string before a colon. */
function namesIn(text: string): number {
  let names = 0;
  for (let open = text.indexOf('"'); open >= 0;) {
    let close = text.indexOf('"', open + 1);
    while (isEscaped(text, close)) close = text.indexOf('"', close + 1);
    let at = close + 1;
    while (text.charCodeAt(at) <= 0x20) at += 1;
    if (text[at] === ':') names += 1;
    open = text.indexOf('"', at);
  }
  return names;
}

/** Whether an odd number of backslashes stands before a quote. */
function isEscaped(text: string, quote: number): boolean {
  let at = quote;
  while (text[at - 1] === '\\') at -= 1;
  return (quote - at) % 2 === 1;
}

interface Flattening {
  readonly fields: Field[];
  readonly kept: { names: number };
  readonly depth: number;
}

/** False where a value cannot be carried: a NUL, half a surrogate pair, or nesting without end. */
function flatten(holder: object, prefix: string, { fields, kept, depth }: Flattening): boolean {
  if (depth > DEPTH_MAX) return false;
  const isObject = !Array.isArray(holder);
  for (const [key, value] of Object.entries(holder) as [string, unknown][]) {
    if (isObject) kept.names += 1;
    const name = prefix + (/[.\\]/.test(key) ? key.replace(/[.\\]/g, '\\$&') : key);
    if (value !== null && typeof value === 'object') {
      if (!flatten(value, `${name}.`, { fields, kept, depth: depth + 1 })) return false;
      continue;
    }
    const text = value === null ? '' : String(value);
    if (!isCarried(name) || !isCarried(text)) return false;
    fields.push([name, text]);
  }
  return true;
}

/** The names a path was made of. */
export function namesOf(path: string): string[] {
  return path.match(/(?:\\.|[^.\\])+/g)?.map((name) => name.replace(/\\(.)/g, '$1')) ?? [];
}

function isCarried(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
