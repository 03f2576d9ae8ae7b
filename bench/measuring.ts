/** What benchmarks share: medians, a scratch directory the database user can reach, peak memory. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function twoPlaces(value: number): number {
  return Math.round(value * 100) / 100;
}

export function seconds(ms: number): number {
  return Math.round(ms / 10) / 100;
}

/** A new directory that others may pass through; the caller removes it. */
export function scratchDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'amends-bench-'));
  chmodSync(dir, 0o711);
  return dir;
}

/** The most memory a live process ever had resident, threads included; 0 where the system does not tell. */
export function peakRssMb(pid: number): number {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Math.round(Number(peak?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
