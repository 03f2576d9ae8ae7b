/**
 * Groups a source's records into batches and turns them into keyed, sealed rows ready for COPY. Which record
 * stands in which batch depends on the file alone, so a resumed reading makes the same rows again.
 */
import { both } from '../kernel/both.ts';
import type { SpareBytes } from './copy-rows.ts';
import { KeyedRows, ReadingKeys, type Reading } from './keyed-rows.ts';
import { readRecords, type Spooled } from './reading.ts';
import { Refusal } from './rules/asker.ts';
import { tokensOfCells, tokensOfText } from './rules/key-tokens.ts';
import { readMapping } from './rules/mapping.ts';
import { bindMapping, columnNames, type Plan } from './rules/plan.ts';
import type { ParsedRecord } from '../formats/index.ts';
import type { RejectReason } from './rules/source-states.ts';
import { Stager, type RowVerdict } from './rules/stage.ts';

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
  /** Of the invalid phones: numbers a spreadsheet has rounded (`6.28123E+11`). */
  readonly scientificPhones: number;
}

export interface RejectRow {
  readonly recordNo: number;
  readonly line: number;
  readonly reason: RejectReason;
}

export interface Batch {
  readonly batchNo: number;
  /** Whole binary COPY streams of staged_row, row_link and reject_key; null where there is nothing. */
  readonly rows: Uint8Array<ArrayBuffer> | null;
  readonly links: Uint8Array<ArrayBuffer> | null;
  readonly rejectKeys: Uint8Array<ArrayBuffer> | null;
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
  order: { readonly reading: Reading; readonly share: Share; readonly spares: SpareBytes },
): AsyncGenerator<Batch, Totals> {
  let batch: OpenBatch | null = null;
  let bytes = 0;
  for await (const chunk of readRecords(spooled, true)) {
    ({ bytes } = chunk);
    for (const record of chunk.records) {
      if (batch === null) {
        const desk = deskOf(order, record);
        batch = new OpenBatch(desk, { batchNo: 1, after: 0 });
        if (desk.plan.mapping.header) continue;
      }
      batch.add(record);
      if (!batch.isFull) continue;
      if (batch.isMine) yield batch.close(bytes);
      batch = batch.next();
    }
  }
  if (batch === null) return { batches: 0, records: 0 };
  if (batch.isMine && !batch.isEmpty) yield batch.close(bytes);
  return batch.totals;
}

/** What every batch of one thread works with. */
interface Desk {
  readonly reading: Reading;
  readonly share: Share;
  readonly spares: SpareBytes;
  readonly plan: Plan;
  readonly stager: Stager;
  readonly keys: ReadingKeys;
}

function deskOf(order: Pick<Desk, 'reading' | 'share' | 'spares'>, first: ParsedRecord): Desk {
  const { reading } = order;
  const mapping = readMapping(reading.baseName, reading.mapping);
  if (mapping instanceof Refusal) throw mapping;
  if (first.cells === null)
    throw new Refusal(
      both(
        `${reading.baseName} has no readable header line`,
        `${reading.baseName} tidak punya baris kepala yang terbaca`,
      ),
    );
  const plan = bindMapping(reading.baseName, mapping, columnNames(first.cells, mapping.header));
  if (plan instanceof Refusal) throw plan;
  return { ...order, plan, stager: new Stager(plan, reading.asOf), keys: new ReadingKeys(reading) };
}

/** The batch records are being added to; another thread's is only counted. */
class OpenBatch {
  readonly isMine: boolean;
  readonly #desk: Desk;
  readonly #batchNo: number;
  /** Records of the batches before. */
  readonly #after: number;
  readonly #rows: KeyedRows | null;
  readonly #rejects: RejectRow[] = [];
  readonly #counts = {
    staged: 0,
    outOfScope: 0,
    keylessSubjects: 0,
    invalidEmails: 0,
    invalidPhones: 0,
    scientificPhones: 0,
  };
  #records = 0;
  #chars = 0;

  constructor(desk: Desk, place: { readonly batchNo: number; readonly after: number }) {
    const { share, reading, keys, plan, spares } = desk;
    this.#desk = desk;
    this.#batchNo = place.batchNo;
    this.#after = place.after;
    this.isMine = place.batchNo > share.after && (place.batchNo - 1) % share.of === share.index;
    this.#rows = this.isMine
      ? new KeyedRows(reading, keys, { no: place.batchNo, mapping: plan.mapping, spares })
      : null;
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

  add(record: ParsedRecord): void {
    this.#records += 1;
    this.#chars += record.chars;
    if (this.#rows === null) return;
    const recordNo = this.#after + this.#records;
    if (record.cells === null) return this.#reject(record, recordNo, 'malformed');
    const answer = this.#desk.stager.stage(record.cells);
    if (answer.verdict === 'rejected') {
      this.#reject(record, recordNo, answer.reason);
    } else if (answer.verdict === 'out_of_scope') {
      this.#counts.outOfScope += 1;
    } else {
      this.#stage(this.#rows, answer, record, recordNo);
    }
  }

  close(bytes: number): Batch {
    const rejected = this.#rejects.length;
    const records = this.#records - this.#counts.outOfScope;
    return {
      batchNo: this.#batchNo,
      ...this.#rows!.end(),
      rejects: this.#rejects,
      counts: { ...this.#counts, records, rejected },
      bytes,
    };
  }

  next(): OpenBatch {
    return new OpenBatch(this.#desk, { batchNo: this.#batchNo + 1, after: this.#after + this.#records });
  }

  #stage(rows: KeyedRows, answer: Staged, record: ParsedRecord, recordNo: number): void {
    for (const row of answer.rows) rows.add(row, { recordNo, line: record.line });
    // Whose record it is shows only once its links are followed: until then nobody's.
    if (answer.awaitsLink) return this.#reject(record, recordNo, 'no_link');
    const counts = this.#counts;
    counts.staged += 1;
    counts.invalidEmails += answer.invalidEmails;
    counts.invalidPhones += answer.invalidPhones;
    counts.scientificPhones += answer.scientificPhones;
    counts.keylessSubjects += answer.keylessSubjects;
  }

  #reject(record: ParsedRecord, recordNo: number, reason: RejectReason): void {
    this.#rejects.push({ recordNo, line: record.line, reason });
    const country = this.#desk.plan.mapping.defaultCountry;
    const tokens =
      record.cells === null
        ? tokensOfText(record.text ?? '', country)
        : tokensOfCells(record.cells, { country, anyId: reason === 'column_count' });
    this.#rows!.addTokens(tokens, recordNo);
  }
}

type Staged = Extract<RowVerdict, { verdict: 'staged' }>;
