/** Results that belong in a file: a new one, readable by its owner alone, whole or not at all. */
import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError } from '../../kernel/errors.ts';
import { CLI_ERRORS } from './cli.errors.ts';

export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** Looked at before anything is asked of the database. */
export async function refuseExisting(path: string): Promise<void> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return;
  await file.close();
  throw new DomainError(CLI_ERRORS.file_exists, { file: basename(path) });
}

/** Writes every chunk; on any failure nothing of the file stays. The generator's return value is handed back. */
export async function writeNew<R>(
  path: string,
  chunks: AsyncGenerator<string | Uint8Array, R>,
): Promise<Written & { readonly result: R }> {
  const first = await chunks.next();
  const file = await create(path);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    let next = first;
    for (; !next.done; next = await chunks.next()) {
      const chunk = typeof next.value === 'string' ? Buffer.from(next.value, 'utf8') : next.value;
      hash.update(chunk);
      bytes += chunk.byteLength;
      await file.writeFile(chunk);
    }
    await file.sync();
    return { bytes, sha256: hash.digest('hex'), result: next.value };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
    // Whoever reads no further says so: the audit then tells a broken-off list from a whole one.
    await chunks.return(undefined as R);
  }
}

async function create(path: string): Promise<FileHandle> {
  return open(path, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    const file = basename(path);
    if (cause.code === 'EEXIST') throw new DomainError(CLI_ERRORS.file_exists, { file });
    throw new DomainError(CLI_ERRORS.unwritable_file, { file, reason: cause.code ?? 'unknown' }, { cause });
  });
}
