/** Reads a PDF's objects by its cross-reference table: as much of the format as our own files use, sharing no code with them. */
import { inflateSync } from 'node:zlib';

export class Ref {
  constructor(readonly no: number) {}
}
/** A name such as `/Type`, without its slash. */
export class Name {
  constructor(readonly text: string) {}
}
export type Dict = ReadonlyMap<string, Value>;
export type Value = Ref | Name | Dict | readonly Value[] | string | number | boolean | null;

export interface Token {
  readonly kind: 'value' | 'operator';
  readonly value: Value;
}

const DELIMITER = /[\s()<>[\]{}/%]/;

/** One pass over text: values, and whatever else stands between them. */
export class Reader {
  at: number;
  readonly #text: string;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  /** Undefined at the end. */
  next(): Token | undefined {
    this.#blank();
    const sign = this.#text[this.at];
    if (sign === undefined) return undefined;
    if (sign === '/') return value(this.#name());
    if (sign === '(') return value(this.#string());
    if (this.#text.startsWith('<<', this.at)) return value(this.#dict());
    if (sign === '<') return value(this.#hex());
    if (sign === '[') return value(this.#array());
    const word = this.#word();
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return value(this.#numberOrRef(word));
    if (word === 'true' || word === 'false') return value(word === 'true');
    if (word === 'null') return value(null);
    return { kind: 'operator', value: word };
  }

  value(): Value {
    const token = this.next();
    if (token?.kind !== 'value') throw new Error(`no value at ${this.at}`);
    return token.value;
  }

  #blank(): void {
    for (;;) {
      while (/\s|\0/.test(this.#text[this.at] ?? 'x')) this.at += 1;
      if (this.#text[this.at] !== '%') return;
      while (this.at < this.#text.length && !/[\r\n]/.test(this.#text[this.at]!)) this.at += 1;
    }
  }

  #word(): string {
    const from = this.at;
    while (this.at < this.#text.length && !DELIMITER.test(this.#text[this.at]!)) this.at += 1;
    if (this.at === from) this.at += 1;
    return this.#text.slice(from, this.at);
  }

  #name(): Name {
    this.at += 1;
    return new Name(this.#word());
  }

  #numberOrRef(word: string): number | Ref {
    const reference = /^\s+0\s+R(?![A-Za-z])/.exec(this.#text.slice(this.at, this.at + 12));
    if (!reference || !/^\d+$/.test(word)) return Number(word);
    this.at += reference[0].length;
    return new Ref(Number(word));
  }

  #string(): string {
    let [depth, text] = [0, ''];
    for (; ; this.at += 1) {
      const sign = this.#text[this.at];
      if (sign === undefined) throw new Error('a string without an end');
      if (sign === '\\') {
        this.at += 1;
        text += this.#text[this.at];
        continue;
      }
      if (sign === '(' && (depth += 1) === 1) continue;
      if (sign === ')' && (depth -= 1) === 0) break;
      text += sign;
    }
    this.at += 1;
    return text;
  }

  #hex(): string {
    const end = this.#text.indexOf('>', this.at);
    const digits = this.#text.slice(this.at + 1, end).replace(/\s/g, '');
    this.at = end + 1;
    return Buffer.from(digits, 'hex').toString('latin1');
  }

  #array(): Value[] {
    this.at += 1;
    const all: Value[] = [];
    for (;;) {
      this.#blank();
      if (this.#text[this.at] === ']') break;
      all.push(this.value());
    }
    this.at += 1;
    return all;
  }

  #dict(): Dict {
    this.at += 2;
    const all = new Map<string, Value>();
    for (;;) {
      this.#blank();
      if (this.#text.startsWith('>>', this.at)) break;
      const key = this.value();
      if (!(key instanceof Name)) throw new Error(`no key at ${this.at}`);
      all.set(key.text, this.value());
    }
    this.at += 2;
    return all;
  }
}

function value(of: Value): Token {
  return { kind: 'value', value: of };
}

export class PdfFile {
  readonly trailer: Dict;
  readonly #offsets = new Map<number, number>();
  readonly #text: string;

  constructor(bytes: Uint8Array) {
    this.#text = Buffer.from(bytes).toString('latin1');
    const [, start] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#text) ?? [];
    const table = this.#text.slice(Number(start));
    for (const [, first, , rows] of table.matchAll(/^(\d+) (\d+)\n((?:\d{10} \d{5} [nf] ?\r?\n)+)/gm)) {
      for (const [i, row] of rows!.trim().split('\n').entries()) {
        if (row.includes('n')) this.#offsets.set(Number(first) + i, Number(row.slice(0, 10)));
      }
    }
    this.trailer = new Reader(table, table.indexOf('trailer') + 'trailer'.length).value() as Dict;
  }

  get version(): string {
    return /^%PDF-(\d\.\d)/.exec(this.#text)?.[1] ?? '';
  }

  /** What a value is in the end. */
  get(of: Value | undefined): Value {
    if (!(of instanceof Ref)) return of ?? null;
    return this.get(this.#at(of).value());
  }

  dict(of: Value | undefined): Dict {
    const found = this.get(of);
    return found instanceof Map ? (found as Dict) : new Map();
  }

  list(of: Value | undefined): readonly Value[] {
    const found = this.get(of);
    return Array.isArray(found) ? (found as readonly Value[]) : found === null ? [] : [found];
  }

  /** The clear content of a stream. */
  stream(of: Value | undefined): string {
    if (!(of instanceof Ref)) return '';
    const reader = this.#at(of);
    const head = reader.value() as Dict;
    const from = this.#text.indexOf('stream', reader.at) + 'stream'.length;
    const start = this.#text[from] === '\r' ? from + 2 : from + 1;
    const raw = Buffer.from(this.#text.slice(start, start + Number(this.get(head.get('Length')))), 'latin1');
    return nameOf(this.get(head.get('Filter'))) === 'FlateDecode'
      ? inflateSync(raw).toString('latin1')
      : raw.toString('latin1');
  }

  #at({ no }: Ref): Reader {
    const offset = this.#offsets.get(no);
    if (offset === undefined) throw new Error(`object ${no} is missing`);
    const reader = new Reader(this.#text, offset);
    for (let i = 0; i < 3; i++) reader.next();
    return reader;
  }
}

export function nameOf(of: Value | undefined): string {
  return of instanceof Name ? of.text : '';
}
