/** By what a person can prove themselves: which contacts we know and may write to, and what they type compared by key. */
import { Inject, Injectable } from '@nestjs/common';
import { IncidentKeys, readExposure } from '../incidents/index.ts';
import {
  type ContactKey,
  contactKeyText,
  needsSecondChannel,
  SUPPRESSIONS,
  type Suppressions,
} from '../notices/index.ts';
import { OwnPages, personKey } from '../people/index.ts';
import { mac16 } from '../platform/crypto/seal.ts';
import type { Tx } from '../platform/db/db.ts';
import { type KnownRow, knownOf } from './known-contacts.store.ts';
import { type DataMeans, type Means, meansOf } from './rules/means.ts';
import type { FactorOf } from './second-factors.types.ts';

@Injectable()
export class KnownContacts {
  constructor(
    private readonly keys: IncidentKeys,
    private readonly ownPages: OwnPages,
    @Inject(SUPPRESSIONS) private readonly suppressions: Suppressions,
  ) {}

  /** Best first; none where the person is not of the published run, or nothing is known that would prove anything. */
  async means(tx: Tx, of: FactorOf): Promise<readonly Means[]> {
    const found = await this.#writable(tx, of);
    if (!found) return [];
    const { row, email, sms } = found;
    return meansOf({
      exposed: row.exposure === null ? [] : readExposure(row.exposure),
      email,
      sms,
      hasEmail: row.emailKey !== null,
      hasPhone: row.phoneKey !== null,
      told: row.told,
      mailboxInDanger: row.exposure !== null && needsSecondChannel(row.exposure),
    });
  }

  /** May a message be sent to the contact we know: of a form that can be written to, and stopped by nobody? */
  async canReach(tx: Tx, of: FactorOf, channel: 'email' | 'sms'): Promise<boolean> {
    return (await this.#writable(tx, of))?.[channel] ?? false;
  }

  async isTheirs(of: FactorOf, means: DataMeans, value: string): Promise<boolean> {
    const by = means === 'email_address' ? { email: value } : { phone: value };
    return this.ownPages.isKeyOf(of.incidentId, of.person, by);
  }

  /** A session and a code, as they are kept: keyed, and of this person only. */
  async hash(tx: Tx, of: FactorOf, kind: 'session' | 'code', value: string): Promise<Buffer> {
    const { key } = await this.keys.open(of.incidentId, 'link', undefined, tx);
    return mac16(key, `second factor ${kind}`, `${personKey(of.person)}\0${value}`);
  }

  /** Known, of a form that can be written to, and stopped by nobody. */
  async #writable(
    tx: Tx,
    of: FactorOf,
  ): Promise<{ readonly row: KnownRow; readonly email: boolean; readonly sms: boolean } | null> {
    const row = await knownOf(tx, of);
    if (!row) return null;
    const stopped = await this.suppressions.among(tx, of.incidentId, keysOf(row));
    const isOpen = (kind: ContactKey['kind'], key: Buffer | null): boolean =>
      key !== null && !stopped.has(contactKeyText({ kind, key }));
    return {
      row,
      email: row.emailSendable && isOpen('email', row.emailKey),
      sms: row.phoneSendable && isOpen('phone', row.phoneKey),
    };
  }
}

function keysOf({ emailKey, phoneKey }: KnownRow): ContactKey[] {
  return [
    ...(emailKey ? [{ kind: 'email', key: emailKey } as const] : []),
    ...(phoneKey ? [{ kind: 'phone', key: phoneKey } as const] : []),
  ];
}
