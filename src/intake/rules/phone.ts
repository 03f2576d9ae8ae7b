/** Phone numbers by libphonenumber with its full metadata: E.164, and whether an SMS can reach them. */
import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

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
  const known = country !== null && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const options = known ? { defaultCountry: known, extract: false } : { extract: false };
  const parsed = parsePhoneNumberFromString(cell.trim(), options);
  if (!parsed?.isValid()) return null;
  return { e164: parsed.number, sms: !WITHOUT_SMS.has(parsed.getType() ?? '') };
}

/** An ISO 3166 code in upper case; null for anything else. */
export function readCountry(cell: string): string | null {
  const code = cell.trim().toUpperCase();
  return isSupportedCountry(code) ? code : null;
}
