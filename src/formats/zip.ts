/** Reads ZIP archives by random access, with bounds of our own: names, sizes, checksums, how much is unpacked. */
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import {
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  type Entry,
  type ZipFile,
} from 'yauzl';
import type { Content } from '../kernel/content.ts';
import { DomainError } from '../kernel/errors.ts';
import { FORMATS_ERRORS as E } from './formats.errors.ts';
import { memberName } from './rules/names.ts';
import type { Budget } from './shelf.ts';

/** Members of an archive that become sources. */
export const MEMBERS_MAX = 1000;
/** Entries of any kind; folders and what is ignored among them. */
const ENTRIES_MAX = 20_000;
const CHUNK_BYTES = 256 * 1024;
/** The directory is read in pieces of 46 bytes: a window saves opening a segment for each. */
const WINDOW_BYTES = 256 * 1024;

const CENTRAL_ENTRY = Buffer.from('504b0102', 'hex');
const LOCAL_ENTRY = Buffer.from('504b0304', 'hex');
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x1;
const UNIX = 3;
const KIND_MASK = 0xf000;
const KIND_LINK = 0xa000;
const KIND_FOLDER = 0x4000;

export interface ZipEntry {
  /** As it stands in the archive. */
  readonly path: string;
  /** Its last part, harmless. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly entry: Entry;
}

export class Zip {
  readonly entries: readonly ZipEntry[];
  readonly #file: string;
  readonly #content: Content;
  readonly #zip: ZipFile;

  private constructor(file: string, content: Content, zip: ZipFile, entries: readonly ZipEntry[]) {
    this.#file = file;
    this.#content = content;
    this.#zip = zip;
    this.entries = entries;
  }

  static async open(file: string, content: Content): Promise<Zip> {
    try {
      const options = { autoClose: false, decodeStrings: false, lazyEntries: true };
      const zip = await fromRandomAccessReaderPromise(new ContentReader(content), content.bytes, options);
      if (zip.entryCount > ENTRIES_MAX) throw tooMany(file);
      const entries: ZipEntry[] = [];
      const directoryAt = Number(zip.readEntryCursor);
      for await (const entry of zip.eachEntry()) entries.push(entryOf(entry, entries.length + 1));
      await refuseUncounted(content, Number(zip.readEntryCursor));
      await refuseHidden(content, await gaps(zip, entries, directoryAt));
      return new Zip(file, content, zip, entries);
    } catch (error) {
      throw broken(file, error);
    }
  }

  /** An entry's bytes; refused where it is encrypted, packed by another method, longer or other than it says. */
  async *read({ name, entry }: ZipEntry, budget: Budget): AsyncGenerator<Uint8Array> {
    this.#refuse(name, entry);
    let crc = 0;
    let bytes = 0;
    try {
      const { fileDataStart } = await this.#zip.readLocalFileHeaderPromise(entry, { minimal: true });
      const end = fileDataStart + entry.compressedSize;
      if (end > this.#content.bytes) throw new Error('an entry ends behind the archive');
      const packed = this.#content.stream(fileDataStart, end);
      const unpacked = entry.compressionMethod === STORED ? packed : inflated(packed);
      for await (const chunk of unpacked) {
        bytes += chunk.byteLength;
        if (bytes > entry.uncompressedSize) break;
        budget.spend(chunk.byteLength);
        crc = crc32(chunk, crc);
        yield chunk;
      }
      if (bytes !== entry.uncompressedSize) throw new Error(`${name} has another length than it says`);
      if (crc !== entry.crc32) throw new Error(`${name} has another checksum than it says`);
    } catch (error) {
      throw broken(this.#file, error);
    }
  }

  #refuse(member: string, entry: Entry): void {
    const facts = { file: this.#file, member };
    if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new DomainError(E.encrypted, facts);
    if (isUnixKind(entry, KIND_LINK)) throw new DomainError(E.link, facts);
    if (![STORED, DEFLATED].includes(entry.compressionMethod)) throw new DomainError(E.method, facts);
  }
}

/** What an archive holds besides exports: folders, and what a Mac adds. */
export function isIgnored({ path, isFolder }: ZipEntry): boolean {
  return isFolder || /(?:^|[/\\])(?:__MACOSX[/\\]|\.DS_Store$|\._)/.test(path);
}

/** A directory that goes on behind its last counted entry holds members nobody would see: 65,536 count as none. */
async function refuseUncounted(content: Content, end: number): Promise<void> {
  const next: Uint8Array[] = [];
  for await (const chunk of content.stream(end, Math.min(end + 4, content.bytes))) next.push(chunk);
  if (Buffer.concat(next).equals(CENTRAL_ENTRY)) throw new Error('it holds more members than it counts');
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** What lies before, between and behind the members that the directory names. */
async function gaps(zip: ZipFile, entries: readonly ZipEntry[], directoryAt: number): Promise<Gap[]> {
  const found: Gap[] = [];
  let from = 0;
  const offset = ({ entry }: ZipEntry) => entry.relativeOffsetOfLocalHeader;
  for (const { entry } of [...entries].sort((a, b) => offset(a) - offset(b))) {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    found.push({ from, to: entry.relativeOffsetOfLocalHeader });
    from = Math.max(from, fileDataStart + entry.compressedSize);
  }
  return [...found, { from, to: directoryAt }].filter((gap) => gap.to - gap.from >= LOCAL_ENTRY.length);
}

/** A member that only its own header names would be skipped in silence. Descriptors and padding may stand there. */
async function refuseHidden(content: Content, between: readonly Gap[]): Promise<void> {
  for (const { from, to } of between) {
    let before = Buffer.alloc(0);
    for await (const chunk of content.stream(from, Math.min(to, content.bytes))) {
      const bytes = Buffer.concat([before, chunk]);
      if (bytes.includes(LOCAL_ENTRY)) throw new Error('it holds members that its directory does not name');
      before = bytes.subarray(-(LOCAL_ENTRY.length - 1));
    }
  }
}

function entryOf(entry: Entry, no: number): ZipEntry {
  const raw = entry.fileNameRaw;
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
  const isFolder = /[/\\]$/.test(path) || isUnixKind(entry, KIND_FOLDER);
  return { path, name: memberName(path.replace(/[/\\]+$/, ''), `member-${no}`), isFolder, entry };
}

function isUnixKind(entry: Entry, kind: number): boolean {
  return entry.versionMadeBy >> 8 === UNIX && ((entry.externalFileAttributes >>> 16) & KIND_MASK) === kind;
}

async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  let failure: unknown = null;
  pipeline(Readable.from(packed), inflate, (error) => {
    failure = error;
  });
  try {
    yield* inflate as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw failure ?? error;
  }
}

export function tooMany(file: string): DomainError {
  return new DomainError(E.too_many_members, { file, membersMax: MEMBERS_MAX });
}

function broken(file: string, error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const reason = error instanceof Error ? error.message.slice(0, 200) : 'unreadable';
  return new DomainError(E.broken_zip, { file, reason }, { cause: error });
}

/** The archive's bytes as the library asks for them. */
class ContentReader extends RandomAccessReader {
  readonly #content: Content;
  #window = { from: 0, bytes: Buffer.alloc(0) };

  constructor(content: Content) {
    super();
    this.#content = content;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#content.stream(start, end));
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#bytes(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(bytes.length < length ? new Error('unexpected EOF') : null);
      },
      (error: unknown) => callback(error as Error),
    );
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }

  async #bytes(position: number, length: number): Promise<Buffer> {
    const held = this.#window;
    const isHeld = position >= held.from && position + length <= held.from + held.bytes.length;
    if (!isHeld) {
      const end = Math.min(this.#content.bytes, position + Math.max(length, WINDOW_BYTES));
      const chunks: Uint8Array[] = [];
      for await (const chunk of this.#content.stream(position, end)) chunks.push(chunk);
      this.#window = { from: position, bytes: Buffer.concat(chunks) };
    }
    const { from, bytes } = this.#window;
    return bytes.subarray(position - from, position - from + length);
  }
}
