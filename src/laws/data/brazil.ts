/** Brazil, whose law counts business days. */
import type { CategoryCode } from '../../incidents/index.ts';
import type { Calendar, Law } from '../rules/law.ts';
import { ACCESS, ACCOUNT, country, duty, HEALTH, inForce, readable, required } from './shapes.ts';

const AT_RISK: readonly CategoryCode[] = [
  ...HEALTH, ...ACCOUNT, ...ACCESS, 'fin.wallet', 'fin.credit', 'fin.income', 'fin.txn', 'bio.template', 'bio.genetic',
  'spc.religion', 'spc.ethnic_politic', 'spc.sexual', 'spc.crime', 'spc.child', 'cred.token', 'cred.mfa', 'cred.seed',
  'cred.hint_qa', 'cred.password_old', 'com.messages',
]; // prettier-ignore

const KNOWN = { starts: ['discovered', 'confirmed'], usualStart: 'discovered' } as const;

export const BRAZIL: Law = {
  ...inForce('BR', { id: 'Brasil', en: 'Brazil' }, country('BR')),
  title: 'LGPD 48; ANPD Res. 15/2024',
  trigger: readable(
    {
      id: 'data sensitif, anak, keuangan, kredensial atau yang dilindungi rahasia',
      en: 'sensitive, children’s, financial, credential or secret data',
    },
    { all: [AT_RISK] },
    { minor: true },
  ),
  calendar: 'BR',
  zone: 'America/Sao_Paulo',
  duties: [
    duty('authority', {
      ...KNOWN,
      code: 'anpd',
      name: 'ANPD',
      within: 'P3BD',
      more: { id: 'Dua kali lipat bagi pelaku kecil.', en: 'Twice that for small agents.' },
    }),
    duty('authority', { ...KNOWN, code: 'anpd_supplement', name: 'ANPD, supplement', within: 'P20BD' }),
    duty('subject', { ...KNOWN, within: 'P3BD' }),
    duty('substitute', {
      ...KNOWN,
      name: 'Public notice for at least 90 days on site, app, social media and service desk',
      within: 'P3BD',
      may: true,
      postedDays: 90,
      more: {
        id: 'Bila tidak mungkin satu per satu.',
        en: 'Where telling people one by one is not possible.',
      },
    }),
  ],
  required: [
    ...required('ANPD Res. 15/2024 Art. 9', 'C1', 'C4', 'C5', 'C6', 'C8'),
    { code: 'C13', source: 'ANPD Res. 15/2024 Art. 9', when: 'late' },
  ],
  notes: {
    id: 'Skala besar juga memicunya: penasihat hukum memutuskan.',
    en: 'Large scale triggers it too: counsel decides.',
  },
  source: 'Public summary of LGPD 48 and ANPD Resolution 15/2024',
  mark: 'S13',
};

/** National holidays; carnival Monday and Tuesday are bank holidays and no business days in federal counting. */
export const BRAZIL_DAYS: Calendar = {
  code: 'BR',
  name: 'Brazil: national holidays',
  weekend: [0, 6],
  yearly: ['01-01', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '11-20', '12-25'],
  // Carnival Monday and Tuesday, Good Friday, Corpus Christi.
  easter: [-48, -47, -2, 60],
  days: [],
  source: 'General knowledge of Lei 662/1949, Lei 6.802/1980, Lei 14.759/2023 and federal ordinances',
  review_by_counsel: true,
};

/** For laws that count no business days, or whose holidays nobody has entered. */
export const WEEKENDS: Calendar = {
  code: 'weekends',
  name: 'Monday to Friday, no holidays',
  weekend: [0, 6],
  yearly: [],
  easter: [],
  days: [],
  source: 'None: a calendar without holidays',
  review_by_counsel: true,
};
