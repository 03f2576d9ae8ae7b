/** How much of each set's budget is taken, and who waits for a share: for whoever looks, not for whoever grants. */
import { Injectable } from '@nestjs/common';
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import * as store from './budget-figures.store.ts';

export type { SetBudget } from './budget-figures.store.ts';

@Injectable()
export class Budgets {
  /** Of every set of the incident that has a budget, approved or closed. */
  async of(tx: Tx, incidentId: IncidentId): Promise<readonly store.SetBudget[]> {
    return store.budgetsOf(tx, incidentId);
  }
}
