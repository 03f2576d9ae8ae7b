/** How a line of a file names its delivery and attempt: `c12_345-1`. The vendor quotes it back; it says nothing else. */
import { type CohortId, type DeliveryNo, deliveryTag, parseDeliveryTag } from '../../kernel/ids.ts';

export interface Referred {
  readonly cohortId: CohortId;
  readonly deliveryNo: DeliveryNo;
  readonly attemptNo: number;
}

export function referenceOf({ cohortId, deliveryNo, attemptNo }: Referred): string {
  return `${deliveryTag(cohortId, deliveryNo)}-${attemptNo}`;
}

export function readReference(text: string): Referred | null {
  const found = /^(c\d{1,18}_\d{1,18})-([1-9]\d{0,3})$/.exec(text.trim());
  const tag = found && parseDeliveryTag(found[1]!);
  return tag ? { ...tag, attemptNo: Number(found[2]) } : null;
}
