/** Looks at an upload while it passes: packed or not, hash and size of its content, encoding, what it is. */
import { createHash } from 'node:crypto';
import { createGunzip, type Gunzip } from 'node:zlib';
import { DomainError } from '../kernel/errors.ts';
import { INTAKE_ERRORS as E } from './intake.errors.ts';
import { EncodingProbe, type Encoding } from '../formats/index.ts';

export interface Inspected {
  /** Of the content, unpacked: the same export packed twice is the same content. */
  readonly contentHash: Buffer;
  readonly contentBytes: number;
  readonly compressed: boolean;
  readonly encoding: Encoding;
}

/** Fed with the bytes as they come; `finish` answers or refuses with one sentence. */
export class Inspection {
  readonly #file: string;
  readonly #limitBytes: number;
  readonly #hash = createHash('sha256');
  readonly #probe = new EncodingProbe();
  #contentBytes = 0;
  #head = Buffer.alloc(0);
  #gunzip: Gunzip | null = null;
  #failure: unknown = null;

  constructor(file: string, limitBytes: number) {
    this.#file = file;
    this.#limitBytes = limitBytes;
  }

  /** Every chunk of `chunks` unchanged, looked at in passing. */
  async *watch(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      await this.#push(chunk);
      yield chunk;
    }
  }

  async finish(): Promise<Inspected> {
    if (this.#gunzip) await this.#endGunzip(this.#gunzip);
    else this.#look(this.#head);
    if (this.#contentBytes === 0) throw new DomainError(E.file_empty, { file: this.#file });
    const format = this.#probe.foreign();
    if (format) throw new DomainError(E.foreign_format, { file: this.#file, format });
    return {
      contentHash: this.#hash.digest(),
      contentBytes: this.#contentBytes,
      compressed: this.#gunzip !== null,
      encoding: this.#probe.decide(),
    };
  }

  async #push(chunk: Uint8Array): Promise<void> {
    if (this.#gunzip) return this.#unpack(this.#gunzip, chunk);
    if (this.#contentBytes > 0) return this.#look(chunk);
    this.#head = Buffer.concat([this.#head, chunk]);
    if (this.#head.length < 2) return;
    const head = this.#head;
    this.#head = Buffer.alloc(0);
    if (head[0] !== 0x1f || head[1] !== 0x8b) return this.#look(head);
    this.#gunzip = createGunzip();
    this.#gunzip.on('data', (data: Buffer) => this.#look(data));
    this.#gunzip.on('error', (error) => (this.#failure ??= error));
    await this.#unpack(this.#gunzip, head);
  }

  async #unpack(gunzip: Gunzip, chunk: Uint8Array): Promise<void> {
    this.#refuseFailure();
    await new Promise<void>((resolve) => gunzip.write(chunk, () => resolve()));
    this.#refuseFailure();
  }

  async #endGunzip(gunzip: Gunzip): Promise<void> {
    this.#refuseFailure();
    await new Promise<void>((resolve) => gunzip.once('close', resolve).end());
    this.#refuseFailure();
  }

  #look(content: Uint8Array): void {
    this.#contentBytes += content.byteLength;
    if (this.#contentBytes > this.#limitBytes) {
      this.#failure ??= new DomainError(E.too_large, { file: this.#file, limitBytes: this.#limitBytes });
      this.#gunzip?.destroy();
      if (!this.#gunzip) this.#refuseFailure();
      return;
    }
    this.#hash.update(content);
    this.#probe.push(content);
  }

  #refuseFailure(): void {
    if (this.#failure === null) return;
    if (this.#failure instanceof DomainError) throw this.#failure;
    throw new DomainError(E.broken_gzip, { file: this.#file }, { cause: this.#failure });
  }
}
