/** Reads a spooled source: opens, unpacks, decodes and cuts it into records, never holding more than a record. */
import type { KeyObject } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import {
  bytesIn,
  Decoder,
  RecordParser,
  type Delimiter,
  type Encoding,
  type ParsedRecord,
} from '../formats/index.ts';
import { openSealed, type SpoolStore } from '../uploads/spool.ts';

/** What it takes to read a spooled source. */
export interface Spooled {
  readonly spool: SpoolStore;
  /** The source's id names its upload. */
  readonly name: string;
  readonly key: KeyObject;
  /** Of the upload as it lies there. */
  readonly bytes: number;
  readonly compressed: boolean;
  readonly encoding: Encoding;
}

/** Some records, and how many bytes of the content were read for them. */
export interface RecordChunk {
  readonly records: readonly ParsedRecord[];
  readonly bytes: number;
}

const UNPACKED_CHUNK_BYTES = 256 * 1024;
const HEAD_CHARS = 256 * 1024;

/** Every record of the source in order, the header line among them. */
export async function* readRecords(spooled: Spooled, delimiter: Delimiter): AsyncGenerator<RecordChunk> {
  const decoder = new Decoder(spooled.encoding);
  const parser = new RecordParser({ delimiter, bytesOf: bytesIn(spooled.encoding) });
  let bytes = 0;
  for await (const chunk of content(spooled)) {
    bytes += chunk.byteLength;
    yield { records: parser.push(decoder.push(chunk)), bytes };
  }
  yield { records: [...parser.push(decoder.end()), ...parser.end()], bytes };
}

/** The beginning of the source, enough to tell its delimiter. */
export async function readHead(spooled: Spooled): Promise<string> {
  const decoder = new Decoder(spooled.encoding);
  let head = '';
  for await (const chunk of content(spooled)) {
    head += decoder.push(chunk);
    if (head.length >= HEAD_CHARS) return head.slice(0, HEAD_CHARS);
  }
  return head + decoder.end();
}

async function* content(spooled: Spooled): AsyncGenerator<Uint8Array> {
  const sealed = await openSealed(spooled.spool, spooled.name, spooled.key, spooled.bytes);
  const plain = sealed.stream();
  if (!spooled.compressed) return yield* plain;
  const gunzip = createGunzip({ chunkSize: UNPACKED_CHUNK_BYTES });
  // Errors reach the reader through the destroyed gunzip; a reader that stops early closes the file.
  pipeline(Readable.from(plain), gunzip, () => undefined);
  yield* gunzip;
}
