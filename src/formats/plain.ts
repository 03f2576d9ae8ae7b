/** Looks over a file that is read in place: one pass for its fingerprint, its encoding and what its columns are. */
import { createHash } from 'node:crypto';
import { DomainError } from '../kernel/errors.ts';
import { FORMATS_ERRORS as E } from './formats.errors.ts';
import { bytesIn, Decoder } from './rules/decode.ts';
import { detectDelimiter } from './rules/delimiter.ts';
import { EncodingProbe, type Encoding } from './rules/encoding.ts';
import { FieldNames, namesOf, noteFields } from './rules/json-lines.ts';
import { LineCutter, type Line } from './rules/lines.ts';
import type { Delimiter } from './rules/record-parser.ts';
import { COLUMNS_MAX } from './unpacking.ts';

/** Enough of the beginning to tell the delimiter and the kind of text. */
export const HEAD_BYTES = 256 * 1024;

export interface PlainFile {
  readonly file: string;
  readonly kind: 'csv' | 'json_lines';
  /** The content, unpacked, from the start; asked for a second time where the first guess of its encoding was wrong. */
  open(): AsyncIterable<Uint8Array>;
}

export interface Looked {
  readonly contentHash: Buffer;
  readonly contentBytes: number;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | null;
  readonly columns: readonly string[] | null;
}

export async function lookOver(plain: PlainFile): Promise<Looked> {
  const hash = createHash('sha256');
  const probe = new EncodingProbe();
  const head: Uint8Array[] = [];
  let fields: FieldReader | null = null;
  let contentBytes = 0;
  for await (const chunk of plain.open()) {
    if (contentBytes < HEAD_BYTES) head.push(chunk);
    fields ??= plain.kind === 'json_lines' ? new FieldReader(plain.file, firstGuess(chunk)) : null;
    contentBytes += chunk.byteLength;
    hash.update(chunk);
    probe.push(chunk);
    fields?.push(chunk);
  }
  if (contentBytes === 0) throw new DomainError(E.empty, { file: plain.file });
  const encoding = probe.decide();
  return {
    contentHash: hash.digest(),
    contentBytes,
    encoding,
    delimiter: fields ? null : detectDelimiter(headText(Buffer.concat(head), encoding)),
    columns: fields && (await columnsOf(plain, fields, encoding)),
  };
}

/** By its byte order mark; most others are UTF-8. */
export function firstGuess([a, b]: Uint8Array): Encoding {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
}

export function headText(head: Uint8Array, encoding: Encoding): string {
  return new Decoder(encoding).push(head.subarray(0, HEAD_BYTES));
}

/** The encoding of a file, decided over the whole of it. */
export async function encodingOf(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const probe = new EncodingProbe();
  for await (const chunk of chunks) probe.push(chunk);
  return probe.decide();
}

async function columnsOf(plain: PlainFile, guessed: FieldReader, encoding: Encoding): Promise<string[]> {
  if (guessed.encoding === encoding) return guessed.end();
  const fields = new FieldReader(plain.file, encoding);
  for await (const chunk of plain.open()) fields.push(chunk);
  return fields.end();
}

/** An address or a long number where a name should stand: the object is a look-up table, and its keys are data. */
const VALUE = /@|^\+?\d[\d ().-]{5,}$|^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** The union of the fields of all lines, in the order they are first seen. */
class FieldReader {
  readonly encoding: Encoding;
  readonly #file: string;
  readonly #decoder: Decoder;
  readonly #lines: LineCutter;
  readonly #names = new FieldNames();

  constructor(file: string, encoding: Encoding) {
    this.#file = file;
    this.encoding = encoding;
    this.#decoder = new Decoder(encoding);
    this.#lines = new LineCutter({ bytesOf: bytesIn(encoding) });
  }

  push(chunk: Uint8Array): void {
    this.#note(this.#lines.push(this.#decoder.push(chunk)));
  }

  end(): string[] {
    this.#note([...this.#lines.push(this.#decoder.end()), ...this.#lines.end()]);
    if (this.#names.count === 0) throw new DomainError(E.nothing_in_it, { file: this.#file });
    return this.#names.names;
  }

  #note(lines: readonly Line[]): void {
    for (const line of lines) {
      const known = this.#names.count;
      noteFields(line, this.#names);
      if (this.#names.count === known) continue;
      if (this.#names.count > COLUMNS_MAX) {
        throw new DomainError(E.too_many_columns, { file: this.#file, columnsMax: COLUMNS_MAX });
      }
      const added = this.#names.names.slice(known);
      if (added.some((name) => namesOf(name).some((one) => VALUE.test(one)))) {
        throw new DomainError(E.values_as_names, { file: this.#file, line: line.line });
      }
    }
  }
}
