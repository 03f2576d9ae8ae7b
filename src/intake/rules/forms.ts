/** In which form a present cell leaked: recognised from the value, which is then forgotten (ENGINE §4). */
import type { CategoryCode, Form } from '../../incidents/catalogue/exposure.ts';

const MASK = /[*Xx•#]/g;
const MASK_RUN = /[*Xx•#]{3}/;
const ONLY_MASK = /^[*Xx•#]+$/;
const MASK_SHARE = 0.25;
/** Free text and behaviour are never "masked": a row of x in a chat hides nothing. */
const NEVER_MASKED = /^(?:com|hlt|beh|oth)\./;

/** Scheme prefixes as crypt, PHC strings, LDAP, Django and Werkzeug write them; each ends in its separator. */
const STRONG_HASH = new RegExp(
  [
    String.raw`\$2[abxy]?\$`,
    String.raw`\$?argon2(?:id|i|d)?\$`,
    String.raw`\$?scrypt[$:]`,
    String.raw`\$7\$`,
    String.raw`\$y\$`,
    String.raw`\$pbkdf2(?:-sha\d+)?\$`,
    String.raw`pbkdf2[_:$](?:sha\d+[:$])?`,
    String.raw`bcrypt(?:_sha256)?\$`,
    String.raw`\{(?:pbkdf2(?:-sha\d+)?|bcrypt|argon2|scrypt)\}`,
    String.raw`\$[56]\$`,
  ]
    .map((prefix) => `^${prefix}`)
    .join('|'),
  'i',
);
const WEAK_SCHEME =
  /^(?:\$1\$|\$apr1\$|\$md5[$,]|\$sha1\$|\$[hp]\$|(?:md5|sha1)[$:]|\{(?:s?sha\d*|s?md5|crypt)\}|md5[0-9a-f]{32}$|\*[0-9a-f]{40}$)/i;
const HEX = /^[0-9a-f]+$/i;
const HEX_DIGEST_LENGTHS = new Set([32, 40, 56, 64, 96, 128]);

const LAST_DIGITS_MAX = 4;

/** The form of a present cell; `stated` is what the mapping says of its column. */
export function formOf(category: CategoryCode, cell: string, stated: Form | null): Form {
  return formReader(category, stated)(cell);
}

/** Reads the form of every cell of one column. */
export function formReader(category: CategoryCode, stated: Form | null): (cell: string) => Form {
  const otherwise = stated ?? 'plaintext';
  if (category.startsWith('cred.password')) return (cell) => passwordForm(cell.trim()) ?? otherwise;
  if (category === 'fin.pan') return (cell) => cardForm(cell.trim()) ?? otherwise;
  if (NEVER_MASKED.test(category)) return () => otherwise;
  return (cell) => (MASK_RUN.test(cell) && isMasked(cell.trim()) ? 'masked' : otherwise);
}

function passwordForm(text: string): Form | null {
  // No strong scheme is written in hex digits alone.
  if (HEX_DIGEST_LENGTHS.has(text.length) && HEX.test(text)) return 'hash_weak';
  if (STRONG_HASH.test(text)) return 'hash_strong';
  if (WEAK_SCHEME.test(text)) return 'hash_weak';
  return ONLY_MASK.test(text) ? 'masked' : null;
}

function cardForm(text: string): Form | null {
  const digits = text.replace(/[\s-]/g, '');
  if (/^\d{13,19}$/.test(digits) && passesLuhn(digits)) return 'plaintext';
  const hidden = text.search(MASK) >= 0 || digits.replace(/\D/g, '').length <= LAST_DIGITS_MAX;
  return hidden ? 'masked' : null;
}

function isMasked(text: string): boolean {
  const masks = text.match(MASK)?.length ?? 0;
  return masks >= MASK_SHARE * [...text].length;
}

/** ISO/IEC 7812-1 Annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
