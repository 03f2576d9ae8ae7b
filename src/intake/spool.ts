/** Where uploads wait, encrypted while they land; never clear on disk (ENGINE §3). */
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { deriveKey } from '../platform/crypto/seal.ts';

/** How a worker thread finds the store its main thread uses. */
export interface SpoolPlace {
  readonly kind: 'directory';
  readonly dir: string;
}

/** A store of sealed uploads, by source id. A second implementation serves several machines. */
export abstract class SpoolStore {
  abstract readonly place: SpoolPlace;
  /** The largest upload, and the largest content of a packed one. */
  abstract readonly limitBytes: number;
  /** Stores all chunks or nothing; answers how many bytes. */
  abstract write(name: string, chunks: AsyncIterable<Uint8Array>): Promise<number>;
  abstract read(name: string): AsyncIterable<Uint8Array>;
  /** Idempotent. */
  abstract delete(name: string): Promise<void>;
  /** Everything stored before an instant, for the sweep of what no source owns. */
  abstract namesBefore(instant: Date): Promise<readonly string[]>;
}

const PART = '.part';

/** The default: one file per upload, 0600 in a directory 0700. */
export class DirectorySpool extends SpoolStore {
  readonly place: SpoolPlace;
  readonly limitBytes: number;

  constructor(dir: string, limitBytes = Number.MAX_SAFE_INTEGER) {
    super();
    this.place = { kind: 'directory', dir };
    this.limitBytes = limitBytes;
  }

  async write(name: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
    await mkdir(this.place.dir, { recursive: true, mode: 0o700 });
    await chmod(this.place.dir, 0o700);
    const part = this.#path(name) + PART;
    const file = await open(part, 'wx', 0o600);
    let bytes = 0;
    try {
      for await (const chunk of chunks) {
        await file.writeFile(chunk);
        bytes += chunk.byteLength;
      }
      await file.sync();
    } catch (error) {
      await file.close();
      await rm(part, { force: true });
      throw error;
    }
    await file.close();
    await rename(part, this.#path(name));
    return bytes;
  }

  read(name: string): AsyncIterable<Uint8Array> {
    return createReadStream(this.#path(name), { highWaterMark: 1024 * 1024 });
  }

  async delete(name: string): Promise<void> {
    await rm(this.#path(name), { force: true });
  }

  async namesBefore(instant: Date): Promise<readonly string[]> {
    const names: string[] = [];
    for (const name of await readdir(this.place.dir).catch(() => [])) {
      const { mtime } = await stat(join(this.place.dir, name));
      if (mtime < instant) names.push(name);
    }
    return names;
  }

  #path(name: string): string {
    return join(this.place.dir, name);
  }
}

export function openSpool(place: SpoolPlace): SpoolStore {
  return new DirectorySpool(place.dir);
}

/** The key of one upload. */
export function spoolKey(contactKey: KeyObject, sourceId: string): KeyObject {
  return deriveKey(contactKey, `spool:${sourceId}`);
}

const FRAME_BYTES = 1024 * 1024;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/**
 * AES-256-GCM frames of 1 MiB: length (4), ciphertext, tag (16). The key belongs to this upload alone, so the
 * frame's number is its nonce; number and "last" stand in the AAD, so nothing can be cut, moved or repeated.
 */
export async function* sealFrames(
  key: KeyObject,
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let no = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    bytes += chunk.byteLength;
    if (bytes <= FRAME_BYTES) continue;
    const all = Buffer.concat(waiting);
    let at = 0;
    // A full frame is written only when more follows, so that the last one is known to be last.
    for (; all.length - at > FRAME_BYTES; at += FRAME_BYTES) {
      yield frame(key, aadOf(name, no, false), no, all.subarray(at, at + FRAME_BYTES));
      no += 1;
    }
    waiting = [all.subarray(at)];
    bytes = all.length - at;
  }
  yield frame(key, aadOf(name, no, true), no, Buffer.concat(waiting));
}

/** The plaintext of sealed frames; throws where anything was changed, cut off or put elsewhere. */
export async function* openFrames(
  key: KeyObject,
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let no = 0;
  let previous: Buffer | null = null;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    for (let next = frameIn(held); next; next = frameIn(held)) {
      if (previous) yield openFrame(key, aadOf(name, no, false), no++, previous);
      previous = Buffer.from(next);
      held = held.subarray(4 + next.length);
    }
  }
  if (!previous || held.length > 0) throw new Error('the spooled upload is cut off');
  yield openFrame(key, aadOf(name, no, true), no, previous);
}

function frameIn(held: Buffer): Buffer | null {
  if (held.length < 4) return null;
  const length = held.readUInt32BE(0);
  return held.length < 4 + length ? null : held.subarray(4, 4 + length);
}

function frame(key: KeyObject, aad: Buffer, no: number, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonceOf(no), { authTagLength: TAG_BYTES });
  cipher.setAAD(aad);
  const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

function openFrame(key: KeyObject, aad: Buffer, no: number, body: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, key, nonceOf(no), { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(body.subarray(body.length - TAG_BYTES));
  return Buffer.concat([decipher.update(body.subarray(0, body.length - TAG_BYTES)), decipher.final()]);
}

function nonceOf(no: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(no, 6, 6);
  return nonce;
}

function aadOf(name: string, no: number, isLast: boolean): Buffer {
  return Buffer.from(`spool:${name}:${no}:${isLast ? 'last' : 'more'}`);
}
