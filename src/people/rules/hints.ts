/** Masks for lists of operators: enough to tell two lines apart, too little to tell who it is from the mask alone. */

const HIDDEN = '***';

/** `P100053` → `P***3`: at most two characters at either end, and a third of the id; short ids are hidden whole. */
export function hintOfId(id: string): string {
  const shown = Math.min(2, Math.floor(id.length / 6));
  if (shown === 0 || !/^[\x21-\x7e]+$/.test(id)) return HIDDEN;
  return `${id.slice(0, shown)}${HIDDEN}${id.slice(-shown)}`;
}

/**
 * `rani@gmail.com` → `r***@gmail.com`, `rani@wulandari.id` → `r***@***.id`: a domain of one's own is a name, so it is
 * shown only where `isPublic` says that many have it.
 */
export function hintOfEmail(address: string, isPublic: boolean): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return HIDDEN;
  const domain = address.slice(at + 1);
  return `${[...address][0]}${HIDDEN}@${isPublic ? domain : `${HIDDEN}${domain.slice(domain.lastIndexOf('.'))}`}`;
}

/** `+6281277763170` → `+62***70`. */
export function hintOfPhone(number: string): string {
  return number.length < 8 ? HIDDEN : `${number.slice(0, 3)}${HIDDEN}${number.slice(-2)}`;
}

/** Names of desks and machines, and what programs write where nobody has an id. */
const NOBODY = new Set(
  (
    'admin administrator anonim anonymous anon billing booking contact cs cso customer customercare default demo ' +
    'donotreply dummy email guest hello help helpdesk info kontak mail marketing member na no noemail nomail none ' +
    'noreply office order pelanggan postmaster reservation root sales sample service support system tamu test tester ' +
    'testing tidakada unknown unregistered user walkin webmaster xxx'
  ).split(' '),
);

/** What kind of word a suspect key is, without saying it: `1 digit`, `7 letters`, `a desk or machine`. */
export function looksLike(kind: 'customer_id' | 'email' | 'phone', value: string): string {
  const word = kind === 'email' ? value.slice(0, value.lastIndexOf('@')) : value;
  if (NOBODY.has(word.toLowerCase().replace(/[^a-z]/g, ''))) {
    return kind === 'email' ? 'the address of a desk or machine' : 'a word for nobody';
  }
  const characters = [...word].length;
  const repeated = characters > 1 && new Set(word.replace(/^\+\d\d/, '')).size <= 1 ? ', all the same' : '';
  const of = /^\d+$/.test(word) ? 'digit' : /^\p{L}+$/u.test(word) ? 'letter' : 'character';
  return `${characters} ${of}${characters === 1 ? '' : 's'}${repeated}${kind === 'email' ? ' before the @' : ''}`;
}
