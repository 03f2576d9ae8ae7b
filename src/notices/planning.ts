/** From a notice to the plan that SQL counts and materialises. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';
import * as store from './launches.store.ts';
import { type Channel, needsSecondChannel } from './rules/ladder.ts';

/** Profiles are few where people are many: which of them need a second channel is decided by the rule, not by SQL. */
export async function planOf(
  tx: Tx,
  meant: {
    readonly incidentId: IncidentId;
    readonly runNo: number;
    readonly channels: readonly Channel[];
    readonly audience: store.AudienceFilter;
  },
): Promise<store.Plan> {
  const profiles = await store.profiles(tx, meant.incidentId);
  return {
    incidentId: meant.incidentId,
    runNo: meant.runNo,
    email: meant.channels.includes('email'),
    sms: meant.channels.includes('sms'),
    parallelProfiles: profiles.filter((p) => needsSecondChannel(p.exposure)).map((p) => p.id),
    audience: meant.audience,
  };
}
