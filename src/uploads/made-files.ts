/** Files that a worker makes and somebody fetches: written by one process at a time, read byte for byte, none left behind. */
import { createHash } from 'node:crypto';
import { assert } from '../kernel/assert.ts';
import { DomainError } from '../kernel/errors.ts';
import type { Db } from '../platform/db/db.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { SpoolStore } from './spool-store.ts';

const SEGMENT_BYTES = 4 * 1024 * 1024;
/** An object of ours that nobody owns may still be on its way for so long. */
const STRAY_AFTER_MS = 24 * 3_600_000;
const SWEEP_SECONDS = 60;

/** Which making of which file; whoever made an earlier one can no longer record it. */
export interface Making {
  readonly id: string;
  readonly attempt: number;
}

interface WrittenFile {
  readonly bytes: number;
  readonly sha256: Buffer;
}

/** Writes the bytes, and answers what was written. */
export type KeepBytes = (sealed: AsyncIterable<Uint8Array>) => Promise<WrittenFile>;

export interface MakingSteps<Row extends Making> {
  /** Begins the next attempt; undefined: there is nothing to do. */
  begin(): Promise<Row | undefined>;
  /** Writes the bytes by `keep` and records them; false: another attempt took over, or nobody wants it any more. */
  write(row: Row, keep: KeepBytes): Promise<boolean>;
  /** It cannot be made, for a reason a person can mend. */
  fail(row: Row, error: DomainError): Promise<void>;
}

export class MadeFiles {
  readonly #db: Db;
  readonly #spool: SpoolStore;
  readonly #kind: string;

  /** `kind` is the first word of the objects' names. */
  constructor(db: Db, spool: SpoolStore, kind: string) {
    this.#db = db;
    this.#spool = spool;
    this.#kind = kind;
  }

  /**
   * Makes one file. One process at a time; one that dies leaves nothing readable, and the next begins anew. False where
   * there is nothing to do here.
   */
  async make<Row extends Making>(
    id: string,
    steps: MakingSteps<Row>,
    signal?: AbortSignal,
  ): Promise<boolean> {
    let made = false;
    await this.#db.exclusively(`${this.#kind}:${id}`, async () => {
      const row = await steps.begin();
      if (!row) return;
      const mine = madeFileName(this.#kind, row);
      try {
        await this.#spool.delete(madeFileName(this.#kind, { id, attempt: row.attempt - 1 }));
        made = await steps.write(row, (sealed) => this.#keep(mine, sealed, signal));
        if (!made) await this.#spool.delete(mine);
      } catch (error) {
        await this.#spool.delete(mine);
        if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
        await steps.fail(row, error);
      }
    });
    return made;
  }

  /** The bytes as they were made; `ended` hears how many were taken, also where somebody broke off. */
  async *read(of: Making, ended: (taken: bigint) => Promise<void>): AsyncGenerator<Uint8Array> {
    const name = madeFileName(this.#kind, of);
    let taken = 0n;
    try {
      for (const { no } of await this.#spool.segments(name)) {
        const piece = await this.#spool.get(name, no);
        yield piece;
        taken += BigInt(piece.byteLength);
      }
    } finally {
      await ended(taken);
    }
  }

  /** Deletes the file and looks for it: how many segments it had, and how many are left. */
  async delete(of: Making): Promise<{ readonly segments: number; readonly left: number }> {
    const name = madeFileName(this.#kind, of);
    const segments = (await this.#spool.segments(name)).length;
    await this.#spool.delete(name);
    return { segments, left: (await this.#spool.segments(name)).length };
  }

  /** Deletes what a killed process or a change of mind left; `live` names what is somebody's. */
  async deleteStrays(now: Date, live: () => Promise<ReadonlySet<string>>): Promise<void> {
    const old = await this.#spool.namesBefore(new Date(now.getTime() - STRAY_AFTER_MS));
    const ours = old.filter((name) => name.startsWith(`${this.#kind}-`));
    if (ours.length === 0) return;
    const kept = await live();
    for (const name of ours) if (!kept.has(name)) await this.#spool.delete(name);
  }

  async #keep(name: string, sealed: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<WrittenFile> {
    const hash = createHash('sha256');
    let [held, heldBytes, bytes, no] = [[] as Uint8Array[], 0, 0, 0];
    const put = async (): Promise<void> => {
      signal?.throwIfAborted();
      assert(await this.#spool.put(name, no, Buffer.concat(held)), 'an attempt writes its own object alone');
      [held, heldBytes, no] = [[], 0, no + 1];
    };
    for await (const piece of sealed) {
      hash.update(piece);
      bytes += piece.byteLength;
      heldBytes += piece.byteLength;
      held.push(piece);
      if (heldBytes >= SEGMENT_BYTES) await put();
    }
    if (heldBytes > 0) await put();
    return { bytes, sha256: hash.digest() };
  }
}

export function madeFileName(kind: string, { id, attempt }: Making): string {
  return `${kind}-${id}-${attempt}`;
}

/** What a worker runs: makes what it is woken for, finds what no wake-up told of, deletes what is over. */
export async function workMadeFiles(
  jobs: Jobs,
  at: { readonly queue: string; readonly sweep: string },
  files: {
    make(id: string, signal: AbortSignal): Promise<boolean>;
    waiting(): Promise<string[]>;
    deleteDue(): Promise<void>;
  },
): Promise<void> {
  await jobs.work<string>(at.queue, async (id, signal) => void (await files.make(id, signal)), {
    concurrency: 1,
  });
  jobs.every(SWEEP_SECONDS, at.sweep, async () => {
    for (const id of await files.waiting()) await jobs.wake(null, at.queue, id);
    await files.deleteDue();
  });
}
