/**
 * What one process does for a round, with every room wired as in the product; reports over IPC. `upload` takes the file
 * in, as a web process would; `read` ingests and resolves it, as a worker would.
 */
import 'reflect-metadata';
import { availableParallelism } from 'node:os';
import { openSession } from '../src/app/terminal-session.ts';
import type { SourceId } from '../src/kernel/ids.ts';
import { loadConfig } from '../src/platform/config.ts';
import { INCIDENT, MAPPING } from './intake-file.ts';
import { peakRssMb } from './measuring.ts';

export interface UploadReport {
  readonly sourceId: SourceId;
  /** What taking the file in added to the process at most. */
  readonly addedRssMb: number;
}

export interface WorkerReport {
  readonly threadsUsed: number;
  readonly ingestMs: number;
  readonly resolveMs: number;
  readonly workerRssMb: number;
}

const [part = '', what = '', threads = '0'] = process.argv.slice(2);
const session = await openSession(loadConfig(process.env));
process.send!(part === 'upload' ? await upload(what) : await read(what as SourceId, Number(threads)));
await session.close();
process.disconnect();

async function upload(file: string): Promise<UploadReport> {
  const { incidents, intake, actor } = session;
  const { id } = await incidents.declare(INCIDENT, actor);
  const before = peakMb();
  const { baseName, sourceId } = (await intake.uploadFile(id, file, actor)).sources[0]!;
  const addedRssMb = peakMb() - before;
  await intake.start(id, { [baseName]: MAPPING }, [baseName], actor);
  return { sourceId, addedRssMb };
}

async function read(sourceId: SourceId, chosen: number): Promise<WorkerReport> {
  const { intake, people, actor } = session;
  let start = performance.now();
  const { incidentId } = await intake.ingest(sourceId, chosen > 0 ? { threads: chosen } : {});
  const ingestMs = performance.now() - start;
  start = performance.now();
  await people.resolve(incidentId, actor);
  const resolveMs = performance.now() - start;
  const threadsUsed = chosen || Math.min(availableParallelism(), 4);
  return { threadsUsed, ingestMs, resolveMs, workerRssMb: peakMb() };
}

function peakMb(): number {
  return peakRssMb(process.pid) || Math.round(process.resourceUsage().maxRSS / 1024);
}
