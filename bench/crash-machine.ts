/** One machine of a crash run: a data directory of its own, and terminals on it that may be killed at any moment. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from '../src/platform/root.ts';

const TERMINAL = join(PROJECT_ROOT, 'dist', 'src', 'app', 'cli.js');
const RESTING_MS = 10_000;

export interface Ended {
  /** Null: killed. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly ms: number;
}

export type Victim = 'terminal' | 'database';

export class Machine {
  private constructor(readonly dir: string) {}

  static make(): Machine {
    return new Machine(emptyDir());
  }

  /** The same keys, the same database: what two copies answer can be compared to the last byte. */
  copy(): Machine {
    const dir = emptyDir();
    const copied = spawnSync('cp', ['-a', `${this.dir}/.`, dir], { stdio: 'inherit' });
    if (copied.status !== 0) throw new Error('the data directory could not be copied');
    return new Machine(dir);
  }

  /** A command to its end; refusals are errors here. */
  async run(...line: readonly string[]): Promise<Ended> {
    const ended = await this.#ended(this.#start(line));
    if (ended.code !== 0)
      throw new Error(`${line.slice(0, 2).join(' ')} ended with ${ended.code}: ${ended.err}`);
    return ended;
  }

  /** A command whose process, or whose database, is killed after so many milliseconds unless it ended before. */
  async runAndKill(
    line: readonly string[],
    afterMs: number,
    victim: Victim,
  ): Promise<Ended & { struck: boolean }> {
    const child = this.#start(line);
    const ending = this.#ended(child);
    const struck = await Promise.race([
      ending.then(() => false),
      sleep(afterMs).then(() => this.#strike(child, victim)),
    ]);
    return { ...(await ending), struck };
  }

  /** Waits for the database to stop, as it does once the last process left. */
  async rest(): Promise<void> {
    for (const until = Date.now() + RESTING_MS; this.#postmaster() !== null && Date.now() < until;) {
      await sleep(50);
    }
  }

  /** Forgets everything. After a kill nobody is left to stop the database. */
  async remove(): Promise<void> {
    await this.rest();
    const left = this.#postmaster();
    if (left !== null) process.kill(left, 'SIGKILL');
    rmSync(this.dir, { recursive: true, force: true });
  }

  #start(line: readonly string[]): ChildProcess {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, AMENDS_DATA_DIR: this.dir };
    return spawn(process.execPath, [TERMINAL, ...line], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  async #ended(child: ChildProcess): Promise<Ended> {
    const started = Date.now();
    let [out, err] = ['', ''];
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out, err, ms: Date.now() - started };
  }

  #strike(child: ChildProcess, victim: Victim): boolean {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    if (victim === 'terminal') return child.kill('SIGKILL');
    const pid = this.#postmaster();
    return pid !== null && process.kill(pid, 'SIGKILL');
  }

  /** Of this directory's own database; null where none runs. */
  #postmaster(): number | null {
    try {
      const pid = Number(readFileSync(join(this.dir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 0);
      return pid;
    } catch {
      return null;
    }
  }
}

/** Reachable for the database's user. */
function emptyDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'amends-crash-'));
  chmodSync(dir, 0o755);
  return dir;
}
