/** Sealed objects: bytes written as segments, in order, and read back from anywhere. */
import type { KeyObject } from 'node:crypto';
import type { Content } from '../kernel/content.ts';
import { DomainError } from '../kernel/errors.ts';
import { field } from '../platform/error-code.ts';
import {
  openSegment,
  release,
  SEALED_EXTRA_BYTES,
  sealSegment,
  SEGMENT_BYTES,
  SEGMENTS_MAX,
} from './segments.ts';
import type { Segment, SpoolStore } from './spool-store.ts';
import { UPLOADS_ERRORS as E } from './uploads.errors.ts';

/** What a reader is handed at once. */
const READ_BYTES = 1024 * 1024;

/** How far an object reaches in unbroken order: the next segment's number, and the bytes before it. */
export interface Reach {
  readonly no: number;
  readonly bytes: number;
}

/** Adds segments to one object. Of several writers of one object only one gets any number: the others are refused. */
export class SegmentWriter {
  readonly #spool: SpoolStore;
  readonly #name: string;
  readonly #key: KeyObject;
  readonly #held = Buffer.allocUnsafeSlow(SEGMENT_BYTES);
  /** Made with the first segment, and used for all: a new one for each piles up faster than it is collected. */
  #sealed: Buffer | null = null;
  #filled = 0;
  #no: number;
  #bytes: number;

  private constructor(spool: SpoolStore, name: string, key: KeyObject, end: Reach) {
    this.#spool = spool;
    this.#name = name;
    this.#key = key;
    this.#no = end.no;
    this.#bytes = end.bytes;
  }

  /** Begins an object that is not there yet. */
  static begin(spool: SpoolStore, name: string, key: KeyObject): SegmentWriter {
    return new SegmentWriter(spool, name, key, { no: 0, bytes: 0 });
  }

  /** Goes on behind the last segment in unbroken order, looked for from where it is known to reach at least. */
  static async open(spool: SpoolStore, name: string, key: KeyObject, known: Reach): Promise<SegmentWriter> {
    let { no, bytes } = known;
    for (let next = await spool.find(name, no); next; next = await spool.find(name, no)) {
      no += 1;
      bytes += next.plainBytes;
    }
    return new SegmentWriter(spool, name, key, { no, bytes });
  }

  /** How far the object reaches; what is held is not in it. */
  get reach(): Reach {
    return { no: this.#no, bytes: this.#bytes };
  }

  /** Stores every whole segment; true where one was stored. */
  async push(chunk: Uint8Array): Promise<boolean> {
    let stored = false;
    for (let at = 0; at < chunk.byteLength;) {
      const piece = chunk.subarray(at, at + SEGMENT_BYTES - this.#filled);
      this.#held.set(piece, this.#filled);
      this.#filled += piece.byteLength;
      at += piece.byteLength;
      if (this.#filled < SEGMENT_BYTES) continue;
      await this.flush();
      stored = true;
    }
    return stored;
  }

  /** Stores what is held as a short segment. */
  async flush(): Promise<void> {
    if (this.#filled === 0) return;
    if (this.#no >= SEGMENTS_MAX) throw new DomainError(E.too_many_pieces, { piecesMax: SEGMENTS_MAX });
    const place = { name: this.#name, no: this.#no, key: this.#key };
    this.#sealed ??= Buffer.allocUnsafeSlow(SEGMENT_BYTES + SEALED_EXTRA_BYTES);
    const sealed = sealSegment(place, this.#held.subarray(0, this.#filled), this.#sealed);
    if (!(await this.#spool.put(this.#name, this.#no, sealed))) throw new DomainError(E.overtaken);
    this.#no += 1;
    this.#bytes += this.#filled;
    this.#filled = 0;
  }
}

export function endOf(segments: readonly Segment[]): Reach {
  let [no, bytes] = [0, 0];
  for (const segment of segments) {
    if (segment.no !== no) break;
    no += 1;
    bytes += segment.plainBytes;
  }
  return { no, bytes };
}

/** Writes a whole object or nothing; answers its plain bytes. */
export async function writeSealed(
  spool: SpoolStore,
  name: string,
  key: KeyObject,
  chunks: AsyncIterable<Uint8Array>,
): Promise<number> {
  try {
    const writer = SegmentWriter.begin(spool, name, key);
    for await (const chunk of chunks) await writer.push(chunk);
    await writer.flush();
    return writer.reach.bytes;
  } catch (error) {
    await spool.delete(name);
    throw error;
  }
}

/**
 * An object to read, from any offset, as often as wanted. `bytes` is what its row says it holds: an object that
 * lost its end is refused here, one that was changed when the changed segment is read (`uploads.spool_gone`).
 */
export async function openSealed(
  spool: SpoolStore,
  name: string,
  key: KeyObject,
  bytes: number,
): Promise<Content> {
  const segments = await spool.segments(name);
  if (endOf(segments).bytes !== bytes) throw new DomainError(E.spool_gone);
  const stream = (from = 0, to = bytes) => readRange({ spool, name, key, segments }, from, to);
  return Object.freeze({ bytes, stream });
}

interface Opened {
  readonly spool: SpoolStore;
  readonly name: string;
  readonly key: KeyObject;
  readonly segments: readonly Segment[];
}

async function* readRange(opened: Opened, from: number, to: number): AsyncGenerator<Buffer> {
  let start = 0;
  for (const { no, plainBytes } of opened.segments) {
    const end = start + plainBytes;
    if (end > from && start < to) {
      const plain = await readSegment(opened, no);
      const last = Math.min(to - start, plain.length);
      for (let at = Math.max(from - start, 0); at < last; at += READ_BYTES) {
        yield plain.subarray(at, Math.min(at + READ_BYTES, last));
      }
    }
    start = end;
    if (start >= to) return;
  }
}

async function readSegment({ spool, name, key }: Opened, no: number): Promise<Buffer> {
  try {
    const sealed = await spool.get(name, no);
    const plain = openSegment({ name, no, key }, sealed);
    release(sealed);
    return plain;
  } catch (cause) {
    // A store that does not answer has lost nothing.
    if (field(cause, 'code') === E.spool_unusable.code) throw cause;
    throw new DomainError(E.spool_gone, {}, { cause });
  }
}
