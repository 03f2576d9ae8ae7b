/**
 * How long the console waits for what its pages ask, with a million people told and given an offer: every address that
 * console/ asks by GET, read from its sources, on the web process as it ships. The reference is `GET /api/v1/me` in
 * the same rounds: what any answer costs. An address that is not asked, or answers by a refusal, fails it by name. Then
 * what pages change is asked for, too; what is long by its nature is named with its time and measured apart.
 */
import '../src/app/built-react.ts';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFor } from '../src/app/process.ts';
import { createWeb } from '../src/app/web.ts';
import type { CohortId, IncidentId } from '../src/kernel/ids.ts';
import { loadConfig } from '../src/platform/config.ts';
import { attachAmends } from '../src/platform/embedded/amends-database.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import { Figures } from '../src/reconciliation/index.ts';
import { SILENT } from '../src/platform/log/log.ts';
import { CountJobs } from '../src/notices/index.ts';
import { SANDBOX_FULFILMENT_SECRET, type Sandbox, startSandbox } from '../src/sandbox/index.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { consoleAddresses, filled, type Known, LEFT_OUT, listed } from './console-addresses.ts';
import { stageMapping, writeLaterFile, writeOtherFile, writeStageFiles } from './console-files.ts';
import { ConsoleOffice } from './console-office.ts';
import { staged } from './console-stage.ts';
import { measureVerbs, type VerbResult } from './console-verbs.ts';
import { grantAll } from './grant.ts';
import { median, scratchDir, twoPlaces } from './measuring.ts';
import { SendingDesk } from './sending-desk.ts';
import { inDatabase } from './twin.ts';

const TARGET_MS = 200;
const PEOPLE_DEFAULT = 1_000_000;
const ROUNDS_DEFAULT = 5;
const ME = '/api/v1/me';

interface ConsoleResult extends BenchResult {
  readonly people: number;
  readonly asked: number;
  readonly changed: number;
  /** A row for everybody is written: pages show how far it is. Verb and median milliseconds. */
  readonly long: readonly (readonly [string, number])[];
  /** The ten slowest of what was asked or changed: address and median milliseconds. */
  readonly slowest: readonly (readonly [string, number])[];
  /** Asked by a page, but nothing of its kind stands here to be asked about. */
  readonly left: readonly string[];
  /** Answered by a refusal, such as for a query or a decision that is missing here: address and status. */
  readonly refused: readonly (readonly [string, number])[];
  /** Deliberately not measured, and why. */
  readonly leftOut: Readonly<Record<string, string>>;
}

export async function benchConsole(options: BenchOptions): Promise<ConsoleResult> {
  const people = options.people ?? PEOPLE_DEFAULT;
  const dir = scratchDir();
  const { server } = await attachAmends(dir);
  const sandbox = await startSandbox({ dataDir: join(dir, 'sandbox'), bare: true });
  const env = {
    AMENDS_DATA_DIR: dir,
    AMENDS_SANDBOX_URL: sandbox.url,
    AMENDS_FULFILMENT_URL: sandbox.receiver.url,
    AMENDS_FULFILMENT_SECRET: SANDBOX_FULFILMENT_SECRET,
  };
  const config = loadConfig(env);
  const desk = await SendingDesk.open(env);
  const app = await createWeb({ config, database: await databaseFor(config, 'amends bench'), log: SILENT });
  try {
    const office = await ConsoleOffice.open(app, desk);
    const known = await stageOf({ dir, people, desk, office, server, sandbox });
    const urls = consoleAddresses()
      .filter((address) => LEFT_OUT[address] === undefined)
      .map((address) => ({ address, url: filled(address, known) }));
    const rounds = options.rounds ?? ROUNDS_DEFAULT;
    const times = await ask(office, urls, rounds);
    const result = resultOf(urls, times, { people, ...(await measureVerbs(office, known, rounds)) });
    const hidden = [...result.left, ...result.refused.map(([address, status]) => `${address} (${status})`)];
    if (hidden.length === 0) return result;
    process.stderr.write(`Not measured, though the console asks it: ${hidden.join(', ')}.\n`);
    process.exitCode = 1;
    return { ...result, ok: false };
  } finally {
    await app.close();
    await desk.session.close();
    await sandbox.close();
    await server.leave();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Everybody read, told and granted a credit; then one of everything else; answered by their names in addresses. */
async function stageOf(of: {
  dir: string;
  people: number;
  desk: SendingDesk;
  office: ConsoleOffice;
  server: EmbeddedServer;
  sandbox: Sandbox;
}): Promise<Known> {
  const { dir, people, desk, office, server, sandbox } = of;
  const { app } = office;
  const start = performance.now();
  const say = (what: string) =>
    process.stderr.write(`${Math.round((performance.now() - start) / 1000)} s: ${what} …\n`);
  say(`reading ${people.toLocaleString('en')} people`);
  const { incidentId } = await desk.readAll(writeStageFiles(dir, people), stageMapping());
  const { incidentId: otherId } = await desk.read(writeOtherFile(dir));
  say('granting');
  const cohorts = await cohortsOf(server, incidentId);
  const credit = await desk.approvedCredit(incidentId, 'Saldo');
  await grantAll(desk, credit, cohorts);
  const cash = await desk.approvedCredit(incidentId, 'Tunai', 'cash_payout');
  await grantAll(desk, cash, cohorts.slice(0, 1));
  say('telling');
  const noticeId = await desk.approved(incidentId, 'shipped', { handover: true });
  await desk.launch(noticeId);
  const waiting = await desk.approved(incidentId);
  const sets = { credit, cash };
  const things = await staged({ office, server, sandbox, incidentId, otherId, noticeId, sets }, say);
  const { sources } = await desk.session.intake.uploadFile(
    incidentId,
    writeLaterFile(dir, people),
    desk.session.actor,
  );
  say('counting');
  await app.get(Figures, { strict: false }).count(incidentId);
  const counts = app.get(CountJobs, { strict: false });
  for (const key of [`preflight:${waiting}`, `changes:${incidentId}`]) await counts.count(key);
  const own = { incident: incidentId, notice: noticeId, waiting, later: sources[0]!.sourceId };
  say('asking');
  return new Map([...(await listed(office, incidentId)), ...things, ...Object.entries(own)]);
}

async function cohortsOf(server: EmbeddedServer, incidentId: IncidentId): Promise<CohortId[]> {
  const { rows } = await inDatabase(server, (client) =>
    client.query<{ id: string }>(
      `SELECT id::text FROM people_v_cohort WHERE kind = 'affected' AND incident_id = $1 ORDER BY id`,
      [incidentId],
    ),
  );
  return rows.map(({ id }) => BigInt(id) as CohortId);
}

interface Times {
  readonly asked: ReadonlyMap<string, readonly number[]>;
  readonly refused: ReadonlyMap<string, number>;
}

type Asking = readonly { readonly address: string; readonly url: string | null }[];

async function ask(office: ConsoleOffice, urls: Asking, rounds: number): Promise<Times> {
  const asked = new Map<string, number[]>([[ME, []]]);
  const refused = new Map<string, number>();
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { address, url } of [{ address: ME, url: ME }, ...urls]) {
      if (url === null) continue;
      const { ms, status } = await office.ask(url);
      if (status >= 400) refused.set(address, status);
      else if (round > 0) asked.set(address, [...(asked.get(address) ?? []), ms]);
    }
  }
  return { asked, refused };
}

function resultOf(
  urls: Asking,
  { asked, refused }: Times,
  { people, verbs, long }: { people: number } & VerbResult,
): ConsoleResult {
  const slowest = mediansOf([...asked, ...verbs]).slice(0, 10);
  for (const [address, ms] of slowest) process.stderr.write(`${ms} ms  ${address}\n`);
  const [measured, reference] = [slowest[0]![1], median(asked.get(ME)!)];
  return {
    bench: 'console',
    unit: 'ms',
    measured,
    reference: twoPlaces(reference),
    ratio: twoPlaces(measured / reference),
    target: TARGET_MS,
    ok: measured <= TARGET_MS,
    people,
    asked: asked.size,
    changed: verbs.size,
    slowest,
    long: mediansOf([...long]),
    left: urls.filter(({ url }) => url === null).map(({ address }) => address),
    refused: [...refused],
    leftOut: LEFT_OUT,
  };
}

function mediansOf(times: readonly (readonly [string, readonly number[]])[]): (readonly [string, number])[] {
  return times.map(([name, ms]) => [name, twoPlaces(median(ms))] as const).toSorted((a, b) => b[1] - a[1]);
}
