/** Opens sealed contacts, and uses nothing whose matching key is not that of the opened value (ENGINE §3). */
import type { KeyObject } from 'node:crypto';
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId } from '../kernel/ids.ts';
import { IncidentKeys } from '../incidents/index.ts';
import { openRow, type RowContact, type RowRef } from '../intake/index.ts';
import { MacWriter } from '../platform/crypto/mac-writer.ts';
import type { Tx } from '../platform/db/db.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import type { KeyKind, OpenContacts } from './people.types.ts';
import { maskEmail, maskId, maskPhone } from './rules/mask.ts';

export interface SealedRow extends Omit<RowRef, 'incidentId'> {
  readonly sealed: Buffer;
  readonly keyVersion: number;
}

export interface SealedPoint extends SealedRow {
  readonly key: Buffer;
  readonly sendable: boolean;
}

export interface SealedContacts {
  readonly email: SealedPoint | null;
  readonly phone: SealedPoint | null;
  readonly name: SealedRow | null;
  /** Of whoever has no e-mail the first blob: of the phone's row, else the name's, else the key's. */
  readonly first: SealedRow | null;
}

export interface SealedKey extends SealedRow {
  readonly kind: KeyKind;
  readonly key: Buffer;
  readonly idSpace: string;
}

/** What a matching key is an HMAC of, besides the value. */
export function macKind(kind: KeyKind, idSpace: string): string {
  return kind === 'customer_id' ? `customer:${idSpace}` : kind;
}

/** The keys of one incident, opened on the caller’s transaction if there is one; lives as long as one verb. */
export class Opener {
  readonly #macs = new Map<string, MacWriter>();

  private constructor(
    private readonly incidentId: IncidentId,
    private readonly index: KeyObject,
    private readonly contact: ReadonlyMap<number, KeyObject>,
  ) {}

  static async of(keys: IncidentKeys, incidentId: IncidentId, tx?: Tx): Promise<Opener> {
    const index = await keys.open(incidentId, 'index', undefined, tx);
    const newest = await keys.open(incidentId, 'contact', undefined, tx);
    const contact = new Map([[newest.version, newest.key]]);
    for (let version = newest.version - 1; version >= 1; version--) {
      contact.set(version, (await keys.open(incidentId, 'contact', version, tx)).key);
    }
    return new Opener(incidentId, index.key, contact);
  }

  keyOf(kind: KeyKind, value: string, idSpace = 'main'): Buffer {
    const name = macKind(kind, idSpace);
    const known = this.#macs.get(name);
    if (known) return known.of(value);
    const made = new MacWriter(this.index, name);
    this.#macs.set(name, made);
    return made.of(value);
  }

  row(row: SealedRow): RowContact {
    const key = this.contact.get(row.keyVersion);
    if (!key) throw new DomainError(E.wrong_address, { person: row.recordNo });
    const { sealed, sourceId, batchNo, recordNo, subjectNo } = row;
    return openRow(key, { incidentId: this.incidentId, sourceId, batchNo, recordNo, subjectNo, sealed });
  }

  /** The value behind a person's own key. */
  keyValue(sealed: SealedKey, person: string): string {
    const row = this.row(sealed);
    const value = sealed.kind === 'customer_id' ? row.customerId : row[sealed.kind];
    return this.#same(sealed.kind, value, { key: sealed.key, person, idSpace: sealed.idSpace });
  }

  contacts(sealed: SealedContacts, person: string): OpenContacts {
    const { email, phone, name, first } = sealed;
    const mail = email && this.row(email);
    const call = phone && this.row(phone);
    const named = name && this.row(name);
    const rows = [mail, call, named, mail ? null : first && this.row(first)];
    const address = email && this.#same('email', mail?.email, { key: email.key, person });
    const number = phone && this.#same('phone', call?.phone, { key: phone.key, person });
    const customerId = mail?.customerId ?? call?.customerId;
    const rowOfAddress = rows.find((row) => Object.keys(row?.address ?? {}).length > 0);
    return {
      email: email && address !== null ? { address, sendable: email.sendable } : null,
      phone: phone && number !== null ? { number, sms: phone.sendable } : null,
      name: named?.name ?? null,
      address: rowOfAddress?.address ?? null,
      customerId: rows.find((row) => row?.customerId !== undefined)?.customerId ?? null,
      accountHint: hint(customerId, address, number),
    };
  }

  #same(
    kind: KeyKind,
    value: string | undefined,
    expected: { key: Buffer; person: string; idSpace?: string },
  ): string {
    if (value === undefined || !this.keyOf(kind, value, expected.idSpace).equals(expected.key)) {
      throw new DomainError(E.wrong_address, { person: expected.person });
    }
    return value;
  }
}

function hint(customerId: string | undefined, email: string | null, phone: string | null): string {
  if (customerId !== undefined) return maskId(customerId);
  if (email !== null) return maskEmail(email);
  return phone === null ? '***' : maskPhone(phone);
}
