/** The European Union with the EEA, and the United Kingdom: GDPR 33 and 34 in both forms. */
import type { Law } from '../rules/law.ts';
import { country, duty, HIGH_RISK, inForce, PLAIN, required, SOME_RISK } from './shapes.ts';

const EEA = [
  'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT',
  'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK',
]; // prettier-ignore

/** Aware is who has a reasonable degree of certainty: some argue from the first report, some from its confirmation. */
const AWARE = { starts: ['discovered', 'confirmed'], usualStart: 'discovered' } as const;

function duties(authority: string) {
  return [
    duty('authority', { ...AWARE, name: authority, within: 'PT72H', trigger: SOME_RISK }),
    duty('subject', { ...AWARE, within: 'without_delay' }),
    duty('register', {
      name: 'The company’s own register, Art. 33(5)',
      within: 'without_delay',
      of: 'affected',
      more: { id: 'Catat fakta, akibat dan tindakan.', en: 'Facts, effects and remedies are recorded.' },
    }),
    duty('substitute', {
      name: 'Public communication, Art. 34(3)(c)',
      within: 'without_delay',
      may: true,
      more: {
        id: 'Bila memberi tahu satu per satu menuntut upaya yang tidak sebanding.',
        en: 'Where telling people one by one takes disproportionate effort.',
      },
    }),
  ];
}

export const EUROPEAN_UNION: Law = {
  ...inForce('EU', { id: 'Uni Eropa dan EEA', en: 'European Union and EEA' }, country(...EEA)),
  title: 'GDPR Art. 33, 34',
  trigger: HIGH_RISK,
  zone: 'Europe/Brussels',
  duties: duties('Data protection authority'),
  required: required('GDPR Art. 34(2), 33(3)(b)–(d)', 'C1', 'C5', 'C6', 'C8'),
  format: PLAIN,
  channels: ['dedicated_message'],
  notes: {
    id: 'Dikecualikan bila data terenkripsi atau risikonya sudah hilang. Beri alasan bila lebih dari 72 jam. Pesan tersendiri, bukan dalam buletin, dalam bahasa setempat (EDPB 9/2022).',
    en: 'Exempt where the data was encrypted or the risk is gone. Reasons are owed after 72 hours. A message of its own, not in a newsletter, in the local language (EDPB 9/2022).',
  },
  source: 'Public summary of GDPR Art. 33, 34; EDPB Guidelines 9/2022',
  mark: 'S9, K',
};

export const UNITED_KINGDOM: Law = {
  ...inForce('UK', { id: 'Britania Raya', en: 'United Kingdom' }, country('GB')),
  title: 'UK GDPR Art. 33, 34',
  trigger: HIGH_RISK,
  zone: 'Europe/London',
  duties: duties('ICO'),
  required: required('UK GDPR Art. 34(2); ICO guidance', 'C1', 'C5', 'C6', 'C8', 'C7'),
  format: PLAIN,
  channels: ['dedicated_message'],
  notes: {
    id: 'ICO ingin melihat bukti semua komunikasi, alasan keterlambatan, dan pengganti bagi pengambil keputusan yang berhalangan.',
    en: 'The ICO wants evidence of all communications kept, the reasons for delay, and stand-ins for absent decision makers.',
  },
  source: 'Public summary of UK GDPR Art. 33, 34 and ICO guidance',
  mark: 'S9',
};
