/** What notices ask of rooms above: `app/` plugs the answers in. */
import type { CohortId, DeliveryNo, IncidentId } from '../kernel/ids.ts';
import type { Tx } from '../platform/db/db.ts';

/** Makes the typed-code look-up rows of a cohort before its first claim. Idempotent; opens its own transactions. */
export interface CohortPreparation {
  prepare(incidentId: IncidentId, cohortId: CohortId): Promise<void>;
}
export const COHORT_PREPARATION = Symbol('CohortPreparation');

export interface ContactKey {
  readonly kind: 'email' | 'phone';
  /** The 16-byte matching key of the address. */
  readonly key: Buffer;
}

/** Addresses of an incident that bounced for good or complained. */
export interface Suppressions {
  /** Those of the keys that must not be written to again, as `kind:hex`. */
  among(tx: Tx, incidentId: IncidentId, keys: readonly ContactKey[]): Promise<ReadonlySet<string>>;
}
export const SUPPRESSIONS = Symbol('Suppressions');

/** Provider events that have reached us and say nothing yet, because nobody has projected them. */
export interface PendingEvents {
  /** Those of the deliveries that have one, as delivery tags. Joins the caller's transaction. */
  among(
    tx: Tx,
    refs: readonly { readonly cohortId: CohortId; readonly deliveryNo: DeliveryNo }[],
  ): Promise<ReadonlySet<string>>;
}
export const PENDING_EVENTS = Symbol('PendingEvents');

export function contactKeyText({ kind, key }: ContactKey): string {
  return `${kind}:${key.toString('hex')}`;
}
