/**
 * How fast one worker tells people by e-mail, everything recorded, against the bare SDK loop with the same bodies, the
 * same sockets and the same sandbox; its events and inbox are off on both sides. Rounds are interleaved.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NoticeId } from '../src/kernel/ids.ts';
import { must } from '../src/kernel/assert.ts';
import { attachAmends, DATABASE } from '../src/platform/embedded/amends-database.ts';
import { livePostmaster } from '../src/platform/embedded/postmaster.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import { newClient } from '../src/platform/migrate.ts';
import { PROJECT_ROOT } from '../src/platform/root.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { cpuMs, familyCpuMs, median, peakRssMb, scratchDir, seconds, twoPlaces } from './measuring.ts';
import type { LoopBody, LoopOrder } from './send-loop.ts';
import { end, inDatabase, makeTemplate, startBareSandbox, startWorker } from './send-stage.ts';
import { SendingDesk } from './sending-desk.ts';
import { SENDING_FILE, writeCustomers } from './sending-files.ts';

type Mode = LoopOrder['mode'];

const TARGETS: Readonly<Record<Mode, number>> = { single: 0.8, bulk: 0.4 };
const PEOPLE_DEFAULT = 20_000;
const PROFILES = 200;
/** No law in the list asks for more there than the short texts say: a message has about 5 KB. */
const COUNTRY = 'TH';
const SOCKETS = 16;
const POLL_MS = 100;
const ROUND_MAX_MS = 600_000;

/** CPU time per message in microseconds, while the worker sends. */
interface CpuUs {
  readonly worker: number;
  readonly database: number;
  readonly sandbox: number;
}

interface Round {
  readonly workerMs: number;
  readonly loopMs: number;
  readonly cpuUs: CpuUs;
}

interface SendResult extends BenchResult {
  readonly people: number;
  readonly profiles: number;
  readonly bodyBytes: number;
  readonly workerRssMb: number;
  readonly cpuUs: CpuUs;
  readonly rounds: readonly { readonly workerS: number; readonly loopS: number }[];
}

export const benchSendSingle = (options: BenchOptions): Promise<SendResult> => benchSend('single', options);
export const benchSendBulk = (options: BenchOptions): Promise<SendResult> => benchSend('bulk', options);

async function benchSend(mode: Mode, options: BenchOptions): Promise<SendResult> {
  const people = options.people ?? PEOPLE_DEFAULT;
  const dir = scratchDir();
  const { server } = await attachAmends(dir);
  const sandbox = await startBareSandbox(join(dir, 'sandbox'));
  const env = {
    AMENDS_DATA_DIR: dir,
    AMENDS_SANDBOX_URL: sandbox.url,
    AMENDS_LOG_LEVEL: 'error',
    AMENDS_SES_MODE: mode,
    AMENDS_SES_SOCKETS: String(SOCKETS),
  };
  const desk = await SendingDesk.open(env);
  let worker: ChildProcess | null = null;
  try {
    const file = join(dir, SENDING_FILE);
    writeCustomers(file, { people, profiles: PROFILES, phoneEvery: 0 });
    const { incidentId } = await desk.read(file, COUNTRY);
    const first = await desk.approved(incidentId, 'short');
    const bodies = await bodiesOf(desk, server, first);
    const bodiesFile = join(dir, 'bodies.json');
    writeFileSync(bodiesFile, JSON.stringify(bodies));
    await makeTemplate(sandbox.url);
    worker = await startWorker(env);
    const rounds: Round[] = [];
    const order = { sandboxUrl: sandbox.url, mode, people, sockets: SOCKETS, bodies: bodiesFile };
    for (let round = 0; round < (options.rounds ?? 3); round += 1) {
      const loopMs = await runLoop(order);
      const noticeId = round === 0 ? first : await desk.approved(incidentId, 'short');
      const run = await runWorker({ desk, server, worker, sandbox: sandbox.child, noticeId, people });
      rounds.push({ ...run, loopMs });
      const said = `worker ${seconds(run.workerMs)} s, SDK loop ${seconds(loopMs)} s`;
      process.stderr.write(`${said}; CPU µs a message ${JSON.stringify(run.cpuUs)}\n`);
    }
    return resultOf({ mode, people, rounds, bodies, workerRssMb: peakRssMb(worker.pid!) });
  } finally {
    await end(worker);
    await desk.session.close();
    await end(sandbox.child);
    await server.leave();
    rmSync(dir, { recursive: true, force: true });
  }
}

function resultOf(of: {
  mode: Mode;
  people: number;
  rounds: readonly Round[];
  bodies: readonly LoopBody[];
  workerRssMb: number;
}): SendResult {
  const { mode, people, rounds, bodies, workerRssMb } = of;
  const measured = (people * 1000) / median(rounds.map((r) => r.workerMs));
  const reference = (people * 1000) / median(rounds.map((r) => r.loopMs));
  const bytes = bodies.reduce((sum, b) => sum + b.html.length + b.text.length, 0) / bodies.length;
  const cpu = (who: keyof CpuUs): number => Math.round(median(rounds.map((r) => r.cpuUs[who])));
  return {
    bench: `send-${mode}`,
    unit: 'messages/s',
    measured: Math.round(measured),
    reference: Math.round(reference),
    ratio: twoPlaces(measured / reference),
    target: TARGETS[mode],
    ok: measured / reference >= TARGETS[mode],
    people,
    profiles: PROFILES,
    bodyBytes: Math.round(bytes),
    workerRssMb,
    cpuUs: { worker: cpu('worker'), database: cpu('database'), sandbox: cpu('sandbox') },
    rounds: rounds.map((r) => ({ workerS: seconds(r.workerMs), loopS: seconds(r.loopMs) })),
  };
}

/** What the notice says to each profile in both languages: what the loop sends too. */
async function bodiesOf(desk: SendingDesk, server: EmbeddedServer, id: NoticeId): Promise<LoopBody[]> {
  const { messages, notices } = desk.session;
  const { messagePins, incidentId } = await notices.get(id);
  const renderer = await messages.renderer(must(messagePins, 'an approved notice pins its messages'));
  const rows = await inDatabase<{ exposure: string }>(
    server,
    'SELECT exposure::text AS exposure FROM people_v_profile WHERE incident_id = $1',
    [incidentId],
  );
  const merge = {
    link: `https://contoh.example/r/${'a'.repeat(32)}`,
    typedCode: 'K7PQ-2M4X-9TRA-V',
    incidentUrl: 'https://contoh.example/i/bench',
    offers: [],
  };
  return rows.flatMap(({ exposure }, n) =>
    (['id', 'en'] as const).map((locale) => {
      const account = { customerId: `P${n}`, email: `pelanggan${n}@example.com` };
      const { subject, html, text } = renderer.renderEmail({ locale, exposure, name: null, account, merge });
      return { subject, html, text };
    }),
  );
}

/** From the first intention until the last answer is recorded and seen to be; the launch is measured elsewhere. */
async function runWorker(of: {
  desk: SendingDesk;
  server: EmbeddedServer;
  worker: ChildProcess;
  sandbox: ChildProcess;
  noticeId: NoticeId;
  people: number;
}): Promise<Pick<Round, 'workerMs' | 'cpuUs'>> {
  const { desk, server, worker, noticeId, people } = of;
  worker.kill('SIGSTOP');
  await desk.launch(noticeId);
  const before = spent(of);
  worker.kill('SIGCONT');
  await untilNobodyWaits(server, noticeId);
  const seenAt = Date.now();
  const after = spent(of);
  const [row] = await inDatabase<{ accepted: number; at: Date }>(
    server,
    `SELECT count(*)::int AS accepted, min(a.started_at) AS at FROM delivery d
       JOIN attempt a ON a.cohort_id = d.cohort_id AND a.delivery_id = d.id
      WHERE d.notice_id = $1 AND d.state = 'accepted'`,
    [noticeId],
  );
  if (row!.accepted !== people) throw new Error(`${row!.accepted} of ${people} were accepted`);
  const per = (who: keyof CpuUs): number => Math.round((after[who] - before[who]) / people);
  const cpuUs = { worker: per('worker'), database: per('database'), sandbox: per('sandbox') };
  return { workerMs: seenAt - row!.at.getTime(), cpuUs };
}

function spent(of: { server: EmbeddedServer; worker: ChildProcess; sandbox: ChildProcess }): CpuUs {
  const postmaster = livePostmaster(of.server.layout.pgDir)?.pid ?? 0;
  return {
    worker: cpuMs(of.worker.pid!) * 1000,
    database: familyCpuMs(postmaster) * 1000,
    sandbox: cpuMs(of.sandbox.pid!) * 1000,
  };
}

/** By index, and on one connection: looking must not slow down what is looked at. */
const SOMEBODY_WAITS = `
  SELECT EXISTS (SELECT FROM notice_cohort c JOIN delivery d ON d.cohort_id = c.cohort_id AND d.notice_id = c.notice_id
                  WHERE c.notice_id = $1 AND d.channel = 'email' AND d.state = 'pending' AND d.hold IS NULL)
      OR EXISTS (SELECT FROM notice n JOIN delivery d ON d.incident_id = n.incident_id AND d.notice_id = n.id
                  WHERE n.id = $1 AND d.state IN ('claimed', 'sending')) AS waits`;

async function untilNobodyWaits(server: EmbeddedServer, noticeId: NoticeId): Promise<void> {
  const client = newClient(server.superuser(DATABASE));
  await client.connect();
  try {
    for (const until = Date.now() + ROUND_MAX_MS; Date.now() < until; await sleep(POLL_MS)) {
      const { rows } = await client.query<{ waits: boolean }>(SOMEBODY_WAITS, [noticeId]);
      if (!rows[0]!.waits) return;
    }
    throw new Error('the worker did not send everything in time');
  } finally {
    await client.end();
  }
}

async function runLoop(order: LoopOrder): Promise<number> {
  const child = fork(join(PROJECT_ROOT, 'dist', 'bench', 'send-loop.js'), [], {
    stdio: ['ignore', 2, 'inherit', 'ipc'],
  });
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the SDK loop ended with ${String(code)}`);
  });
  child.send(order);
  const [ms] = (await Promise.race([once(child, 'message'), died])) as [number];
  await died.catch(() => undefined);
  return ms;
}
