/**
 * Which categories exist, in which forms they leak, and how an exposure is written as 464 bits.
 * Imports nothing: intake's worker threads load this file by itself.
 */

/** The 58 categories in the catalogue's order; a code's place is its bit address and never changes. */
export const CATEGORY_CODES = [
  'id.name', 'id.alias', 'id.dob', 'id.pob', 'id.gender', 'id.nationality', 'id.marital', 'id.mother',
  'id.family', 'gov.nik', 'gov.kk', 'gov.taxid', 'gov.passport', 'gov.license', 'gov.ssn', 'gov.idscan',
  'gov.health_id', 'con.email', 'con.email_recovery', 'con.phone', 'con.address', 'con.entrycode',
  'con.addressbook', 'cred.password', 'cred.password_old', 'cred.hint_qa', 'cred.pin', 'cred.token',
  'cred.mfa', 'cred.seed', 'fin.pan', 'fin.cvv', 'fin.track', 'fin.expiry', 'fin.bank', 'fin.wallet',
  'fin.txn', 'fin.credit', 'fin.income', 'fin.points', 'hlt.record', 'hlt.claims', 'hlt.mental_sex',
  'bio.template', 'bio.genetic', 'spc.religion', 'spc.ethnic_politic', 'spc.sexual', 'spc.crime',
  'spc.child', 'com.messages', 'com.media', 'com.support', 'beh.location', 'beh.browse', 'dev.ids',
  'emp.work', 'oth.free',
] as const; // prettier-ignore
export type CategoryCode = (typeof CATEGORY_CODES)[number];

/** How a value leaked, worst first; the place is the form's bit within its category (ENGINE §4). */
export const FORMS = [
  'plaintext',
  'encrypted_key_taken',
  'hash_weak',
  'unknown',
  'hash_strong',
  'masked',
  'tokenised',
  'encrypted_key_safe',
] as const;
export type Form = (typeof FORMS)[number];

export const EXPOSURE_BITS = CATEGORY_CODES.length * FORMS.length;

export interface ExposedCategory {
  readonly code: CategoryCode;
  readonly form: Form;
}

const INDEX_OF: ReadonlyMap<string, number> = new Map(CATEGORY_CODES.map((code, index) => [code, index]));

export function isCategoryCode(text: string): text is CategoryCode {
  return INDEX_OF.has(text);
}

export function isForm(text: string): text is Form {
  return (FORMS as readonly string[]).includes(text);
}

export function categoryIndex(code: CategoryCode): number {
  return INDEX_OF.get(code)!;
}

/** The bit of (category, form), counted from the left: what PostgreSQL's `bit(464)` prints first is 0. */
export function exposureBit(code: CategoryCode, form: Form): number {
  return categoryIndex(code) * FORMS.length + FORMS.indexOf(form);
}

/** 464 characters of 0 and 1, as PostgreSQL reads a `bit(464)`. */
export function exposureBits(exposed: Iterable<ExposedCategory>): string {
  const bits = Array.from<string>({ length: EXPOSURE_BITS }).fill('0');
  for (const { code, form } of exposed) bits[exposureBit(code, form)] = '1';
  return bits.join('');
}

/** The categories of a bit string, each once in its worst form, in the catalogue's order. */
export function readExposure(bits: string): ExposedCategory[] {
  if (bits.length !== EXPOSURE_BITS) {
    throw new Error(`assertion failed: an exposure has ${EXPOSURE_BITS} bits, not ${bits.length}`);
  }
  const exposed: ExposedCategory[] = [];
  for (const [index, code] of CATEGORY_CODES.entries()) {
    const worst = bits.slice(index * FORMS.length, (index + 1) * FORMS.length).indexOf('1');
    if (worst >= 0) exposed.push({ code, form: FORMS[worst]! });
  }
  return exposed;
}

/** The worse of two forms. */
export function worseForm(a: Form, b: Form): Form {
  return FORMS.indexOf(a) <= FORMS.indexOf(b) ? a : b;
}
