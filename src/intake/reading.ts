/** Reads a spooled source: opens, unpacks, decodes and cuts it into records, never holding more than a record. */
import type { KeyObject } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import {
  below,
  Decoder,
  preambleOf,
  recordReader,
  type ParsedRecord,
  type Preamble,
  type RecordShape,
} from '../formats/index.ts';
import { openSealed, openSpool, type SpoolPlace } from '../uploads/spool.ts';

/** What it takes to read a spooled source, in any thread: structured-cloneable. */
export interface Spooled extends RecordShape {
  readonly place: SpoolPlace;
  readonly name: string;
  readonly key: KeyObject;
  /** Of the object as it lies there. */
  readonly bytes: number;
  readonly compressed: boolean;
  readonly skipLines: number;
}

/** Some records, and how many bytes of the content were read for them. */
export interface RecordChunk {
  readonly records: readonly ParsedRecord[];
  readonly bytes: number;
}

const UNPACKED_CHUNK_BYTES = 256 * 1024;
const HEAD_CHARS = 256 * 1024;
/** What is cut into records at once: so little that its records are gone before the collector copies them. */
const PIECE_BYTES = 32 * 1024;
/** Short records of a wide source are filled up with absent cells: fewer of them are cut at once. */
const WIDE_COLUMNS = 256;
const PIECE_BYTES_LEAST = 1024;

/** Every record of the source in order, its header among them: whatever the format, names come first. `lazy` as in formats. */
export async function* readRecords(spooled: Spooled, lazy = false): AsyncGenerator<RecordChunk> {
  const reader = recordReader(spooled, lazy);
  const most = pieceBytes(spooled);
  let bytes = 0;
  for await (const chunk of content(spooled)) {
    for (let at = 0; at < chunk.byteLength; at += most) {
      const piece = chunk.subarray(at, at + most);
      bytes += piece.byteLength;
      yield { records: reader.push(piece), bytes };
    }
  }
  yield { records: reader.end(), bytes };
}

/** How much of a source to cut into records at once. */
export function pieceBytes({ columns, width }: RecordShape): number {
  const share = Math.max(columns?.length ?? width ?? 0, WIDE_COLUMNS) / WIDE_COLUMNS;
  return Math.max(PIECE_BYTES_LEAST, Math.floor(PIECE_BYTES / share));
}

/** The beginning of a delimited source below what its mapping skips, enough to tell its delimiter. */
export async function readHead(spooled: Spooled): Promise<string> {
  const decoder = new Decoder(spooled.encoding);
  let head = '';
  for await (const chunk of content(spooled)) {
    head += decoder.push(chunk);
    if (head.length >= HEAD_CHARS) return below(head.slice(0, HEAD_CHARS), spooled.skipLines);
  }
  return below(head + decoder.end(), spooled.skipLines);
}

/** Lines above the header that are not skipped; a person who stated the delimiter has looked at them. */
export async function readPreamble(
  spooled: Spooled,
  stated: { readonly delimiter: string | null },
): Promise<Preamble | null> {
  if (spooled.format !== 'csv' || stated.delimiter !== null) return null;
  const found = preambleOf(await readHead(spooled), spooled.delimiter);
  return found && { ...found, headerLine: found.headerLine + spooled.skipLines };
}

async function* content(spooled: Spooled): AsyncGenerator<Uint8Array> {
  const sealed = await openSealed(openSpool(spooled.place), spooled.name, spooled.key, spooled.bytes);
  const plain = sealed.stream();
  if (!spooled.compressed) return yield* plain;
  const gunzip = createGunzip({ chunkSize: UNPACKED_CHUNK_BYTES });
  // Errors reach the reader through the destroyed gunzip; a reader that stops early closes the file.
  pipeline(Readable.from(plain), gunzip, () => undefined);
  yield* gunzip;
}
