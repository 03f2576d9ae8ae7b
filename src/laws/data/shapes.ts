/** What most rows of the law data share, so that each row says only what is its own. */
import type { CategoryCode } from '../../incidents/index.ts';
import type {
  Condition,
  ContentCode,
  Duty,
  DutyTarget,
  Format,
  Heading,
  Law,
  Period,
  Reach,
  RequiredElement,
  Trigger,
  Words,
} from '../rules/law.ts';

export const NO_FORMAT: Format = { title: null, headings: [], fontPtMin: null, plainLanguage: false };
export const PLAIN: Format = { ...NO_FORMAT, plainLanguage: true };

/** A law in force with nothing said beyond its place; every row adds its own trigger, duties and source. */
export function inForce(code: string, place: Words, reach: Reach) {
  return {
    code,
    place,
    standing: 'in_force',
    reach,
    calendar: 'weekends',
    required: [],
    forbidden: [],
    format: NO_FORMAT,
    remedies: [],
    channels: [],
    review_by_counsel: true,
  } as const satisfies Partial<Law>;
}

export function country(...codes: readonly string[]): Reach {
  return { countries: codes, regions: [], regionUnknown: false };
}

export function state(...spellings: readonly string[]): Reach {
  return { countries: ['US'], regions: spellings, regionUnknown: false };
}

/** Any personal data in any form. */
export const NOBODY_SINGLED_OUT: Trigger = {
  forms: 'any',
  conditions: [{}],
  words: { id: 'data pribadi apa pun', en: 'any personal data' },
};

export function readable(words: Words, ...conditions: readonly Condition[]): Trigger {
  return { forms: 'readable', conditions, words };
}

/** A name together with one of these. */
export function withName(...codes: readonly CategoryCode[]): Condition {
  return { all: [['id.name'], codes] };
}

export const SSN: readonly CategoryCode[] = ['gov.ssn'];
export const TAX_OR_SSN: readonly CategoryCode[] = ['gov.ssn', 'gov.taxid'];
export const STATE_ID: readonly CategoryCode[] = [
  'gov.license',
  'gov.passport',
  'gov.taxid',
  'gov.nik',
  'gov.idscan',
];
export const ACCOUNT: readonly CategoryCode[] = ['fin.pan', 'fin.bank'];
export const ACCESS: readonly CategoryCode[] = [
  'fin.cvv',
  'fin.expiry',
  'fin.track',
  'cred.pin',
  'cred.password',
];
export const HEALTH: readonly CategoryCode[] = [
  'hlt.record',
  'hlt.claims',
  'hlt.mental_sex',
  'gov.health_id',
];
export const SIGN_IN: Condition = {
  all: [
    ['con.email', 'id.alias'],
    ['cred.password', 'cred.hint_qa'],
  ],
};
/** An account or card with what opens it. */
export const ACCOUNT_WITH_ACCESS: Condition = { all: [['id.name'], ACCOUNT, ACCESS] };

/** Grave enough to hurt: how the catalogue reads “high risk” until counsel says otherwise. */
export const GRAVE: Condition = { tier: 3 };
export const HIGH_RISK: Trigger = readable(
  { id: 'risiko tinggi: data berbobot 3 atau 4 yang terbaca', en: 'high risk: readable data of tier 3 or 4' },
  GRAVE,
);
export const SOME_RISK: Trigger = readable(
  { id: 'ada risiko: data apa pun yang terbaca', en: 'some risk: any readable data' },
  {},
);

export function required(source: string, ...codes: readonly ContentCode[]): RequiredElement[] {
  return codes.map((code) => ({ code, source }));
}

/** Demanded only of people of whom one of these leaked. */
export function requiredFor(
  categories: readonly CategoryCode[],
  source: string,
  ...codes: readonly ContentCode[]
): RequiredElement[] {
  return codes.map((code) => ({ code, source, categories }));
}

const SOON = {
  at_once: { id: 'seketika', en: 'at once' },
  asap: { id: 'sesegera mungkin', en: 'as soon as possible' },
  without_delay: { id: 'tanpa penundaan yang tidak semestinya', en: 'without undue delay' },
  with_notice: {
    id: 'bersamaan dengan pemberitahuan kepada orangnya',
    en: 'together with the notice to the people',
  },
  yearly: {
    id: 'sekali setahun, setelah tahun kalender berakhir',
    en: 'once a year, after the calendar year ends',
  },
} as const;

type DutyInput = Partial<Omit<Duty, 'code' | 'to' | 'deadline' | 'words'>> & {
  readonly code?: string;
  /** A period, or the law’s own words where it names none. */
  readonly within: Period | keyof typeof SOON;
  readonly more?: Words;
};

/** A duty with its sentence; from the discovery and from the first person on, unless told otherwise. */
export function duty(to: DutyTarget, { within, more, ...given }: DutyInput): Duty {
  const soon = within in SOON ? SOON[within as keyof typeof SOON] : null;
  const time = soon ?? { id: `dalam ${spoken(within).id}`, en: `within ${spoken(within).en}` };
  const target = TARGETS[to];
  const starts = given.starts ?? ['discovered'];
  return {
    code: to,
    to,
    name: target.en,
    starts,
    usualStart: starts[0]!,
    atLeast: 1,
    of: 'triggered',
    ...given,
    deadline: soon ? null : within,
    words: {
      id: `${target.id}: ${time.id}.${more ? ` ${more.id}` : ''}`,
      en: `${target.en}: ${time.en}.${more ? ` ${more.en}` : ''}`,
    },
  };
}

const TARGETS: Readonly<Record<DutyTarget, Words>> = {
  subject: { id: 'Orang yang terdampak', en: 'The people' },
  authority: { id: 'Otoritas', en: 'The authority' },
  media: { id: 'Media', en: 'The media' },
  bureaus: { id: 'Biro kredit', en: 'Credit bureaus' },
  substitute: { id: 'Pemberitahuan pengganti', en: 'Substitute notice' },
  assessment: { id: 'Penilaian', en: 'The assessment' },
  register: { id: 'Register', en: 'The register' },
};

function spoken(period: Period): Words {
  const [, hours, days, business] = /^P(?:T(\d+)H|(\d+)D|(\d+)BD)$/.exec(period) ?? [];
  if (hours) return { id: `${hours} jam`, en: `${hours} hours` };
  return business
    ? { id: `${business} hari kerja`, en: `${business} business days` }
    : { id: `${days} hari`, en: `${days} days` };
}

/** F2 of the Californian form, which other states accept too. */
export const CALIFORNIAN_HEADINGS: readonly Heading[] = [
  { text: 'What Happened', contents: ['C1', 'C2'] },
  { text: 'What Information Was Involved', contents: ['C4'] },
  { text: 'What We Are Doing', contents: ['C6'] },
  { text: 'What You Can Do', contents: ['C7'] },
  { text: 'For More Information', contents: ['C8'] },
];
