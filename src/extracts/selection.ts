/** Whom an action list is about: a category in some forms, a dangerous combination, or a ready-made errand. */
import {
  CATEGORY_CODES,
  type CategoryCode,
  type ExposedCategory,
  type Form,
  FORMS,
  READABLE_FORMS,
} from '../incidents/index.ts';

export interface Selection {
  /** What the file is called and the audit keeps. */
  readonly name: string;
  /** Any of these categories in any of these forms. */
  readonly codes: readonly CategoryCode[];
  readonly forms: readonly Form[];
}

/** What a stranger holds or may soon hold: strongly hashed passwords fall one by one. */
const SOON_READABLE: readonly Form[] = [...READABLE_FORMS, 'hash_strong'];
const startingWith = (...heads: string[]) =>
  CATEGORY_CODES.filter((code) => heads.some((head) => code.startsWith(head)));

export const ERRANDS = {
  force_reset: { codes: startingWith('cred.password', 'cred.pin', 'cred.hint_qa'), forms: SOON_READABLE },
  revoke_tokens: { codes: startingWith('cred.token'), forms: FORMS },
  renew_second_factor: { codes: startingWith('cred.mfa'), forms: SOON_READABLE },
  block_cards: { codes: startingWith('fin.pan', 'fin.cvv', 'fin.track'), forms: READABLE_FORMS },
  watch_accounts: { codes: startingWith('fin.bank', 'fin.wallet'), forms: READABLE_FORMS },
} as const satisfies Readonly<Record<string, Omit<Selection, 'name'>>>;
export type Errand = keyof typeof ERRANDS;
export const ERRAND_NAMES = Object.keys(ERRANDS) as Errand[];

/** The categories that put somebody on the list, in the catalogue's order; none: not on it. */
export function hitsOf(
  selection: Pick<Selection, 'codes' | 'forms'>,
  exposure: readonly ExposedCategory[],
): ExposedCategory[] {
  return exposure.filter(
    ({ code, form }) => selection.codes.includes(code) && selection.forms.includes(form),
  );
}
