/** People's question whether anything is being sent: claims stop, and what is in hand is waited for. */
import { Injectable } from '@nestjs/common';
import type { IncidentId } from '../kernel/ids.ts';
import { ResolveFence } from '../people/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { Deliveries } from './deliveries.ts';
import * as store from './delivery.store.ts';

@Injectable()
export class NoticeFence extends ResolveFence {
  constructor(private readonly deliveries: Deliveries) {
    super();
  }

  /**
   * From the first call to the end of the publishing transaction nothing of this incident is claimed or intended.
   * Answers true once nothing is claimed, sending or half materialised; asked again until then.
   */
  async quiet(tx: Tx, incidentId: IncidentId): Promise<boolean> {
    await store.closeFence(tx, incidentId);
    for (const unit of await store.unitsInHand(tx, incidentId)) await this.deliveries.repairLapsed(tx, unit);
    return !(await store.anythingInHand(tx, incidentId));
  }
}
