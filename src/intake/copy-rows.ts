/** Writes rows in PostgreSQL's binary COPY format, so that the main thread only passes bytes on. */

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** PostgreSQL counts microseconds from 2000-01-01. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Memory that was sent to the database and came back. A thread that only hands buffers over would never collect them,
 * and touching fresh memory costs as much as writing it.
 */
export class SpareBytes {
  readonly #spare: ArrayBuffer[] = [];

  /** At least `bytes` bytes, old or new. */
  take(bytes: number): Buffer<ArrayBuffer> {
    const fits = this.#spare.filter(({ byteLength }) => byteLength >= bytes);
    if (fits.length === 0) return Buffer.allocUnsafeSlow(bytes);
    const smallest = fits.reduce((a, b) => (b.byteLength < a.byteLength ? b : a));
    this.#spare.splice(this.#spare.indexOf(smallest), 1);
    return Buffer.from(smallest);
  }

  give(bytes: ArrayBuffer): void {
    if (this.#spare.length < SPARES_MAX && bytes.byteLength <= SPARE_BYTES_MAX) this.#spare.push(bytes);
  }
}

const SPARES_MAX = 4;
const SPARE_BYTES_MAX = 16 * 1024 * 1024;

/** A growing buffer of binary COPY tuples; fields are written one after another. */
export class CopyBuffer {
  #bytes: Buffer<ArrayBuffer>;
  #at = 0;

  constructor(bytes: Buffer<ArrayBuffer>) {
    this.#bytes = bytes;
    this.raw(SIGNATURE);
  }

  /** Where the next byte goes. */
  get at(): number {
    return this.#at;
  }

  tuple(fields: number): void {
    this.#room(2);
    this.#at = this.#bytes.writeInt16BE(fields, this.#at);
  }

  /** `fields` fields that hold nothing. */
  nothing(fields = 1): void {
    this.#room(4 * fields);
    for (let i = 0; i < fields; i += 1) this.#at = this.#bytes.writeInt32BE(-1, this.#at);
  }

  int2(value: number): void {
    this.#length(2, 2);
    this.#at = this.#bytes.writeInt16BE(value, this.#at);
  }

  int4(value: number): void {
    this.#length(4, 4);
    this.#at = this.#bytes.writeInt32BE(value, this.#at);
  }

  bool(value: boolean): void {
    this.#length(1, 1);
    this.#bytes[this.#at] = value ? 1 : 0;
    this.#at += 1;
  }

  text(value: string | null): void {
    if (value === null) return this.nothing();
    const bytes = Buffer.byteLength(value, 'utf8');
    this.#length(bytes, bytes);
    this.#at += this.#bytes.write(value, this.#at, 'utf8');
  }

  bytea(value: Uint8Array | null): void {
    if (value === null) return this.nothing();
    this.#length(value.byteLength, 0);
    this.raw(value);
  }

  bits(value: Uint8Array): void {
    this.#length(4 + value.byteLength, 4);
    this.#at = this.#bytes.writeInt32BE(value.byteLength * 8, this.#at);
    this.raw(value);
  }

  instant(value: Date | null): void {
    if (value === null) return this.nothing();
    this.#length(8, 8);
    this.#at = this.#bytes.writeBigInt64BE(BigInt(value.getTime() - EPOCH_MS) * 1000n, this.#at);
  }

  /** A day as `2024-12-31`. */
  day(value: string | null): void {
    if (value === null) return this.nothing();
    this.int4((Date.parse(value) - EPOCH_MS) / DAY_MS);
  }

  /** A bytea of `bytes` bytes that `write` fills in place; answers where it starts. */
  filled(bytes: number, write: (target: Buffer, at: number) => void): number {
    this.#length(bytes, bytes);
    const from = this.#at;
    write(this.#bytes, from);
    this.#at += bytes;
    return from;
  }

  /** Fields made ready earlier, lengths and all. */
  raw(value: Uint8Array): void {
    this.#room(value.byteLength);
    this.#bytes.set(value, this.#at);
    this.#at += value.byteLength;
  }

  /** Two bytes of what was written, as a number. */
  uint16At(at: number): number {
    return this.#bytes.readUInt16BE(at);
  }

  /** The whole COPY stream; the buffer is not used afterwards. */
  end(): Uint8Array<ArrayBuffer> {
    this.#room(2);
    this.#at = this.#bytes.writeInt16BE(-1, this.#at);
    return this.#bytes.subarray(0, this.#at);
  }

  #length(length: number, room: number): void {
    this.#room(4 + room);
    this.#at = this.#bytes.writeInt32BE(length, this.#at);
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.#at + bytes));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}

/** A UUID's 16 bytes. */
export function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}
