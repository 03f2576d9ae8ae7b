/** What most rows of the law data share, so that each row says only what is its own. */
import type { CategoryCode } from '../../incidents/index.ts';
import type { ContentCode, Format, Law, Reach, RequiredElement, Trigger, Words } from '../rules/law.ts';

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

/** Any personal data in any form. */
export const NOBODY_SINGLED_OUT: Trigger = {
  forms: 'any',
  conditions: [{}],
  words: { id: 'data pribadi apa pun', en: 'any personal data' },
};

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
