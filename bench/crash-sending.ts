/** SIGKILL at any moment of sending to a provider that loses answers: nobody missed, no copy without its record. */
import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attachAmends, DATABASE } from '../src/platform/embedded/amends-database.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import { newClient } from '../src/platform/migrate.ts';
import { PROJECT_ROOT } from '../src/platform/root.ts';
import { type Sandbox, startSandbox } from '../src/sandbox/index.ts';
import { Crew, freePort } from './crash-crew.ts';
import { type Step, strikeIn } from './crash-moments.ts';
import { judge, type Verdict } from './crash-verdict.ts';
import { scratchDir } from './measuring.ts';
import { addressOf, SENDING_FILE, writeCustomers } from './sending-files.ts';
import type { Launched } from './sending-steps.ts';

export interface SendingPlan {
  readonly people: number;
  readonly kills: number;
}

export interface SendingReport extends SendingPlan, Omit<Verdict, 'astray'> {
  readonly ok: boolean;
}

export interface SendingStory {
  readonly report: SendingReport;
  readonly moments: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  readonly astray: number;
  readonly complaints: readonly string[];
  /** How long people were read and the notices launched; were sent to; and came to rest. */
  readonly seconds: { readonly reading: number; readonly sending: number; readonly resting: number };
}

type Moment = Step | 'acceptance' | 'anytime';
/** Most often between acceptance and record: what a protocol forgets there is who gets a copy. */
const MOMENTS = [
  'acceptance',
  'claim',
  'acceptance',
  'intend',
  'acceptance',
  'record',
  'project',
  'anytime',
] as const satisfies readonly Moment[];
const WORKERS = 3;
const SLOW_MS = 700;
const TIMES = { leaseS: 3, timeoutMs: 1_000, windowS: 5 } as const;
/**
 * Two in a hundred calls end in doubt, half of them accepted; five in a hundred are told to slow down. SNS delivers at
 * least once, and not at once: one event in fifty comes twice, and every second only after the lease has lapsed, within
 * the window. Prompt events would make good whatever a broken protocol forgets. Every answer takes its time, so that
 * whoever is struck has calls accepted and not recorded.
 */
const FAULTS = [
  { fault: 'throttle', share: 0.05 },
  { fault: 'drop_answer', share: 0.004 },
  { fault: 'error_after', share: 0.003 },
  { fault: 'hang', share: 0.003 },
  { fault: 'reset_before', share: 0.004 },
  { fault: 'error_before', share: 0.003 },
  { fault: 'hang_before', share: 0.003 },
  { fault: 'events_twice', share: 0.02 },
  { fault: 'slow', share: 1, delayMs: SLOW_MS },
] as const;
const LATE = { fault: 'events_late', share: 0.5, delayMs: 4_000 } as const;
/**
 * Of what is accepted just before a strike there is no event at all: it comes to the list of the unknown, and whoever is
 * sent to again is recorded. A late one would still reach its delivery before the sweep that takes this up again.
 */
const WITHHELD = { fault: 'events_never', forMs: 1_500 } as const;
/** The sending lasts as long as the strikes do: else the last of them hit whoever has nothing left to send. */
const STRIKE_MS = 1_500;
const SOCKETS_MAX = 32;
/** So much that what holds a lane back is its throttles, and that it recovers from each within seconds. */
const QUOTA = { max24Hour: 1_000_000, perSecond: 5_000 } as const;
const PHONE_EVERY = 10;
const SMALL = 6_000;
const SMALL_FILES = 6;
/** Beside every so many-th kill a worker is stopped past its lease, inside a step like those, and goes on. */
const FREEZE_EVERY = 5;
const FREEZES = [
  'acceptance',
  'intend',
  'record',
  'claim',
  'project',
  'anytime',
] as const satisfies readonly Moment[];
const FREEZE_MS = [3_500, 6_000] as const;
/** The sending goes on while the next strike waits for its share of it, but not for ever. */
const STRIKE_WAIT_MS = 10_000;
const SETTLE_MAX_MS = 900_000;
/** What moves no more although something is pending waits for a sweep, which comes each minute. */
const STILL_MS = { moving: 150_000, waiting: 45_000 } as const;

export async function crashSending({ people, kills }: SendingPlan): Promise<SendingStory> {
  const clock = stopwatch();
  const dir = scratchDir();
  const { server } = await attachAmends(dir);
  const port = await freePort();
  const callbacks = { firstRetryMs: 200, longestRetryMs: 2_000, inFlightMax: 32, timeoutMs: 5_000 };
  const sandbox = await startSandbox({ dataDir: join(dir, 'sandbox'), callbacks, quota: QUOTA });
  const env = environment(dir, { sandbox, port, sockets: socketsFor({ people, kills }) });
  const crew = new Crew(env);
  try {
    const { noticeIds, persons } = await launched(customerFiles(dir, people), env);
    if (persons !== people) throw new Error(`${persons} persons came of ${people} customers`);
    for (const rule of [...FAULTS, LATE]) sandbox.faults.add(rule);
    sandbox.setEventsUrl(`http://127.0.0.1:${port}/webhooks/sns`);
    await crew.start(WORKERS);
    const reading = clock();
    const moments = await new Strikes({ dir, server, sandbox, crew }, { people, kills }).run();
    const sending = clock();
    await atRest(server, noticeIds);
    const resting = clock();
    await crew.end();
    const addresses = Array.from({ length: people }, (_, row) => addressOf(row, { phoneEvery: PHONE_EVERY }));
    const { astray, ...verdict } = await inDatabase(server, (client) =>
      judge(client, { noticeIds, addresses, accepted: sandbox.accepted }),
    );
    const { lost, unrecordedCopies, leftSending } = verdict;
    const ok = lost === 0 && unrecordedCopies === 0 && leftSending === 0 && astray === 0;
    return {
      report: { people, kills, ...verdict, ok },
      moments,
      faults: sandbox.faults.standing.struck,
      astray,
      complaints: crew.complaints,
      seconds: { reading, sending, resting },
    };
  } finally {
    await crew.end();
    await sandbox.close();
    await server.leave();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Seconds since it was asked before. */
function stopwatch(): () => number {
  let before = performance.now();
  return () => {
    const passed = Math.round((performance.now() - before) / 1000);
    before = performance.now();
    return passed;
  };
}

function environment(
  dir: string,
  at: { sandbox: Sandbox; port: number; sockets: number },
): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return {
    PATH,
    HOME,
    AMENDS_DATA_DIR: dir,
    AMENDS_LOG_LEVEL: 'error',
    AMENDS_JOB_CONCURRENCY: '2',
    HOST: '127.0.0.1',
    PORT: String(at.port),
    AMENDS_PUBLIC_URL: `http://127.0.0.1:${at.port}`,
    AMENDS_SANDBOX_URL: at.sandbox.url,
    AMENDS_SES_SOCKETS: String(at.sockets),
    AMENDS_SNS_PINNED_CERTIFICATE: join(dir, 'sandbox', 'certificate.json'),
    AMENDS_DELIVERY_LEASE_SECONDS: String(TIMES.leaseS),
    AMENDS_PROVIDER_CALL_TIMEOUT_MS: String(TIMES.timeoutMs),
    AMENDS_UNKNOWN_WINDOW_SECONDS: String(TIMES.windowS),
  };
}

/** By which all workers together need about as long for everybody as all strikes take. */
function socketsFor({ people, kills }: SendingPlan): number {
  const perWorker = (people * SLOW_MS) / (kills * STRIKE_MS * WORKERS);
  return Math.min(SOCKETS_MAX, Math.max(2, Math.round(perWorker)));
}

/** Few people would be one cohort, and one cohort one worker's: then several incidents keep all of them busy. */
function customerFiles(dir: string, people: number): string[] {
  const files = people < SMALL ? SMALL_FILES : 1;
  return Array.from({ length: files }, (_, n) => {
    const [from, to] = [n, n + 1].map((k) => Math.floor((people * k) / files)) as [number, number];
    const path = join(dir, String(n), SENDING_FILE);
    mkdirSync(join(dir, String(n)));
    writeCustomers(path, { people: to - from, profiles: 20, phoneEvery: PHONE_EVERY, from });
    return path;
  });
}

/** Everyone read, resolved, approved and launched, by a process of its own; nothing is sent before there are workers. */
async function launched(files: readonly string[], env: NodeJS.ProcessEnv): Promise<Launched> {
  const child = fork(join(PROJECT_ROOT, 'dist', 'bench', 'sending-steps.js'), [...files], {
    env,
    stdio: ['ignore', 2, 'inherit', 'ipc'],
  });
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the launching process ended with ${String(code)} before it was done`);
  });
  const [report] = (await Promise.race([once(child, 'message'), died])) as [Launched];
  await died.catch(() => undefined);
  return report;
}

interface Scene {
  readonly dir: string;
  readonly server: EmbeddedServer;
  readonly sandbox: Sandbox;
  readonly crew: Crew;
}

/** Spreads the kills over the whole sending; the database is struck once, in the middle. */
class Strikes {
  readonly #counts: Record<string, number> = {};

  constructor(
    private readonly scene: Scene,
    private readonly plan: SendingPlan,
  ) {}

  async run(): Promise<Readonly<Record<string, number>>> {
    const { people, kills } = this.plan;
    const { crew } = this.scene;
    for (let n = 0; n < kills; n += 1) {
      await this.#untilAccepted((people * (n + 0.5)) / (kills + 1));
      if (n % FREEZE_EVERY === FREEZE_EVERY - 1) {
        const stop = (pid: number): boolean => crew.freeze(pid, randomInt(...FREEZE_MS));
        const step = await this.#strike(FREEZES[Math.floor(n / FREEZE_EVERY) % FREEZES.length]!, stop);
        this.#count('stopped past its lease');
        this.#count(`stopped in ${step}`);
      }
      if (n === kills >> 1) this.#database();
      this.#count(await this.#strike(MOMENTS[n % MOMENTS.length]!, (pid) => crew.kill(pid)));
    }
    await crew.thawed();
    return this.#counts;
  }

  async #untilAccepted(many: number): Promise<void> {
    const { sandbox } = this.scene;
    for (const end = Date.now() + STRIKE_WAIT_MS; sandbox.accepted.length < many && Date.now() < end;) {
      await sleep(20);
    }
    await sleep(randomInt(300));
    await this.#untilSomebodySends();
  }

  /** A strike at idle processes would prove nothing. */
  async #untilSomebodySends(): Promise<void> {
    const { sandbox } = this.scene;
    const before = sandbox.accepted.length;
    for (const end = Date.now() + STRIKE_WAIT_MS; sandbox.accepted.length === before && Date.now() < end;) {
      await sleep(10);
    }
  }

  /** At the wished moment; where nobody comes by it in time, at any. Answers at which. */
  async #strike(wished: Moment, strike: (pid: number) => boolean): Promise<Moment> {
    const { crew, server } = this.scene;
    await crew.aWorker();
    if (wished === 'acceptance') {
      if (await this.#betweenAcceptanceAndRecord(strike)) return wished;
    } else if (wished !== 'anytime') {
      const struck = await inDatabase(server, (client) => strikeIn(client, wished, strike)).catch(() => null);
      if (struck) return struck.step;
    }
    strike(await crew.aWorker());
    return 'anytime';
  }

  /** Once something was accepted and before it is answered, whoever waits for the answers is struck. */
  async #betweenAcceptanceAndRecord(strike: (pid: number) => boolean): Promise<boolean> {
    const { sandbox, crew } = this.scene;
    // The first rule that means a message decides: late events make room for none.
    for (const { id, fault } of sandbox.faults.standing.rules) {
      if (fault === LATE.fault) sandbox.faults.remove(id);
    }
    const { id } = sandbox.faults.add(WITHHELD);
    const before = sandbox.accepted.length;
    for (const end = Date.now() + WITHHELD.forMs; sandbox.accepted.length === before && Date.now() < end;) {
      await sleep(5);
    }
    await sleep(SLOW_MS / 2);
    const caught = sandbox.accepted.length > before && strike(await crew.aWorker());
    sandbox.faults.remove(id);
    sandbox.faults.add(LATE);
    return caught;
  }

  #database(): void {
    this.#count('database');
    this.scene.crew.killDatabase(this.scene.dir);
  }

  #count(what: string): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + 1;
  }
}

/** Until nothing is pending, claimed or sending, and what is unknown has been so for long. */
async function atRest(server: EmbeddedServer, noticeIds: readonly string[]): Promise<void> {
  let [before, since] = ['', Date.now()];
  for (const end = Date.now() + SETTLE_MAX_MS; Date.now() < end; await sleep(500)) {
    const states = await inDatabase(server, async (client) => {
      const { rows } = await client.query<{ state: string; n: number }>(
        `SELECT state, count(*)::int AS n FROM delivery WHERE notice_id = ANY($1) GROUP BY state ORDER BY state`,
        [noticeIds],
      );
      return rows;
    });
    const moving = states.some(({ state }) => ['pending', 'claimed', 'sending'].includes(state));
    // The event of an acceptance may never come.
    const waiting = states.some(({ state }) => state === 'unknown' || state === 'accepted');
    if (!moving && !waiting) return;
    const now = JSON.stringify(states);
    if (now !== before) [before, since] = [now, Date.now()];
    if (Date.now() - since > STILL_MS[moving ? 'moving' : 'waiting']) return;
  }
}

async function inDatabase<T>(
  server: EmbeddedServer,
  work: (client: ReturnType<typeof newClient>) => Promise<T>,
): Promise<T> {
  const client = newClient(server.superuser(DATABASE));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
