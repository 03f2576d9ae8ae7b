/** Reads one source into staged rows: threads parse, key and seal; here each batch is stored with its checkpoint. */
import { availableParallelism } from 'node:os';
import type { IncidentKeys } from '../incidents/index.ts';
import { SYSTEM_ACTOR } from '../kernel/actor.ts';
import { assert, must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { SourceId } from '../kernel/ids.ts';
import type { Audit } from '../platform/audit/audit.ts';
import type { Db } from '../platform/db/db.ts';
import type { Batch, Totals } from './batches.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import * as store from './intake.store.ts';
import type { SourceRow } from './intake.store.ts';
import { ReadingThreads } from './reading-threads.ts';
import * as rows from './rows.store.ts';
import type { Uploads } from '../uploads/index.ts';
import { spooledOf } from './spooled-source.ts';
import type { SpoolStore } from '../uploads/spool.ts';

/** What intake works with; one bundle, passed to its families of verbs. */
export interface Tools {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: IncidentKeys;
  readonly uploads: Uploads;
  /** Where the uploads lie. */
  readonly spool: SpoolStore;
  readonly audit: Audit;
}

export interface IngestOptions {
  /** Reading threads; by default one per core up to four. */
  readonly threads?: number;
  /** Stops at the next checkpoint; a later ingest goes on there. */
  readonly signal?: AbortSignal;
}

const THREADS_MAX = 4;

interface Claim {
  readonly id: SourceId;
  readonly ingestNo: number;
}

/** Reads a claimed source to its end. */
export async function ingestClaimed(tools: Tools, source: SourceRow, options: IngestOptions): Promise<void> {
  const claim = { id: source.id, ingestNo: source.ingest_no };
  const order = await orderOf(tools, source);
  const threads = options.threads ?? Math.min(availableParallelism(), THREADS_MAX);
  const reading = new ReadingThreads(order, threads, source.batches);
  const stop = () => reading.abort(options.signal?.reason as Error);
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    options.signal?.throwIfAborted();
    for (let batchNo = source.batches + 1; ; batchNo += 1) {
      const taken = await reading.take(batchNo);
      if (!('batchNo' in taken)) {
        await finish(tools, claim, taken);
        return;
      }
      await storeBatch(tools, source, claim, taken);
      reading.stored(taken);
    }
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await reading.close();
  }
}

/** Rows, rejects and checkpoint stand or fall together; a process that lost the claim stores nothing. */
async function storeBatch(tools: Tools, source: SourceRow, claim: Claim, batch: Batch): Promise<void> {
  await tools.db.tx(async (tx) => {
    if (!(await store.checkpoint(tx, claim, batch, tools.clock.now()))) {
      throw new DomainError(E.taken_over, { file: source.base_name });
    }
    const place = { incidentId: source.incident_id, sourceId: source.id };
    await rows.insertRejects(tx, place, batch.rejects);
    await rows.copyBatch(tx, batch);
  });
}

async function finish(tools: Tools, claim: Claim, totals: Totals): Promise<void> {
  await tools.db.tx(async (tx) => {
    const source = must(await store.sourceById(tx, claim.id), 'a claimed source exists');
    const place = { incidentId: source.incident_id, sourceId: source.id };
    const isMine = source.ingest_no === claim.ingestNo;
    assert(
      !isMine || source.records + source.out_of_scope === totals.records,
      `every record of source ${source.id} was staged, rejected or out of scope`,
    );
    const counts = (await rows.rejectCounts(tx, [source.id])).get(source.id) ?? {};
    const failure =
      source.staged > 0 ? null : new DomainError(E.no_good_rows, factsOf(source.base_name, counts)).message;
    if (failure !== null) await rows.deleteRead(tx, place);
    if (!(await store.finishSource(tx, claim, { failure, now: tools.clock.now() }))) {
      throw new DomainError(E.taken_over, { file: source.base_name });
    }
    await tools.audit.record(tx, {
      actor: SYSTEM_ACTOR,
      action: failure === null ? 'intake.ingest' : 'intake.ingest_failed',
      incidentId: source.incident_id,
      subject: `source:${source.id}`,
      facts: { records: source.records, staged: source.staged, rejected: counts },
    });
  });
}

/** The facts of `no_good_rows`. */
export function factsOf(
  file: string,
  counts: Readonly<Record<string, number>>,
): { file: string; counts: string } {
  return { file, counts: countsText(counts) };
}

export function countsText(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([reason, n]) => `${reason} ${n}`);
  return parts.length > 0 ? parts.sort().join(', ') : 'none';
}

async function orderOf(tools: Tools, source: SourceRow) {
  const { incident_id: incidentId, id: sourceId } = source;
  const mapping = must(
    await tools.db.tx((tx) => store.mappingOf(tx, sourceId)),
    'a claimed source is mapped',
  );
  const contactKey = await tools.keys.open(incidentId, 'contact');
  return {
    spooled: await spooledOf(tools, source, mapping),
    reading: {
      incidentId,
      sourceId,
      baseName: source.base_name,
      mapping: mapping.body,
      delimiter: mapping.delimiter,
      asOf: mapping.made_at,
      contactKey,
      indexKey: (await tools.keys.open(incidentId, 'index')).key,
      conflictKey: (await tools.keys.open(incidentId, 'conflict')).key,
    },
  };
}
