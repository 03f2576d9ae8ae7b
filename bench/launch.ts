/**
 * What launching a notice to everyone costs against one bare INSERT … SELECT of the same rows into a table with the
 * same columns, indexes, constraints and fsync on the same server.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { attachAmends } from '../src/platform/embedded/amends-database.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { median, peakRssMb, scratchDir, seconds, twoPlaces } from './measuring.ts';
import { SendingDesk } from './sending-desk.ts';
import { SENDING_FILE, writeCustomers } from './sending-files.ts';
import { bareInsert, checkpoint, makeTwin } from './twin.ts';

const RATIO_MAX = 2;
const PEOPLE_DEFAULT = 1_000_000;
const TABLE = 'delivery';

interface LaunchResult extends BenchResult {
  readonly people: number;
  readonly deliveries: number;
  readonly rounds: readonly { readonly launchS: number; readonly insertS: number }[];
  readonly rssMb: number;
}

export async function benchLaunch(options: BenchOptions): Promise<LaunchResult> {
  const people = options.people ?? PEOPLE_DEFAULT;
  const dir = scratchDir();
  const { server } = await attachAmends(dir);
  const sandbox = await startSandbox({ dataDir: join(dir, 'sandbox'), bare: true });
  const desk = await SendingDesk.open({ AMENDS_DATA_DIR: dir, AMENDS_SANDBOX_URL: sandbox.url });
  try {
    const file = join(dir, SENDING_FILE);
    process.stderr.write(`reading ${people.toLocaleString('en')} people …\n`);
    writeCustomers(file, { people, profiles: 200, phoneEvery: 10 });
    const { incidentId } = await desk.read(file);
    await makeTwin(server, TABLE);
    const rounds: { launchMs: number; insertMs: number }[] = [];
    let deliveries = 0;
    for (let round = 0; round < (options.rounds ?? 3); round += 1) {
      const noticeId = await desk.approved(incidentId);
      await checkpoint(server);
      const start = performance.now();
      await desk.launch(noticeId);
      const launchMs = performance.now() - start;
      const bare = await bareInsert(server, { table: TABLE, column: 'notice_id', value: noticeId });
      deliveries = bare.rows;
      rounds.push({ launchMs, insertMs: bare.ms });
      process.stderr.write(`launch ${seconds(launchMs)} s, bare INSERT … SELECT ${seconds(bare.ms)} s\n`);
    }
    const [measured, reference] = [
      median(rounds.map((r) => r.launchMs)),
      median(rounds.map((r) => r.insertMs)),
    ];
    return {
      bench: 'launch',
      unit: 's',
      measured: seconds(measured),
      reference: seconds(reference),
      ratio: twoPlaces(measured / reference),
      target: RATIO_MAX,
      ok: measured / reference <= RATIO_MAX && deliveries === people,
      people,
      deliveries,
      rounds: rounds.map((r) => ({ launchS: seconds(r.launchMs), insertS: seconds(r.insertMs) })),
      rssMb: peakRssMb(process.pid),
    };
  } finally {
    await desk.session.close();
    await sandbox.close();
    await server.leave();
    rmSync(dir, { recursive: true, force: true });
  }
}
