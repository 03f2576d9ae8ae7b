/** What stands in an upload: one file as it is, or each member, sheet and table of what it packs. */
import { createHash } from 'node:crypto';
import type { Content } from '../kernel/content.ts';
import { DomainError } from '../kernel/errors.ts';
import { FORMATS_ERRORS as E } from './formats.errors.ts';
import { gunzipped, isGzip } from './gzip.ts';
import { encodingOf, firstGuess, HEAD_BYTES, headText, lookOver } from './plain.ts';
import type { Encoding } from './rules/encoding.ts';
import { foreignFormat } from './rules/foreign.ts';
import { textKind } from './rules/kind.ts';
import { partName } from './rules/names.ts';
import type { Delimiter } from './rules/record-parser.ts';
import type { RecordFormat } from './rules/record-reader.ts';
import type { Dialect } from './rules/sql/tokens.ts';
import type { Written } from './row-writer.ts';
import { unpackSheets } from './sheets.ts';
import { Budget, type Kept, type Shelf } from './shelf.ts';
import { unpackTables } from './tables.ts';
import type { Unpacking } from './unpacking.ts';
import { isBook } from './xlsx/book.ts';
import { isIgnored, MEMBERS_MAX, tooMany, Zip } from './zip.ts';

/** One file of records: what becomes a source. */
export interface Member {
  readonly name: string;
  /** Where it was unpacked to; null where it is read from the upload itself. */
  readonly kept: Kept | null;
  readonly compressed: boolean;
  readonly format: RecordFormat;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | null;
  /** The names the format gives; null where the first record may be a header. */
  readonly columns: readonly string[] | null;
  readonly width: number | null;
  /** Numbers of a sheet that a spreadsheet seems to have rounded to 15 digits. */
  readonly roundedNumbers: number;
  /** Of the content unpacked: the same export packed twice is the same content. */
  readonly contentHash: Buffer;
  readonly contentBytes: number;
}

export interface Members {
  readonly members: readonly Member[];
  /** Folders and sheets without rows, by name. */
  readonly ignored: readonly string[];
}

export interface UploadFacts {
  readonly name: string;
  /** How much all of it together may unpack to. */
  readonly limitBytes: number;
  readonly shelf: Shelf;
}

/**
 * The members of an upload, inspected, each read once in full. What packs others is unpacked to the shelf; a member
 * that can be read where it stands is not copied. Refused with one `formats.*` sentence: what we do not read, what
 * is damaged or cut short, bombs, two members of one name.
 */
export async function membersOf(content: Content, facts: UploadFacts): Promise<Members> {
  if (content.bytes === 0) throw new DomainError(E.empty, { file: facts.name });
  const unpacking: Unpacking = {
    file: facts.name,
    shelf: facts.shelf,
    budget: new Budget(facts.name, { limitBytes: facts.limitBytes, packedBytes: content.bytes }),
    ignored: [],
  };
  const members = await unpack(unpacking, { name: facts.name, content, isMember: false });
  refuseTwins(facts.name, members);
  return { members, ignored: unpacking.ignored };
}

/** A file to look into: the upload, or a member of it. */
interface Piece {
  readonly name: string;
  readonly content: Content;
  readonly isMember: boolean;
}

async function unpack(unpacking: Unpacking, piece: Piece): Promise<Member[]> {
  const { name, content } = piece;
  const first = await headOf(content.stream(0, HEAD_BYTES));
  if (isZip(first)) return unpackZip(unpacking, piece);
  const compressed = isGzip(first);
  const head = compressed ? await headOf(gunzipped(name, content.stream())) : first;
  if (head.length === 0) throw new DomainError(E.empty, { file: name });
  const format = isZip(head) || isGzip(head) ? 'packed twice: unpack it with `gunzip`' : foreignFormat(head);
  if (format) throw new DomainError(E.foreign, { file: name, format });
  const kind = textKind(headText(head, firstGuess(head)));
  if (kind.kind === 'json_array') throw new DomainError(E.json_array, { file: name });
  if (kind.kind === 'json_document') throw new DomainError(E.json_document, { file: name });
  // Opened again, it is not spent again.
  let isSpent = false;
  const open = () => {
    if (!compressed) return inPieces(content.stream());
    const chunks = gunzipped(name, content.stream());
    if (isSpent) return chunks;
    isSpent = true;
    return spent(unpacking.budget, chunks);
  };
  if (kind.kind === 'dump') return dumpMembers(unpacking, { name, open, dialect: kind.dialect });
  const looked = await lookOver({ file: name, kind: kind.kind, open });
  return [{ ...looked, name, kept: null, compressed, format: kind.kind, width: null, roundedNumbers: 0 }];
}

async function unpackZip(unpacking: Unpacking, { name, content, isMember }: Piece): Promise<Member[]> {
  const zip = await Zip.open(name, content);
  if (isBook(name, zip)) return bookMembers(unpacking, { name, zip });
  if (isMember) throw new DomainError(E.nested, { file: unpacking.file, member: name });
  const files = zip.entries.filter((entry) => !isIgnored(entry));
  unpacking.ignored.push(...zip.entries.filter(isIgnored).map(({ name: ignored }) => ignored));
  if (files.length > MEMBERS_MAX) throw tooMany(name);
  if (files.length === 0) throw new DomainError(E.nothing_in_it, { file: name });
  refuseTwins(name, files);
  const members: Member[] = [];
  for (const entry of files) {
    const kept = await unpacking.shelf.put(zip.read(entry, unpacking.budget));
    if (kept.bytes === 0) throw new DomainError(E.empty, { file: entry.name });
    const opened = await unpacking.shelf.open(kept);
    const found = await unpack(unpacking, { name: entry.name, content: opened, isMember: true });
    const isInPlace = found.some((member) => member.kept === null);
    members.push(...found.map((member) => (member.kept ? member : { ...member, kept })));
    if (!isInPlace) await unpacking.shelf.drop(kept);
    if (members.length > MEMBERS_MAX) throw tooMany(name);
  }
  return members;
}

async function bookMembers(
  unpacking: Unpacking,
  { name, zip }: { readonly name: string; readonly zip: Zip },
): Promise<Member[]> {
  const sheets = await unpackSheets(unpacking, { file: name, zip });
  if (sheets.length === 0) throw new DomainError(E.nothing_in_it, { file: name });
  return sheets.map((sheet) => ({
    ...rowsMember(sheet, null),
    name: sheets.length === 1 ? name : partName(name, sheet.name),
    width: sheet.width,
    roundedNumbers: sheet.roundedNumbers,
  }));
}

async function dumpMembers(
  unpacking: Unpacking,
  { name, open, dialect }: { name: string; open(): AsyncIterable<Uint8Array>; dialect: Dialect },
): Promise<Member[]> {
  const encoding = await encodingOf(open());
  const tables = await unpackTables(unpacking, { file: name, chunks: open(), encoding, dialect });
  if (tables.length > MEMBERS_MAX) throw tooMany(name);
  return tables.map((table) => ({
    ...rowsMember(table, table.columns),
    name: partName(name, table.name),
    width: null,
    roundedNumbers: 0,
  }));
}

function rowsMember({ kept, hash }: Written, columns: readonly string[] | null) {
  const contentHash = createHash('sha256').update(JSON.stringify(columns)).update(hash).digest();
  const place = { kept, compressed: false, contentHash, contentBytes: kept.bytes } as const;
  return { ...place, format: 'rows', encoding: 'utf-8', delimiter: null, columns } as const;
}

function refuseTwins(file: string, members: readonly { readonly name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of members) {
    if (seen.has(name)) throw new DomainError(E.twins, { file, member: name });
    seen.add(name);
  }
}

/** Looked at in little pieces, what they became is gone before the collector copies it. */
const PIECE_BYTES = 64 * 1024;

async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.byteLength; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
  }
}

async function* spent(budget: Budget, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    budget.spend(chunk.byteLength);
    yield chunk;
  }
}

async function headOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const head: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    head.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= HEAD_BYTES) break;
  }
  return Buffer.concat(head);
}

function isZip([a, b, c, d]: Uint8Array): boolean {
  return a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6) || (c === 7 && d === 8));
}
