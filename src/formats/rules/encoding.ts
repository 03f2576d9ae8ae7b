/** Decides the encoding over the whole file, byte by byte but never holding more than a chunk (ENGINE §4). */
import { isAscii } from 'node:buffer';
import { sequenceLength, tailLength } from './utf8.ts';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const HEAD_BYTES = 3;

/** Fed with every byte of a file, answers which encoding it is in. */
export class EncodingProbe {
  #head = Buffer.alloc(0);
  #carry = Buffer.alloc(0);
  #multiByteSequences = 0;
  #invalidBytes = 0;

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#head.length < HEAD_BYTES)
      this.#head = Buffer.concat([this.#head, bytes.subarray(0, HEAD_BYTES)]);
    if (this.#carry.length === 0 && isAscii(bytes)) return;
    const all = this.#carry.length > 0 ? Buffer.concat([this.#carry, bytes]) : bytes;
    const whole = all.length - tailLength(all);
    this.#count(all.subarray(0, whole));
    this.#carry = Buffer.from(all.subarray(whole));
  }

  /** BOM; else valid UTF-8; else UTF-8 where its sequences outnumber the broken bytes; else Windows-1252. */
  decide(): Encoding {
    this.#count(this.#carry);
    this.#carry = Buffer.alloc(0);
    const [a, b, c] = this.#head;
    if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
    if (a === 0xff && b === 0xfe) return 'utf-16le';
    if (a === 0xfe && b === 0xff) return 'utf-16be';
    return this.#invalidBytes === 0 || this.#multiByteSequences > this.#invalidBytes
      ? 'utf-8'
      : 'windows-1252';
  }

  #count(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) {
      const length = bytes[at]! < 0x80 ? 1 : sequenceLength(bytes, at);
      if (length > 1) this.#multiByteSequences += 1;
      else if (length === 0) this.#invalidBytes += 1;
      at += length || 1;
    }
  }
}
