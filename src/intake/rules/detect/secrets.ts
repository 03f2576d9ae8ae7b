/** Recognises what opens something: password hashes, tokens, keys, seeds. */
import { formOf } from '../forms.ts';

/** The form in which this would be a password's hash; null where it looks like none. */
export function hashForm(value: string): 'hash_strong' | 'hash_weak' | null {
  const form = formOf('cred.password', value, 'unknown');
  return form === 'hash_strong' || form === 'hash_weak' ? form : null;
}

export function isJwt(value: string): boolean {
  return /^(?:Bearer\s+)?eyJ[\w-]{5,}\.eyJ[\w-]*\.[\w-]*$/.test(value.trim());
}

const KNOWN_TOKEN =
  /^(?:Bearer\s+\S{8,}|Basic\s+[A-Za-z0-9+/=]{8,}|[sr]k_(?:live|test)_\w+|gh[pousr]_\w{20,}|github_pat_\w+|glpat-\S+|xox[abprs]-\S+|AKIA[0-9A-Z]{16}|AIza[\w-]{30,}|ya29\.\S+|SG\.[\w-]+\.[\w-]+|EAA[A-Za-z0-9]{20,}|npm_\w{30,})$/;

/** A token whose issuer marks it as one. */
export function isMarkedToken(value: string): boolean {
  return KNOWN_TOKEN.test(value.trim());
}

/** A long run of letters and digits in no language: made by a machine to be unguessable. */
export function isOpaque(value: string): boolean {
  const text = value.trim();
  if (!/^[A-Za-z0-9+/_.~=-]{20,4096}$/.test(text) || isUuid(text)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(text)).length;
  return kinds >= 2 && (text.match(/\d/g)?.length ?? 0) >= text.length / 20 && !/[a-z]{12}/.test(text);
}

export function isUuid(value: string): boolean {
  return /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i.test(value.trim());
}

/** Twelve to twenty-four short lower-case words: a wallet's recovery phrase. */
export function isSeedPhrase(value: string): boolean {
  const words = value.trim().split(/\s+/);
  return [12, 15, 18, 21, 24].includes(words.length) && words.every((word) => /^[a-z]{3,8}$/.test(word));
}

/** The secret of a one-time-code app, in base 32, or its address. */
export function isTotp(value: string): boolean {
  const text = value.trim();
  return /^otpauth:\/\//i.test(text) || (/^[A-Z2-7]{16,64}=*$/.test(text) && /[2-7]/.test(text));
}
