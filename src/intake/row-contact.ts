/** Seals and opens what we need to reach the person of a staged row (ENGINE §3). */
import type { KeyObject } from 'node:crypto';
import { deriveKey, open, seal } from '../platform/crypto/seal.ts';

/** The opened contact of one row; absent fields were absent or invalid in the file. */
export interface RowContact {
  readonly customerId?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly locale?: string;
  /** The value of a `customer_since` column, as an ISO date. */
  readonly customerSince?: string;
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

export function sealRow(key: KeyObject, keyVersion: number, ref: RowRef, contact: RowContact): Buffer {
  return seal(key, keyVersion, Buffer.from(JSON.stringify(contact), 'utf8'), aadOf(ref));
}

/** Opens a row's contact with the incident's contact key; throws where anything was moved or changed. */
export function openRow(contactKey: KeyObject, ref: RowRef & { readonly sealed: Uint8Array }): RowContact {
  const key = batchKey(contactKey, ref.sourceId, ref.batchNo);
  return JSON.parse(open(key, ref.sealed, aadOf(ref)).toString('utf8')) as RowContact;
}

function aadOf(ref: RowRef): string {
  return `${ref.incidentId}:${ref.sourceId}:${ref.recordNo}:${ref.subjectNo}`;
}
