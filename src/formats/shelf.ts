/** What unpacking asks of others: a place for what was unpacked, and a limit to how much that may be. */
import type { Content } from '../kernel/content.ts';
import { DomainError } from '../kernel/errors.ts';
import { FORMATS_ERRORS as E } from './formats.errors.ts';

/** What was unpacked, where it lies now. */
export interface Kept {
  readonly name: string;
  readonly bytes: number;
}

/** Keeps unpacked bytes apart from the upload; whoever implements it drops all of them on a refusal. */
export interface Shelf {
  /** Keeps all of the bytes, or none. */
  put(chunks: AsyncIterable<Uint8Array>): Promise<Kept>;
  open(kept: Kept): Promise<Content>;
  drop(kept: Kept): Promise<void>;
}

/** Nothing honest packs better than this for long; deflate's best is 1,032. */
const RATIO_MAX = 200;
const RATIO_FREE_BYTES = 100 * 1024 * 1024;

export interface Limits {
  /** Over all members together. */
  readonly limitBytes: number;
  /** The upload as it came. */
  readonly packedBytes: number;
  /** Unpacked bytes before their ratio counts; 100 MiB unless told. */
  readonly freeBytes?: number;
}

/** Counts what is unpacked from one upload and refuses a bomb, by amount and by ratio. */
export class Budget {
  readonly #file: string;
  readonly #limits: Limits;
  #unpackedBytes = 0;
  #writtenBytes = 0;

  constructor(file: string, limits: Limits) {
    this.#file = file;
    this.#limits = limits;
  }

  spend(bytes: number): void {
    this.#unpackedBytes += bytes;
    this.#refuse(this.#unpackedBytes);
  }

  /** Rows written out of what was unpacked: one far cell makes a row of thousands of empty ones. */
  spendWritten(bytes: number): void {
    this.#writtenBytes += bytes;
    this.#refuse(this.#writtenBytes);
  }

  #refuse(bytes: number): void {
    const { limitBytes, packedBytes, freeBytes = RATIO_FREE_BYTES } = this.#limits;
    if (bytes > limitBytes) throw new DomainError(E.too_large, { file: this.#file, limitBytes });
    if (bytes > freeBytes && bytes > RATIO_MAX * packedBytes) {
      throw new DomainError(E.bomb, { file: this.#file, ratioMax: RATIO_MAX });
    }
  }
}
