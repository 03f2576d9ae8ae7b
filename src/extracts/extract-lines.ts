/** The clear lines of an extract, made one after another and held by nobody: whoever reads them seals them at once. */
import type { CellRecord, OpenedCells, SourceCells } from '../intake/index.ts';
import type { Db } from '../platform/db/db.ts';
import type { ExtractPart } from './extract.types.ts';
import { affectedRecords } from './affected.ts';
import type { ExtractRow } from './extracts.store.ts';
import { follows, reopenPart } from './parts.ts';
import { csvLine } from '../kernel/csv.ts';
import { belongs, type ExtractFilter } from './rules/filter.ts';

export interface LineCounts {
  recordsRead: number;
  lines: number;
}

interface Making {
  readonly db: Db;
  readonly cells: SourceCells;
  readonly extract: ExtractRow;
  /** Added to while the lines are read. */
  readonly counts: LineCounts;
}

/** Records asked about in one statement. */
const STEP = 8_000;

/**
 * A header, then one line per record of somebody affected that holds a value of the bank's. Values of other banks are
 * left out of it; an expiry goes with its card.
 */
export async function* extractLines({ db, cells, extract, counts }: Making): AsyncGenerator<string> {
  const { filter, parts, incident_id: incidentId } = extract;
  const width = Math.max(...parts.map(({ values }) => values.length));
  yield csvLine([
    'file',
    'customer_id',
    'id_space',
    ...Array.from({ length: width }, (_, i) => `value_${i + 1}`),
  ]);
  for (const part of parts) {
    const opened = await reopenPart(cells, part);
    const reader = new LineReader(part, opened, filter);
    for await (const records of opened.records()) {
      counts.recordsRead += records.length;
      const found = records.flatMap((record) => reader.read(record) ?? []);
      for (let at = 0; at < found.length; at += STEP) {
        const some = found.slice(at, at + STEP);
        const numbers = some.map(({ recordNo }) => recordNo);
        const affected = await db.tx((tx) => affectedRecords(tx, { ...part, incidentId }, numbers));
        for (const { recordNo, line } of some) {
          if (!affected.has(recordNo)) continue;
          counts.lines += 1;
          const blanks = Array.from<string>({ length: width - part.values.length }).fill('');
          yield csvLine([...line, ...blanks]);
        }
      }
    }
  }
}

class LineReader {
  readonly #part: ExtractPart;
  readonly #idSpace: string;
  /** By value: whether it goes with the others of its record rather than by itself. */
  readonly #follows: readonly boolean[];
  readonly #filter: ExtractFilter;

  constructor(part: ExtractPart, { columns }: OpenedCells, filter: ExtractFilter) {
    this.#part = part;
    this.#filter = filter;
    this.#idSpace = part.customerId === null ? '' : columns[0]!.idSpace;
    this.#follows = (part.customerId === null ? columns : columns.slice(1)).map(follows);
  }

  /** Null where nothing of the record is the bank's. */
  read({ recordNo, cells }: CellRecord): { readonly recordNo: number; readonly line: string[] } | null {
    const hasId = this.#part.customerId !== null;
    const customerId = hasId ? (cells[0] ?? '') : '';
    const values = hasId ? cells.slice(1) : cells;
    const own = values.map((cell, i) => cell !== null && !this.#follows[i]! && belongs(this.#filter, cell));
    if (!own.includes(true)) return null;
    const kept = values.map((cell, i) => (own[i]! || this.#follows[i]! ? (cell ?? '') : ''));
    const idSpace = customerId === '' ? '' : this.#idSpace;
    return { recordNo, line: [this.#part.file, customerId, idSpace, ...kept] };
  }
}
