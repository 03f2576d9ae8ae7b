/** The words of a receipt by e-mail: what was chosen and its reference; never a code, never a link. */
import type { PageSet } from '../../compensation/index.ts';
import { MY } from './my-words.ts';
import type { Guest } from './portal.ts';

/** Null where nothing was redeemed. */
export function receiptMail({ incident, locale }: Guest, set: PageSet) {
  const offer = set.offers.find(({ position }) => position === set.chosen);
  if (!set.receipt || !offer) return null;
  const words = MY[locale];
  const { title, text, faceText } = offer;
  return {
    subject: words.mailSubject(incident.brand.name),
    paragraphs: [
      words.mailLead,
      title.includes(faceText) ? title : `${title} (${faceText})`,
      text,
      words.mailReference(set.receipt.reference),
      words.mailStatus,
      words.mailNever,
    ],
  };
}
