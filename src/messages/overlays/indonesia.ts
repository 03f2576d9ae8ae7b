/** Indonesia: UU PDP 27/2022 Art. 46 and the six items of the draft implementing regulation. */
import type { OverlayData } from '../rules/overlay.ts';

const ACT = 'UU 27/2022 (UU PDP) Art. 46(2)';
const DRAFT = 'RPP PDP, draft of 31 August 2023, six items of the notice';

export const INDONESIA: OverlayData = {
  code: 'ID',
  country: 'ID',
  title: 'Indonesia: UU PDP Art. 46 with the draft’s six items',
  review_by_counsel: true,
  required: [
    {
      code: 'C4',
      title: 'the kinds of data of this person',
      source: ACT,
      saidBy: ['exposure', 'leaked'],
      needsExposure: true,
    },
    { code: 'C2', title: 'when it happened', source: ACT, saidBy: ['occurred'] },
    { code: 'C1', title: 'what happened and how', source: ACT, saidBy: ['what_happened'] },
    { code: 'C6', title: 'what the company does about it', source: ACT, saidBy: ['measures'] },
    {
      code: 'C5',
      title: 'the likely consequences',
      source: DRAFT,
      saidBy: ['exposure', 'details'],
      needsExposure: true,
    },
    {
      code: 'C8',
      title: 'where to turn',
      source: DRAFT,
      saidBy: ['contact_email', 'contact_phone', 'contact_address'],
    },
  ],
  forbidden: [],
};
