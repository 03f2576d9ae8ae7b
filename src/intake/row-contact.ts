/** Seals and opens what we need to reach the person of a staged row (ENGINE §3). */
import type { KeyObject } from 'node:crypto';
import { Prefixes } from '../platform/crypto/prefixes.ts';
import { deriveKey, isSmall, open, seal, SmallSealer } from '../platform/crypto/seal.ts';

/** The opened contact of one row; absent fields were absent or invalid in the file. */
export interface RowContact {
  readonly customerId?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly locale?: string;
  /** Postal address by part, e.g. `line`, `city`, `postal_code`. */
  readonly address?: Readonly<Record<string, string>>;
}

/** Where a sealed contact came from; it travels with the blob when SQL copies it. */
export interface RowRef {
  readonly incidentId: string;
  readonly sourceId: string;
  readonly batchNo: number;
  readonly recordNo: number;
  readonly subjectNo: number;
}

/** The key of one batch: a batch is far below the 2²⁰ seals a derived key may make. */
export function batchKey(contactKey: KeyObject, sourceId: string, batchNo: number): KeyObject {
  return deriveKey(contactKey, `${sourceId}:${batchNo}`);
}

/** The same for rows sealed by `RowSealer`: no key serves two ciphers. */
function rowsKey(contactKey: KeyObject, sourceId: string, batchNo: number): KeyObject {
  return deriveKey(contactKey, `rows:${sourceId}:${batchNo}`);
}

/** One row as rows were sealed at first; such rows still open. */
export function sealRow(key: KeyObject, keyVersion: number, ref: RowRef, contact: RowContact): Buffer {
  return seal(key, keyVersion, Buffer.from(JSON.stringify(contact), 'utf8'), aadOf(ref));
}

/** Seals the rows of one batch into somebody else's bytes. */
export class RowSealer {
  readonly #sealer: SmallSealer;
  readonly #aad = new Prefixes(Buffer.allocUnsafe(120));
  readonly #aadPrefix: number;
  #plain = new Prefixes(Buffer.allocUnsafe(4096));
  #plainBytes = 0;

  constructor(
    contactKey: { readonly key: KeyObject; readonly version: number },
    batch: Pick<RowRef, 'incidentId' | 'sourceId' | 'batchNo'>,
  ) {
    this.#sealer = new SmallSealer(
      rowsKey(contactKey.key, batch.sourceId, batch.batchNo),
      contactKey.version,
    );
    this.#aadPrefix = this.#aad.bytes.write(`${batch.incidentId}:${batch.sourceId}:`, 0, 'latin1');
  }

  /** Takes the next row's contact; answers how many bytes it will be once sealed. */
  take(contact: RowContact): number {
    const json = JSON.stringify(contact);
    if (json.length * 3 > this.#plain.bytes.length) {
      this.#plain = new Prefixes(Buffer.allocUnsafe(json.length * 3));
    }
    this.#plainBytes = this.#plain.bytes.write(json, 0, 'utf8');
    return SmallSealer.bytes(this.#plainBytes);
  }

  /** Seals what was taken. */
  seal(target: Buffer, at: number, row: Pick<RowRef, 'recordNo' | 'subjectNo'>): void {
    const place = this.#aad.bytes.write(`${row.recordNo}:${row.subjectNo}`, this.#aadPrefix, 'latin1');
    const aad = this.#aad.upTo(this.#aadPrefix + place);
    this.#sealer.sealInto(target, at, this.#plain.upTo(this.#plainBytes), aad);
  }
}

/** Opens a row's contact with the incident's contact key; throws where anything was moved or changed. */
export function openRow(contactKey: KeyObject, ref: RowRef & { readonly sealed: Uint8Array }): RowContact {
  const batch = `${ref.sourceId}:${ref.batchNo}`;
  const key = keyOf(contactKey, isSmall(ref.sealed) ? `rows:${batch}` : batch);
  return JSON.parse(open(key, ref.sealed, aadOf(ref)).toString('utf8')) as RowContact;
}

/** Kept as long as the key it is derived from: rows are opened by the thousand, and deriving costs more than opening. */
const derived = new WeakMap<KeyObject, Map<string, KeyObject>>();

function keyOf(contactKey: KeyObject, info: string): KeyObject {
  const known = derived.get(contactKey) ?? new Map<string, KeyObject>();
  derived.set(contactKey, known);
  const key = known.get(info) ?? deriveKey(contactKey, info);
  known.set(info, key);
  return key;
}

function aadOf(ref: RowRef): string {
  return `${ref.incidentId}:${ref.sourceId}:${ref.recordNo}:${ref.subjectNo}`;
}
