/** Where a sealed address belongs: moved to another row, it opens nowhere. */
import type { InquiryRow } from './inquiries.store.ts';

export const sealingInfo = 'inquiry';

export function placeOf({
  incidentId,
  contactKey,
  day,
}: Pick<InquiryRow, 'incidentId' | 'contactKey' | 'day'>): string {
  return `inquiry:${incidentId}:${contactKey.toString('hex')}:${day}`;
}
