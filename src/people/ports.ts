/** What people ask of rooms above: whether anything is being sent right now. */
import type { IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/**
 * Implemented by notices, plugged in by the app. `quiet` is asked inside the publishing transaction and asked again
 * until it answers true: it should first take, for the rest of that transaction, whatever lock makes new claims of
 * this incident wait, and then say whether no row of it is `claimed` or `sending` any more (ENGINE §5).
 */
export abstract class ResolveFence {
  abstract quiet(tx: Tx, incidentId: IncidentId): Promise<boolean>;
}
