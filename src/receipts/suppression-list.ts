/** Which addresses of an incident must not be written to again; asked by notices before each message. */
import { Injectable } from '@nestjs/common';
import { bucketOf, type IncidentId } from '../kernel/ids.ts';
import { type ContactKey, contactKeyText, type Suppressions } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';
import * as store from './suppression.store.ts';

@Injectable()
export class SuppressionList implements Suppressions {
  async among(tx: Tx, incidentId: IncidentId, keys: readonly ContactKey[]): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return new Set();
    const found = await store.suppressed(tx, incidentId, {
      buckets: keys.map((k) => bucketOf(k.key)),
      kinds: keys.map((k) => k.kind),
      keys: keys.map((k) => k.key),
    });
    return new Set(found.map(contactKeyText));
  }
}
