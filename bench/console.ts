/**
 * How long the console waits for what its pages ask, with a million people told and given an offer: every address that
 * console/ asks by GET, read from its sources, on the web process as it ships. The reference is `GET /api/v1/me` in
 * the same rounds: what any answer costs. An address that is not asked, or answers by a refusal, fails it by name.
 */
import '../src/app/built-react.ts';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFor } from '../src/app/process.ts';
import { createWeb } from '../src/app/web.ts';
import { must } from '../src/kernel/assert.ts';
import type { CohortId, IncidentId } from '../src/kernel/ids.ts';
import { loadConfig } from '../src/platform/config.ts';
import { attachAmends } from '../src/platform/embedded/amends-database.ts';
import { Figures } from '../src/reconciliation/index.ts';
import { SILENT } from '../src/platform/log/log.ts';
import { CountJobs } from '../src/notices/index.ts';
import { PROJECT_ROOT } from '../src/platform/root.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { grantAll } from './grant.ts';
import { median, scratchDir, twoPlaces } from './measuring.ts';
import { SendingDesk } from './sending-desk.ts';
import { SENDING_FILE, writeCustomers } from './sending-files.ts';
import { inDatabase } from './twin.ts';

const TARGET_MS = 200;
const PEOPLE_DEFAULT = 1_000_000;
const ROUNDS_DEFAULT = 5;
const ME = '/api/v1/me';

interface ConsoleResult extends BenchResult {
  readonly people: number;
  readonly asked: number;
  /** The ten slowest: address and median milliseconds. */
  readonly slowest: readonly (readonly [string, number])[];
  /** Asked by a page, but nothing of its kind stands here to be asked about. */
  readonly left: readonly string[];
  /** Answered by a refusal, such as for a query or a decision that is missing here: address and status. */
  readonly refused: readonly (readonly [string, number])[];
}

type Web = Awaited<ReturnType<typeof createWeb>>;
type Ask = (url: string) => Promise<{ ms: number; status: number; json: unknown }>;

export async function benchConsole(options: BenchOptions): Promise<ConsoleResult> {
  const people = options.people ?? PEOPLE_DEFAULT;
  const dir = scratchDir();
  const { server } = await attachAmends(dir);
  const sandbox = await startSandbox({ dataDir: join(dir, 'sandbox'), bare: true });
  const env = { AMENDS_DATA_DIR: dir, AMENDS_SANDBOX_URL: sandbox.url };
  const config = loadConfig(env);
  const desk = await SendingDesk.open(env);
  const app = await createWeb({ config, database: await databaseFor(config, 'amends bench'), log: SILENT });
  try {
    const file = join(dir, SENDING_FILE);
    process.stderr.write(`reading, telling and granting ${people.toLocaleString('en')} people …\n`);
    writeCustomers(file, { people, profiles: 200, phoneEvery: 10 });
    const { incidentId } = await desk.read(file);
    const set = await desk.approvedCredit(incidentId, 'Saldo');
    const cohorts = await inDatabase(server, (client) =>
      client.query<{ id: string }>(
        `SELECT id::text FROM people_v_cohort WHERE kind = 'affected' ORDER BY id`,
      ),
    );
    await grantAll(
      desk,
      set,
      cohorts.rows.map(({ id }) => BigInt(id) as CohortId),
    );
    await desk.launch(await desk.approved(incidentId));
    const waiting = await desk.approved(incidentId);
    await app.get(Figures, { strict: false }).count(incidentId);
    const counts = app.get(CountJobs, { strict: false });
    for (const key of [`preflight:${waiting}`, `changes:${incidentId}`]) await counts.count(key);
    const ask = await asking(app, desk);
    const known = await idsOf(ask, incidentId);
    const urls = consoleAddresses().map((address) => {
      const before = address.endsWith('/preflight') ? new Map([...known, ['notice', waiting]]) : known;
      const url = filled(address, before);
      return { address, url: url && `${url}${QUERIES[address] ?? ''}` };
    });
    const result = await measure(ask, urls, { people, rounds: options.rounds ?? ROUNDS_DEFAULT });
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

/** What a page asks with, where the address alone is refused. */
const QUERIES: Readonly<Record<string, string>> = {
  '/api/v1/incidents/{incident}/intake/proposals': `?files=${SENDING_FILE}`,
  '/api/v1/incidents/{incident}/people/{person}/contacts': '?reason=bench',
  '/api/v1/incidents/{incident}/sharing/duplicates': '?limit=100',
  '/api/v1/messages/prices/history': '?channel=email',
};

async function measure(
  ask: Ask,
  urls: readonly { address: string; url: string | null }[],
  { people, rounds }: { people: number; rounds: number },
): Promise<ConsoleResult> {
  const times = new Map<string, number[]>([[ME, []]]);
  const refused = new Map<string, number>();
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { address, url } of [{ address: ME, url: ME }, ...urls]) {
      if (url === null) continue;
      const { ms, status } = await ask(url);
      if (status >= 400) refused.set(address, status);
      else if (round > 0) times.set(address, [...(times.get(address) ?? []), ms]);
    }
  }
  const medians = [...times].map(([address, ms]) => [address, twoPlaces(median(ms))] as const);
  const slowest = medians.toSorted((a, b) => b[1] - a[1]).slice(0, 10);
  for (const [address, ms] of slowest) process.stderr.write(`${ms} ms  ${address}\n`);
  const [measured, reference] = [slowest[0]![1], median(times.get(ME)!)];
  return {
    bench: 'console',
    unit: 'ms',
    measured,
    reference: twoPlaces(reference),
    ratio: twoPlaces(measured / reference),
    target: TARGET_MS,
    ok: measured <= TARGET_MS,
    people,
    asked: medians.length,
    slowest,
    left: urls.filter(({ url }) => url === null).map(({ address }) => address),
    refused: [...refused],
  };
}

async function asking(app: Web, desk: SendingDesk): Promise<Ask> {
  const { operators, apiKeys, actor } = desk.session;
  const lead = must(
    (await operators.list()).find(({ email }) => email === 'bima@contoh.example'),
    'the desk has a second person',
  );
  await operators.setRoles(lead.id, ['incident_lead', 'approver', 'finance', 'hotline', 'admin'], actor);
  const { key } = await apiKeys.make(lead.id, 'bench console', actor);
  const headers = { authorization: `Bearer ${key.reveal()}` };
  return async (url) => {
    const start = performance.now();
    const answer = await app.inject({ url, headers });
    const ms = performance.now() - start;
    const isJson = String(answer.headers['content-type']).includes('json') && answer.body !== '';
    return { ms, status: answer.statusCode, json: isJson ? (JSON.parse(answer.body) as unknown) : null };
  };
}

/** Every address the console's sources ask by GET. */
function consoleAddresses(): string[] {
  const folder = join(PROJECT_ROOT, 'console');
  const found = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.name.endsWith('.d.ts')) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, address] of text.matchAll(/\.GET\(\s*'(\/api\/v1\/[^']+)'/g)) found.add(address!);
  }
  return [...found].sort();
}

/** One of each kind that stands, by the name it has in addresses. */
async function idsOf(ask: Ask, incident: IncidentId): Promise<ReadonlyMap<string, string>> {
  const at = `/api/v1/incidents/${incident}`;
  const known = new Map<string, string>([
    ['incident', incident],
    ['code', 'ID'],
  ]);
  const first = async (name: string, url: string, list: string, field = 'id') => {
    const { json } = await ask(url);
    const [row] = (json as Record<string, Record<string, unknown>[]> | null)?.[list] ?? [];
    const id = row?.[field];
    if (typeof id === 'string' || typeof id === 'number') known.set(name, String(id));
  };
  await first('notice', `${at}/notices`, 'notices');
  await first('template', `${at}/templates`, 'templates');
  await first('offer', `${at}/offers`, 'offers');
  await first('set', `${at}/grants`, 'sets');
  await first('profile', `${at}/profiles`, 'profiles');
  await first('source', `${at}/sources`, 'sources', 'sourceId');
  await first('guard', `${at}/guards`, 'guards');
  await first('operator', '/api/v1/operators', 'operators');
  const cohort = await ask(`${at}/profiles/${known.get('profile') ?? ''}`);
  const people = JSON.stringify(cohort.json).match(/"(\d+:\d+)"/);
  known.set('person', people?.[1] ?? '1:0');
  return known;
}

function filled(address: string, known: ReadonlyMap<string, string>): string | null {
  let whole = true;
  const url = address.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = known.get(name);
    whole &&= id !== undefined;
    return encodeURIComponent(id ?? '');
  });
  return whole ? url : null;
}
