/** The built demo as a person runs it: `npm run demo -- --exit --json`, on a data directory of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/root.ts';

export interface DemoResult {
  readonly incident: string;
  readonly records: number;
  readonly staged: number;
  readonly rejected: number;
  readonly persons: number;
  readonly profiles: number;
  readonly deliveries: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly grants: Readonly<Record<string, number>>;
  readonly redemptions: Readonly<Record<string, number>>;
  readonly ledger: { readonly journals: number; readonly balanced: boolean };
  readonly links: readonly string[];
  readonly seconds: Readonly<Record<string, number>>;
}

export interface Accepted {
  readonly channel: 'email' | 'sms';
  readonly d: string;
  readonly a: number;
}

export class DemoRun {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #stdout = '';
  #stderr = '';

  constructor(
    readonly dataDir: string,
    args: readonly string[] = ['--exit', '--json'],
    settings: NodeJS.ProcessEnv = {},
  ) {
    const env = { ...process.env, ...settings, AMENDS_DATA_DIR: dataDir };
    const script = join(PROJECT_ROOT, 'dist', 'src', 'app', 'demo.js');
    this.#child = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stdout!.on('data', (chunk: Buffer) => (this.#stdout += chunk.toString()));
    this.#child.stderr!.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString()));
    this.#ended = new Promise((resolve) => this.#child.once('close', (code) => resolve(code)));
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** The JSON of the last line, once it ended well. */
  async result(): Promise<DemoResult> {
    const code = await this.#ended;
    if (code !== 0) throw new Error(`the demo ended with ${code}: ${this.#stderr.slice(-2000)}`);
    return JSON.parse(this.#stdout.trim().split('\n').at(-1)!) as DemoResult;
  }

  /** SIGKILL to the demo itself: whoever it kept must end too. */
  async die(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.#ended;
  }

  /** Resolves once stderr holds the words. */
  async says(words: string): Promise<void> {
    if (this.#stderr.includes(words)) return;
    await new Promise<void>((resolve, reject) => {
      this.#child.stderr!.on('data', () => this.#stderr.includes(words) && resolve());
      void this.#ended.then(() => reject(new Error(`ended before saying “${words}”: ${this.#stderr}`)));
    });
  }

  /** SIGKILL, only ever to processes this demo started: its children by their script, the postmaster by its file. */
  kill(who: 'web' | 'worker' | 'postgres'): number {
    const pid =
      who === 'postgres' ? this.#postmaster() : this.#childRunning(who === 'web' ? 'main.js' : 'worker.js');
    if (pid !== null) process.kill(pid, 'SIGKILL');
    return pid ?? 0;
  }

  #postmaster(): number | null {
    try {
      return Number(readFileSync(join(this.dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
    } catch {
      return null;
    }
  }

  #childRunning(script: string): number | null {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        if (parent === this.#child.pid && command.includes(`app/${script}`)) return Number(pid);
      } catch {
        // Ended between listing and reading.
      }
    }
    return null;
  }
}

/** A directory the database's user can reach, gone afterwards. */
export function aDataDir(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'amends-journey-'));
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** What the sandbox accepted: the oracle of what was really sent (its ledger lies beside the demo's data). */
export function acceptedBySandbox(dataDir: string): Accepted[] {
  const lines = readFileSync(join(dataDir, 'demo', 'sandbox', 'accepted.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Accepted);
}
