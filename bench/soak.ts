/**
 * Whether one worker's memory stays flat: everything is told by e-mail in bulk, recorded, to a bare sandbox; what the
 * worker has resident is looked at after every so many deliveries. The reference is its own second quarter.
 */
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NoticeId } from '../src/kernel/ids.ts';
import { attachAmends } from '../src/platform/embedded/amends-database.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { median, peakRssMb, rssMb, scratchDir, seconds, twoPlaces } from './measuring.ts';
import { end, inDatabase, makeTemplate, startBareSandbox, startWorker } from './send-stage.ts';
import { SendingDesk } from './sending-desk.ts';
import { SENDING_FILE, writeCustomers } from './sending-files.ts';

const PEOPLE_DEFAULT = 1_000_000;
const PROFILES = 200;
const SOCKETS = 16;
/** Fewer people are still looked at twenty times. */
const STEP_MAX = 50_000;
const STEPS_MIN = 20;
/** How much more the last quarter may take than the second: the first one warms up. */
const TARGET = 1.1;
const POLL_MS = 500;
const STANDSTILL_MS = 300_000;

interface SoakResult extends BenchResult {
  readonly people: number;
  readonly seconds: number;
  readonly firstMb: number;
  readonly lastMb: number;
  readonly peakMb: number;
  /** Of a straight line through all looks after the first quarter. */
  readonly slopeMbPerMillion: number;
  /** Whose call's answer was lost: no event comes here to tell more of them. */
  readonly inDoubt: number;
  readonly looks: readonly Look[];
}

interface Watched {
  readonly looks: readonly Look[];
  readonly inDoubt: number;
}

interface Look {
  readonly told: number;
  readonly rssMb: number;
}

export async function benchSoak(options: BenchOptions): Promise<SoakResult> {
  const people = options.people ?? PEOPLE_DEFAULT;
  const dir = scratchDir();
  const { server } = await attachAmends(dir);
  const sandbox = await startBareSandbox(join(dir, 'sandbox'));
  const env = {
    AMENDS_DATA_DIR: dir,
    AMENDS_SANDBOX_URL: sandbox.url,
    AMENDS_LOG_LEVEL: 'error',
    AMENDS_SES_MODE: 'bulk',
    AMENDS_SES_SOCKETS: String(SOCKETS),
  };
  const desk = await SendingDesk.open(env);
  let worker: ChildProcess | null = null;
  try {
    const file = join(dir, SENDING_FILE);
    writeCustomers(file, { people, profiles: PROFILES, phoneEvery: 0 });
    const { incidentId } = await desk.read(file);
    const noticeId = await desk.approved(incidentId);
    await makeTemplate(sandbox.url);
    await desk.launch(noticeId);
    worker = await startWorker(env);
    const start = performance.now();
    const watched = await watch({ server, noticeId, people, pid: worker.pid! });
    return resultOf({ people, ms: performance.now() - start, ...watched, peakMb: peakRssMb(worker.pid!) });
  } finally {
    await end(worker);
    await desk.session.close();
    await end(sandbox.child);
    await server.leave();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Counts by the units that are done, which costs nothing of what is looked at. */
async function watch(of: {
  server: EmbeddedServer;
  noticeId: NoticeId;
  people: number;
  pid: number;
}): Promise<Watched> {
  const { server, noticeId, people, pid } = of;
  const step = Math.min(STEP_MAX, Math.ceil(people / STEPS_MIN));
  const looks: Look[] = [];
  let nextAt = step;
  for (let movedAt = performance.now(), before = 0; ; await sleep(POLL_MS)) {
    const [row] = await inDatabase<{ told: number; inDoubt: number }>(server, STANDING, [noticeId]);
    const { told, inDoubt } = row!;
    if (told >= Math.min(people - inDoubt, nextAt) && told > (looks.at(-1)?.told ?? 0)) {
      nextAt = (Math.floor(told / step) + 1) * step;
      const look = { told, rssMb: rssMb(pid) };
      looks.push(look);
      process.stderr.write(`${told} told, ${look.rssMb} MB\n`);
    }
    if (told > before) movedAt = performance.now();
    else if (performance.now() - movedAt > STANDSTILL_MS)
      throw new Error(`${told} told, ${inDoubt} in doubt, and then nobody`);
    if (told + inDoubt >= people) return { looks, inDoubt };
    before = told;
  }
}

const STANDING = `
  SELECT COALESCE(sum(told), 0)::int AS told, COALESCE(sum((counts #>> '{email,unknown}')::int), 0)::int AS "inDoubt"
    FROM notice_cohort WHERE notice_id = $1`;

function resultOf(of: Watched & { people: number; ms: number; peakMb: number }): SoakResult {
  const { people, ms, looks, inDoubt, peakMb } = of;
  const quarter = (n: number): number =>
    median(
      looks
        .filter(({ told }) => told > (people * (n - 1)) / 4 && told <= (people * n) / 4)
        .map(({ rssMb: mb }) => mb),
    );
  const [second, last] = [quarter(2), quarter(4)];
  return {
    bench: 'soak',
    unit: 'MB',
    measured: last,
    reference: second,
    ratio: twoPlaces(last / second),
    target: TARGET,
    ok: last <= TARGET * second,
    people,
    seconds: seconds(ms),
    firstMb: looks[0]!.rssMb,
    lastMb: looks.at(-1)!.rssMb,
    peakMb,
    slopeMbPerMillion: slopePerMillion(looks.filter(({ told }) => told > people / 4)),
    inDoubt,
    looks,
  };
}

/** Least squares. */
function slopePerMillion(looks: readonly Look[]): number {
  const mean = (of: (look: Look) => number): number =>
    looks.reduce((sum, look) => sum + of(look), 0) / looks.length;
  const [x, y] = [mean(({ told }) => told), mean(({ rssMb: mb }) => mb)];
  const over = looks.reduce((sum, look) => sum + (look.told - x) * (look.rssMb - y), 0);
  const under = looks.reduce((sum, look) => sum + (look.told - x) ** 2, 0);
  return Math.round((over / under) * 1_000_000);
}
