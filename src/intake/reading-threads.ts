/** The worker threads that read one source; batches are taken from them in order. */
import { Worker } from 'node:worker_threads';
import { assert } from '../kernel/assert.ts';
import type { Batch, Totals } from './batches.ts';
import type { WorkerOrder, WorkerReport } from './ingest-worker.ts';

// Source runs through Node's type stripping in tests, compiled everywhere else.
const ENTRY = new URL(`./ingest-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * Records live for a moment, so a small nursery costs little time, and a large one a hundred megabytes a thread. The
 * rest is what the longest record may take, cut into as many cells as it has bytes.
 */
const HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

export class ReadingThreads {
  readonly #workers: readonly Worker[];
  readonly #ready = new Map<number, Batch>();
  #totals: Totals | null = null;
  #failure: Error | null = null;
  #wake: (() => void) | null = null;

  /** Starts `threads` workers on everything after the batch `after`. */
  constructor(order: Omit<WorkerOrder, 'share'>, threads: number, after: number) {
    this.#workers = Array.from({ length: threads }, (_, index) => {
      const workerData = { ...order, share: { index, of: threads, after } } satisfies WorkerOrder;
      const worker = new Worker(ENTRY, {
        workerData,
        stdout: false,
        stderr: false,
        resourceLimits: HEAP,
      });
      worker.on('message', (report: WorkerReport) => this.#note(report));
      worker.on('error', (error) => this.#fail(error as Error));
      worker.on('exit', (code) => code !== 0 && this.#fail(new Error(`a reading thread ended with ${code}`)));
      return worker;
    });
  }

  /** The batch of this number, or the totals once there is none. */
  async take(batchNo: number): Promise<Batch | Totals> {
    for (;;) {
      if (this.#failure) throw this.#failure;
      const batch = this.#ready.get(batchNo);
      if (batch) {
        this.#ready.delete(batchNo);
        return batch;
      }
      if (this.#totals && batchNo > this.#totals.batches) return this.#totals;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Gives a stored batch's memory back to its thread, which may now read on. */
  stored({ batchNo, rows, links, rejectKeys }: Batch): void {
    const bytes = [rows, links, rejectKeys].flatMap((part) => (part ? [part.buffer] : []));
    this.#workers[(batchNo - 1) % this.#workers.length]!.postMessage(bytes, bytes);
  }

  /** Ends `take` with this error, now or at its next call. */
  abort(error: Error): void {
    this.#fail(error);
  }

  async close(): Promise<void> {
    for (const worker of this.#workers) worker.removeAllListeners('exit');
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #note(report: WorkerReport): void {
    if ('batch' in report) {
      this.#ready.set(report.batch.batchNo, report.batch);
    } else {
      const known = this.#totals ?? report.totals;
      assert(known.records === report.totals.records, 'all threads read the same records');
      this.#totals = report.totals;
    }
    this.#wake?.();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake?.();
  }
}
