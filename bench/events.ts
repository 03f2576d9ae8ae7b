/**
 * How fast signed SNS posts are verified, logged and projected by one web process and one worker, against the same posts
 * into an empty sink; and that a burst loses none. Rounds are interleaved.
 */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attachAmends, DATABASE } from '../src/platform/embedded/amends-database.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import { newClient } from '../src/platform/migrate.ts';
import { PROJECT_ROOT } from '../src/platform/root.ts';
import { eventSigner, startSandbox } from '../src/sandbox/index.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { freePort } from './crash-crew.ts';
import { median, scratchDir, seconds, twoPlaces } from './measuring.ts';
import { SendingDesk } from './sending-desk.ts';
import { SENDING_FILE, writeCustomers } from './sending-files.ts';

const RATIO_MIN = 0.5;
/** Two events each: all rounds together are the burst of 100,000. */
const PEOPLE_DEFAULT = 51_000;
const CONNECTIONS = 32;
const POLL_MS = 50;
const PROJECTED_MAX_MS = 600_000;
const TYPES = ['Send', 'Delivery'] as const;

interface EventsResult extends BenchResult {
  readonly posts: number;
  readonly lost: number;
  readonly repeats: number;
  readonly rounds: readonly { readonly eventsS: number; readonly sinkS: number }[];
}

export async function benchEvents(options: BenchOptions): Promise<EventsResult> {
  const people = options.people ?? PEOPLE_DEFAULT;
  const rounds = options.rounds ?? 3;
  const dir = scratchDir();
  const { server } = await attachAmends(dir);
  const sandboxDir = join(dir, 'sandbox');
  const sandbox = await startSandbox({ dataDir: sandboxDir, bare: true });
  const port = await freePort();
  const env = {
    AMENDS_DATA_DIR: dir,
    AMENDS_SANDBOX_URL: sandbox.url,
    AMENDS_SNS_PINNED_CERTIFICATE: join(sandboxDir, 'certificate.json'),
    AMENDS_LOG_LEVEL: 'error',
    PORT: String(port),
  };
  const children: ChildProcess[] = [];
  try {
    const tags = await deliveries({ dir, server, env }, people);
    process.stderr.write(`signing ${tags.length * TYPES.length} events …\n`);
    const posts = shared(signed(sandboxDir, tags), rounds);
    await sandbox.close();
    const sink = await startSink(children);
    children.push(await started('main.js', env), await started('worker.js', env));
    const measured: { eventsMs: number; sinkMs: number; posts: number }[] = [];
    let [sent, repeats] = [0, 0];
    for (const some of posts) {
      const sinkMs = (await postAll(`http://127.0.0.1:${sink}/`, some)).ms;
      const start = performance.now();
      repeats += (await postAll(`http://127.0.0.1:${port}/webhooks/sns`, some)).repeats;
      sent += some.length;
      await untilProjected(server, sent);
      const eventsMs = performance.now() - start;
      measured.push({ eventsMs, sinkMs, posts: some.length });
      process.stderr.write(`${some.length} posts: ${seconds(eventsMs)} s, empty sink ${seconds(sinkMs)} s\n`);
    }
    const lost = sent - (await projected(server));
    return resultOf(measured, { lost, repeats });
  } finally {
    for (const child of children) await end(child);
    await server.leave();
    rmSync(dir, { recursive: true, force: true });
  }
}

function resultOf(
  rounds: readonly { eventsMs: number; sinkMs: number; posts: number }[],
  { lost, repeats }: { lost: number; repeats: number },
): EventsResult {
  const measured = median(rounds.map((r) => (r.posts * 1000) / r.eventsMs));
  const reference = median(rounds.map((r) => (r.posts * 1000) / r.sinkMs));
  return {
    bench: 'events',
    unit: 'posts/s',
    measured: Math.round(measured),
    reference: Math.round(reference),
    ratio: twoPlaces(measured / reference),
    target: RATIO_MIN,
    ok: measured / reference >= RATIO_MIN && lost === 0,
    posts: rounds.reduce((sum, r) => sum + r.posts, 0),
    lost,
    repeats,
    rounds: rounds.map((r) => ({ eventsS: seconds(r.eventsMs), sinkS: seconds(r.sinkMs) })),
  };
}

/** A launched notice nobody sends: its tags are what events name. */
async function deliveries(
  { dir, server, env }: { dir: string; server: EmbeddedServer; env: Readonly<Record<string, string>> },
  people: number,
): Promise<string[]> {
  const desk = await SendingDesk.open(env);
  try {
    const file = join(dir, SENDING_FILE);
    writeCustomers(file, { people, profiles: 20, phoneEvery: 0 });
    const { incidentId } = await desk.read(file);
    const noticeId = await desk.approved(incidentId);
    await desk.launch(noticeId);
    // Nothing goes out in this bench.
    await desk.session.launches.pause(noticeId, desk.session.actor);
    const rows = await inDatabase<{ tag: string }>(
      server,
      `SELECT 'c' || cohort_id || '_' || id AS tag FROM delivery`,
    );
    return rows.map(({ tag }) => tag);
  } finally {
    await desk.session.close();
  }
}

function signed(dataDir: string, tags: readonly string[]): string[] {
  const sign = eventSigner(dataDir);
  return tags.flatMap((d, n) =>
    TYPES.map((type) => sign({ d, a: 1, type, to: `pelanggan${n}@example.com` })),
  );
}

function shared(posts: readonly string[], rounds: number): string[][] {
  const size = Math.ceil(posts.length / rounds);
  return Array.from({ length: rounds }, (_, n) => posts.slice(n * size, (n + 1) * size));
}

/** Each until it is answered 2xx, as SNS does. */
async function postAll(url: string, posts: readonly string[]): Promise<{ ms: number; repeats: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const start = performance.now();
  let [next, repeats] = [0, 0];
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (next < posts.length) {
        const body = posts[next++]!;
        while (!(await isTaken(url, body, agent))) {
          repeats += 1;
          await sleep(POLL_MS);
        }
      }
    }),
  );
  agent.destroy();
  return { ms: performance.now() - start, repeats };
}

function isTaken(url: string, body: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = {
      'content-type': 'text/plain; charset=UTF-8',
      'content-length': Buffer.byteLength(body),
    };
    const call = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => resolve((answer.statusCode ?? 500) < 300));
    });
    call.on('error', () => resolve(false)).end(body);
  });
}

async function untilProjected(server: EmbeddedServer, wanted: number): Promise<void> {
  for (const until = Date.now() + PROJECTED_MAX_MS; Date.now() < until; await sleep(POLL_MS)) {
    if ((await projected(server)) >= wanted) return;
  }
}

async function projected(server: EmbeddedServer): Promise<number> {
  const [row] = await inDatabase<{ n: number }>(
    server,
    'SELECT count(*)::int AS n FROM provider_event WHERE projected_at IS NOT NULL',
  );
  return row!.n;
}

async function startSink(children: ChildProcess[]): Promise<number> {
  const child = fork(join(PROJECT_ROOT, 'dist', 'bench', 'events-sink.js'));
  children.push(child);
  const [port] = (await once(child, 'message')) as [number];
  return port;
}

async function started(script: string, env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'dist', 'src', 'app', script)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  await once(child.stdout!, 'data');
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function inDatabase<Row extends object>(server: EmbeddedServer, sql: string): Promise<Row[]> {
  const client = newClient(server.superuser(DATABASE));
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
