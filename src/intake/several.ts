/** Several files read at once, sharing the cores: a small file need not wait behind a large one. */
import { availableParallelism } from 'node:os';
import type { SourceId } from '../kernel/ids.ts';
import type { IngestOptions } from './ingest.ts';

/** Reading threads of one process, however many cores: each holds some batches in memory. */
const THREADS_MAX = 4;

/** How many sources one process reads at once. */
export function readingsAtOnce(): number {
  return Math.max(1, Math.min(availableParallelism(), THREADS_MAX));
}

/** The threads of one of so many readings. */
export function threadsEach(readings: number): number {
  return Math.max(1, Math.floor(readingsAtOnce() / Math.max(readings, 1)));
}

export async function readSeveral<T>(
  sourceIds: readonly SourceId[],
  options: IngestOptions,
  read: (sourceId: SourceId, options: IngestOptions) => Promise<T>,
): Promise<T[]> {
  const lanes = Math.min(readingsAtOnce(), sourceIds.length);
  const threads = options.threads ?? threadsEach(lanes);
  const done: T[] = [];
  const failures: unknown[] = [];
  const waiting = sourceIds.entries();
  const lane = async (): Promise<void> => {
    for (const [at, sourceId] of waiting) {
      try {
        done[at] = await read(sourceId, { ...options, threads });
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failures.length > 0) throw failures[0];
  return done;
}
