/** What granting an offer set to everyone costs, journals and all, against one bare INSERT … SELECT of the same grants. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CohortId, OfferSetId } from '../src/kernel/ids.ts';
import { attachAmends } from '../src/platform/embedded/amends-database.ts';
import { livePostmaster } from '../src/platform/embedded/postmaster.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { cpuMs, familyCpuMs, median, peakRssMb, scratchDir, seconds, twoPlaces } from './measuring.ts';
import { SendingDesk } from './sending-desk.ts';
import { SENDING_FILE, writeCustomers } from './sending-files.ts';
import { bareInsert, checkpoint, inDatabase, makeTwin } from './twin.ts';

const RATIO_MAX = 2;
const PEOPLE_DEFAULT = 1_000_000;
/** As many cohorts at once as a worker grants. */
const LANES = 2;
const TABLE = 'offer_grant';

interface GrantResult extends BenchResult {
  readonly people: number;
  readonly grants: number;
  readonly rounds: readonly { readonly grantS: number; readonly insertS: number }[];
  /** CPU time of a round, database and this process, as a share of the bare statement's. */
  readonly cpuRatio: number;
  readonly booksProve: boolean;
  readonly rssMb: number;
}

export async function benchGrant(options: BenchOptions): Promise<GrantResult> {
  const people = options.people ?? PEOPLE_DEFAULT;
  const dir = scratchDir();
  const { server } = await attachAmends(dir);
  const desk = await SendingDesk.open({ AMENDS_DATA_DIR: dir });
  try {
    const file = join(dir, SENDING_FILE);
    process.stderr.write(`reading ${people.toLocaleString('en')} people …\n`);
    writeCustomers(file, { people, profiles: 200, phoneEvery: 10 });
    const { incidentId } = await desk.read(file);
    const cohorts = await inDatabase(server, (client) =>
      client.query<{ id: string }>(
        `SELECT id::text FROM people_v_cohort WHERE kind = 'affected' ORDER BY id`,
      ),
    );
    const cohortIds = cohorts.rows.map(({ id }) => BigInt(id) as CohortId);
    await makeTwin(server, TABLE);
    const rounds: { grantMs: number; insertMs: number; grantCpuMs: number; insertCpuMs: number }[] = [];
    let grants = 0;
    for (let round = 0; round < (options.rounds ?? 3); round += 1) {
      const setId = await desk.approvedCredit(incidentId, `Credit ${round + 1}`);
      await checkpoint(server);
      const [cpu, start] = [cpuOf(server), performance.now()];
      await grantAll(desk, setId, cohortIds);
      const [grantMs, grantCpuMs] = [performance.now() - start, cpuOf(server) - cpu];
      const bareCpu = cpuOf(server);
      const bare = await bareInsert(server, { table: TABLE, column: 'offer_set_id', value: setId });
      grants = bare.rows;
      const insertCpuMs = cpuOf(server) - bareCpu;
      rounds.push({ grantMs, insertMs: bare.ms, grantCpuMs, insertCpuMs });
      process.stderr.write(
        `granting ${seconds(grantMs)} s, bare INSERT … SELECT ${seconds(bare.ms)} s; CPU ${seconds(grantCpuMs)} and ${seconds(insertCpuMs)} s\n`,
      );
    }
    const { reconciliation, actor } = desk.session;
    const { ok: booksProve } = await reconciliation.prove(incidentId, actor);
    const [measured, reference] = [
      median(rounds.map((r) => r.grantMs)),
      median(rounds.map((r) => r.insertMs)),
    ];
    return {
      bench: 'grant',
      unit: 's',
      measured: seconds(measured),
      reference: seconds(reference),
      ratio: twoPlaces(measured / reference),
      target: RATIO_MAX,
      ok: measured / reference <= RATIO_MAX && grants === people && booksProve,
      people,
      grants,
      rounds: rounds.map((r) => ({ grantS: seconds(r.grantMs), insertS: seconds(r.insertMs) })),
      cpuRatio: twoPlaces(median(rounds.map((r) => r.grantCpuMs / r.insertCpuMs))),
      booksProve,
      rssMb: peakRssMb(process.pid),
    };
  } finally {
    await desk.session.close();
    await server.leave();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The reverse, so that taking one from the end goes on in order. */
export async function grantAll(
  desk: SendingDesk,
  setId: OfferSetId,
  cohortIds: readonly CohortId[],
): Promise<void> {
  const queue = cohortIds.toReversed();
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        await desk.session.grants.grantCohort(setId, id);
      }
    }),
  );
}

/** Of this process and PostgreSQL as a whole. */
function cpuOf(server: EmbeddedServer): number {
  return cpuMs(process.pid) + familyCpuMs(livePostmaster(server.layout.pgDir)?.pid ?? 0);
}
