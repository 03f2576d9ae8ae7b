/** One postmaster of one data directory: found through postmaster.pid, started detached, stopped fast. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../../kernel/errors.ts';
import { errorCode } from '../error-code.ts';
import { PLATFORM_ERRORS } from '../platform.errors.ts';
import type { Binaries } from './binaries.ts';
import type { DatabaseUser } from './database-user.ts';
import type { Layout } from './layout.ts';

const POLL_MS = 15;
const START_WAIT_MS = 90_000;
const STOP_WAIT_MS = 30_000;
/** sun_path holds 107 bytes; the socket's name takes 15 of them. */
const SOCKET_DIR_MAX_BYTES = 90;

export interface StartOptions {
  readonly layout: Layout;
  readonly binaries: Binaries;
  readonly user: DatabaseUser;
  /** Where the socket goes when `pg/` is too deep for one. */
  readonly socketDir: string;
  readonly settings: Readonly<Record<string, string>>;
}

export function socketDirFor(layout: Layout, fallback: string): string {
  return Buffer.byteLength(layout.pgDir) <= SOCKET_DIR_MAX_BYTES ? layout.pgDir : fallback;
}

/** The pid of the live postmaster of this directory, once it accepts connections or while it starts. */
export function livePostmaster(pgDir: string): { pid: number; ready: boolean } | null {
  const lines = readPidFile(pgDir);
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 1 || !isPostmasterOf(pid, pgDir)) return null;
  return { pid, ready: lines[7]?.trim() === 'ready' };
}

/** Starts the server and waits until it accepts connections; waits out backends of a killed predecessor. */
export async function startPostmaster(options: StartOptions): Promise<void> {
  const deadline = performance.now() + START_WAIT_MS;
  for (;;) {
    const failure = await startOnce(options, deadline);
    if (failure === null) return;
    if (!PASSES.test(failure) || performance.now() > deadline) {
      throw new DomainError(PLATFORM_ERRORS.database_refused, {
        reason: failure,
        log: options.layout.logFile,
      });
    }
    await sleep(100);
  }
}

/** Backends of a killed predecessor still at work, a predecessor just dying, or ourselves killed while starting. */
const PASSES = /pre-existing shared memory block|still in use|lock file "[^"]*" already exists|^ended by SIG/;

export async function stopPostmaster(pgDir: string): Promise<void> {
  const live = livePostmaster(pgDir);
  if (!live) return;
  signal(live.pid, 'SIGINT');
  const deadline = performance.now() + STOP_WAIT_MS;
  while (isPostmasterOf(live.pid, pgDir)) {
    if (performance.now() > deadline) signal(live.pid, 'SIGQUIT');
    await sleep(POLL_MS);
  }
}

/** Null when it is up, else the last words of its log. */
async function startOnce(options: StartOptions, deadline: number): Promise<string | null> {
  const { layout } = options;
  clearStaleLocks(layout.pgDir, options.socketDir);
  rotate(layout.logFile);
  const logFrom = sizeOf(layout.logFile);
  const exited = launch(options);
  while (exited.now() === null) {
    if (livePostmaster(layout.pgDir)?.ready) return null;
    if (performance.now() > deadline) return 'it did not become ready in time';
    await sleep(POLL_MS);
  }
  const signalled = exited.now()?.signal;
  return signalled ? `ended by ${signalled}` : lastWords(layout.logFile, logFrom);
}

interface Ended {
  readonly signal: NodeJS.Signals | null;
}

function launch({ layout, binaries, user, socketDir, settings }: StartOptions): { now(): Ended | null } {
  const log = openSync(layout.logFile, 'a', 0o600);
  const flags = Object.entries({ ...settings, unix_socket_directories: socketDir }).flatMap(([k, v]) => [
    '-c',
    `${k}=${v}`,
  ]);
  let ended: Ended | null = null;
  // Detached, its output in a file: it outlives us, and nobody who captures our output waits for it.
  const child = spawn(binaries.postgres, ['-D', layout.pgDir, ...flags], {
    ...user.ids,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { LC_ALL: 'C', TZ: 'UTC' },
  });
  closeSync(log);
  child.on('exit', (_code, name) => (ended = { signal: name }));
  child.on('error', () => (ended = { signal: null }));
  child.unref();
  return { now: () => ended };
}

function readPidFile(pgDir: string): string[] | null {
  try {
    return readFileSync(join(pgDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

function isPostmasterOf(pid: number, pgDir: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  try {
    // A postmaster works in its data directory; a recycled pid or a zombie does not.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(pgDir);
  } catch {
    return false;
  }
}

/**
 * PostgreSQL takes any live process with the recorded pid for its predecessor, also a zombie that a
 * container's first process never reaps, or a stranger after a reboot. Ours is known to be neither.
 * Orphaned backends are still seen: their shared memory is found through the directory itself.
 */
function clearStaleLocks(pgDir: string, socketDir: string): void {
  if (livePostmaster(pgDir)) return;
  rmSync(join(pgDir, 'postmaster.pid'), { force: true });
  rmSync(join(socketDir, '.s.PGSQL.5432.lock'), { force: true });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already, which is what was wanted.
  }
}

function lastWords(logFile: string, from: number): string {
  const text = readFileSync(logFile).subarray(from).toString('utf8');
  const fatal = text.split('\n').filter((line) => /FATAL|PANIC|error|denied|cannot/.test(line));
  return (fatal.at(-1) ?? text.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC):\s+/, '').trim();
}

const LOG_MAX_BYTES = 10_000_000;

function rotate(logFile: string): void {
  if (sizeOf(logFile) > LOG_MAX_BYTES) rmSync(logFile, { force: true });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
