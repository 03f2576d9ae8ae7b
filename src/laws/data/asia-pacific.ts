/** Singapore, Australia, India, the Philippines, Korea and China. */
import type { CategoryCode } from '../../incidents/index.ts';
import type { Law } from '../rules/law.ts';
import {
  ACCOUNT,
  country,
  duty,
  HEALTH,
  HIGH_RISK,
  inForce,
  NOBODY_SINGLED_OUT,
  readable,
  required,
} from './shapes.ts';

const SCHEDULED: readonly CategoryCode[] = [
  ...ACCOUNT, ...HEALTH, 'fin.cvv', 'fin.track', 'fin.income', 'fin.credit', 'fin.txn', 'fin.wallet', 'spc.child',
  'spc.crime', 'spc.sexual', 'bio.genetic',
]; // prettier-ignore

export const SINGAPORE: Law = {
  ...inForce('SG', { id: 'Singapura', en: 'Singapore' }, country('SG')),
  title: 'PDPA 26A–E; S 64/2021',
  trigger: readable(
    {
      id: 'nama, alias atau nomor identitas dengan kelas yang terdaftar; atau akun dengan kata sandi',
      en: 'name, alias or ID number with a scheduled class; or an account with its password or code',
    },
    { all: [['id.name', 'id.alias', 'gov.nik', 'gov.passport'], SCHEDULED] },
    {
      all: [
        ['id.alias', 'con.email', 'fin.bank', 'fin.pan'],
        ['cred.password', 'cred.pin', 'fin.cvv'],
      ],
    },
  ),
  zone: 'Asia/Singapore',
  duties: [
    duty('authority', {
      code: 'pdpc_harm',
      name: 'PDPC',
      within: 'P3D',
      starts: ['confirmed', 'discovered'],
      more: { id: 'Setelah penilaian selesai.', en: 'After the assessment is complete.' },
    }),
    duty('authority', {
      code: 'pdpc_scale',
      name: 'PDPC',
      within: 'P3D',
      starts: ['confirmed', 'discovered'],
      of: 'affected',
      atLeast: 500,
      more: { id: 'Mulai dari 500 orang, data apa pun.', en: 'From 500 people on, whatever the data.' },
    }),
    duty('assessment', {
      within: 'P30D',
      of: 'affected',
      more: { id: 'Waktu yang wajar untuk menilai.', en: 'What is expected for assessing.' },
    }),
    duty('subject', {
      within: 'with_notice',
      starts: ['confirmed', 'discovered'],
      more: {
        id: 'Bersama atau setelah PDPC, sesegera mungkin.',
        en: 'With or after PDPC, as soon as possible.',
      },
    }),
  ],
  required: required(
    'PDP (Notification of Data Breaches) Regulations 2021',
    'C1',
    'C4',
    'C5',
    'C6',
    'C7',
    'C8',
  ),
  notes: {
    id: 'Daftar isinya pengetahuan umum: periksa dengan penasihat hukum.',
    en: 'The list of contents is general knowledge: check it with counsel.',
  },
  source: 'Public summary of PDPA 26A–E and S 64/2021',
  mark: 'S14, K',
};

export const AUSTRALIA: Law = {
  ...inForce('AU', { id: 'Australia', en: 'Australia' }, country('AU')),
  title: 'Privacy Act 1988 Part IIIC',
  trigger: { ...HIGH_RISK, words: { id: 'kemungkinan kerugian serius', en: 'likely serious harm' } },
  zone: 'Australia/Sydney',
  duties: [
    duty('assessment', { within: 'P30D', of: 'affected' }),
    duty('authority', { name: 'OAIC', within: 'asap' }),
    duty('subject', {
      within: 'asap',
      more: {
        id: 'Semua orang, atau hanya yang berisiko, atau diumumkan di situs dan disebarluaskan.',
        en: 'Everybody, or those at risk, or published on the site and publicised.',
      },
    }),
    duty('substitute', { name: 'Published on the site and publicised', within: 'asap', may: true }),
  ],
  required: required('Privacy Act 1988 s 26WK(3)', 'C9', 'C1', 'C4', 'C7'),
  notes: {
    id: 'C6, C10, C14 dan C15 boleh ditambahkan.',
    en: 'C6, C10, C14 and C15 may be added.',
  },
  source: 'Public summary of Privacy Act 1988 Part IIIC',
  mark: 'S10, K',
};

export const INDIA: Law = {
  ...inForce('IN', { id: 'India', en: 'India' }, country('IN')),
  title: 'DPDP Rules 2025 r. 7',
  trigger: NOBODY_SINGLED_OUT,
  zone: 'Asia/Kolkata',
  duties: [
    duty('authority', { code: 'board_at_once', name: 'Data Protection Board', within: 'at_once' }),
    duty('authority', {
      code: 'board_detail',
      name: 'Data Protection Board, in detail',
      within: 'PT72H',
      more: {
        id: 'Termasuk laporan tentang pemberitahuan yang dikirim.',
        en: 'With a report on the intimations sent.',
      },
    }),
    duty('authority', { code: 'cert_in', name: 'CERT-In', within: 'PT6H' }),
    duty('subject', {
      within: 'without_delay',
      more: {
        id: 'Lewat akun pengguna atau saluran yang didaftarkan.',
        en: 'Through the user account or a registered channel.',
      },
    }),
  ],
  required: required('DPDP Rules 2025 r. 7(1)', 'C1', 'C5', 'C6', 'C7', 'C8'),
  notes: {
    id: 'Setiap kebocoran, tanpa ambang. Berlaku penuh Mei 2027.',
    en: 'Any breach, without a threshold. In full effect in May 2027.',
  },
  source: 'Public summary of DPDP Rules 2025 r. 7',
  mark: 'S11',
};

export const PHILIPPINES: Law = {
  ...inForce('PH', { id: 'Filipina', en: 'Philippines' }, country('PH')),
  title: 'DPA 20(f); NPC Circular 16-03',
  trigger: {
    ...HIGH_RISK,
    words: {
      id: 'data sensitif atau untuk penipuan identitas, dengan risiko nyata',
      en: 'sensitive data or data for identity fraud, with a real risk',
    },
  },
  zone: 'Asia/Manila',
  duties: [
    duty('authority', { code: 'npc', name: 'NPC', within: 'PT72H' }),
    duty('authority', { code: 'npc_full', name: 'NPC, full report', within: 'P5D' }),
    duty('subject', {
      within: 'PT72H',
      more: {
        id: 'Tidak boleh ditunda mulai dari 100 orang.',
        en: 'No delay is allowed from 100 people on.',
      },
    }),
  ],
  required: required('NPC Circular 16-03 s 18', 'C1', 'C4', 'C6', 'C8', 'C10'),
  notes: {
    id: 'C10: bantuan bagi orang yang terdampak.',
    en: 'C10: the assistance given to the people.',
  },
  source: 'Public summary of DPA 20(f) and NPC Circular 16-03',
  mark: 'S12',
};

const SENSITIVE_KR: readonly CategoryCode[] = [
  ...HEALTH, 'bio.template', 'bio.genetic', 'spc.religion', 'spc.ethnic_politic', 'spc.sexual', 'spc.crime', 'gov.nik',
  'gov.passport', 'gov.license',
]; // prettier-ignore

export const KOREA: Law = {
  ...inForce('KR', { id: 'Korea Selatan', en: 'South Korea' }, country('KR')),
  title: 'PIPA 34 (amended March 2026)',
  trigger: NOBODY_SINGLED_OUT,
  zone: 'Asia/Seoul',
  duties: [
    duty('subject', { within: 'PT72H' }),
    duty('authority', {
      code: 'kisa_scale',
      name: 'PIPC / KISA',
      within: 'PT72H',
      of: 'affected',
      atLeast: 1_000,
    }),
    duty('authority', {
      code: 'kisa_sensitive',
      name: 'PIPC / KISA',
      within: 'PT72H',
      trigger: readable(
        { id: 'data sensitif atau pengenal unik', en: 'sensitive or unique identifying data' },
        {
          all: [SENSITIVE_KR],
        },
      ),
      more: {
        id: 'Juga bila ada peretasan dari luar, berapa pun jumlahnya.',
        en: 'Also after an outside hack, whatever the number.',
      },
    }),
    duty('substitute', {
      name: 'Posting for 30 days',
      within: 'PT72H',
      may: true,
      postedDays: 30,
      more: { id: 'Bila kontaknya tidak diketahui.', en: 'Where the contact is not known.' },
    }),
  ],
  required: required('PIPA 34(1)', 'C4', 'C2', 'C1', 'C7', 'C6', 'C8', 'C14'),
  notes: {
    id: 'Sejak Maret 2026 juga kemungkinan kebocoran.',
    en: 'Since March 2026 also the possibility of a leak.',
  },
  source: 'Public summary of PIPA 34',
  mark: 'S15, K',
};

export const CHINA: Law = {
  ...inForce('CN', { id: 'Tiongkok', en: 'China' }, country('CN')),
  title: 'PIPL 57',
  trigger: NOBODY_SINGLED_OUT,
  zone: 'Asia/Shanghai',
  duties: [
    duty('authority', { name: 'CAC department', within: 'at_once' }),
    duty('subject', {
      within: 'at_once',
      more: {
        id: 'Boleh dilewati bila kerugian dapat dihindari.',
        en: 'May be skipped where harm is avoided.',
      },
    }),
  ],
  required: required('PIPL 57', 'C4', 'C1', 'C5', 'C6', 'C7', 'C8'),
  notes: {
    id: 'Kebocoran, perubahan atau kehilangan.',
    en: 'A leak, an alteration or a loss.',
  },
  source: 'Public summary of PIPL 57',
  mark: 'S15',
};
