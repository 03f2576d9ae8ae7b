/** Unpacks gzip as it is read; a file that ends early or is damaged is refused in one sentence. */
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '../kernel/errors.ts';
import { FORMATS_ERRORS as E } from './formats.errors.ts';

const CHUNK_BYTES = 64 * 1024;

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

export async function* gunzipped(
  file: string,
  packed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  let failure: unknown = null;
  pipeline(Readable.from(packed), gunzip, (error) => {
    failure = error;
  });
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    const cause = failure ?? error;
    if (cause instanceof DomainError) throw cause;
    throw new DomainError(E.broken_gzip, { file }, { cause });
  }
}
