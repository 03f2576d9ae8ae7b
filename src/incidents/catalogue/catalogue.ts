/** The 58 categories in one list, in the order of their bits, with tier by form and order of urgency. */
import { fingerprintHex } from '../../kernel/fingerprint.ts';
import { ACTIVITY } from './activity.ts';
import type { Category, CategoryText, Tier } from './category.ts';
import { COMBINATIONS } from './combinations.ts';
import { CONTACT } from './contact.ts';
import { CREDENTIALS } from './credentials.ts';
import { CATEGORY_CODES, type CategoryCode, categoryIndex, type Form } from './exposure.ts';
import { FINANCE } from './finance.ts';
import { GOVERNMENT } from './government.ts';
import { IDENTITY } from './identity.ts';
import { SENSITIVE } from './sensitive.ts';

const TEXTS: readonly CategoryText[] = [
  ...IDENTITY,
  ...GOVERNMENT,
  ...CONTACT,
  ...CREDENTIALS,
  ...FINANCE,
  ...SENSITIVE,
  ...ACTIVITY,
];

export const CATALOGUE: readonly Category[] = Object.freeze(
  TEXTS.map((text) => ({
    ...text,
    index: categoryIndex(text.code),
    secondFactor: text.secondFactor ?? false,
  })).sort((a, b) => a.index - b.index),
);

/** Changes with every word of the catalogue, so that an approval knows which words it was about. */
export const CATALOGUE_VERSION = fingerprintHex({ TEXTS, COMBINATIONS }).slice(0, 16);

export function categoryOf(code: CategoryCode): Category {
  return CATALOGUE[categoryIndex(code)]!;
}

/** How grave a category is in the form in which it leaked. */
export function tierOf(category: Pick<CategoryText, 'tier' | 'tiers'>, form: Form): Tier {
  return category.tiers?.[form] ?? DEFAULT_TIER[form](category.tier);
}

const same = (tier: Tier): Tier => tier;
const lower = (tier: Tier): Tier => Math.max(0, tier - 2) as Tier;

const DEFAULT_TIER: Readonly<Record<Form, (tier: Tier) => Tier>> = {
  plaintext: same,
  encrypted_key_taken: same,
  hash_weak: same,
  // What nobody can tell is treated as readable.
  unknown: same,
  hash_strong: lower,
  masked: lower,
  tokenised: () => 0,
  encrypted_key_safe: (tier) => Math.min(tier, 1) as Tier,
};

/** What cannot wait comes first: what is lost for good, then what opens accounts, then what names a person. */
export const URGENCY: readonly CategoryCode[] = [
  'cred.seed', 'con.entrycode', 'fin.cvv', 'fin.track', 'fin.pan', 'cred.pin', 'cred.password', 'cred.token',
  'cred.mfa', 'gov.nik', 'gov.idscan', 'spc.child', 'hlt.mental_sex', 'spc.sexual', 'hlt.record', 'spc.crime',
  'gov.ssn', 'gov.passport', 'bio.template', 'bio.genetic', 'cred.password_old', 'id.mother', 'cred.hint_qa',
  'fin.bank', 'gov.kk', 'com.messages', 'com.media', 'beh.location', 'fin.credit', 'gov.taxid', 'gov.license',
  'gov.health_id', 'hlt.claims', 'spc.ethnic_politic', 'oth.free', 'con.phone', 'con.email_recovery',
  'fin.wallet', 'fin.points', 'id.dob', 'con.address', 'com.support', 'fin.txn', 'con.addressbook',
  'id.family', 'id.pob', 'spc.religion', 'fin.income', 'fin.expiry', 'con.email', 'beh.browse', 'id.name',
  'id.alias', 'emp.work', 'dev.ids', 'id.marital', 'id.nationality', 'id.gender',
]; // prettier-ignore

const URGENCY_OF = new Map(URGENCY.map((code, place) => [code, place]));

/** 0 is most urgent; every code has a place. */
export function urgencyOf(code: CategoryCode): number {
  return URGENCY_OF.get(code) ?? CATEGORY_CODES.length;
}
