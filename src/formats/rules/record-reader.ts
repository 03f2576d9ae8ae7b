/** One way to read records, whatever the format: bytes in, records out, the line of names first. */
import { bytesIn, Decoder } from './decode.ts';
import type { Encoding } from './encoding.ts';
import { FieldNames, jsonRecord } from './json-lines.ts';
import { LineCutter } from './lines.ts';
import { RecordParser, type Delimiter, type ParsedRecord } from './record-parser.ts';
import { RowLines } from './row-lines.ts';
import { SkippedLines } from './skipped-lines.ts';

/** `csv` and its kin and `json_lines` as they were uploaded; `rows` for what was unpacked from a sheet or a dump. */
export const RECORD_FORMATS = ['csv', 'json_lines', 'rows'] as const;
export type RecordFormat = (typeof RECORD_FORMATS)[number];

/** How the bytes of a source become records. Structured-cloneable. */
export interface RecordShape {
  readonly format: RecordFormat;
  readonly encoding: Encoding;
  /** Of `csv` only. */
  readonly delimiter: Delimiter;
  /** The names the format itself gives its columns; null where the first record may be a header. */
  readonly columns: readonly string[] | null;
  /** Cells of every record of `rows` without names. */
  readonly width: number | null;
  /** Of `csv` only: lines above the header, which are no records. */
  readonly skipLines?: number;
}

export interface RecordReader {
  push(bytes: Uint8Array): ParsedRecord[];
  end(): ParsedRecord[];
}

/**
 * Reads what it is pushed. Where the format names its columns, the first record holds those names, at line 0, so
 * that every source begins with its header. `lazy` leaves cells uncut until they are asked for, where that is cheap.
 */
export function recordReader(shape: RecordShape, lazy = false): RecordReader {
  const decoder = new Decoder(shape.format === 'rows' ? 'utf-8' : shape.encoding);
  const cut = cutterOf(shape, lazy);
  const header: ParsedRecord[] = shape.columns ? [{ line: 0, cells: shape.columns, chars: 0 }] : [];
  return {
    push: (bytes) => [...header.splice(0), ...cut.push(decoder.push(bytes))],
    end: () => [...header.splice(0), ...cut.push(decoder.end()), ...cut.end()],
  };
}

interface Cutter {
  push(text: string): ParsedRecord[];
  end(): ParsedRecord[];
}

function cutterOf(shape: RecordShape, lazy: boolean): Cutter {
  const bytesOf = bytesIn(shape.encoding);
  if (shape.format === 'csv') return csvCutter(shape, { bytesOf, lazy });
  if (shape.format === 'rows') return new RowLines(shape.columns?.length ?? shape.width ?? 0);
  const names = new FieldNames(shape.columns ?? []);
  const lines = new LineCutter({ bytesOf });
  return {
    push: (text) => lines.push(text).map((line) => jsonRecord(line, names)),
    end: () => lines.end().map((line) => jsonRecord(line, names)),
  };
}

function csvCutter(
  { delimiter, skipLines = 0 }: RecordShape,
  how: { readonly bytesOf: (text: string) => number; readonly lazy: boolean },
): Cutter {
  const parser = new RecordParser({ delimiter, ...how, firstLine: skipLines + 1 });
  if (skipLines === 0) return parser;
  const above = new SkippedLines(skipLines);
  return {
    push: (text) => parser.push(above.push(text)),
    end: () => [...parser.push(above.push('', true)), ...parser.end()],
  };
}
