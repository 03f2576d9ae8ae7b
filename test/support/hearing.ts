/** Processes of Amends that write down everything they do, and everything they were heard to say. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestDatabase } from './database.ts';
import { killed, startProcess } from './web-process.ts';

export class Hearing {
  /** What was said so far on stdout and stderr. */
  said = '';
  readonly #child: ChildProcess;

  /** `src/app/<entry>` with its log at `debug`. */
  constructor(
    t: TestDatabase,
    line: readonly [string, ...string[]],
    env: Readonly<Record<string, string>> = {},
  ) {
    this.#child = startProcess(t, line, { ...env, AMENDS_LOG_LEVEL: 'debug' }, 'pipe');
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    }
  }

  /** Waits for a line of stdout or stderr; answers what its first group matched. */
  async says(line: RegExp): Promise<string> {
    for (let found = line.exec(this.said); ; found = line.exec(this.said)) {
      if (found) return found[1] ?? '';
      if (this.#child.exitCode !== null) throw new Error(`it ended with: ${this.said}`);
      await sleep(20);
    }
  }

  /** Its exit code, once it has ended and all it said was heard. */
  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null) await once(this.#child, 'close');
    return this.#child.exitCode;
  }

  kill(): Promise<void> {
    return killed(this.#child);
  }
}
