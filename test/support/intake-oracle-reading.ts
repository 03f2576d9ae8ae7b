/** ENGINE §4 once more, written slowly over whole files: bytes of an export → records with their lines. */
import { gunzipSync } from 'node:zlib';

export interface OracleRecord {
  /** The physical line on which the record starts. */
  readonly line: number;
  readonly cells: readonly string[] | null;
  /** As it stands in the file, with its line end; of a malformed record its first physical line. */
  readonly text: string;
}

/** Stands where bytes made no character; a noncharacter, so that no text can hold it. */
export const UNDECODABLE = '\ufdd0';
const RECORD_BYTES_MAX = 4 * 1024 * 1024;

export function oracleText(file: string, stored: Buffer): string {
  return decode(file.endsWith('.gz') ? gunzipSync(stored) : stored);
}

export function oracleRecords(text: string, stated?: string): OracleRecord[] {
  const delimiter = stated ?? frequentDelimiter(text);
  const records: OracleRecord[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const emptyLine = lineEndAt(text, at);
    if (emptyLine > 0) {
      at += emptyLine;
      line += 1;
      continue;
    }
    const read = readRecord(text, at, delimiter);
    const body = text.slice(at, read.end);
    if (read.cells && isWhole(body)) {
      records.push({ line, cells: read.cells, text: body });
      line += lineEndsIn(body);
      at = read.end;
    } else {
      const next = nextLine(text, at);
      records.push({ line, cells: null, text: text.slice(at, next) });
      at = next;
      line += 1;
    }
  }
  return records;
}

function isWhole(body: string): boolean {
  return !body.includes('\0') && !body.includes(UNDECODABLE) && Buffer.byteLength(body) <= RECORD_BYTES_MAX;
}

/** Cells up to and with the line end; no cells where a quote is not closed or text follows it. */
function readRecord(text: string, from: number, delimiter: string): { cells: string[] | null; end: number } {
  const cells: string[] = [];
  for (let at = from; ;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, delimiter);
    if (!cell) return { cells: null, end: text.length };
    cells.push(cell.value);
    at = cell.end;
    const ending = lineEndAt(text, at);
    if (ending > 0 || at >= text.length) return { cells, end: at + ending };
    if (text[at] !== delimiter) return { cells: null, end: at };
    at += 1;
  }
}

function quotedCell(text: string, from: number): { value: string; end: number } | null {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') at += 1;
    else return { value: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 };
  }
  return null;
}

function plainCell(text: string, from: number, delimiter: string): { value: string; end: number } {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return { value: text.slice(from, at), end: at };
}

function lineEndAt(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1;
  return text[at] === '\n' ? 1 : 0;
}

function lineEndsIn(body: string): number {
  return body.match(/\r\n|\r|\n/g)?.length ?? 0;
}

function nextLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const ending = lineEndAt(text, at);
    if (ending > 0) return at + ending;
  }
  return text.length;
}

function frequentDelimiter(text: string): string {
  const header = text.slice(0, nextLine(text, 0)).replace(/"(?:[^"]|"")*"/g, '');
  const counted = [',', ';', '\t', '|'].map((sign) => [sign, header.split(sign).length] as const);
  return counted.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function decode(bytes: Buffer): string {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return utf8(bytes.subarray(3)).text;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  const read = utf8(bytes);
  if (read.wide >= read.invalid && (read.wide > read.invalid || read.invalid === 0)) return read.text;
  return new TextDecoder('windows-1252').decode(bytes);
}

/** UTF-8 by the table of well-formed sequences (Unicode 3.9, D92), one invalid byte at a time. */
function utf8(bytes: Buffer): { text: string; wide: number; invalid: number } {
  let [wide, invalid] = [0, 0];
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      invalid += 1;
      parts.push(UNDECODABLE);
      at += 1;
      continue;
    }
    if (length > 1) wide += 1;
    parts.push(bytes.toString('utf8', at, at + length));
    at += length;
  }
  return { text: parts.join(''), wide, invalid };
}

function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf
      ? 2
      : first >= 0xe0 && first <= 0xef
        ? 3
        : first >= 0xf0 && first <= 0xf4
          ? 4
          : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const second = bytes[at + 1]!;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let i = 2; i < length; i += 1) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  return length;
}
