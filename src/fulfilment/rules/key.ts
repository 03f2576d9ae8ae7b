/** The key a call carries: ours, the same for every try of one fulfilment, another for every other. */
import type { CohortId, IncidentId } from '../../kernel/ids.ts';

export interface FulfilmentRef {
  readonly cohortId: CohortId;
  readonly redemptionId: bigint;
}

export function keyOf(incidentId: IncidentId, { cohortId, redemptionId }: FulfilmentRef): string {
  return `ffl_${incidentId.replaceAll('-', '')}_${cohortId}_${redemptionId}`;
}
