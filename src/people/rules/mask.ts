/** Enough of an address to be recognised by its owner, too little for anyone else; ASCII, so it fits an SMS. */

const HIDDEN = '***';

/** `pemain1.53@example.com` → `p***@example.com`. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? HIDDEN : `${[...address][0]}${HIDDEN}${address.slice(at)}`;
}

/** `+6281277763170` → `+62***70`. */
export function maskPhone(number: string): string {
  return number.length < 8 ? HIDDEN : `${number.slice(0, 3)}${HIDDEN}${number.slice(-2)}`;
}

/** `P100053` → `P1***53`; ids of fewer than six characters are hidden whole. */
export function maskId(id: string): string {
  const characters = [...id];
  if (characters.length < 6 || !/^[\x21-\x7e]+$/.test(id)) return HIDDEN;
  return `${characters.slice(0, 2).join('')}${HIDDEN}${characters.slice(-2).join('')}`;
}
