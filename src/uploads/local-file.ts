/**
 * A file of this machine as bytes to upload. What stood when it was opened is read: a file that grows meanwhile is
 * read up to there, one that shrinks is refused.
 */
import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError } from '../kernel/errors.ts';
import { errorCode } from '../platform/error-code.ts';
import { UPLOADS_ERRORS as E } from './uploads.errors.ts';

const CHUNK_BYTES = 256 * 1024;

export interface LocalFile {
  readonly baseName: string;
  /** Null for what is no plain file: a pipe is read to its end. */
  readonly bytes: number | null;
  /** Opens the file at its first byte. */
  stream(from?: number): AsyncIterable<Uint8Array>;
}

/** Refuses in one sentence what is not there, no file, empty, or not ours to read. */
export async function localFile(path: string): Promise<LocalFile> {
  const file = basename(path);
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new DomainError(E.file_directory, { file });
    if (!found.isFile()) return { baseName: file, bytes: null, stream: () => read(path, null, 0) };
    if (found.size === 0) throw new DomainError(E.file_empty, { file });
    return { baseName: file, bytes: found.size, stream: (from = 0) => read(path, found.size, from) };
  } catch (error) {
    throw pathRefusal(error, path);
  }
}

async function* read(path: string, bytes: number | null, from: number): AsyncGenerator<Uint8Array> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    let at = from;
    for (;;) {
      const wanted = bytes === null ? CHUNK_BYTES : Math.min(CHUNK_BYTES, bytes - at);
      const position = bytes === null ? null : at;
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, position);
      if (bytesRead === 0) break;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    if (bytes !== null && at < bytes) throw new DomainError(E.file_shrank, { file: basename(path) });
  } catch (error) {
    throw pathRefusal(error, path);
  } finally {
    await handle?.close();
  }
}

function pathRefusal(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (error instanceof DomainError || code === '') return error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new DomainError(E.file_missing, { file: path });
  return new DomainError(E.file_unreadable, { file: path, reason: code }, { cause: error });
}
