/** Bytes to text in chunks; every undecodable byte becomes a lone surrogate, which no decoded text can hold. */
import { isUtf8 } from 'node:buffer';
import type { Encoding } from './encoding.ts';
import { sequenceLength, tailLength } from './utf8.ts';

/** U+DC80…U+DCFF stand for the bytes 0x80…0xFF, U+DC00 for a byte missing at the end. */
const LONE = 0xdc00;
const BOM = '\ufeff';

export class Decoder {
  readonly #encoding: Encoding;
  #carry = Buffer.alloc(0);
  #atStart = true;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  push(chunk: Uint8Array): string {
    const bytes = Buffer.concat([this.#carry, chunk]);
    const whole = bytes.length - this.#unfinished(bytes);
    this.#carry = Buffer.from(bytes.subarray(whole));
    return this.#withoutBom(this.#decode(bytes.subarray(0, whole)));
  }

  /** What was left over at the end of the file, as undecodable. */
  end(): string {
    const rest = this.#carry;
    this.#carry = Buffer.alloc(0);
    if (rest.length === 0) return '';
    if (this.#encoding === 'utf-8') return this.#withoutBom(decodeUtf8(rest));
    const isOdd = rest.length % 2 === 1;
    return this.#decode(isOdd ? rest.subarray(0, -1) : rest) + (isOdd ? String.fromCharCode(LONE) : '');
  }

  #unfinished(bytes: Buffer): number {
    if (this.#encoding === 'windows-1252') return 0;
    if (this.#encoding === 'utf-8') return tailLength(bytes);
    const odd = bytes.length % 2;
    const high = bytes[bytes.length - odd - (this.#encoding === 'utf-16le' ? 1 : 2)] ?? 0;
    return odd + (high >= 0xd8 && high <= 0xdb ? 2 : 0);
  }

  #decode(bytes: Buffer): string {
    if (this.#encoding === 'utf-8') return decodeUtf8(bytes);
    if (this.#encoding === 'windows-1252') return decode1252(bytes);
    return this.#encoding === 'utf-16le'
      ? bytes.toString('utf16le')
      : Buffer.from(bytes).swap16().toString('utf16le');
  }

  #withoutBom(text: string): string {
    if (!this.#atStart || text.length === 0) return text;
    this.#atStart = false;
    return text.startsWith(BOM) && this.#encoding !== 'windows-1252' ? text.slice(1) : text;
  }
}

/** Bytes a piece of decoded text took in its file. */
export function bytesIn(encoding: Encoding): (text: string) => number {
  if (encoding === 'windows-1252') return (text) => text.length;
  if (encoding === 'utf-8') return (text) => Buffer.byteLength(text, 'utf8');
  return (text) => text.length * 2;
}

function decodeUtf8(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      parts.push(bytes.toString('utf8', from, at), String.fromCharCode(LONE + bytes[at]!));
      from = at + 1;
    }
    at += length || 1;
  }
  parts.push(bytes.toString('utf8', from));
  return parts.join('');
}

/** What Windows-1252 has at 0x80…0x9F; its five unassigned bytes cannot be decoded. */
const UPPER =
  '€\udc81‚ƒ„…†‡ˆ‰Š‹Œ\udc8dŽ\udc8f\udc90‘’“”•–—˜™š›œ\udc9džŸ'; // prettier-ignore

function decode1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (char) => UPPER[char.charCodeAt(0) - 0x80]!);
}
