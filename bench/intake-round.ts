/** One round: a fresh data directory with its server, COPY of the raw file, then a web and a worker process. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { asSuperuser, attachAmends, DATABASE } from '../src/platform/embedded/amends-database.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import { newClient } from '../src/platform/migrate.ts';
import { PROJECT_ROOT } from '../src/platform/root.ts';
import { MAPPING } from './intake-file.ts';
import type { UploadReport, WorkerReport } from './intake-worker.ts';
import { median, peakRssMb } from './measuring.ts';

export interface RoundOrder {
  readonly dir: string;
  readonly file: string;
  readonly rows: number;
  /** Null: as many as the worker takes by itself. */
  readonly threads: number | null;
}

export interface Round {
  readonly threads: number | null;
  readonly threadsUsed: number;
  readonly copyMs: number;
  readonly ingestMs: number;
  readonly resolveMs: number;
  readonly webRssMb: number;
  readonly workerRssMb: number;
  readonly lookupMs: number | null;
}

const LOOK_UPS = 7;

export async function measureRound(order: RoundOrder): Promise<Round> {
  const dataDir = mkdtempSync(join(order.dir, 'data-'));
  const { server } = await attachAmends(dataDir);
  try {
    const copyMs = await measureCopy(server, order.file);
    const web = await startWeb(dataDir);
    try {
      const { sourceId, addedRssMb } = await run<UploadReport>(dataDir, ['upload', order.file]);
      const report = await run<WorkerReport>(dataDir, ['read', sourceId, String(order.threads ?? 0)]);
      const lookupMs = await measureLookUp(server);
      // The web process is the product's; what an upload adds to it was measured in a process of its own.
      const webRssMb = peakRssMb(web.pid!) + addedRssMb;
      return { threads: order.threads, copyMs, webRssMb, lookupMs, ...report };
    } finally {
      web.kill('SIGTERM');
      await once(web, 'exit');
    }
  } finally {
    await server.leave();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The reference: what PostgreSQL alone needs to take the same bytes into columns of text. */
async function measureCopy(server: EmbeddedServer, file: string): Promise<number> {
  return asSuperuser(server, async (client) => {
    const columns = Object.keys(MAPPING.columns);
    await client.query(`CREATE TABLE raw (${columns.map((name) => `${name} text`).join(', ')})`);
    const start = performance.now();
    await pipeline(
      createReadStream(file, { highWaterMark: 1024 * 1024 }),
      client.query(copyFrom('COPY raw FROM STDIN (FORMAT csv, HEADER true)')),
    );
    const ms = performance.now() - start;
    await client.query('DROP TABLE raw');
    await client.query('CHECKPOINT');
    return ms;
  });
}

/** The web process of the product, idle beside the worker: its memory counts too. */
async function startWeb(dataDir: string): Promise<ChildProcess> {
  const web = spawn(process.execPath, [join(PROJECT_ROOT, 'dist', 'src', 'app', 'main.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...settings(dataDir) },
  });
  const died = once(web, 'exit').then(() => {
    throw new Error('the web process ended before it listened');
  });
  await Promise.race([once(web.stdout, 'data'), died]);
  died.catch(() => undefined);
  return web;
}

/** As docker/Dockerfile starts them. */
const NODE_OPTIONS = '--max-semi-space-size=4';

function settings(dataDir: string): Record<string, string> {
  return { AMENDS_DATA_DIR: dataDir, PORT: '0', AMENDS_LOG_LEVEL: 'error', NODE_OPTIONS };
}

/** One process of the bench to its report. */
async function run<Report>(dataDir: string, line: readonly string[]): Promise<Report> {
  const child = fork(new URL('./intake-worker.js', import.meta.url), [...line], {
    stdio: ['ignore', 2, 'inherit', 'ipc'],
    env: { ...process.env, ...settings(dataDir) },
  });
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`the process that was to ${line[0]} ended with ${String(code)} before it was done`);
  });
  const [report] = (await Promise.race([once(child, 'message'), exited])) as [Report];
  await exited.catch(() => undefined);
  return report;
}

/** Execution time of a look-up by matching key, as PostgreSQL measures it. */
async function measureLookUp(server: EmbeddedServer): Promise<number | null> {
  const client = newClient(server.superuser(DATABASE));
  await client.connect();
  try {
    const { rows: keys } = await client.query<{ incident_id: string; key: string }>(
      `SELECT incident_id, encode(email_key, 'hex') AS key FROM staged_row
        WHERE record_no % 100000 = 77777 AND email_key IS NOT NULL LIMIT $1`,
      [LOOK_UPS],
    );
    const times: number[] = [];
    for (const { incident_id, key } of keys) {
      const { rows } = await client.query<{ 'QUERY PLAN': [{ 'Execution Time': number }] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) SELECT cohort_id, person_id FROM people_v_key
          WHERE incident_id = '${incident_id}' AND key = '\\x${key}'`,
      );
      times.push(rows[0]!['QUERY PLAN'][0]['Execution Time']);
    }
    return times.length > 0 ? median(times) : null;
  } finally {
    await client.end();
  }
}
