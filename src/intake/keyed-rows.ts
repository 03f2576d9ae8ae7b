/** The rows of one batch: keyed, sealed and written for COPY; the clear values end here. */
import type { KeyObject } from 'node:crypto';
import type { Delimiter } from '../formats/index.ts';
import { BUCKETS, bucketOf } from '../kernel/ids.ts';
import { MAC_BYTES, MacWriter } from '../platform/crypto/mac-writer.ts';
import { CopyBuffer, uuidBytes, type SpareBytes } from './copy-rows.ts';
import { RowSealer, type RowContact } from './row-contact.ts';
import type { KeyTokens } from './rules/key-tokens.ts';
import type { SourceMapping } from './rules/mapping.ts';
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

/** The columns of `staged_row` as they are written: first those that are the same in a whole batch. */
export const STAGED_ROW_COLUMNS = [
  'incident_id', 'source_id', 'batch_no', 'key_version', 'contact_rank', 'authoritative_name',
  'record_no', 'subject_no', 'line', 'customer_key', 'email_key', 'phone_key', 'bucket', 'id_space', 'email_sendable',
  'phone_sms', 'email_typo', 'exposure', 'sealed', 'subject_role', 'former', 'minor', 'deceased', 'awaits_link',
  'invalid_cells', 'locale', 'country', 'region', 'time_zone', 'contact_as_of', 'conflict_nik', 'conflict_passport',
  'conflict_dob', 'other_customer_key', 'other_id_space', 'customer_since',
] as const; // prettier-ignore
export const ROW_LINK_COLUMNS = [
  'incident_id', 'source_id', 'record_no', 'subject_no', 'name', 'key', 'bucket',
] as const; // prettier-ignore
export const REJECT_KEY_COLUMNS = ['incident_id', 'source_id', 'record_no', 'key', 'bucket'] as const;

/** A usual batch of rows fits; a larger one grows. */
const ROW_BYTES = 2560 * 1024;
const LINK_BYTES = 64 * 1024;
const INVALID_EMAIL = 1;
const INVALID_PHONE = 2;

/** Where a record stands in its file. */
export interface RecordPlace {
  readonly recordNo: number;
  readonly line: number;
}

/** The birth dates of two centuries, 31 to a month. */
const YEAR_FROM = 1900;
const DATES = 200 * 12 * 31;

/** Where an ISO date stands among those; -1 for any other. A string as a key would have to be hashed each time. */
function placeOfDate(date: string): number {
  if (date.length !== 10) return -1;
  const two = (from: number) => (date.charCodeAt(from) - 48) * 10 + date.charCodeAt(from + 1) - 48;
  const month = (two(0) * 100 + two(2) - YEAR_FROM) * 12 + two(5) - 1;
  const place = month * 31 + two(8) - 1;
  return month >= 0 && place < DATES ? place : -1;
}

/** The keys of one thread's reading; made once, used by every batch. */
export class ReadingKeys {
  readonly email: MacWriter;
  readonly phone: MacWriter;
  readonly nik: MacWriter;
  readonly passport: MacWriter;
  readonly #dob: MacWriter;
  readonly #dateKeys = Buffer.alloc(DATES * MAC_BYTES);
  readonly #dateKnown = new Uint8Array(DATES);
  readonly #index: KeyObject;
  readonly #byKind = new Map<string, MacWriter>();

  constructor({ indexKey, conflictKey }: Pick<Reading, 'indexKey' | 'conflictKey'>) {
    this.#index = indexKey;
    this.email = new MacWriter(indexKey, 'email');
    this.phone = new MacWriter(indexKey, 'phone');
    this.nik = new MacWriter(conflictKey, 'gov.nik');
    this.passport = new MacWriter(conflictKey, 'gov.passport');
    this.#dob = new MacWriter(conflictKey, 'id.dob');
  }

  /** Writes the key of a birth date (2001-12-31); a file holds a million of them, but few different ones. */
  writeDob(date: string, target: Buffer, at: number): void {
    const place = placeOfDate(date);
    if (place < 0) return this.#dob.write(date, target, at);
    if (this.#dateKnown[place] === 0) {
      this.#dob.write(date, this.#dateKeys, place * MAC_BYTES);
      this.#dateKnown[place] = 1;
    }
    this.#dateKeys.copy(target, at, place * MAC_BYTES, (place + 1) * MAC_BYTES);
  }

  customer(idSpace: string): MacWriter {
    return this.#of(`customer:${idSpace}`);
  }

  link(name: string): MacWriter {
    return this.#of(`link:${name}`);
  }

  #of(kind: string): MacWriter {
    let writer = this.#byKind.get(kind);
    if (!writer) this.#byKind.set(kind, (writer = new MacWriter(this.#index, kind)));
    return writer;
  }
}

export interface BatchPlace {
  readonly no: number;
  readonly mapping: SourceMapping;
  readonly spares: SpareBytes;
}

export class KeyedRows {
  readonly #keys: ReadingKeys;
  readonly #mapping: SourceMapping;
  readonly #customer: MacWriter;
  readonly #spares: SpareBytes;
  readonly #sealer: RowSealer;
  /** Number of fields, then those that are the same in the whole batch, as COPY wants them. */
  readonly #head: Uint8Array;
  readonly #source: Uint8Array;
  #rows: CopyBuffer | null = null;
  #links: CopyBuffer | null = null;
  #rejectKeys: CopyBuffer | null = null;

  constructor(reading: Reading, keys: ReadingKeys, batch: BatchPlace) {
    const { incidentId, sourceId, contactKey } = reading;
    this.#keys = keys;
    this.#mapping = batch.mapping;
    this.#customer = keys.customer(batch.mapping.idSpace);
    this.#spares = batch.spares;
    this.#sealer = new RowSealer(contactKey, { incidentId, sourceId, batchNo: batch.no });
    const place = (fields: number) => {
      const head = fieldsOf();
      head.copy.tuple(fields);
      head.copy.bytea(uuidBytes(incidentId));
      head.copy.bytea(uuidBytes(sourceId));
      return head;
    };
    const head = place(STAGED_ROW_COLUMNS.length);
    head.copy.int4(batch.no);
    head.copy.int2(contactKey.version);
    head.copy.int2(batch.mapping.contactRank);
    this.#head = head.bytes();
    this.#source = place(0).bytes().subarray(2);
  }

  add(row: SubjectRow, { recordNo, line }: RecordPlace): void {
    const copy = (this.#rows ??= new CopyBuffer(this.#spares.take(ROW_BYTES)));
    const { facts } = row;
    copy.raw(this.#head);
    // A row without a name must not stand before one that has it.
    copy.bool(this.#mapping.authoritativeName && row.name !== null);
    copy.int4(recordNo);
    copy.int2(row.subjectNo);
    copy.int4(line);
    const isUsual = row.idSpace === this.#mapping.idSpace;
    const customer = mac(copy, isUsual ? this.#customer : this.#keys.customer(row.idSpace), row.customerId);
    const email = mac(copy, this.#keys.email, row.email && row.email.address);
    const phone = mac(copy, this.#keys.phone, row.phone && row.phone.e164);
    const strongest = customer || email || phone;
    copy.int2(strongest ? copy.uint16At(strongest) % BUCKETS : this.#bucketOfLink(row));
    copy.text(row.idSpace);
    copy.bool(row.email !== null && row.email.sendable);
    copy.bool(row.phone !== null && row.phone.sms);
    copy.bool(row.emailTypo);
    copy.bits(row.exposure);
    const sealed = this.#sealer.take(contactOf(row));
    copy.filled(sealed, (target, at) =>
      this.#sealer.seal(target, at, { recordNo, subjectNo: row.subjectNo }),
    );
    copy.text(facts.role);
    copy.bool(facts.former);
    copy.bool(facts.minor);
    copy.bool(facts.deceased);
    copy.bool(row.awaitsLink);
    copy.int2(row.awaitsLink ? invalidCells(row) : 0);
    copy.text(row.locale);
    copy.text(row.country);
    copy.text(row.region);
    copy.text(row.timeZone);
    copy.instant(row.contactAsOf);
    mac(copy, this.#keys.nik, row.distinctive.nik);
    mac(copy, this.#keys.passport, row.distinctive.passport);
    const { dob } = row.distinctive;
    if (dob === null) copy.nothing();
    else copy.filled(MAC_BYTES, (target, at) => this.#keys.writeDob(dob, target, at));
    this.#addOther(copy, row);
    copy.day(row.customerSince);
    if (row.links.length > 0) this.#addLinks(row, recordNo);
  }

  /** What of a rejected record may be somebody's key. */
  addTokens(tokens: KeyTokens, recordNo: number): void {
    const spaces = [...new Set(this.#mapping.columns.map(({ idSpace }) => idSpace ?? this.#mapping.idSpace))];
    const kinds: readonly (readonly [MacWriter, readonly string[]])[] = [
      [this.#keys.email, tokens.emails],
      [this.#keys.phone, tokens.phones],
      ...spaces.map((space) => [this.#keys.customer(space), tokens.ids] as const),
    ];
    for (const [writer, values] of kinds) {
      for (const value of values) {
        const copy = (this.#rejectKeys ??= new CopyBuffer(this.#spares.take(LINK_BYTES)));
        copy.tuple(REJECT_KEY_COLUMNS.length);
        copy.raw(this.#source);
        copy.int4(recordNo);
        copy.int2(copy.uint16At(mac(copy, writer, value)) % BUCKETS);
      }
    }
  }

  /** Whole binary COPY streams; null where nothing was added. */
  end() {
    return {
      rows: this.#rows?.end() ?? null,
      links: this.#links?.end() ?? null,
      rejectKeys: this.#rejectKeys?.end() ?? null,
    };
  }

  #bucketOfLink({ links }: SubjectRow): number {
    return bucketOf(this.#keys.link(links[0]!.name).of(links[0]!.value));
  }

  #addOther(copy: CopyBuffer, { otherId }: SubjectRow): void {
    if (otherId === null) return copy.nothing(2);
    mac(copy, this.#keys.customer(otherId.idSpace), otherId.id);
    copy.text(otherId.idSpace);
  }

  #addLinks(row: SubjectRow, recordNo: number): void {
    for (const { name, value } of row.links) {
      const copy = (this.#links ??= new CopyBuffer(this.#spares.take(LINK_BYTES)));
      copy.tuple(ROW_LINK_COLUMNS.length);
      copy.raw(this.#source);
      copy.int4(recordNo);
      copy.int2(row.subjectNo);
      copy.text(name);
      copy.int2(copy.uint16At(mac(copy, this.#keys.link(name), value)) % BUCKETS);
    }
  }
}

/** A matching key as a field; answers where it stands, 0 where there is none. */
function mac(copy: CopyBuffer, writer: MacWriter, value: string | null): number {
  if (value === null) {
    copy.nothing();
    return 0;
  }
  return copy.filled(MAC_BYTES, (target, at) => writer.write(value, target, at));
}

/** Fields written ahead of time, without the head of a COPY stream. */
function fieldsOf() {
  const copy = new CopyBuffer(Buffer.allocUnsafeSlow(256));
  const from = copy.at;
  return { copy, bytes: () => copy.end().subarray(from, -2) };
}

function invalidCells(row: SubjectRow): number {
  return (row.invalidEmail ? INVALID_EMAIL : 0) + (row.invalidPhone ? INVALID_PHONE : 0);
}

function contactOf(row: SubjectRow): RowContact {
  const contact: { -readonly [K in keyof RowContact]: RowContact[K] } = {};
  if (row.customerId !== null) contact.customerId = row.customerId;
  if (row.email !== null) contact.email = row.email.address;
  if (row.phone !== null) contact.phone = row.phone.e164;
  if (row.name !== null) contact.name = row.name;
  if (row.locale !== null) contact.locale = row.locale;
  if (row.address !== null) contact.address = row.address;
  return contact;
}
