/** One upload while its bytes come: where it stands, what it may still take, and what of it is kept. */
import type { KeyObject } from 'node:crypto';
import { DomainError } from '../kernel/errors.ts';
import { SegmentWriter, type Reach } from './sealed-objects.ts';
import type { SpoolStore } from './spool-store.ts';
import { UPLOADS_ERRORS as E } from './uploads.errors.ts';
import type { UploadRow } from './uploads.store.ts';

export class Landing {
  readonly #writer: SegmentWriter;
  readonly #file: string;
  readonly #lengthBytes: number | null;
  readonly #limitBytes: number;

  private constructor(writer: SegmentWriter, row: UploadRow, limitBytes: number) {
    this.#writer = writer;
    this.#file = row.base_name;
    this.#lengthBytes = row.length_bytes === null ? null : Number(row.length_bytes);
    this.#limitBytes = limitBytes;
  }

  /** The spool is the truth of how far an upload is: a process may have ended between storing and saying so. */
  static async open(spool: SpoolStore, row: UploadRow, key: KeyObject): Promise<Landing> {
    const known = { no: row.segments, bytes: Number(row.received_bytes) };
    return new Landing(await SegmentWriter.open(spool, row.id, key, known), row, spool.limitBytes);
  }

  get reach(): Reach {
    return this.#writer.reach;
  }

  get bytes(): number {
    return this.#writer.reach.bytes;
  }

  refuseOffset(offset: number): void {
    if (offset === this.bytes) return;
    throw new DomainError(E.wrong_offset, { file: this.#file, receivedBytes: this.bytes });
  }

  /** Stores what comes; a sender that breaks off loses nothing of it. What exceeds the length is not taken. */
  async take(chunks: AsyncIterable<Uint8Array>, note: () => Promise<void>): Promise<void> {
    let came = this.bytes;
    let broken: { readonly error: unknown } | null = null;
    for await (const chunk of untilBroken(chunks, (error) => (broken = { error }))) {
      came += chunk.byteLength;
      this.#refuseExcess(came);
      if (await this.#writer.push(chunk)) await note();
    }
    await this.#writer.flush();
    if (broken) throw (broken as { error: unknown }).error;
  }

  #refuseExcess(came: number): void {
    const file = this.#file;
    if (this.#lengthBytes !== null && came > this.#lengthBytes) {
      throw new DomainError(E.too_long, { file, lengthBytes: this.#lengthBytes });
    }
    if (came > this.#limitBytes) throw new DomainError(E.too_large, { file, limitBytes: this.#limitBytes });
  }
}

/** Every chunk that comes; what breaks the sender off is told aside, so that our own failures are not taken for it. */
async function* untilBroken(
  chunks: AsyncIterable<Uint8Array>,
  note: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    note(error);
  }
}

/** Refuses what is no length, and what the spool does not take. */
export function refuseLength(file: string, lengthBytes: number, { limitBytes }: SpoolStore): void {
  if (!Number.isSafeInteger(lengthBytes) || lengthBytes < 0) throw new DomainError(E.bad_length);
  if (lengthBytes > limitBytes) throw new DomainError(E.too_large, { file, limitBytes });
}

export function notLanding(row: UploadRow): DomainError {
  return new DomainError(E.not_landing, { file: row.base_name, status: row.status });
}
