/** The United States: California, Massachusetts and HIPAA, whose forms the other states’ notices are built from. */
import type { Law } from '../rules/law.ts';
import {
  ACCOUNT,
  ACCOUNT_WITH_ACCESS,
  CALIFORNIAN_HEADINGS,
  country,
  duty,
  HEALTH,
  inForce,
  PLAIN,
  readable,
  required,
  requiredFor,
  SIGN_IN,
  SSN,
  state,
  STATE_ID,
  withName,
} from './shapes.ts';

const CAL = 'Cal. Civ. Code 1798.82(d)';
const MASS = 'M.G.L. c. 93H § 3(b)';
const HIPAA = '45 CFR 164.404(c)';

export const CALIFORNIA: Law = {
  // The strictest form and the shortest time: it also holds for Americans whose state nobody knows.
  ...inForce(
    'US-CA',
    { id: 'California', en: 'California' },
    { ...state('CA', 'California', 'Calif'), regionUnknown: true },
  ),
  title: 'Civ. Code 1798.82 (SB 446, from 1 January 2026)',
  trigger: readable(
    {
      id: 'nama dengan nomor jaminan sosial, identitas, rekening dengan kodenya, kesehatan, asuransi, biometrik, pelat kendaraan atau genetik; atau nama pengguna dengan kata sandi',
      en: 'name with SSN, licence or ID, account with its code, medical, insurance, biometric, plate or genetic data; or a user name with its password',
    },
    withName(...SSN, ...STATE_ID, ...HEALTH, 'bio.template', 'bio.genetic', 'beh.location'),
    ACCOUNT_WITH_ACCESS,
    SIGN_IN,
  ),
  zone: 'America/Los_Angeles',
  duties: [
    duty('subject', { within: 'P30D' }),
    duty('authority', {
      name: 'Attorney General',
      within: 'P15D',
      starts: ['told'],
      atLeast: 501,
      more: { id: 'Bila lebih dari 500 penduduk.', en: 'Where more than 500 residents are told.' },
    }),
    duty('substitute', {
      name: 'E-mail, web site for 30 days, and statewide media',
      within: 'P30D',
      may: true,
      atLeast: 500_001,
      postedDays: 30,
      more: {
        id: 'Juga bila biaya di atas $250.000 atau tidak ada kontak.',
        en: 'Also where it costs over $250,000 or there is no contact data.',
      },
    }),
  ],
  required: [
    ...required(CAL, 'C1', 'C2', 'C4', 'C9', 'C6', 'C7', 'C8'),
    ...requiredFor([...SSN, 'gov.license'], CAL, 'C11', 'C10'),
    // Only where law enforcement asked for the delay.
    { code: 'C13', source: CAL, when: 'held' },
  ],
  format: {
    title: 'Notice of Data Breach',
    headings: CALIFORNIAN_HEADINGS,
    fontPtMin: 10,
    plainLanguage: true,
  },
  remedies: [
    {
      monthsMin: 12,
      categories: [...SSN, 'gov.license'],
      words: {
        id: 'Paling sedikit 12 bulan pencegahan pencurian identitas bila perusahaan adalah sumbernya.',
        en: 'At least 12 months of identity theft prevention where the company was the source.',
      },
    },
  ],
  channels: ['not_to_breached_mailbox'],
  notes: {
    id: 'Kredensial surel tidak diberitahukan ke kotak surat itu sendiri.',
    en: 'Mailbox credentials are not notified to that mailbox.',
  },
  source: 'Public summaries of Civ. Code 1798.82 and SB 446',
  mark: 'S5, S6, S7, K',
};

export const MASSACHUSETTS: Law = {
  ...inForce('US-MA', { id: 'Massachusetts', en: 'Massachusetts' }, state('MA', 'Massachusetts', 'Mass')),
  title: 'G.L. c. 93H',
  trigger: readable(
    {
      id: 'nama dengan nomor jaminan sosial, identitas atau rekening',
      en: 'name with SSN, licence, ID or account',
    },
    withName(...SSN, 'gov.license', 'gov.idscan', ...ACCOUNT),
  ),
  zone: 'America/New_York',
  duties: [
    duty('subject', {
      within: 'asap',
      more: {
        id: 'Bergulir; tidak boleh menunggu jumlah akhir.',
        en: 'Rolling; it may not wait for the final count.',
      },
    }),
    duty('authority', { name: 'Attorney General and OCABR', within: 'asap' }),
  ],
  required: [...required(MASS, 'C9', 'C12'), ...requiredFor(SSN, MASS, 'C10')],
  forbidden: [
    {
      code: 'X1',
      title: {
        id: 'sifat kebocoran dan jumlah penduduk',
        en: 'the nature of the breach and the number of residents',
      },
      source: MASS,
      contents: ['C1'],
      patterns: {
        id: ['\\d[\\d.,]*\\s+(?:penduduk|pelanggan|orang)(?!\\p{L})'],
        en: ['\\d[\\d.,]*\\s+(?:residents?|customers?|people|individuals?)(?!\\p{L})'],
      },
    },
  ],
  remedies: [
    {
      monthsMin: 18,
      categories: SSN,
      words: {
        id: 'Paling sedikit 18 bulan pemantauan kredit (42 bila perusahaan adalah biro kredit), tanpa melepaskan hak menuntut.',
        en: 'At least 18 months of credit monitoring (42 from a credit bureau), with no waiver of the right to sue.',
      },
    },
  ],
  notes: {
    id: 'C9 menyebut juga perusahaan induk. Siapa yang memberi tahu menurut aturan federal, seperti HIPAA, dianggap memenuhi undang-undang ini (§ 5).',
    en: 'C9 also names the parent company. Whoever notifies under federal rules, as HIPAA’s, is deemed to comply (§ 5).',
  },
  yieldsTo: ['US-HIPAA'],
  source: 'Public summary of G.L. c. 93H',
  mark: 'S8',
};

export const HIPAA_RULE: Law = {
  ...inForce('US-HIPAA', { id: 'Amerika Serikat, kesehatan', en: 'United States, health' }, country('US')),
  title: 'HIPAA, 45 CFR 164.404–408',
  trigger: readable(
    { id: 'informasi kesehatan yang tidak diamankan', en: 'unsecured protected health information' },
    { all: [HEALTH] },
  ),
  zone: 'America/New_York',
  duties: [
    duty('subject', { within: 'P60D' }),
    duty('authority', { code: 'hhs_large', name: 'HHS', within: 'P60D', atLeast: 500 }),
    duty('authority', { code: 'hhs_small', name: 'HHS', within: 'yearly', atMost: 499 }),
    duty('media', {
      name: 'Media of the state',
      within: 'P60D',
      atLeast: 501,
      more: { id: 'Per negara bagian.', en: 'Counted per state.' },
    }),
    duty('substitute', {
      name: 'Home page for 90 days or media, and a toll-free number for 90 days',
      within: 'P60D',
      may: true,
      atLeast: 10,
      postedDays: 90,
      more: {
        id: 'Bila 10 alamat atau lebih tidak sah; kurang dari itu cukup dengan cara lain, seperti telepon.',
        en: 'Where 10 or more addresses are bad; fewer are told by other means, such as by telephone.',
      },
    }),
  ],
  required: required(HIPAA, 'C1', 'C2', 'C3', 'C4', 'C6', 'C7', 'C8'),
  format: PLAIN,
  channels: ['first_class_mail', 'email_needs_consent'],
  notes: {
    id: 'Hanya bagi entitas yang tunduk pada HIPAA: penasihat hukum memutuskan. Untuk yang meninggal, keluarga terdekat.',
    en: 'Only for covered entities: counsel decides. For the deceased, the next of kin.',
  },
  source: 'Public summary of 45 CFR 164.404–408',
  mark: 'S36, K',
};
