/** Further states of the United States, as far as the book has them. */
import type { CategoryCode } from '../../incidents/index.ts';
import type { Law, Remedy, Words } from '../rules/law.ts';
import {
  ACCOUNT,
  ACCOUNT_WITH_ACCESS,
  duty,
  HEALTH,
  inForce,
  readable,
  required,
  requiredFor,
  SIGN_IN,
  SSN,
  state,
  STATE_ID,
  TAX_OR_SSN,
  withName,
} from './shapes.ts';

/** Some count from the first sign of it, some from its confirmation. */
const DETERMINED = { starts: ['discovered', 'confirmed'], usualStart: 'discovered' } as const;

const LISTED: Words = { id: 'daftar negara bagian', en: 'the state’s list' };
const ORDINARY = [withName(...SSN, ...STATE_ID), ACCOUNT_WITH_ACCESS] as const;

function monitoring(monthsMin: number, categories: readonly CategoryCode[]): Remedy {
  return {
    monthsMin,
    categories,
    words: {
      id: `Paling sedikit ${monthsMin} bulan pemantauan kredit tanpa biaya.`,
      en: `At least ${monthsMin} months of credit monitoring at no cost.`,
    },
  };
}

const NEW_YORK: Law = {
  ...inForce('US-NY', { id: 'New York', en: 'New York' }, state('NY', 'New York')),
  title: 'GBL 899-aa',
  trigger: readable(LISTED, ...ORDINARY, withName(...HEALTH, 'bio.template'), SIGN_IN),
  zone: 'America/New_York',
  duties: [
    duty('subject', { within: 'P30D' }),
    duty('authority', {
      name: 'Attorney General, Department of State, State Police, DFS',
      within: 'with_notice',
    }),
  ],
  required: required('N.Y. GBL 899-aa(7)', 'C4', 'C8', 'C11'),
  notes: {
    id: 'Data kesehatan dan asuransi kesehatan sejak 21 Maret 2025.',
    en: 'Medical and health insurance data since 21 March 2025.',
  },
  source: 'Public summary of GBL 899-aa',
  mark: 'S32',
};

const CONNECTICUT: Law = {
  ...inForce('US-CT', { id: 'Connecticut', en: 'Connecticut' }, state('CT', 'Connecticut', 'Conn')),
  title: '36a-701b',
  trigger: readable(
    LISTED,
    withName(...TAX_OR_SSN, ...STATE_ID, ...HEALTH, 'bio.template'),
    ACCOUNT_WITH_ACCESS,
    SIGN_IN,
  ),
  zone: 'America/New_York',
  duties: [
    duty('subject', { within: 'P60D' }),
    duty('authority', {
      name: 'Attorney General',
      within: 'with_notice',
      more: { id: 'Paling lambat bersamaan.', en: 'Not later than the people.' },
    }),
  ],
  required: [
    ...requiredFor(TAX_OR_SSN, 'Conn. Gen. Stat. 36a-701b(b)(2)', 'C10'),
    ...required('Conn. Gen. Stat. 36a-701b', 'C12'),
  ],
  remedies: [monitoring(24, TAX_OR_SSN)],
  notes: {
    id: '60 hari sejak Oktober 2021 (sebelumnya 90; ada sumber yang masih menyebut 90).',
    en: '60 days since October 2021 (before that 90; one source still says 90).',
  },
  source: 'Public summary of Conn. Gen. Stat. 36a-701b',
  mark: 'S33, K',
};

const DELAWARE: Law = {
  ...inForce('US-DE', { id: 'Delaware', en: 'Delaware' }, state('DE', 'Delaware', 'Del')),
  title: '6 Del. C. 12B',
  trigger: readable(
    LISTED,
    withName(...TAX_OR_SSN, ...STATE_ID, ...HEALTH, 'bio.template', 'bio.genetic'),
    ACCOUNT_WITH_ACCESS,
    SIGN_IN,
  ),
  zone: 'America/New_York',
  duties: [
    duty('subject', { ...DETERMINED, within: 'P60D' }),
    duty('authority', { name: 'Attorney General', within: 'with_notice', atLeast: 501 }),
  ],
  required: [...required('6 Del. C. 12B-102', 'C4'), ...requiredFor(SSN, '6 Del. C. 12B-102(e)', 'C10')],
  remedies: [monitoring(12, SSN)],
  notes: { id: 'Jaksa agung bila lebih dari 500.', en: 'The Attorney General where more than 500.' },
  source: 'Public summary of 6 Del. C. 12B',
  mark: 'S34',
};

const PENNSYLVANIA: Law = {
  ...inForce('US-PA', { id: 'Pennsylvania', en: 'Pennsylvania' }, state('PA', 'Pennsylvania', 'Penn')),
  title: 'Act 33 of 2024 (73 P.S. 2301)',
  trigger: readable(LISTED, withName(...SSN, 'gov.license', 'fin.bank', 'gov.idscan')),
  zone: 'America/New_York',
  duties: [
    duty('subject', { within: 'without_delay' }),
    duty('authority', {
      name: 'Attorney General',
      within: 'with_notice',
      atLeast: 501,
      more: { id: 'Laporannya memuat C1 dan C2.', en: 'Its report holds C1 and C2.' },
    }),
  ],
  required: requiredFor([...SSN, 'fin.bank', 'gov.license'], 'Act 33 of 2024', 'C10'),
  remedies: [monitoring(12, [...SSN, 'fin.bank', 'gov.license'])],
  notes: {
    id: 'Laporan kredit dan 12 bulan pemantauan.',
    en: 'A credit report and 12 months of monitoring.',
  },
  source: 'Public summary of Act 33 of 2024',
  mark: 'S35',
};

const COLUMBIA: Law = {
  ...inForce(
    'US-DC',
    { id: 'District of Columbia', en: 'District of Columbia' },
    state('DC', 'District of Columbia', 'Washington DC', 'Washington, D.C.'),
  ),
  title: 'D.C. Code 28-3852',
  trigger: readable(
    LISTED,
    withName(...TAX_OR_SSN, ...STATE_ID, ...HEALTH, 'bio.template', 'bio.genetic'),
    SIGN_IN,
  ),
  zone: 'America/New_York',
  duties: [
    duty('subject', { within: 'asap' }),
    duty('authority', { name: 'Attorney General', within: 'asap', atLeast: 50 }),
  ],
  required: required('D.C. Code 28-3852(a)', 'C4', 'C11', 'C12'),
  remedies: [monitoring(18, TAX_OR_SSN)],
  notes: { id: 'Jaksa agung mulai dari 50 penduduk.', en: 'The Attorney General from 50 residents on.' },
  source: 'General knowledge of D.C. Code 28-3852',
  mark: 'K',
};

const FLORIDA: Law = {
  ...inForce('US-FL', { id: 'Florida', en: 'Florida' }, state('FL', 'Florida', 'Fla')),
  title: '501.171',
  trigger: readable(LISTED, ...ORDINARY, withName(...HEALTH), SIGN_IN),
  zone: 'America/New_York',
  duties: [
    duty('subject', { ...DETERMINED, within: 'P30D' }),
    duty('authority', {
      ...DETERMINED,
      name: 'Department of Legal Affairs',
      within: 'P30D',
      atLeast: 500,
    }),
  ],
  required: required('Fla. Stat. 501.171(4)(e)', 'C4', 'C8', 'C11'),
  notes: { id: 'Otoritas mulai dari 500 orang.', en: 'The authority from 500 people on.' },
  source: 'Public summary of Fla. Stat. 501.171',
  mark: 'S5, K',
};

const COLORADO: Law = {
  ...inForce('US-CO', { id: 'Colorado', en: 'Colorado' }, state('CO', 'Colorado', 'Colo')),
  title: 'C.R.S. 6-1-716',
  trigger: readable(LISTED, ...ORDINARY, withName(...HEALTH, 'bio.template'), SIGN_IN),
  zone: 'America/Denver',
  duties: [
    duty('subject', { ...DETERMINED, within: 'P30D' }),
    duty('authority', { ...DETERMINED, name: 'Attorney General', within: 'P30D', atLeast: 500 }),
  ],
  required: required('C.R.S. 6-1-716(2)', 'C4', 'C8', 'C11', 'C12'),
  notes: { id: 'Otoritas mulai dari 500 orang.', en: 'The authority from 500 people on.' },
  source: 'Public summary of C.R.S. 6-1-716',
  mark: 'S5, K',
};

const TEXAS: Law = {
  ...inForce('US-TX', { id: 'Texas', en: 'Texas' }, state('TX', 'Texas', 'Tex')),
  title: 'Bus. & Com. Code 521.053',
  trigger: readable(LISTED, ...ORDINARY, { all: [HEALTH] }, withName(...ACCOUNT)),
  zone: 'America/Chicago',
  duties: [
    duty('subject', { ...DETERMINED, within: 'P60D' }),
    duty('authority', { ...DETERMINED, name: 'Attorney General', within: 'P30D', atLeast: 250 }),
  ],
  required: required('Tex. Bus. & Com. Code 521.053', 'C4', 'C8', 'C11'),
  notes: {
    id: '30 hari adalah waktu untuk jaksa agung (mulai dari 250 orang), 60 hari untuk orangnya.',
    en: '30 days is the Attorney General’s clock (from 250 people on), 60 days the people’s.',
  },
  source: 'Public summary of Tex. Bus. & Com. Code 521.053',
  mark: 'S5, K',
};

export const AMERICAN_STATES: readonly Law[] = [
  NEW_YORK, CONNECTICUT, DELAWARE, PENNSYLVANIA, COLUMBIA, FLORIDA, COLORADO, TEXAS,
]; // prettier-ignore
