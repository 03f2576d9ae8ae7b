/** Hostile files, written to disk piece by piece so that no test holds what it sends, and what reading them costs. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Source } from '../../src/intake/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { rejectsOf, type IntakeDesk } from './intake.ts';

const SAMPLE_MS = 10;

/** Writes the pieces to a file of this name in the test's own directory. */
export function hostileFile(dir: string, name: string, pieces: Iterable<string | Uint8Array>): string {
  const path = join(dir, name);
  const file = openSync(path, 'w');
  for (const piece of pieces) writeSync(file, typeof piece === 'string' ? Buffer.from(piece) : piece);
  closeSync(file);
  return path;
}

export function* repeated(
  count: number,
  piece: (i: number) => string | Uint8Array,
): Generator<string | Uint8Array> {
  for (let i = 0; i < count; i += 1) yield piece(i);
}

export interface Taken {
  readonly incidentId: IncidentId;
  readonly source: Source;
  readonly rejects: readonly string[];
}

/** One file through upload, check and reading. */
export async function take(desk: IntakeDesk, path: string, mapping: object): Promise<Taken> {
  const incidentId = await desk.incident();
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [started] = await desk.intake.takeFiles(incidentId, { [name]: mapping }, [path], desk.maker);
  const source = await desk.intake.ingest(started!.sourceId);
  const rejects = (await rejectsOf(desk, incidentId)).map(({ line, reason }) => `${line} ${reason}`);
  return { incidentId, source, rejects };
}

export interface Cost {
  readonly ms: number;
  /** How far the process, with its reading threads, grew beyond what it was. */
  readonly grownBytes: number;
}

export async function costOf<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly cost: Cost }> {
  const [began, before] = [Date.now(), process.memoryUsage.rss()];
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), SAMPLE_MS);
  try {
    const value = await work();
    return { value, cost: { ms: Date.now() - began, grownBytes: most - before } };
  } finally {
    clearInterval(sampling);
  }
}

/** Bounds wide enough for a machine that does much else, and far below what an unbounded reader takes. */
export function expectBounded(
  { ms, grownBytes }: Cost,
  { seconds, mebibytes }: { seconds: number; mebibytes: number },
): void {
  expect(ms).toBeLessThan(seconds * 1000);
  expect(Math.round(grownBytes / 1024 ** 2)).toBeLessThan(mebibytes);
}
