/**
 * Reads a sample of a spooled source: windows spread over its content, never more than a few MiB of it in memory.
 * It is taken anew whenever asked, straight from the sealed bytes, so no value of it is ever stored.
 */
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Content } from '../kernel/content.ts';
import { recordReader, type ParsedRecord } from '../formats/index.ts';
import { openSealed, openSpool } from '../uploads/spool.ts';
import { pieceBytes, type Spooled } from './reading.ts';

export interface Sample {
  /** The first record: a header, or data. */
  readonly first: readonly string[];
  /** Whole records of the usual width after it, in the order of the file. */
  readonly records: readonly (readonly string[])[];
  /** How many bytes of the content a record takes. */
  readonly bytesPerRecord: number;
  readonly windows: number;
  /** Whether every record was looked at. */
  readonly complete: boolean;
  /** Whether the content has quoted cells. */
  readonly isQuoted: boolean;
}

export interface SampleLimits {
  readonly windows: number;
  readonly windowBytes: number;
  readonly recordsMax: number;
  /** Cells of all records together: very wide files give fewer records. */
  readonly cellsMax: number;
  /** A packed source is unpacked from its beginning; no longer than this. */
  readonly unpackMs: number;
}

export const SAMPLE_LIMITS: SampleLimits = {
  windows: 16,
  windowBytes: 128 * 1024,
  recordsMax: 2_000,
  cellsMax: 60_000,
  unpackMs: 15_000,
};

/** The first record is looked for in at most this much. */
const FIRST_BYTES_MAX = 8 * 1024 * 1024;
/** The first window of a packed source cannot grow later, so it is larger from the start. */
const FIRST_WINDOWS = 8;
const RECORDS_LEAST = 20;
/** So many times the wanted cells are looked at in one window: short records of a wide source fill memory else. */
const CELLS_OVER = 20;

interface Window {
  readonly from: number;
  readonly bytes: Buffer;
}

/** `contentBytes`: of the content, unpacked. */
export async function sampleOf(
  spooled: Spooled,
  contentBytes: number,
  limits: SampleLimits = SAMPLE_LIMITS,
): Promise<Sample | null> {
  const whole = contentBytes <= limits.windows * limits.windowBytes;
  const places = whole ? [0] : spread(contentBytes, limits);
  const length = whole ? contentBytes : limits.windowBytes;
  const windows = spooled.compressed
    ? unpackedWindows(spooled, places, length, limits)
    : plainWindows(spooled, places, length);
  let first: readonly string[] | null = null;
  const found: (readonly string[])[][] = [];
  let [bytes, records, isQuoted] = [0, 0, false];
  for await (const window of windows) {
    const parsed = parse(spooled, window, whole, limits);
    if (found.length === 0) first = parsed.records.shift()?.cells ?? null;
    if (first === null) return null;
    const width = first.length;
    const usable = parsed.records.flatMap(({ cells }) => (cells?.length === width ? [cells] : []));
    bytes += parsed.bytes;
    records += parsed.records.length;
    isQuoted ||= spooled.format === 'csv' && window.bytes.includes('"');
    found.push(usable);
  }
  if (first === null) return null;
  const most = Math.max(
    RECORDS_LEAST,
    Math.min(limits.recordsMax, Math.floor(limits.cellsMax / first.length)),
  );
  const total = found.reduce((sum, each) => sum + each.length, 0);
  return {
    first,
    records: found.flatMap((each) =>
      thinned(each, Math.ceil((most * each.length) / Math.max(total, 1)), most >= total),
    ),
    bytesPerRecord: records === 0 ? contentBytes : bytes / records,
    windows: found.length,
    complete: whole && total <= most,
    isQuoted,
  };
}

function spread(contentBytes: number, { windows, windowBytes }: SampleLimits): number[] {
  const step = (contentBytes - windowBytes) / (windows - 1);
  // Even places, so that two-byte characters are not cut.
  return Array.from({ length: windows }, (_, i) => 2 * Math.floor((i * step) / 2));
}

/** Evenly spread over what is there. */
function thinned<T>(list: readonly T[], count: number, all: boolean): readonly T[] {
  if (all || list.length <= count) return list;
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]!);
}

interface Parsed {
  readonly records: ParsedRecord[];
  /** What was read for them. */
  readonly bytes: number;
}

/** The records of a window; one that begins in the middle of the file begins at its first whole line. */
function parse(spooled: Spooled, window: Window, whole: boolean, { cellsMax }: SampleLimits): Parsed {
  const start = window.from === 0 ? 0 : afterLine(spooled, window.bytes);
  const bytes = window.bytes.subarray(start);
  const reader = recordReader(window.from === 0 ? spooled : { ...spooled, skipLines: 0 });
  const records: ParsedRecord[] = [];
  const most = pieceBytes(spooled);
  let [at, room] = [0, CELLS_OVER * cellsMax];
  for (; at < bytes.length && room > 0; at += most) {
    for (const record of reader.push(bytes.subarray(at, at + most))) {
      room -= record.cells?.length ?? 0;
      records.push(record);
    }
  }
  if (whole && at >= bytes.length) for (const record of reader.end()) records.push(record);
  // Names that the format itself gives are told at the beginning of every reading.
  if (window.from > 0 && spooled.columns) records.shift();
  return { records, bytes: start + Math.min(at, bytes.length) };
}

function afterLine({ encoding, format }: Spooled, bytes: Buffer): number {
  if (format !== 'rows' && encoding === 'utf-16le') return evenAfter(bytes, Buffer.from('\n', 'utf16le'));
  if (format !== 'rows' && encoding === 'utf-16be') return evenAfter(bytes, Buffer.from([0, 10]));
  const at = bytes.indexOf(10);
  return at >= 0 ? at + 1 : Math.max(0, bytes.indexOf(13) + 1);
}

function evenAfter(bytes: Buffer, end: Buffer): number {
  let at = bytes.indexOf(end);
  while (at >= 0 && at % 2 === 1) at = bytes.indexOf(end, at + 1);
  return at < 0 ? bytes.length : at + 2;
}

async function* plainWindows(
  spooled: Spooled,
  places: readonly number[],
  length: number,
): AsyncGenerator<Window> {
  const sealed = await openSealed(openSpool(spooled.place), spooled.name, spooled.key, spooled.bytes);
  for (const from of places) {
    if (from === 0) yield { from, bytes: await beginning(spooled, sealed, length) };
    else yield { from, bytes: await bytesFrom(sealed, from, Math.min(from + length, sealed.bytes)) };
  }
}

/** Grows where the first record is longer than a window: an enormous cell, or a header of thousands of columns. */
async function beginning(spooled: Spooled, content: Content, length: number): Promise<Buffer> {
  const most = Math.min(content.bytes, FIRST_BYTES_MAX);
  let bytes = await bytesFrom(content, 0, Math.min(length, content.bytes));
  while (bytes.length < most && !holdsTwo(spooled, bytes)) {
    bytes = await bytesFrom(content, 0, Math.min(bytes.length * 4, most));
  }
  return bytes;
}

function holdsTwo(spooled: Spooled, bytes: Buffer): boolean {
  const reader = recordReader(spooled);
  const piece = pieceBytes(spooled);
  let records = 0;
  for (let at = 0; at < bytes.length && records < 2; at += piece) {
    records += reader.push(bytes.subarray(at, at + piece)).length;
  }
  return records >= 2;
}

async function bytesFrom(content: Content, from: number, to: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content.stream(from, to)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** One pass from the beginning: what lies between the windows is unpacked and forgotten. */
async function* unpackedWindows(
  spooled: Spooled,
  places: readonly number[],
  length: number,
  { unpackMs }: SampleLimits,
): AsyncGenerator<Window> {
  const sealed = await openSealed(openSpool(spooled.place), spooled.name, spooled.key, spooled.bytes);
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  pipeline(Readable.from(sealed.stream()), gunzip, () => undefined);
  const until = performance.now() + unpackMs;
  let [at, next] = [0, 0];
  let held: Buffer[] = [];
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    for (let cut = 0; cut < chunk.length && next < places.length;) {
      const from = places[next]!;
      const begin = Math.max(cut, from - at);
      if (begin >= chunk.length) break;
      const wanted = from === 0 ? length * FIRST_WINDOWS : length;
      const missing = wanted - held.reduce((sum, piece) => sum + piece.length, 0);
      const piece = chunk.subarray(begin, begin + missing);
      held.push(piece);
      cut = begin + piece.length;
      if (piece.length < missing) break;
      yield { from, bytes: Buffer.concat(held) };
      held = [];
      next += 1;
    }
    at += chunk.length;
    if (next >= places.length || performance.now() > until) break;
  }
  if (held.length > 0) yield { from: places[next]!, bytes: Buffer.concat(held) };
}
