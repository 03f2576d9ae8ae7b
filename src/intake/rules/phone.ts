/** Phone numbers by libphonenumber with its full metadata: E.164, and whether an SMS can reach them. */
import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { mobilePlanOf, plainMobile } from './phone-plan.ts';

export interface PhoneNumber {
  readonly e164: string;
  /** False for landlines and other numbers that receive no SMS. */
  readonly sms: boolean;
}

const WITHOUT_SMS = new Set([
  'FIXED_LINE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'UAN',
  'PAGER',
  'VOICEMAIL',
]);

/** Which metadata decided; recorded with every source, since a later one may decide otherwise. */
export const PHONE_METADATA = 'libphonenumber-js 1.13.16 max';

/** The number, or null where it is none; without a default country only international numbers count. */
export function readPhone(cell: string, country: string | null): PhoneNumber | null {
  const text = cell.trim();
  const plan = country === null ? null : mobilePlanOf(country);
  const plain = plan && plainMobile(text, plan);
  return plain ? { e164: plain, sms: true } : parsePhone(text, country);
}

/** The same by the library alone. */
export function parsePhone(text: string, country: string | null): PhoneNumber | null {
  const known = country !== null && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const options = known ? { defaultCountry: known, extract: false } : { extract: false };
  const parsed = parsePhoneNumberFromString(text, options);
  if (!parsed?.isValid()) return null;
  return { e164: parsed.number, sms: !WITHOUT_SMS.has(parsed.getType() ?? '') };
}

/** `6.28123E+11`: what a spreadsheet makes of a long number. Its last digits are lost; no number can be told. */
export function isScientific(cell: string): boolean {
  return /^\s*[+-]?\d(?:[.,]\d+)?[eE]\+?\d{1,2}\s*$/.test(cell);
}

/** An ISO 3166 code in upper case; null for anything else. */
export function readCountry(cell: string): string | null {
  const code = cell.trim().toUpperCase();
  return isSupportedCountry(code) ? code : null;
}
