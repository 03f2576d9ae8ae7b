/** The default store: a directory per object (0700), a file per segment (0600), each there whole or not at all. */
import { chmod, link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '../kernel/errors.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { errorCode } from '../platform/error-code.ts';
import { SEALED_EXTRA_BYTES } from './segments.ts';
import { SpoolStore, type DirectoryPlace, type Segment } from './spool-store.ts';
import { UPLOADS_ERRORS as E } from './uploads.errors.ts';

const PART = '.part';
const SEGMENT_FILE = /^\d{5}$/;
/** No room, no room of ours, or no room for a file that long: the remedy is the same. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export class DirectorySpool extends SpoolStore {
  readonly place: DirectoryPlace;

  constructor(dir: string, limitBytes = Number.MAX_SAFE_INTEGER) {
    super();
    this.place = { kind: 'directory', dir, limitBytes };
  }

  async put(name: string, no: number, sealed: Uint8Array): Promise<boolean> {
    const dir = this.#dir(name);
    const part = join(dir, `${uuidv7()}${PART}`);
    try {
      await this.#prepare(dir);
      await writeDurably(part, sealed);
      // A link, not a rename: of two that write the same number only one succeeds.
      await link(part, join(dir, fileOf(no)));
      await syncDirectory(dir);
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw this.#refusal(error);
    } finally {
      await rm(part, { force: true }).catch(() => undefined);
    }
  }

  async segments(name: string): Promise<readonly Segment[]> {
    const dir = this.#dir(name);
    const entries = await readdir(dir).catch((error: unknown) => this.#none(error));
    const files = entries.filter((file) => SEGMENT_FILE.test(file)).sort();
    const found: Segment[] = [];
    for (const file of files) {
      const { size } = await stat(join(dir, file));
      found.push({ no: Number(file), plainBytes: size - SEALED_EXTRA_BYTES });
    }
    return found;
  }

  async find(name: string, no: number): Promise<Segment | null> {
    const found = await stat(join(this.#dir(name), fileOf(no))).catch((error: unknown) => {
      this.#none(error);
      return null;
    });
    return found && { no, plainBytes: found.size - SEALED_EXTRA_BYTES };
  }

  get(name: string, no: number): Promise<Buffer> {
    return readFile(join(this.#dir(name), fileOf(no)));
  }

  async delete(name: string): Promise<void> {
    await rm(this.#dir(name), { recursive: true, force: true });
  }

  async namesBefore(instant: Date): Promise<readonly string[]> {
    const names: string[] = [];
    for (const name of await readdir(this.place.dir).catch((error: unknown) => this.#none(error))) {
      // A directory's time is when something was last put into it; another process may have deleted it since.
      const found = await stat(this.#dir(name)).catch(() => null);
      if (found && found.mtime < instant) names.push(name);
    }
    return names;
  }

  async #prepare(dir: string): Promise<void> {
    const made = await mkdir(dir, { recursive: true, mode: 0o700 });
    if (made === undefined) return;
    await chmod(this.place.dir, 0o700);
    await syncDirectory(this.place.dir);
  }

  /** A directory that is not there holds nothing; one that cannot be looked into says so. */
  #none(error: unknown): string[] {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return [];
    throw this.#refusal(error);
  }

  #refusal(error: unknown): unknown {
    const reason = errorCode(error);
    if (FULL.has(reason)) return new DomainError(E.spool_full, {}, { cause: error });
    if (reason === '') return error;
    return new DomainError(E.spool_unusable, { reason }, { cause: error });
  }

  #dir(name: string): string {
    return join(this.place.dir, name);
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the name of a file outlives a power cut, not only its bytes. */
async function syncDirectory(path: string): Promise<void> {
  const dir = await open(path, 'r');
  try {
    await dir.sync();
  } finally {
    await dir.close();
  }
}

function fileOf(no: number): string {
  return String(no).padStart(5, '0');
}
