/** ENGINE §4 once more: what one cell says, as literally as the text puts it. Shares only libphonenumber. */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { domainToASCII } from 'node:url';

const ABSENT = ['', 'null', '\\n', 'n/a', '-', 'nil', 'none', '#n/a'];

export function isPresent(cell: string, alsoAbsent: readonly string[] = []): boolean {
  const value = cell.trim().toLowerCase();
  return !ABSENT.includes(value) && !alsoAbsent.some((absent) => absent.trim().toLowerCase() === value);
}

export function emailOf(cell: string): string | null {
  const value = cell.trim().toLowerCase();
  const at = value.indexOf('@');
  if (at < 1 || at !== value.lastIndexOf('@')) return null;
  for (const sign of value) {
    const code = sign.codePointAt(0)!;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || /\s/.test(sign) || ',<>'.includes(sign)) return null;
  }
  const domain = domainToASCII(value.slice(at + 1));
  const email = `${value.slice(0, at)}@${domain}`;
  return domain.includes('.') && email.length <= 254 ? email : null;
}

export function phoneOf(cell: string, country: string | undefined): string | null {
  const options = country === undefined ? {} : { defaultCountry: country as CountryCode };
  const phone = parsePhoneNumberFromString(cell.trim(), { ...options, extract: false });
  return phone?.isValid() ? phone.number : null;
}

/** Worst first. */
export const SEVERITY = [
  'plaintext',
  'encrypted_key_taken',
  'hash_weak',
  'unknown',
  'hash_strong',
  'masked',
  'tokenised',
  'encrypted_key_safe',
];

const isMask = (sign: string) => '*Xx•#'.includes(sign);

export function formOf(category: string, cell: string, stated = 'plaintext'): string {
  const value = cell.trim();
  if (category.startsWith('cred.password')) return passwordForm(value) ?? stated;
  if (category === 'fin.pan') return cardForm(value) ?? stated;
  const isNeverMasked = ['com.', 'hlt.', 'beh.', 'oth.'].some((family) => category.startsWith(family));
  if (isNeverMasked) return stated;
  const signs = [...value];
  const masks = signs.filter(isMask).length;
  const isInARow = signs.some((_, i) => signs.slice(i, i + 3).filter(isMask).length === 3);
  return isInARow && masks * 4 >= signs.length ? 'masked' : stated;
}

function passwordForm(value: string): string | null {
  const strong = [
    '$2a$',
    '$2b$',
    '$2x$',
    '$2y$',
    '$argon2',
    '$scrypt$',
    'scrypt:',
    'pbkdf2',
    '$pbkdf2',
    '$5$',
    '$6$',
  ];
  if (strong.some((prefix) => value.startsWith(prefix))) return 'hash_strong';
  if ([32, 40, 56, 64, 96, 128].includes(value.length) && /^[0-9a-f]*$/i.test(value)) return 'hash_weak';
  if (['$1$', '$apr1$', '{SHA}', '{SSHA}', '{MD5}', '{SMD5}'].some((p) => value.startsWith(p)))
    return 'hash_weak';
  return [...value].every(isMask) ? 'masked' : null;
}

function cardForm(value: string): string | null {
  const bare = value.replaceAll(' ', '').replaceAll('-', '');
  const digits = [...bare].filter((sign) => sign >= '0' && sign <= '9').map(Number);
  if (digits.length === bare.length && digits.length >= 13 && digits.length <= 19 && luhn(digits))
    return 'plaintext';
  return [...value].some(isMask) || digits.length <= 4 ? 'masked' : null;
}

function luhn(digits: readonly number[]): boolean {
  const weighed = digits
    .toReversed()
    .map((digit, i) => (i % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9));
  return weighed.reduce((sum, digit) => sum + digit, 0) % 10 === 0;
}
