/**
 * How fast signed SNS posts are verified, logged and projected by one web process and one worker, against the same posts
 * into an empty sink; and that a burst loses none: `--rounds 1` is one burst of them all. Rounds are interleaved.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Client } from 'pg';
import { attachAmends, DATABASE } from '../src/platform/embedded/amends-database.ts';
import { livePostmaster } from '../src/platform/embedded/postmaster.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import { newClient } from '../src/platform/migrate.ts';
import { PROJECT_ROOT } from '../src/platform/root.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { end, started } from './app-process.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { freePort } from './crash-crew.ts';
import { postAll } from './events-posting.ts';
import { EVENT_TYPES, type SigningOrder } from './events-signing.ts';
import { cpuMs, familyCpuMs, median, scratchDir, seconds, twoPlaces } from './measuring.ts';
import { SendingDesk } from './sending-desk.ts';
import { SENDING_FILE, writeCustomers } from './sending-files.ts';

const RATIO_MIN = 0.5;
/** Two events each: all rounds together are more than 100,000. */
const PEOPLE_DEFAULT = 51_000;
const SIGNING_THREADS = 2;
const POLL_MS = 25;
const PROJECTED_MAX_MS = 600_000;

/** CPU time per post in microseconds; the poster's is spent in both runs. */
interface CpuUs {
  readonly poster: number;
  readonly web: number;
  readonly worker: number;
  readonly database: number;
}

interface Round {
  readonly posts: number;
  readonly sinkMs: number;
  readonly answeredMs: number;
  readonly eventsMs: number;
  readonly repeats: number;
  readonly cpuUs: CpuUs;
}

interface EventsResult extends BenchResult {
  readonly posts: number;
  /** What stands in the log when everything is over, and what of it the attempts say. */
  readonly logged: number;
  readonly projected: number;
  readonly lost: number;
  readonly repeats: number;
  readonly cpuUs: CpuUs;
  readonly rounds: readonly {
    readonly eventsS: number;
    readonly answeredS: number;
    readonly sinkS: number;
  }[];
}

export async function benchEvents(options: BenchOptions): Promise<EventsResult> {
  const people = options.people ?? PEOPLE_DEFAULT;
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
  const db = newClient(server.superuser(DATABASE));
  try {
    await db.connect();
    const tags = await deliveries(dir, { db, env, people });
    process.stderr.write(`signing ${tags.length * EVENT_TYPES.length} events …\n`);
    const posts = shared(await signed(sandboxDir, tags), options.rounds ?? 3);
    await sandbox.close();
    const sink = await startSink(children);
    const [web, worker] = [await started('main.js', env), await started('worker.js', env)];
    children.push(web, worker);
    const urls = { sink: `http://127.0.0.1:${sink}/`, events: `http://127.0.0.1:${port}/webhooks/sns` };
    const cpu = cpuOf({ web, worker, server });
    const rounds: Round[] = [];
    for (const some of posts) rounds.push(await round(some, { urls, cpu, db }));
    return resultOf(rounds, await counted(db));
  } finally {
    for (const child of children) await end(child);
    await db.end();
    await server.leave();
    rmSync(dir, { recursive: true, force: true });
  }
}

interface Scene {
  readonly urls: { readonly sink: string; readonly events: string };
  readonly cpu: () => CpuUs;
  readonly db: Client;
}

/** From the first post until the last event is projected. */
async function round(posts: readonly string[], { urls, cpu, db }: Scene): Promise<Round> {
  const sinkMs = (await postAll(urls.sink, posts)).ms;
  const before = cpu();
  const start = performance.now();
  const { ms: answeredMs, repeats } = await postAll(urls.events, posts);
  await untilProjected(db);
  const eventsMs = performance.now() - start;
  const after = cpu();
  const per = (who: keyof CpuUs): number => Math.round((after[who] - before[who]) / posts.length);
  const cpuUs = { poster: per('poster'), web: per('web'), worker: per('worker'), database: per('database') };
  const said = `${posts.length} posts: ${seconds(eventsMs)} s (answered ${seconds(answeredMs)} s)`;
  process.stderr.write(`${said}, empty sink ${seconds(sinkMs)} s; CPU µs a post ${JSON.stringify(cpuUs)}\n`);
  return { posts: posts.length, sinkMs, answeredMs, eventsMs, repeats, cpuUs };
}

function resultOf(
  rounds: readonly Round[],
  { logged, projected }: { logged: number; projected: number },
): EventsResult {
  const measured = median(rounds.map((r) => (r.posts * 1000) / r.eventsMs));
  const reference = median(rounds.map((r) => (r.posts * 1000) / r.sinkMs));
  const posts = sum(rounds.map((r) => r.posts));
  const lost = posts - Math.min(logged, projected);
  const cpu = (who: keyof CpuUs): number => Math.round(median(rounds.map((r) => r.cpuUs[who])));
  return {
    bench: 'events',
    unit: 'posts/s',
    measured: Math.round(measured),
    reference: Math.round(reference),
    ratio: twoPlaces(measured / reference),
    target: RATIO_MIN,
    ok: measured / reference >= RATIO_MIN && lost === 0,
    posts,
    logged,
    projected,
    lost,
    repeats: sum(rounds.map((r) => r.repeats)),
    cpuUs: { poster: cpu('poster'), web: cpu('web'), worker: cpu('worker'), database: cpu('database') },
    rounds: rounds.map((r) => ({
      eventsS: seconds(r.eventsMs),
      answeredS: seconds(r.answeredMs),
      sinkS: seconds(r.sinkMs),
    })),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** A launched notice nobody sends: its tags are what events name. */
async function deliveries(
  dir: string,
  { db, env, people }: { db: Client; env: Readonly<Record<string, string>>; people: number },
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
    const { rows } = await db.query<{ tag: string }>(
      `SELECT 'c' || cohort_id || '_' || id AS tag FROM delivery`,
    );
    return rows.map(({ tag }) => tag);
  } finally {
    await desk.session.close();
  }
}

async function signed(sandboxDir: string, tags: readonly string[]): Promise<string[]> {
  const parts = await Promise.all(
    shared(tags, SIGNING_THREADS).map(async (some) => {
      const workerData: SigningOrder = { sandboxDir, tags: some };
      const thread = new Worker(new URL(import.meta.resolve('./events-signing.js')), { workerData });
      const [posts] = (await once(thread, 'message')) as [string[]];
      return posts;
    }),
  );
  return parts.flat();
}

function shared<T>(all: readonly T[], parts: number): T[][] {
  const size = Math.ceil(all.length / parts);
  return Array.from({ length: parts }, (_, n) => all.slice(n * size, (n + 1) * size));
}

function cpuOf(of: { web: ChildProcess; worker: ChildProcess; server: EmbeddedServer }): () => CpuUs {
  const postmaster = livePostmaster(of.server.layout.pgDir)?.pid ?? 0;
  return () => ({
    poster: cpuMs(process.pid) * 1000,
    web: cpuMs(of.web.pid!) * 1000,
    worker: cpuMs(of.worker.pid!) * 1000,
    database: familyCpuMs(postmaster) * 1000,
  });
}

async function untilProjected(db: Client): Promise<void> {
  const open = 'SELECT EXISTS (SELECT FROM event_due) AS yes';
  for (const until = Date.now() + PROJECTED_MAX_MS; Date.now() < until; await sleep(POLL_MS)) {
    const { rows } = await db.query<{ yes: boolean }>(open);
    if (!rows[0]!.yes) return;
  }
}

async function counted(db: Client): Promise<{ logged: number; projected: number }> {
  const { rows } = await db.query<{ logged: number; projected: number }>(
    `SELECT (SELECT count(*)::int FROM provider_event) AS logged,
            (SELECT (count(accepted_at) + count(delivered_at))::int FROM attempt) AS projected`,
  );
  return rows[0]!;
}

async function startSink(children: ChildProcess[]): Promise<number> {
  const child = fork(join(PROJECT_ROOT, 'dist', 'bench', 'events-sink.js'));
  children.push(child);
  const [port] = (await once(child, 'message')) as [number];
  return port;
}
