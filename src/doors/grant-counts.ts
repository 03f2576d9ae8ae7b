/** Per offer set: how many people it is for, how many hold it, and what they chose. */
import type { Offers } from '../compensation/index.ts';
import type { IncidentId } from '../kernel/ids.ts';
import type { Reconciliation } from '../reconciliation/index.ts';

export interface GrantCount {
  readonly id: string;
  readonly name: string;
  /** People of the published run who may be given one of its offers. */
  readonly eligible: number;
  readonly granted: number;
  /** By offer. */
  readonly redeemed: Readonly<Record<string, number>>;
}

export async function grantCounts(
  rooms: { readonly reconciliation: Reconciliation; readonly offers: Offers },
  incidentId: IncidentId,
): Promise<GrantCount[]> {
  const report = await rooms.reconciliation.costReport(incidentId);
  return Promise.all(
    report.sets.map(async ({ offerSetId, offerSet, granted }) => {
      const { persons } = await rooms.offers.estimate(offerSetId);
      const taken = report.offers.filter((offer) => offer.offerSetId === offerSetId && offer.redeemed > 0);
      const redeemed = Object.fromEntries(taken.map(({ offer, redeemed: count }) => [offer, count]));
      return { id: offerSetId, name: offerSet, eligible: Number(persons), granted, redeemed };
    }),
  );
}
