/** The processes of a sending crash run: one that hears events, some that send; whoever dies is started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from '../src/platform/root.ts';

const START_MS = 60_000;
const END_MS = 15_000;
/** One that comes up while its database is away may end; it is started again. */
const REFUSALS_MAX = 10;

type Role = 'web' | 'worker';
const SCRIPTS: Readonly<Record<Role, string>> = { web: 'main.js', worker: 'worker.js' };

interface Member {
  readonly role: Role;
  readonly child: ChildProcess;
  works: boolean;
  stopped: boolean;
}

export class Crew {
  readonly #env: NodeJS.ProcessEnv;
  #members: Member[] = [];
  readonly #thawing = new Set<Promise<void>>();
  #ending = false;
  /** What processes said on stderr before they ended by themselves: nothing should. */
  readonly complaints: string[] = [];

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  async start(workers: number): Promise<void> {
    this.#spawn('web');
    for (let n = 0; n < workers; n += 1) this.#spawn('worker');
    await this.#until(() => this.#members.length === workers + 1 && this.#members.every((m) => m.works));
  }

  /** Workers that have come up and run: whom a strike may hit. */
  get workers(): number[] {
    return this.#members.filter((m) => m.role === 'worker' && m.works && !m.stopped).map((m) => m.child.pid!);
  }

  async aWorker(): Promise<number> {
    await this.#until(() => this.workers.length > 0);
    const { workers } = this;
    return workers[randomInt(workers.length)]!;
  }

  kill(pid: number): boolean {
    return this.#member(pid)?.child.kill('SIGKILL') ?? false;
  }

  /** Stops a process in the middle of whatever it does, past its lease, and lets it go on by itself. */
  freeze(pid: number, ms: number): boolean {
    const member = this.#member(pid);
    if (!member?.child.kill('SIGSTOP')) return false;
    member.stopped = true;
    const thaw = sleep(ms).then(() => {
      member.child.kill('SIGCONT');
      member.stopped = false;
      this.#thawing.delete(thaw);
    });
    this.#thawing.add(thaw);
    return true;
  }

  /** Once nobody is stopped any more. */
  async thawed(): Promise<void> {
    await Promise.all(this.#thawing);
  }

  /** The database server of this data directory; whoever holds a lease on it starts it again. */
  killDatabase(dataDir: string): boolean {
    const pid = Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
    return process.kill(pid, 'SIGKILL');
  }

  async end(): Promise<void> {
    this.#ending = true;
    await Promise.all(
      this.#members.map(async ({ child }) => {
        const gone = once(child, 'exit');
        child.kill('SIGCONT');
        child.kill('SIGTERM');
        const killer = setTimeout(() => child.kill('SIGKILL'), END_MS);
        await gone;
        clearTimeout(killer);
      }),
    );
  }

  #member(pid: number): Member | undefined {
    return this.#members.find((m) => m.child.pid === pid);
  }

  #spawn(role: Role): void {
    const script = join(PROJECT_ROOT, 'dist', 'src', 'app', SCRIPTS[role]);
    // The channel carries nothing: it breaks when we die, and the process then ends too.
    const child = spawn(process.execPath, [script], {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const member: Member = { role, child, works: false, stopped: false };
    this.#members.push(member);
    let said = '';
    // It says one line once it is up.
    child.stdout!.once('data', () => (member.works = true)).resume();
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)));
    child.once('exit', (code, signal) => {
      this.#members = this.#members.filter((m) => m !== member);
      if (this.#ending) return;
      if (signal !== 'SIGKILL') this.complaints.push(`${role} ended with ${signal ?? code}: ${said.trim()}`);
      this.#spawn(role);
    });
  }

  async #until(enough: () => boolean): Promise<void> {
    for (const end = Date.now() + START_MS; !enough();) {
      const refused = this.complaints.length > REFUSALS_MAX;
      if (Date.now() > end || refused) {
        throw new Error(`processes did not come up: ${this.complaints.at(-1) ?? 'no word of them'}`);
      }
      await sleep(25);
    }
  }
}

/** Free at this moment, on this machine only. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
