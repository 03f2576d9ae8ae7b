/** A worker thread of an ingest: reads its share of the batches and hands them over, a few ahead of the main thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { SpareBytes } from './copy-rows.ts';
import { readBatches, type Batch, type Share, type Totals } from './batches.ts';
import type { Reading } from './keyed-rows.ts';
import type { Spooled } from './reading.ts';

export interface WorkerOrder {
  readonly spooled: Spooled;
  readonly reading: Reading;
  readonly share: Share;
}

export type WorkerReport = { readonly batch: Batch } | { readonly totals: Totals };

/** Batches handed over that the main thread has not yet stored: one on its way, one waiting. */
const AHEAD_MAX = 2;

const order = workerData as WorkerOrder;
const port = parentPort!;
const spares = new SpareBytes();
let ahead = 0;
let proceed: (() => void) | null = null;

port.on('message', (returned: readonly ArrayBuffer[]) => {
  for (const bytes of returned) spares.give(bytes);
  ahead -= 1;
  proceed?.();
});

async function work(): Promise<void> {
  const batches = readBatches(order.spooled, { ...order, spares });
  for (;;) {
    const next = await batches.next();
    if (next.done) {
      port.postMessage({ totals: next.value } satisfies WorkerReport);
      break;
    }
    ahead += 1;
    const { rows, links, rejectKeys } = next.value;
    const moved = [rows, links, rejectKeys].flatMap((bytes) => (bytes ? [bytes.buffer] : []));
    port.postMessage({ batch: next.value } satisfies WorkerReport, moved);
    if (ahead >= AHEAD_MAX) await new Promise<void>((resolve) => (proceed = resolve));
  }
  port.close();
}

await work();
