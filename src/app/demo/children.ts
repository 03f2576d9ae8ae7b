/** Keeps the demo's processes alive: whatever is killed is started again until we stop. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT_SETTINGS } from '../exit-codes.ts';

const RESTART_MS = 300;
const STOP_MS = 10_000;
/** Ended so often by itself with the same last words, a process will not come up: they say why. */
const LAST_WORDS_MAX = 5;

interface Kept {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  process: ChildProcess | null;
  restarts: number;
  lastWords: string;
  sameWords: number;
}

export class Children {
  private readonly kept: Kept[] = [];
  private stopping = false;

  /** @param logDir where each process writes `<name>.log` @param say tells the person that something restarted */
  constructor(
    private readonly logDir: string,
    private readonly say: (sentence: string) => void,
  ) {
    mkdirSync(logDir, { recursive: true, mode: 0o700 });
  }

  /** Starts a built entry point of this application and keeps it running. */
  keep(name: string, script: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
    const kept: Kept = { name, script, args, env, process: null, restarts: 0, lastWords: '', sameWords: 0 };
    this.kept.push(kept);
    this.start(kept);
  }

  pids(): Record<string, number | undefined> {
    return Object.fromEntries(this.kept.map((k) => [k.name, k.process?.pid]));
  }

  /** Why a process keeps ending by itself, in its own words; null while it may yet come up. */
  refusal(name: string): string | null {
    const kept = this.kept.find((k) => k.name === name);
    return kept && kept.sameWords >= LAST_WORDS_MAX ? kept.lastWords : null;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    // Those who use others stop first: web and worker before the sandbox they talk to.
    for (const kept of this.kept.toReversed()) await end(kept.process);
  }

  private start(kept: Kept): void {
    const logFile = join(this.logDir, `${kept.name}.log`);
    const log = openSync(logFile, 'a', 0o600);
    const script = fileURLToPath(new URL(`../${kept.script}`, import.meta.url));
    const child = spawn(process.execPath, [script, ...kept.args], {
      env: kept.env,
      // The channel carries nothing: it breaks when we die, even of SIGKILL, and the child then ends too.
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    kept.process = child;
    child.once('exit', (code, signal) => {
      kept.process = null;
      if (this.stopping) return;
      kept.restarts += 1;
      const words = signal === null ? lastLine(logFile) : '';
      kept.sameWords = words !== '' && words === kept.lastWords ? kept.sameWords + 1 : 1;
      kept.lastWords = words;
      if (code === EXIT_SETTINGS) {
        kept.sameWords = LAST_WORDS_MAX;
        return;
      }
      this.say(`${kept.name} ended (${signal ?? code}); starting it again`);
      setTimeout(() => !this.stopping && this.start(kept), RESTART_MS * Math.min(kept.restarts, 20));
    });
  }
}

function lastLine(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '';
}

async function end(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(killer);
}
