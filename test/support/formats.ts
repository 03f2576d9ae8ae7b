/** Uploads in memory, for tests of what formats make of them. */
import { gunzipSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import {
  membersOf,
  recordReader,
  type Content,
  type Kept,
  type Member,
  type Members,
  type ParsedRecord,
  type Shelf,
} from '../../src/formats/index.ts';

/** Bytes as content that can be read from anywhere, in pieces of `pieceBytes`. */
export function contentOf(bytes: Buffer, pieceBytes = 64 * 1024): Content {
  return {
    bytes: bytes.length,
    async *stream(from = 0, to = bytes.length) {
      for (let at = from; at < to; at += pieceBytes) yield bytes.subarray(at, Math.min(to, at + pieceBytes));
    },
  };
}

export class MemoryShelf implements Shelf {
  readonly objects = new Map<string, Buffer>();
  #no = 0;

  async put(chunks: AsyncIterable<Uint8Array>): Promise<Kept> {
    const held: Uint8Array[] = [];
    for await (const chunk of chunks) held.push(Buffer.from(chunk));
    const name = `object-${(this.#no += 1)}`;
    const bytes = Buffer.concat(held);
    this.objects.set(name, bytes);
    return { name, bytes: bytes.length };
  }

  async open({ name }: Kept): Promise<Content> {
    return contentOf(this.objects.get(name)!);
  }

  async drop({ name }: Kept): Promise<void> {
    this.objects.delete(name);
  }
}

export interface LookedInto extends Members {
  /** What each member reads as, its header first where its format names the columns. */
  readonly records: ReadonlyMap<string, readonly ParsedRecord[]>;
  readonly shelf: MemoryShelf;
}

/** The members of an upload and every record in them. */
export async function lookInto(
  name: string,
  bytes: Buffer,
  options: { readonly limitBytes?: number; readonly pieceBytes?: number } = {},
): Promise<LookedInto> {
  const shelf = new MemoryShelf();
  const limitBytes = options.limitBytes ?? Number.MAX_SAFE_INTEGER;
  const content = contentOf(bytes, options.pieceBytes);
  const found = await membersOf(content, { name, limitBytes, shelf });
  const records = new Map<string, readonly ParsedRecord[]>();
  for (const member of found.members) {
    records.set(member.name, recordsIn(member, member.kept ? shelf.objects.get(member.kept.name)! : bytes));
  }
  return { ...found, records, shelf };
}

function recordsIn(member: Member, object: Buffer): ParsedRecord[] {
  const reader = recordReader({ ...member, delimiter: member.delimiter ?? ',' });
  return [...reader.push(member.compressed ? gunzipSync(object) : object), ...reader.end()];
}

/** `line: cell|cell` per record, ✗ for malformed. */
export function shownRecords(records: readonly ParsedRecord[]): string[] {
  return records.map(({ line, cells }) => `${line}: ${cells?.join('|') ?? '✗'}`);
}

export interface ZipPart {
  readonly path: string;
  readonly bytes: Buffer | string;
  readonly mode?: number;
}

export async function zipOf(parts: readonly ZipPart[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { path, bytes, mode } of parts) {
    if (path.endsWith('/')) zip.addEmptyDirectory(path);
    else zip.addBuffer(Buffer.from(bytes), path, mode === undefined ? {} : { mode });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Another path of the same length in an archive: what no honest tool writes. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}
