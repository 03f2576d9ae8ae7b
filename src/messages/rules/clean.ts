/** Cleans values before they stand in a message: one line, nothing invisible, masked where a message shows an account. */

/** One visible line: no control, format or bidirectional characters, blanks joined, at most `max` characters. */
export function oneLine(value: string, max = 1_000): string {
  const visible = value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    // Joiners shape Persian and Indic words; every other format character only hides or reorders text.
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/[\p{Co}\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return [...visible].slice(0, max).join('');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ENTITIES[c]!);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const NAME_MAX = 60;
const NAME = /^\p{L}[\p{L}\p{M}\u200c\u200d]*(?:(?:[ '’ʼ-]|\. ?|, )\p{L}[\p{L}\p{M}\u200c\u200d]*)*\.?$/u;
/** A dot between letters is how mail programs recognise a web address. */
const WEB_ADDRESS = /\p{L}\.\p{L}{2,}/u;

/**
 * The name to greet with, or null: what does not look like a name (digits, markup, addresses, several lines)
 * is not repaired but left out. Greeting nobody is better than greeting `<script>`.
 */
export function greetingName(raw: string | null): string | null {
  if (raw === null || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(raw.trim())) return null;
  const name = oneLine(raw, NAME_MAX + 1);
  if (name.length > NAME_MAX || WEB_ADDRESS.test(name) || !NAME.test(name)) return null;
  return name;
}

export interface Account {
  readonly customerId?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

const DOTS = '•••';
const STARS = '***';
/** The longest hint a masked account can give, for worst cases. */
export const HINT_MAX = 'aa***aa'.length;

/**
 * Enough for its owner to recognise, too little for anybody else: two characters at each end of the customer
 * id, else of the phone or the e-mail's local part. The length of what is hidden never shows.
 */
export function accountHint(account: Account, channel: 'email' | 'sms'): string {
  const mask = channel === 'sms' ? STARS : DOTS;
  const id = plainCharacters(account.customerId);
  if (id !== '') return masked(id, mask);
  const phone = plainCharacters(account.phone);
  if (phone !== '') return `${mask}${phone.slice(-4)}`;
  const local = plainCharacters(account.email?.split('@')[0]);
  return local === '' ? mask : masked(local, mask);
}

function masked(text: string, mask: string): string {
  if (text.length <= 3) return `${text.slice(0, 1)}${mask}`;
  const ends = text.length <= 5 ? 1 : 2;
  return `${text.slice(0, ends)}${mask}${text.slice(-ends)}`;
}

function plainCharacters(text: string | null | undefined): string {
  return (text ?? '').replace(/[^A-Za-z0-9]/g, '');
}

/** An http(s) address made of harmless characters, as links must be. */
export function isPlainUrl(text: string): boolean {
  return /^https?:\/\/[A-Za-z0-9.:[\]-]+(\/[A-Za-z0-9/_.~-]*)?$/.test(text);
}

/** An address as people type it: without the scheme. */
export function typedAddress(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
