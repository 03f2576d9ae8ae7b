/** Files named on the command line: every one is looked at before anything is done with the first. */
import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError } from '../../kernel/errors.ts';
import { CLI_ERRORS } from './cli.errors.ts';

/** Refuses a file that is missing, a directory, empty or not readable; gives its size in bytes. */
export async function checkedFile(path: string): Promise<number> {
  const file = basename(path);
  const found = await stat(path).catch(() => null);
  if (!found) throw new DomainError(CLI_ERRORS.no_file, { file: path });
  if (found.isDirectory()) throw new DomainError(CLI_ERRORS.not_a_file, { file });
  if (found.isFile() && found.size === 0) throw new DomainError(CLI_ERRORS.empty_file, { file });
  await access(path, constants.R_OK).catch((cause: NodeJS.ErrnoException) => {
    throw new DomainError(CLI_ERRORS.unreadable_file, { file, reason: cause.code ?? 'unknown' }, { cause });
  });
  return found.size;
}

export async function checkedFiles(paths: readonly string[]): Promise<void> {
  const seen = new Set<string>();
  for (const path of paths) {
    await checkedFile(path);
    const file = basename(path);
    if (seen.has(file)) throw new DomainError(CLI_ERRORS.same_name, { file });
    seen.add(file);
  }
}

export async function readJsonObject(path: string, meaning: string): Promise<Record<string, unknown>> {
  await checkedFile(path);
  const file = basename(path);
  let value: unknown;
  try {
    value = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (cause) {
    // The parser's own message quotes the text around the fault; only the place is told.
    const place = /position (\d+)/.exec(String(cause))?.[1];
    const early = /end of JSON input/.test(String(cause))
      ? 'it ends too early'
      : 'something in it is out of place';
    const reason = place ? `it stops making sense at character ${place}` : early;
    throw new DomainError(CLI_ERRORS.not_json, { file, reason }, { cause });
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new DomainError(CLI_ERRORS.not_an_object, { file, meaning });
  }
  return value as Record<string, unknown>;
}
