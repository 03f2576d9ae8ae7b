/**
 * Locks between processes that the kernel lets go of when a process dies, however it dies.
 *
 * Node has no flock; SQLite has the same thing inside (fcntl locks), ships with Node and works on every
 * platform. The files stay empty: only their locks matter. A lock file must never be opened by anything
 * else in the same process, since closing any descriptor of it would drop the lock.
 */
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../../kernel/errors.ts';
import { errorCode, field } from '../error-code.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';

const POLL_MS = 20;

/** Runs `work` while no other process (or caller in this one) runs anything under the same file. */
export async function withLock<T>(file: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const lock = openLock(file);
  try {
    const deadline = performance.now() + waitMs;
    while (!tryExclusive(lock)) {
      if (performance.now() > deadline) {
        throw new DomainError(PLATFORM_ERRORS.locked, { file, seconds: Math.round(waitMs / 1000) });
      }
      await sleep(POLL_MS);
    }
    return await work();
  } finally {
    lock.close();
  }
}

/** One holder among many; taken and released only under the lock of `withLock`, so it never has to wait. */
export class Lease {
  readonly #db: DatabaseSync;

  private constructor(db: DatabaseSync) {
    this.#db = db;
  }

  static take(file: string): Lease {
    const db = openLock(file);
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return new Lease(db);
  }

  release(): void {
    if (this.#db.isOpen) this.#db.close();
  }
}

/** Does nobody hold a lease on this file? Dead holders do not count. */
export function nobodyHolds(file: string): boolean {
  const db = openLock(file);
  try {
    return tryExclusive(db);
  } finally {
    db.close();
  }
}

function openLock(file: string): DatabaseSync {
  try {
    // Only ever creates: opening and closing an existing lock file would drop this process's locks on it.
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  return new DatabaseSync(file, { timeout: 0 });
}

function tryExclusive(db: DatabaseSync): boolean {
  try {
    db.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    const SQLITE_BUSY = 5;
    if (field(error, 'errcode') === SQLITE_BUSY) return false;
    throw error;
  }
}
