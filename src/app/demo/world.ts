/** The demo's machine room: its ports, its processes, its two operators with their keys. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SENDER } from './breach.ts';
import { ApiClient, Interrupted } from './client.ts';
import { Children } from './children.ts';

const run = promisify(execFile);
const START_MS = 90_000;

/** Settings that would reach a real database, a real provider or another person's key: the demo takes none. */
const NOT_FOR_DEMOS = /^(DATABASE_URL|NODE_ENV|PORT|HOST|AMENDS_(?!DATA_DIR$|LOG_LEVEL$).*)$/;

/** What the demo remembers between runs, beside its data; only the owner can read it. */
interface Memory {
  webPort: number;
  sandboxPort: number;
  keys: Record<string, string>;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

interface Operator {
  readonly id: string;
  readonly email: string;
  readonly status: string;
}

export class World {
  readonly webUrl: string;
  readonly sandboxUrl: string;

  private constructor(
    private readonly dir: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly memory: Memory,
    private readonly children: Children,
  ) {
    this.webUrl = `http://127.0.0.1:${memory.webPort}`;
    this.sandboxUrl = `http://127.0.0.1:${memory.sandboxPort}`;
  }

  static async build(dataDir: string, say: (sentence: string) => void): Promise<World> {
    const dir = join(dataDir, 'demo');
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const memory = recall(dir);
    memory.webPort = await freePort(memory.webPort);
    memory.sandboxPort = await freePort(memory.sandboxPort);
    remember(dir, memory);
    const kept = Object.entries(process.env).filter(([name]) => !NOT_FOR_DEMOS.test(name));
    const env: NodeJS.ProcessEnv = {
      ...Object.fromEntries(kept),
      AMENDS_DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: String(memory.webPort),
      AMENDS_PUBLIC_URL: `http://127.0.0.1:${memory.webPort}`,
      AMENDS_SANDBOX_FROM: SENDER,
      AMENDS_SANDBOX_URL: `http://127.0.0.1:${memory.sandboxPort}`,
      AMENDS_SNS_PINNED_CERTIFICATE: join(dir, 'sandbox', 'certificate.json'),
    };
    return new World(dir, env, memory, new Children(join(dir, 'logs'), say));
  }

  /** Sandbox first (its certificate is pinned by the others), then web and worker; returns when all answer. */
  async start(): Promise<void> {
    const { children, env, memory, dir } = this;
    const events = `http://127.0.0.1:${memory.webPort}/webhooks/ses`;
    const sandbox = ['--port', String(memory.sandboxPort), '--data', join(dir, 'sandbox')];
    children.keep('sandbox', 'sandbox.js', [...sandbox, '--events-url', events], env);
    await this.answers(`${this.sandboxUrl}/_sandbox/stats`, 'sandbox');
    children.keep('web', 'main.js', [], env);
    children.keep('worker', 'worker.js', [], env);
    await this.answers(`${this.webUrl}/readyz`, 'web');
  }

  /** The API as this person: found or invited, with a key that is kept for the next run. */
  async as(person: Person): Promise<ApiClient> {
    const known = this.memory.keys[person.email];
    if (known && (await this.accepts(known))) return new ApiClient(this.webUrl, known);
    let id = (await this.operator(person))?.id;
    if (!id) {
      const roles = person.roles.flatMap((role) => ['--role', role]);
      const made = await this.terminal(
        'operator', 'create', '--name', person.name, '--email', person.email, ...roles,
      ); // prettier-ignore
      id = (made as { id: string }).id;
    }
    const { key } = (await this.terminal('operator', 'key', id, '--label', 'demo')) as { key: string };
    this.memory.keys[person.email] = key;
    remember(this.dir, this.memory);
    return new ApiClient(this.webUrl, key);
  }

  /** A link to choose a password with, while this person has none; each works once. */
  async invitation(person: Person): Promise<string | null> {
    const known = await this.operator(person);
    if (known?.status !== 'invited') return null;
    return ((await this.terminal('operator', 'link', known.id)) as { url: string }).url;
  }

  async sandbox<T>(path: string): Promise<T> {
    const response = await fetch(`${this.sandboxUrl}${path}`).catch(() => null);
    if (!response) throw new Interrupted('The sandbox does not answer.');
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}.`);
    return (await response.json()) as T;
  }

  stop(): Promise<void> {
    return this.children.stop();
  }

  /** One verb of the terminal, as a person would type it. */
  async terminal(...words: string[]): Promise<unknown> {
    const cli = fileURLToPath(new URL('../cli.js', import.meta.url));
    try {
      const { stdout } = await run(process.execPath, [cli, ...words, '--json'], { env: this.env });
      return JSON.parse(stdout) as unknown;
    } catch (error) {
      // The database may be starting again after it was killed; looking again is always safe here.
      const { stderr } = error as { stderr?: string };
      throw new Interrupted(stderr?.trim() || String(error), { cause: error });
    }
  }

  private async operator(person: Person): Promise<Operator | undefined> {
    const people = (await this.terminal('operator', 'list')) as Operator[];
    return people.find(({ email }) => email === person.email);
  }

  private async accepts(key: string): Promise<boolean> {
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetch(`${this.webUrl}/api/v1/me`, { headers }).catch(() => null);
    if (!response || response.status >= 500) throw new Interrupted('The web process does not answer.');
    return response.ok;
  }

  private async answers(address: string, name: string): Promise<void> {
    const until = performance.now() + START_MS;
    while (performance.now() < until) {
      const ok = await fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
        (response) => response.ok,
        () => false,
      );
      if (ok) return;
      const refusal = this.children.refusal(name);
      if (refusal !== null) throw new Error(`The ${name} process cannot start: ${refusal}`);
      await sleep(100);
    }
    throw new Error(
      `The ${name} process does not answer; its log is ${join(this.dir, 'logs', `${name}.log`)}.`,
    );
  }
}

function recall(dir: string): Memory {
  const file = join(dir, 'memory.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Memory>) : {};
  return { webPort: known.webPort ?? 4300, sandboxPort: known.sandboxPort ?? 4310, keys: known.keys ?? {} };
}

function remember(dir: string, memory: Memory): void {
  const file = join(dir, 'memory.json');
  writeFileSync(`${file}.new`, JSON.stringify(memory), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The wanted port, so that links of an earlier run keep working; another where it is taken. */
async function freePort(wanted: number): Promise<number> {
  const port = (await tryPort(wanted)) ?? (await tryPort(0));
  if (port === null) throw new Error('No port of 127.0.0.1 is free for the demo.');
  return port;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
