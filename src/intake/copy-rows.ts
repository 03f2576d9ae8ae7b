/** Writes rows in PostgreSQL's binary COPY format, so that the main thread only passes bytes on. */

/** The columns of `staged_row` in the order `StagedRowWriter` writes them. */
export const STAGED_ROW_COLUMNS = [
  'bucket', 'incident_id', 'source_id', 'batch_no', 'record_no', 'subject_no', 'line', 'id_space', 'customer_key',
  'email_key', 'phone_key', 'email_sendable', 'phone_sms', 'exposure', 'sealed', 'key_version', 'subject_role',
  'former', 'minor', 'deceased', 'locale', 'country', 'region', 'time_zone', 'contact_rank', 'contact_as_of',
  'authoritative_name', 'conflict_nik', 'conflict_passport', 'conflict_dob',
] as const; // prettier-ignore

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const START_BYTES = 1024 * 1024;
/** PostgreSQL counts microseconds from 2000-01-01. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/** A growing buffer of binary COPY tuples; fields are written one after another. */
export class CopyBuffer {
  #bytes = Buffer.allocUnsafe(START_BYTES);
  #at = 0;

  constructor() {
    this.#raw(SIGNATURE);
  }

  tuple(fields: number): void {
    this.#room(2);
    this.#at = this.#bytes.writeInt16BE(fields, this.#at);
  }

  nothing(): void {
    this.#length(-1, 0);
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
    this.#at = this.#bytes.writeUInt8(value ? 1 : 0, this.#at);
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
    this.#raw(value);
  }

  bits(value: Uint8Array): void {
    this.#length(4 + value.byteLength, 4);
    this.#at = this.#bytes.writeInt32BE(value.byteLength * 8, this.#at);
    this.#raw(value);
  }

  instant(value: Date | null): void {
    if (value === null) return this.nothing();
    this.#length(8, 8);
    this.#at = this.#bytes.writeBigInt64BE(BigInt(value.getTime() - EPOCH_MS) * 1000n, this.#at);
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

  #raw(value: Uint8Array): void {
    this.#room(value.byteLength);
    this.#bytes.set(value, this.#at);
    this.#at += value.byteLength;
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#at + bytes));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}

/** A UUID's 16 bytes. */
export function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}
