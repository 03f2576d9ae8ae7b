/** Amends as processes of their own, run from source, which a test may kill; temporary files go where it looks. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/root.ts';
import type { TestDatabase } from './database.ts';

type Env = Readonly<Record<string, string>>;

export interface WebProcess {
  readonly port: number;
  /** SIGKILL; resolves once it is gone. */
  kill(): Promise<void>;
}

/** A test that failed half-way leaves none behind: it would go on, and keep the tests' own process from ending. */
const started = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of started) await killed(child);
});

/** Where a process of this test would put temporary files. */
export function tmpDirOf(t: TestDatabase): string {
  return join(t.dir, 'tmp');
}

/** `src/app/<entry>` on the test's database, in production mode: whoever acts brings a key. */
export function startProcess(
  t: TestDatabase,
  [entry, ...args]: readonly [string, ...string[]],
  env: Env = {},
  stderr: 'inherit' | 'pipe' = 'inherit',
): ChildProcess {
  mkdirSync(tmpDirOf(t), { recursive: true });
  const { host, user, password, database } = t.target;
  const query = new URLSearchParams({ host, user, password });
  const loader = join(PROJECT_ROOT, 'test', 'support', 'from-source.mjs');
  const child = spawn(
    process.execPath,
    ['--import', loader, join(PROJECT_ROOT, 'src', 'app', entry), ...args],
    {
      env: {
        ...process.env,
        DATABASE_URL: `postgres:///${database}?${query.toString()}`,
        AMENDS_DATA_DIR: t.dir,
        AMENDS_LOG_LEVEL: 'error',
        HOST: '127.0.0.1',
        PORT: '0',
        TMPDIR: tmpDirOf(t),
        NODE_OPTIONS: '',
        ...env,
      },
      stdio: ['ignore', 'pipe', stderr],
    },
  );
  started.add(child);
  return child;
}

export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

export async function startWeb(t: TestDatabase, env: Env = {}): Promise<WebProcess> {
  const child = startProcess(t, ['main.ts'], env);
  for await (const line of createInterface({ input: child.stdout! })) {
    const port = /^web listens on http:\/\/[^:]+:(\d+)/.exec(line)?.[1];
    if (!port) continue;
    child.stdout!.resume();
    return { port: Number(port), kill: () => killed(child) };
  }
  throw new Error('the web process ended before it listened');
}
