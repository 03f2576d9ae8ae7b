/** What is kept of an event in clear, beside its sealed text: no address, only what it says about an attempt. */
import type { CohortId, DeliveryNo } from '../../kernel/ids.ts';

export interface StoredEvidence<Kind extends string = string> {
  readonly kind: Kind;
  /** ISO instant. */
  readonly at: string;
  readonly permanent: boolean;
  readonly providerId: string | null;
  readonly code: string | null;
}

/** Kinds after which an address may have to be left alone. */
const MAY_SUPPRESS: ReadonlySet<string> = new Set(['bounced', 'complained', 'undelivered', 'failed']);

interface About {
  readonly cohortId: CohortId;
  readonly deliveryId: DeliveryNo;
  readonly attemptNo: number;
  readonly evidence: StoredEvidence;
}

/** The attempts of a batch whose address may have to be left alone; each once. */
export function suspects<E extends About>(events: readonly E[]): E[] {
  const grave = events.filter((e) => MAY_SUPPRESS.has(e.evidence.kind));
  const byAttempt = new Map(grave.map((e) => [`${e.cohortId}:${e.deliveryId}:${e.attemptNo}`, e]));
  return [...byAttempt.values()];
}
