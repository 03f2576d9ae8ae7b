/**
 * Redemptions over HTTP, each with its page, its journals and its outbox row: 64 in flight at the highest rate, against
 * the same SQL of the redemption by bare clients; then how long one takes at a steady 300 a second. Rounds are interleaved.
 */
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { attachAmends } from '../src/platform/embedded/amends-database.ts';
import { livePostmaster } from '../src/platform/embedded/postmaster.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import { end, started } from './app-process.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { freePort } from './crash-crew.ts';
import { cpuMs, familyCpuMs, median, scratchDir, twoPlaces } from './measuring.ts';
import { redeemBare } from './redeem-bare.ts';
import { guestsOf, type Redeemer } from './redeem-guests.ts';
import { atRate, percentile, postAll } from './redeem-posting.ts';
import { SendingDesk } from './sending-desk.ts';
import { SENDING_FILE, writeCustomers } from './sending-files.ts';

const RATIO_MIN = 0.3;
const P95_MAX_MS = 50;
const RATE_PER_S = 300;
const PEOPLE_DEFAULT = 9_000;

/** CPU time of one redemption over HTTP, in microseconds. */
interface CpuUs {
  readonly poster: number;
  readonly web: number;
  readonly database: number;
}

interface RedeemResult extends BenchResult {
  readonly people: number;
  readonly redemptions: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly cpuUs: CpuUs;
  readonly booksProve: boolean;
}

export async function benchRedeem(options: BenchOptions): Promise<RedeemResult> {
  const people = options.people ?? PEOPLE_DEFAULT;
  const rounds = options.rounds ?? 3;
  const dir = scratchDir();
  const { server } = await attachAmends(dir);
  const port = await freePort();
  const env = { AMENDS_DATA_DIR: dir, AMENDS_LOG_LEVEL: 'error', PORT: String(port) };
  const desk = await SendingDesk.open(env);
  let web: ChildProcess | null = null;
  try {
    const file = join(dir, SENDING_FILE);
    writeCustomers(file, { people, profiles: 20, phoneEvery: 0 });
    const { incidentId } = await desk.read(file);
    const setId = await desk.approvedCredit(incidentId, 'Credit');
    const guests = await guestsOf({ dir, env, server, session: desk.session, setId });
    web = await started('main.js', env);
    const url = `http://127.0.0.1:${port}/my/offers/`;
    process.stderr.write(`${guests.length} people choose …\n`);
    await postAll(`${url}reserve`, guests.map(({ reserve }) => reserve)); // prettier-ignore
    const steady = guests.splice(0, Math.floor(guests.length / 3));
    const shares = shared(guests, rounds * 2);
    const cpu = cpuOf(web, server);
    const [https, bares, cpus]: [number[], number[], CpuUs[]] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      const [some, others] = [shares[round * 2]!, shares[round * 2 + 1]!];
      const before = cpu();
      const http = await postAll(`${url}confirm`, some.map(({ confirm }) => confirm)); // prettier-ignore
      cpus.push(perOne(before, cpu(), some.length));
      const bare = await redeemBare(server, others);
      https.push((some.length * 1000) / http.ms);
      bares.push((others.length * 1000) / bare.ms);
      const said = `${Math.round(https.at(-1)!)} redemptions/s, bare ${Math.round(bares.at(-1)!)}/s`;
      process.stderr.write(`${said}; CPU µs ${JSON.stringify(cpus.at(-1))}\n`);
    }
    const times = await atRate(`${url}confirm`, steady.map(({ confirm }) => confirm), RATE_PER_S); // prettier-ignore
    const { ok: booksProve, checks } = await desk.session.reconciliation.prove(
      incidentId,
      desk.session.actor,
    );
    for (const check of checks) if (!check.ok) process.stderr.write(`${JSON.stringify(check)}\n`);
    const [measured, reference] = [median(https), median(bares)];
    const p95Ms = percentile(times, 95);
    return {
      bench: 'redeem',
      unit: 'redemptions/s',
      measured: Math.round(measured),
      reference: Math.round(reference),
      ratio: twoPlaces(measured / reference),
      target: RATIO_MIN,
      ok: measured / reference >= RATIO_MIN && p95Ms <= P95_MAX_MS && booksProve,
      people,
      redemptions: await redeemed(desk, setId),
      p50Ms: twoPlaces(percentile(times, 50)),
      p95Ms: twoPlaces(p95Ms),
      cpuUs: {
        poster: median(cpus.map((c) => c.poster)),
        web: median(cpus.map((c) => c.web)),
        database: median(cpus.map((c) => c.database)),
      },
      booksProve,
    };
  } finally {
    if (web) await end(web);
    await desk.session.close();
    await server.leave();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function redeemed(desk: SendingDesk, setId: string): Promise<number> {
  const { incidents, reconciliation } = desk.session;
  const [incident] = await incidents.list();
  const { sets } = await reconciliation.costReport(incident!.id);
  return sets.find((set) => set.offerSetId === setId)?.redeemed ?? 0;
}

function shared(all: readonly Redeemer[], parts: number): Redeemer[][] {
  const size = Math.floor(all.length / parts);
  return Array.from({ length: parts }, (_, n) => all.slice(n * size, (n + 1) * size));
}

function cpuOf(web: ChildProcess, server: EmbeddedServer): () => CpuUs {
  const postmaster = livePostmaster(server.layout.pgDir)?.pid ?? 0;
  return () => ({
    poster: cpuMs(process.pid) * 1000,
    web: cpuMs(web.pid!) * 1000,
    database: familyCpuMs(postmaster) * 1000,
  });
}

function perOne(before: CpuUs, after: CpuUs, count: number): CpuUs {
  const per = (who: keyof CpuUs): number => Math.round((after[who] - before[who]) / count);
  return { poster: per('poster'), web: per('web'), database: per('database') };
}
