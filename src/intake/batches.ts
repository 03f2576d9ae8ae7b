/**
 * Groups a source's records into batches and turns them into keyed, sealed rows ready for COPY. Which record
 * stands in which batch depends on the file alone, so a resumed reading makes the same rows again.
 */
import { KeyedRows, type Reading } from './keyed-rows.ts';
import { readRecords, type Spooled } from './reading.ts';
import { Refusal } from './rules/asker.ts';
import { readMapping } from './rules/mapping.ts';
import { bindMapping, columnNames, type Plan } from './rules/plan.ts';
import type { ParsedRecord } from '../formats/index.ts';
import type { RejectReason } from './rules/source-states.ts';
import { stageRecord } from './rules/stage.ts';

/** This thread's part: every `of`-th batch, the `index`-th of them, none up to `after`. */
export interface Share {
  readonly index: number;
  readonly of: number;
  readonly after: number;
}

export interface BatchCounts {
  readonly records: number;
  readonly staged: number;
  readonly rejected: number;
  readonly outOfScope: number;
  readonly keylessSubjects: number;
  readonly invalidEmails: number;
  readonly invalidPhones: number;
}

export interface RejectRow {
  readonly recordNo: number;
  readonly line: number;
  readonly reason: RejectReason;
}

export interface Batch {
  readonly batchNo: number;
  /** A whole binary COPY stream of staged_row; null where the batch staged nothing. */
  readonly rows: Uint8Array<ArrayBuffer> | null;
  readonly rejects: readonly RejectRow[];
  readonly counts: BatchCounts;
  /** Bytes of the content read so far. */
  readonly bytes: number;
}

/** How the whole file divided, known once it is read. */
export interface Totals {
  readonly batches: number;
  readonly records: number;
}

const BATCH_RECORDS = 4096;
/** Bounds memory where records are long. */
const BATCH_CHARS = 8 * 1024 * 1024;

/** Yields this thread's batches in order and returns the totals of the file. */
export async function* readBatches(
  spooled: Spooled,
  reading: Reading,
  share: Share,
): AsyncGenerator<Batch, Totals> {
  let plan: Plan | null = null;
  let batch = new OpenBatch(reading, share, { batchNo: 1, after: 0 });
  let bytes = 0;
  for await (const chunk of readRecords(spooled)) {
    ({ bytes } = chunk);
    for (const record of chunk.records) {
      if (plan === null) {
        plan = planOf(reading, record);
        if (plan.mapping.header) continue;
      }
      batch.add(plan, record);
      if (!batch.isFull) continue;
      if (batch.isMine) yield batch.close(bytes);
      batch = batch.next();
    }
  }
  if (batch.isMine && !batch.isEmpty) yield batch.close(bytes);
  return batch.totals;
}

function planOf(reading: Reading, first: ParsedRecord): Plan {
  const mapping = readMapping(reading.baseName, reading.mapping);
  if (mapping instanceof Refusal) throw mapping;
  if (first.cells === null) throw new Refusal(`${reading.baseName} has no readable header line`);
  const plan = bindMapping(reading.baseName, mapping, columnNames(first.cells, mapping.header));
  if (plan instanceof Refusal) throw plan;
  return plan;
}

/** The batch records are being added to; another thread's is only counted. */
class OpenBatch {
  readonly isMine: boolean;
  readonly #reading: Reading;
  readonly #share: Share;
  readonly #batchNo: number;
  /** Records of the batches before. */
  readonly #after: number;
  readonly #rows: KeyedRows;
  readonly #rejects: RejectRow[] = [];
  readonly #counts = { outOfScope: 0, keylessSubjects: 0, invalidEmails: 0, invalidPhones: 0, staged: 0 };
  #records = 0;
  #chars = 0;

  constructor(reading: Reading, share: Share, place: { readonly batchNo: number; readonly after: number }) {
    this.#reading = reading;
    this.#share = share;
    this.#batchNo = place.batchNo;
    this.#after = place.after;
    this.isMine = place.batchNo > share.after && (place.batchNo - 1) % share.of === share.index;
    this.#rows = new KeyedRows(reading, place.batchNo);
  }

  get isFull(): boolean {
    return this.#records >= BATCH_RECORDS || this.#chars >= BATCH_CHARS;
  }

  get isEmpty(): boolean {
    return this.#records === 0;
  }

  get totals(): Totals {
    return {
      batches: this.isEmpty ? this.#batchNo - 1 : this.#batchNo,
      records: this.#after + this.#records,
    };
  }

  add(plan: Plan, record: ParsedRecord): void {
    this.#records += 1;
    this.#chars += record.chars;
    if (!this.isMine) return;
    const recordNo = this.#after + this.#records;
    const answer = record.cells
      ? stageRecord(plan, record.cells, this.#reading.asOf)
      : ({ verdict: 'rejected', reason: 'malformed' } as const);
    if (answer.verdict === 'rejected') {
      this.#rejects.push({ recordNo, line: record.line, reason: answer.reason });
    } else if (answer.verdict === 'out_of_scope') {
      this.#counts.outOfScope += 1;
    } else {
      for (const row of answer.rows) this.#rows.add(plan.mapping, row, { recordNo, line: record.line });
      this.#counts.staged += 1;
      this.#counts.invalidEmails += answer.invalidEmails;
      this.#counts.invalidPhones += answer.invalidPhones;
      this.#counts.keylessSubjects += answer.keylessSubjects;
    }
  }

  close(bytes: number): Batch {
    const rejected = this.#rejects.length;
    const records = this.#records - this.#counts.outOfScope;
    return {
      batchNo: this.#batchNo,
      rows: this.#rows.end(),
      rejects: this.#rejects,
      counts: { ...this.#counts, records, rejected },
      bytes,
    };
  }

  next(): OpenBatch {
    const place = { batchNo: this.#batchNo + 1, after: this.#after + this.#records };
    return new OpenBatch(this.#reading, this.#share, place);
  }
}
