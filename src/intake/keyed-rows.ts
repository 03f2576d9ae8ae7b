/** The rows of one batch: keyed, sealed and written for COPY; the clear values end here. */
import type { KeyObject } from 'node:crypto';
import { bucketOf } from '../kernel/ids.ts';
import { mac16 } from '../platform/crypto/seal.ts';
import { CopyBuffer, STAGED_ROW_COLUMNS, uuidBytes } from './copy-rows.ts';
import { batchKey, sealRow, type RowContact } from './row-contact.ts';
import type { SourceMapping } from './rules/mapping.ts';
import type { Delimiter } from '../formats/index.ts';
import type { SubjectRow } from './rules/stage.ts';

/** Everything that decides the rows of a source. */
export interface Reading {
  readonly incidentId: string;
  readonly sourceId: string;
  readonly baseName: string;
  /** As stored: it was validated when the source was started. */
  readonly mapping: unknown;
  readonly delimiter: Delimiter;
  /** Decides who is a minor; fixed when the mapping was made. */
  readonly asOf: Date;
  readonly contactKey: { readonly key: KeyObject; readonly version: number };
  readonly indexKey: KeyObject;
  readonly conflictKey: KeyObject;
}

export class KeyedRows {
  readonly #reading: Reading;
  readonly #batchNo: number;
  readonly #incident: Buffer;
  readonly #source: Buffer;
  #open: { readonly copy: CopyBuffer; readonly sealKey: KeyObject } | null = null;

  constructor(reading: Reading, batchNo: number) {
    this.#reading = reading;
    this.#batchNo = batchNo;
    this.#incident = uuidBytes(reading.incidentId);
    this.#source = uuidBytes(reading.sourceId);
  }

  add(
    mapping: SourceMapping,
    row: SubjectRow,
    place: { readonly recordNo: number; readonly line: number },
  ): void {
    const { copy, sealKey } = (this.#open ??= this.#start());
    const { incidentId, sourceId, contactKey, indexKey } = this.#reading;
    const customer = row.customerId && mac16(indexKey, `customer:${mapping.idSpace}`, row.customerId);
    const email = row.email && mac16(indexKey, 'email', row.email.address);
    const phone = row.phone && mac16(indexKey, 'phone', row.phone.e164);
    const ref = {
      incidentId,
      sourceId,
      batchNo: this.#batchNo,
      recordNo: place.recordNo,
      subjectNo: row.subjectNo,
    };
    copy.tuple(STAGED_ROW_COLUMNS.length);
    copy.int2(bucketOf((customer || email || phone)!));
    copy.bytea(this.#incident);
    copy.bytea(this.#source);
    copy.int4(this.#batchNo);
    copy.int4(place.recordNo);
    copy.int2(row.subjectNo);
    copy.int4(place.line);
    copy.text(mapping.idSpace);
    copy.bytea(customer || null);
    copy.bytea(email);
    copy.bytea(phone);
    copy.bool(row.email?.sendable ?? false);
    copy.bool(row.phone?.sms ?? false);
    copy.bits(row.exposure);
    copy.bytea(sealRow(sealKey, contactKey.version, ref, contactOf(row)));
    copy.int2(contactKey.version);
    copy.text(row.facts.role);
    copy.bool(row.facts.former);
    copy.bool(row.facts.minor);
    copy.bool(row.facts.deceased);
    copy.text(row.locale);
    copy.text(row.country);
    copy.text(row.region);
    copy.text(row.timeZone);
    copy.int2(mapping.contactRank);
    copy.instant(row.contactAsOf);
    // A row without a name must not stand before one that has it.
    copy.bool(mapping.authoritativeName && row.name !== null);
    copy.bytea(this.#conflict('gov.nik', row.distinctive.nik));
    copy.bytea(this.#conflict('gov.passport', row.distinctive.passport));
    copy.bytea(this.#conflict('id.dob', row.distinctive.dob));
  }

  /** A whole binary COPY stream; null where no row was added. */
  end(): Uint8Array<ArrayBuffer> | null {
    return this.#open?.copy.end() ?? null;
  }

  #start() {
    const { contactKey, sourceId } = this.#reading;
    return { copy: new CopyBuffer(), sealKey: batchKey(contactKey.key, sourceId, this.#batchNo) };
  }

  #conflict(kind: string, value: string | null): Buffer | null {
    return value === null ? null : mac16(this.#reading.conflictKey, kind, value);
  }
}

function contactOf(row: SubjectRow): RowContact {
  return {
    ...(row.customerId !== null && { customerId: row.customerId }),
    ...(row.email && { email: row.email.address }),
    ...(row.phone && { phone: row.phone.e164 }),
    ...(row.name !== null && { name: row.name }),
    ...(row.locale !== null && { locale: row.locale }),
    ...(row.customerSince !== null && { customerSince: row.customerSince }),
    ...(row.address && { address: row.address }),
  };
}
