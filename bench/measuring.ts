/** What benchmarks share: medians, a scratch directory the database user can reach, memory and CPU time. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
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
  return statusMb(pid, 'VmHWM');
}

/** What it has resident now. */
export function rssMb(pid: number): number {
  return statusMb(pid, 'VmRSS');
}

function statusMb(pid: number, field: 'VmHWM' | 'VmRSS'): number {
  try {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    );
    return Math.round(Number(found?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

const TICK_MS = 10;

/** The CPU time that a live process has used, user and system; 0 where the system does not tell. */
export function cpuMs(pid: number): number {
  const [utime = 0, stime = 0] = statOf(pid).slice(FIELD_UTIME);
  return (utime + stime) * TICK_MS;
}

/** The same of a process with its children, the ended ones too: PostgreSQL as a whole. */
export function familyCpuMs(pid: number): number {
  const [utime = 0, stime = 0, ended = 0, endedSystem = 0] = statOf(pid).slice(FIELD_UTIME);
  const children = pids().filter((child) => statOf(child)[FIELD_PARENT] === pid);
  return (utime + stime + ended + endedSystem) * TICK_MS + children.reduce((sum, c) => sum + cpuMs(c), 0);
}

/** Places among what follows the program's name in /proc/<pid>/stat. */
const FIELD_PARENT = 1;
const FIELD_UTIME = 11;

function statOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').map(Number);
  } catch {
    return [];
  }
}

function pids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}
