/** One thread of those that sign events before anything is measured: RSA is slow to make and quick to check. */
import { parentPort, workerData } from 'node:worker_threads';
import { eventSigner } from '../src/sandbox/index.ts';

export const EVENT_TYPES = ['Send', 'Delivery'] as const;

/** Delivery tags, and where the sandbox that signs keeps its key. */
export interface SigningOrder {
  readonly sandboxDir: string;
  readonly tags: readonly string[];
}

const port = parentPort;
if (port) {
  const { sandboxDir, tags } = workerData as SigningOrder;
  const sign = eventSigner(sandboxDir);
  const posts = tags.flatMap((d) =>
    EVENT_TYPES.map((type) => sign({ d, a: 1, type, to: `pelanggan.${d}@example.com` })),
  );
  port.postMessage(posts, []);
}
