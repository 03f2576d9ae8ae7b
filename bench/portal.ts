/** What a customer's own notice costs the web process, from request to page; nobody waits on the network here. */
import '../src/app/built-react.ts';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFor } from '../src/app/process.ts';
import { createWeb } from '../src/app/web.ts';
import { Grants, Links } from '../src/compensation/index.ts';
import { must } from '../src/kernel/assert.ts';
import type { CohortId, IncidentId, PersonNo, PersonRef } from '../src/kernel/ids.ts';
import { loadConfig } from '../src/platform/config.ts';
import { Db } from '../src/platform/db/db.ts';
import { attachAmends, DATABASE } from '../src/platform/embedded/amends-database.ts';
import { newClient } from '../src/platform/migrate.ts';
import { SILENT } from '../src/platform/log/log.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { median, scratchDir, twoPlaces } from './measuring.ts';
import { SendingDesk } from './sending-desk.ts';
import { SENDING_FILE, writeCustomers } from './sending-files.ts';

const TARGET_MS = 5;
const PEOPLE_DEFAULT = 2_000;

interface PortalResult extends BenchResult {
  readonly people: number;
  readonly bytes: number;
  readonly p95Ms: number;
}

type Web = Awaited<ReturnType<typeof createWeb>>;

/** The reference is the style sheet from the same process: the frame's own cost, with no room asked. */
export async function benchPortal(options: BenchOptions): Promise<PortalResult> {
  const people = options.people ?? PEOPLE_DEFAULT;
  const dir = scratchDir();
  const { server } = await attachAmends(dir);
  const config = loadConfig({ AMENDS_DATA_DIR: dir });
  const desk = await SendingDesk.open({ AMENDS_DATA_DIR: dir });
  const app = await createWeb({ config, database: await databaseFor(config, 'amends bench'), log: SILENT });
  try {
    const file = join(dir, SENDING_FILE);
    writeCustomers(file, { people, profiles: 200, phoneEvery: 10 });
    const { incidentId } = await desk.read(file);
    const set = await desk.approvedCredit(incidentId, 'Saldo');
    const client = newClient(server.superuser(DATABASE));
    await client.connect();
    const { rows } = await client.query<{ cohort_id: string; person_id: number }>(
      'SELECT cohort_id::text, person_id FROM people_v_audience WHERE incident_id = $1',
      [incidentId],
    );
    await client.end();
    const persons = rows.map((row): PersonRef => ({
      cohortId: BigInt(row.cohort_id) as CohortId,
      personId: row.person_id as PersonNo,
    }));
    for (const cohortId of new Set(persons.map((person) => person.cohortId))) {
      await app.get(Grants, { strict: false }).grantCohort(set, cohortId);
    }
    const cookies = await entered(app, incidentId, persons);
    const [pages, sheets, p95s]: [number[], number[], number[]] = [[], [], []];
    let bytes = 0;
    for (let round = 0; round <= (options.rounds ?? 3); round += 1) {
      const shown = await timed(
        app,
        cookies.map((cookie) => ({ url: '/my/notice', headers: { cookie } })),
      );
      bytes = Buffer.byteLength(shown.body);
      const url = must(/href="(\/portal-style\/[^"]+)"/.exec(shown.body)?.[1], 'a page names its style');
      const sheet = await timed(
        app,
        cookies.map(() => ({ url })),
      );
      // The first round warms up.
      if (round === 0) continue;
      pages.push(median(shown.ms));
      sheets.push(median(sheet.ms));
      p95s.push(shown.ms.toSorted((a, b) => a - b)[Math.floor(shown.ms.length * 0.95)]!);
      process.stderr.write(
        `a notice ${twoPlaces(median(shown.ms))} ms at the median (target ≤ ${TARGET_MS})\n`,
      );
    }
    const [measured, reference] = [median(pages), median(sheets)];
    return {
      bench: 'portal',
      unit: 'ms',
      measured: twoPlaces(measured),
      reference: twoPlaces(reference),
      ratio: twoPlaces(measured / reference),
      target: TARGET_MS,
      ok: measured <= TARGET_MS,
      people,
      bytes,
      p95Ms: twoPlaces(median(p95s)),
    };
  } finally {
    await app.close();
    await desk.session.close();
    await server.leave();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Everybody comes in by their own link. */
async function entered(app: Web, incidentId: IncidentId, persons: readonly PersonRef[]): Promise<string[]> {
  const links = app.get(Links, { strict: false });
  const found = await app
    .get(Db, { strict: false })
    .tx((tx) => links.forPersons(tx, { incidentId, persons, locale: 'id', offerSetIds: [] }));
  const cookies: string[] = [];
  for (const { link } of found.values()) {
    const {
      cookies: [cookie],
    } = await app.inject(new URL(link).pathname);
    const { name, value } = must(cookie, 'a link begins a visit');
    cookies.push(`${name}=${value}`);
  }
  return cookies;
}

interface Asked {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One after the other, milliseconds each; and the last body. */
async function timed(app: Web, requests: readonly Asked[]): Promise<{ ms: number[]; body: string }> {
  const ms: number[] = [];
  let body = '';
  for (const request of requests) {
    const start = performance.now();
    const answer = await app.inject(request);
    ms.push(performance.now() - start);
    must(answer.statusCode === 200 ? true : undefined, 'the page is shown');
    ({ body } = answer);
  }
  return { ms, body };
}
