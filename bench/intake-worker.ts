/** The process that ingests and resolves one file, with every room wired as in the product; reports over IPC. */
import 'reflect-metadata';
import { availableParallelism } from 'node:os';
import { openSession } from '../src/app/terminal-session.ts';
import { loadConfig } from '../src/platform/config.ts';
import { MAPPING } from './intake-file.ts';
import { peakRssMb } from './measuring.ts';

export interface WorkerReport {
  readonly threadsUsed: number;
  readonly ingestMs: number;
  readonly resolveMs: number;
  readonly workerRssMb: number;
}

const [file = '', threads = '0'] = process.argv.slice(2);
const chosen = Number(threads);
const { incidents, intake, people, actor, close } = await openSession(loadConfig(process.env));
const { id } = await incidents.declare(
  {
    name: 'Bench',
    legalEntity: { name: 'PT Contoh', country: 'ID', timeZone: 'Asia/Jakarta', currency: 'IDR' },
    brand: {
      name: 'Contoh',
      contactEmail: 'bantuan@contoh.example',
      contactPhone: '+62 21 5550 0100',
      website: 'https://contoh.example',
    },
    occurredFrom: new Date('2026-05-03T02:00:00Z'),
    occurredUntil: new Date('2026-05-05T10:00:00Z'),
    discoveredAt: new Date('2026-05-06T01:00:00Z'),
    confirmedAt: new Date('2026-05-06T09:00:00Z'),
    containedAt: null,
    gapClosedAt: null,
    statements: {},
  },
  actor,
);
const { sources } = await intake.uploadFile(id, file, actor);
const { baseName, sourceId } = sources[0]!;
await intake.start(id, { [baseName]: MAPPING }, [baseName], actor);

let start = performance.now();
await intake.ingest(sourceId, chosen > 0 ? { threads: chosen } : {});
const ingestMs = performance.now() - start;
start = performance.now();
await people.resolve(id, actor);
const resolveMs = performance.now() - start;
const report: WorkerReport = {
  threadsUsed: chosen || Math.min(availableParallelism(), 4),
  ingestMs,
  resolveMs,
  workerRssMb: peakRssMb(process.pid) || Math.round(process.resourceUsage().maxRSS / 1024),
};
process.send!(report);
await close();
process.disconnect();
