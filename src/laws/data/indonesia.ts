/** Indonesia: UU PDP, the draft implementing regulation whose six items are our default, and the older decree. */
import type { Law } from '../rules/law.ts';
import { country, duty, inForce, NOBODY_SINGLED_OUT, required } from './shapes.ts';

const ACT = 'UU 27/2022 (UU PDP) Art. 46(2)';
const DRAFT = 'RPP PDP, draft of 31 August 2023, six items of the notice';
const OLD = 'Permenkominfo 20/2016 Art. 28';

const PLACE = { id: 'Indonesia', en: 'Indonesia' };
/** The article says "terjadi kegagalan": from the failure itself, or from knowing of it, is disputed. */
const DISPUTED = { starts: ['occurred', 'discovered', 'confirmed'], usualStart: 'discovered' } as const;

export const INDONESIA: Law = {
  ...inForce('ID', PLACE, country('ID')),
  title: 'UU PDP 27/2022 Art. 46',
  trigger: NOBODY_SINGLED_OUT,
  zone: 'Asia/Jakarta',
  duties: [
    duty('subject', {
      ...DISPUTED,
      within: 'PT72H',
      more: { id: 'Tertulis (3 × 24 jam).', en: 'In writing (3 × 24 hours).' },
    }),
    duty('authority', {
      ...DISPUTED,
      name: 'Komdigi, until Badan PDP exists',
      within: 'PT72H',
      more: { id: 'Tertulis kepada lembaga.', en: 'In writing.' },
    }),
    duty('media', {
      ...DISPUTED,
      name: 'The public, Art. 46(3)',
      within: 'without_delay',
      may: true,
      more: {
        id: 'Hanya dalam hal tertentu: penasihat hukum memutuskan.',
        en: 'Only in certain cases: counsel decides whether this is one.',
      },
    }),
  ],
  required: [...required(ACT, 'C4', 'C2', 'C1', 'C6'), ...required(DRAFT, 'C5', 'C8')],
  notes: {
    id: 'Denda paling banyak 2 % pendapatan tahunan (Pasal 57); hak menuntut ganti rugi (Pasal 12).',
    en: 'Fine up to 2 % of annual revenue (Art. 57); right to sue for damages (Art. 12).',
  },
  source: 'Public summaries of UU 27/2022 Art. 46(1): written notice within 3 × 24 hours',
  mark: 'S',
};

export const INDONESIA_DRAFT: Law = {
  ...inForce('ID-draft', PLACE, country('ID')),
  title: 'RPP PDP (draft of 31 August 2023)',
  standing: 'draft',
  trigger: NOBODY_SINGLED_OUT,
  zone: 'Asia/Jakarta',
  duties: [],
  required: required(DRAFT, 'C4', 'C1', 'C2', 'C5', 'C6', 'C8'),
  notes: {
    id: 'Enam butirnya menjadi bentuk bawaan surat kami; draf juga meminta kebijakan dan dokumentasi insiden.',
    en: 'Its six items are our default notice; it also demands a breach policy and documentation.',
  },
  source:
    'RPP PDP, draft of 31 August 2023; sent to the President in October 2025, unsigned in February 2026',
  mark: 'S2, S4',
};

export const INDONESIA_OLD: Law = {
  ...inForce('ID-old', PLACE, country('ID')),
  title: 'Permenkominfo 20/2016 Art. 28',
  standing: 'superseded',
  trigger: NOBODY_SINGLED_OUT,
  zone: 'Asia/Jakarta',
  duties: [
    duty('subject', {
      within: 'P14D',
      more: {
        id: 'Pastikan diterima bila dapat merugikan.',
        en: 'Confirm the receipt where harm is possible.',
      },
    }),
  ],
  required: required(OLD, 'C1'),
  channels: ['email_needs_consent'],
  notes: {
    id: 'Secara elektronik hanya dengan persetujuan. Lihat juga PP 71/2019 Pasal 14(5).',
    en: 'Electronically only with consent. See also PP 71/2019 Art. 14(5).',
  },
  source: OLD,
  mark: 'K',
};
