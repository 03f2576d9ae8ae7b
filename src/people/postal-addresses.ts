/** Postal addresses of people whose kept contacts hold none: looked for in every row that is their own. */
import { Injectable } from '@nestjs/common';
import { IncidentKeys } from '../incidents/index.ts';
import type { IncidentId, PersonRef } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import { Opener } from './contacts.ts';
import { personKey } from './person-view.ts';
import { ownRows } from './postal.store.ts';

export type PostalAddress = Readonly<Record<string, string>>;

@Injectable()
export class PostalAddresses {
  constructor(private readonly keys: IncidentKeys) {}

  /**
   * The address of the best contact that has a street, by `personKey`; whoever has none in any file is left out. For
   * senders, who keep it in memory only.
   */
  async of(tx: Tx, incidentId: IncidentId, refs: readonly PersonRef[]): Promise<Map<string, PostalAddress>> {
    const found = new Map<string, PostalAddress>();
    if (refs.length === 0) return found;
    const opener = await Opener.of(this.keys, incidentId, tx);
    for (const row of await ownRows(tx, incidentId, refs)) {
      const key = personKey(row);
      if (found.has(key)) continue;
      const { address } = opener.row(row);
      if (address?.['line'] !== undefined) found.set(key, address);
    }
    return found;
  }
}
