/** Reads one source into staged rows: threads parse, key and seal; here each batch is stored with its checkpoint. */
import type { IncidentKeys } from '../incidents/index.ts';
import { SYSTEM_ACTOR } from '../kernel/actor.ts';
import { assert, must } from '../kernel/assert.ts';
import { type Both, both } from '../kernel/both.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError, refusalOf } from '../kernel/errors.ts';
import type { Audit } from '../platform/audit/audit.ts';
import type { Db, Tx } from '../platform/db/db.ts';
import type { Batch, Totals } from './batches.ts';
import * as ingesting from './ingesting.store.ts';
import type { Claim } from './ingesting.store.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import * as store from './intake.store.ts';
import type { SourceRow } from './intake.store.ts';
import { linkRows, lockLinks } from './linking.ts';
import { ReadingThreads } from './reading-threads.ts';
import { byReason, rejectCountsOf } from './reject-counts.ts';
import * as rows from './rows.store.ts';
import { PaceMeter } from './rules/pace.ts';
import type { RejectReason } from './rules/source-states.ts';
import type { Uploads } from '../uploads/index.ts';
import { threadsEach } from './several.ts';
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
  /** Reading threads; by default one per core up to four, shared by all files read at once. */
  readonly threads?: number;
  /** Stops at the next checkpoint; a later ingest goes on there. */
  readonly signal?: AbortSignal;
}

/** A file this small is read before a second thread has started. */
const ALONE_BYTES = 1024 * 1024;

/** A source this process reads, and what it takes to store its batches. */
interface Reading {
  readonly source: SourceRow;
  readonly claim: Claim;
  readonly meter: PaceMeter;
}

/** Reads a claimed source to its end. */
export async function ingestClaimed(tools: Tools, source: SourceRow, options: IngestOptions): Promise<void> {
  const claim = { id: source.id, ingestNo: source.ingest_no };
  const order = await orderOf(tools, source);
  const threads = options.threads ?? (source.content_bytes < ALONE_BYTES ? 1 : threadsEach(1));
  const reading = { source, claim, meter: new PaceMeter(seconds(), Number(source.bytes_read)) };
  const read = new ReadingThreads(order, threads, source.batches);
  const stop = () => read.abort(options.signal?.reason as Error);
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    options.signal?.throwIfAborted();
    for (let batchNo = source.batches + 1; ; batchNo += 1) {
      const taken = await read.take(batchNo);
      if (!('batchNo' in taken)) {
        await finish(tools, reading, taken);
        return;
      }
      await storeBatch(tools, reading, taken);
      read.stored(taken);
    }
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await read.close();
  }
}

/** Of a clock that only goes forward. */
function seconds(): number {
  return performance.now() / 1000;
}

/** Rows, rejects and checkpoint stand or fall together; a process that lost the claim stores nothing. */
async function storeBatch(tools: Tools, { source, claim, meter }: Reading, batch: Batch): Promise<void> {
  const { batchNo, bytes, counts } = batch;
  const pace = meter.note(seconds(), counts.records + counts.outOfScope, bytes);
  await tools.db.tx(async (tx) => {
    await ingesting.hurry(tx);
    const moved = await ingesting.checkpoint(tx, claim, {
      batchNo,
      bytes,
      counts,
      rejected: byReason(batch.rejects),
      pace,
      now: tools.clock.now(),
    });
    if (!moved) throw await whyLost(tx, source);
    await rows.insertRejects(tx, { incidentId: source.incident_id, sourceId: source.id }, batch.rejects);
    await rows.copyBatch(tx, batch);
  });
}

/** Another process reads the source now, or somebody cancelled it. */
async function whyLost(tx: Tx, { id, base_name: file }: SourceRow): Promise<DomainError> {
  const isCancelled = (await store.sourceById(tx, id))?.status === 'uploaded';
  return new DomainError(isCancelled ? E.cancelled : E.taken_over, { file });
}

async function finish(tools: Tools, { source: { id, incident_id }, claim }: Reading, totals: Totals) {
  await tools.db.tx(async (tx) => {
    await lockLinks(tx, incident_id);
    const source = must(await store.sourceById(tx, id), 'a claimed source exists');
    const isMine = source.ingest_no === claim.ingestNo;
    assert(
      !isMine || source.records + source.out_of_scope === totals.records,
      `every record of source ${source.id} was staged, rejected or out of scope`,
    );
    const counts = rejectCountsOf(source);
    const isGood = source.staged > 0 || (counts.no_link ?? 0) > 0;
    const failure = isGood
      ? null
      : refusalOf(new DomainError(E.no_good_rows, factsOf(source.base_name, counts)));
    if (failure !== null) {
      await rows.deleteRead(tx, { incidentId: source.incident_id, sourceId: source.id });
    }
    if (!(await ingesting.finishSource(tx, claim, { failure, now: tools.clock.now() }))) {
      throw await whyLost(tx, source);
    }
    await tools.audit.record(tx, {
      actor: SYSTEM_ACTOR,
      action: failure === null ? 'intake.ingest' : 'intake.ingest_failed',
      incidentId: source.incident_id,
      subject: `source:${source.id}`,
      facts: { records: source.records, staged: source.staged, rejected: counts },
    });
    if (source.has_links) await linkRows(tools, tx, source.incident_id);
  });
}

const IN_INDONESIAN: Readonly<Record<string, string>> = {
  column_count: 'jumlah kolom berbeda',
  malformed: 'tidak terbaca',
  no_key: 'tanpa kunci',
  no_link: 'tanpa tautan',
} satisfies Record<RejectReason, string>;

/** The facts of `no_good_rows`. */
export function factsOf(
  file: string,
  counts: Readonly<Record<string, number>>,
): { file: string; counts: Both } {
  return { file, counts: both(countsText(counts), inIndonesian(counts)) };
}

function inIndonesian(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([reason, n]) => `${IN_INDONESIAN[reason] ?? reason} ${n}`);
  return parts.length > 0 ? parts.sort().join(', ') : 'tidak ada';
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
