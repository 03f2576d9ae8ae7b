/**
 * Notices a database that is not the one we left: another cluster, another timeline, or one whose log is
 * behind what we saw (a restored backup, a failover that lost rows). Kept beside the keys, which are backed
 * up apart from the database (ENGINE §2, Restore).
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../error-code.ts';
import type { Db } from './db.ts';
import { type ServerIdentity, readIdentity } from './identity.store.ts';

export type RestoreVerdict =
  | { readonly state: 'first' | 'same' }
  | { readonly state: 'changed'; readonly reason: 'cluster' | 'timeline' | 'log_is_behind' };

export class RestoreIdentity {
  readonly #db: Db;
  readonly #file: string;

  constructor(db: Db, file: string) {
    this.#db = db;
    this.#file = file;
  }

  /** Compares only; the caller halts its lanes on `changed` and then calls `accept`. */
  async check(): Promise<RestoreVerdict> {
    return compare(await this.#saved(), await this.#now());
  }

  /** Each minute: moves the mark forward. Never over a change nobody has accepted. */
  async remember(): Promise<RestoreVerdict> {
    // Read before the server is asked: another process may move the mark meanwhile, never ahead of the server.
    const saved = await this.#saved();
    const now = await this.#now();
    const verdict = compare(saved, now);
    if (verdict.state !== 'changed') await this.#save(now);
    return verdict;
  }

  /** After everything that could be sent twice has been halted. */
  async accept(): Promise<void> {
    await this.#save(await this.#now());
  }

  #now(): Promise<ServerIdentity> {
    return this.#db.tx(readIdentity);
  }

  async #saved(): Promise<ServerIdentity | null> {
    try {
      const saved = JSON.parse(await readFile(this.#file, 'utf8')) as Record<keyof ServerIdentity, string>;
      return { cluster: saved.cluster, timeline: saved.timeline, flushed: BigInt(saved.flushed) };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async #save(identity: ServerIdentity): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true, mode: 0o700 });
    const aside = `${this.#file}.${process.pid}`;
    const text = JSON.stringify({ ...identity, flushed: identity.flushed.toString() });
    await writeFile(aside, text, { mode: 0o600, flush: true });
    await rename(aside, this.#file);
  }
}

function compare(saved: ServerIdentity | null, now: ServerIdentity): RestoreVerdict {
  if (!saved) return { state: 'first' };
  if (saved.cluster !== now.cluster) return { state: 'changed', reason: 'cluster' };
  if (saved.timeline !== now.timeline) return { state: 'changed', reason: 'timeline' };
  if (now.flushed < saved.flushed) return { state: 'changed', reason: 'log_is_behind' };
  return { state: 'same' };
}
