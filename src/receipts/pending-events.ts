/** Which deliveries a provider has told of that nobody has read yet: presuming them lost would be blind. */
import { Injectable } from '@nestjs/common';
import { type CohortId, type DeliveryNo, deliveryTag } from '../kernel/ids.ts';
import type { PendingEvents } from '../notices/index.ts';
import type { Tx } from '../platform/db/db.ts';
import * as store from './receipts.store.ts';

@Injectable()
export class EventsToProject implements PendingEvents {
  async among(
    tx: Tx,
    refs: readonly { readonly cohortId: CohortId; readonly deliveryNo: DeliveryNo }[],
  ): Promise<ReadonlySet<string>> {
    if (refs.length === 0) return new Set();
    const rows = await store.notProjected(tx, {
      cohortIds: refs.map((r) => r.cohortId),
      deliveryIds: refs.map((r) => r.deliveryNo),
    });
    return new Set(rows.map((r) => deliveryTag(r.cohortId, r.deliveryId)));
  }
}
