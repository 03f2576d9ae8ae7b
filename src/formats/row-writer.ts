/** Writes unpacked rows to the shelf as they come, in the line format every thread reads. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Budget, Kept, Shelf } from './shelf.ts';

const PIECE_CHARS = 256 * 1024;

/** What was written: where it lies, and the fingerprint of its rows. */
export interface Written {
  readonly kept: Kept;
  readonly hash: Buffer;
}

/** Rows of one table; `write` waits while the shelf is behind. */
export class RowWriter {
  readonly #pipe = new PassThrough({ highWaterMark: 1024 * 1024 });
  readonly #kept: Promise<Kept>;
  readonly #hash = createHash('sha256');
  readonly #budget: Budget | null;
  #lines: string[] = [];
  #chars = 0;

  /** Without a budget for what was written before and is only written together. */
  constructor(shelf: Shelf, budget: Budget | null) {
    this.#budget = budget;
    this.#kept = shelf.put(this.#pipe);
    // A refusal of the shelf reaches whoever writes or ends next.
    this.#kept.catch(() => this.#pipe.destroy());
  }

  /** Takes a line; answers a promise only where the shelf has to catch up. */
  write(line: string): Promise<void> | null {
    this.#lines.push(line);
    this.#chars += line.length;
    return this.#chars < PIECE_CHARS ? null : this.#flush();
  }

  async end(): Promise<Written> {
    await this.#flush();
    this.#pipe.end();
    return { kept: await this.#kept, hash: this.#hash.digest() };
  }

  /** Stops writing after an error elsewhere; what was kept of it goes with everything else. */
  async abandon(): Promise<void> {
    this.#pipe.destroy();
    await this.#kept.catch(() => undefined);
  }

  async #flush(): Promise<void> {
    if (this.#chars === 0) return;
    const piece = Buffer.from(this.#lines.join(''), 'utf8');
    this.#lines = [];
    this.#chars = 0;
    this.#budget?.spendWritten(piece.length);
    this.#hash.update(piece);
    if (!this.#pipe.destroyed && this.#pipe.write(piece)) return;
    const stop = new AbortController();
    const drained = once(this.#pipe, 'drain', { signal: stop.signal }).catch(() => undefined);
    try {
      await Promise.race([drained, this.#kept]);
    } finally {
      stop.abort();
    }
  }
}
