/** What a verb may do with the terminal: results on stdout, everything else on stderr. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';

export class Terminal {
  constructor(
    private readonly stdout: Writable,
    private readonly stderr: Writable,
  ) {}

  /** One line of results; waits for a slow reader. */
  async print(line: string): Promise<void> {
    if (!this.stdout.write(`${line}\n`)) await once(this.stdout, 'drain');
  }

  async printJson(value: unknown): Promise<void> {
    await this.print(json(value));
  }

  /** Where something that moves may be drawn: stderr, if a person is looking at it. */
  get watched(): NodeJS.WritableStream | null {
    return 'isTTY' in this.stderr && this.stderr.isTTY === true ? this.stderr : null;
  }

  /** For the person watching; never part of the result. */
  say(sentence: string): void {
    this.stderr.write(`${sentence}\n`);
  }
}

/** Amounts and numbers of the database are decimal strings, as on the API. */
export function json(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
}
