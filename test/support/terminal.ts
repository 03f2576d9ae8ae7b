/** The terminal as it ships, on a database of the test's own: one line in, its output and exit code out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect } from '@jest/globals';
import { openSession, sessionOn } from '../../src/app/terminal-session.ts';
import { runCommandLine } from '../../src/doors/cli/run.ts';
import { Terminal } from '../../src/doors/cli/terminal.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { migrateDatabase } from '../../src/platform/db/connect.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Env = Readonly<Record<string, string>>;

/** Runs a line against the test's database, with settings as in the environment. */
export function terminalOn(t: TestDatabase): (line: readonly string[], env?: Env) => Promise<Said> {
  const database = { db: t.db, embedded: null, guaranteeIsWeaker: false, close: () => Promise.resolve() };
  return (line, env = {}) =>
    say(line, {
      open: (options) =>
        sessionOn({ config: loadConfig({ AMENDS_DATA_DIR: t.dir, ...env }), database }, options),
      migrate: () => Promise.resolve(0),
    });
}

/** A database with its terminal, a directory for files, and incidents by number. */
export interface TerminalDesk {
  readonly t: TestDatabase;
  readonly dir: string;
  readonly run: ReturnType<typeof terminalOn>;
  /** What a line answers with `--json`, once it ended well. */
  json(line: readonly string[]): Promise<Record<string, unknown>>;
  /** The id of a new incident. */
  anIncident(): Promise<string>;
  close(): Promise<void>;
}

export async function aTerminalDesk(): Promise<TerminalDesk> {
  const t = await freshDatabase();
  const run = terminalOn(t);
  const dir = mkdtempSync(join(tmpdir(), 'amends-cli-'));
  let serial = 0;
  const json: TerminalDesk['json'] = async (line) => {
    const said = await run([...line, '--json']);
    expect(said).toMatchObject({ code: 0, err: '' });
    return JSON.parse(said.out) as Record<string, unknown>;
  };
  const anIncident = async () => {
    serial += 1;
    return (await json(['incident', 'create', '--name', `Breach ${serial}`]))['id'] as string;
  };
  const close = async () => {
    rmSync(dir, { recursive: true, force: true });
    await t.close();
  };
  return { t, dir, run, json, anIncident, close };
}

/** Runs a line with nothing but an environment, as a person would. */
export function terminalIn(env: Env): (line: readonly string[]) => Promise<Said> {
  return (line) =>
    say(line, {
      open: async (options) => openSession(loadConfig(env), options),
      migrate: async () => migrateDatabase(loadConfig(env)),
    });
}

async function say(line: readonly string[], backstage: Parameters<typeof runCommandLine>[0]['backstage']) {
  const [out, err] = [new Sink(), new Sink()];
  const code = await runCommandLine({ terminal: new Terminal(out, err), backstage }, line);
  return { code, out: out.text, err: err.text };
}

class Sink extends Writable {
  text = '';

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** One sentence on stderr, nothing on stdout, no stack. */
export function expectRefusal(said: Said, sentence: RegExp, code = 1): void {
  expect({ code: said.code, out: said.out }).toEqual({ code, out: '' });
  expect(said.err).toMatch(sentence);
  expect(said.err.trimEnd()).not.toContain('\n');
  expect(said.err).not.toMatch(/\bat .*\.(ts|js):\d+/);
}
