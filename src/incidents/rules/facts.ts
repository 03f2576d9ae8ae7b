/** Which facts of an incident can be true together, and how a name becomes an address. */
import { isCurrency } from '../../kernel/money.ts';

export const LOCALES = ['id', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The dated facts a notice and a legal clock stand on; null means not known yet. */
export interface DatedFacts {
  readonly occurredFrom: Date | null;
  readonly occurredUntil: Date | null;
  readonly discoveredAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly containedAt: Date | null;
  /** When the way in was closed. */
  readonly gapClosedAt: Date | null;
}

export const FACT_NAMES = [
  'occurredFrom',
  'occurredUntil',
  'discoveredAt',
  'confirmedAt',
  'containedAt',
  'gapClosedAt',
] as const satisfies readonly (keyof DatedFacts)[];

/** Null, or one clause saying which two dates contradict each other. */
export function contradiction(facts: DatedFacts, now: Date): string | null {
  for (const [name, at] of Object.entries(facts) as [keyof DatedFacts, Date | null][]) {
    if (at && Number.isNaN(at.getTime())) return `${SPOKEN[name]} is not a date`;
    if (at && at > now) return `${SPOKEN[name]} lies in the future`;
  }
  for (const [earlier, later] of ORDER) {
    const a = facts[earlier];
    const b = facts[later];
    if (a && b && a > b) return `${SPOKEN[earlier]} is later than ${SPOKEN[later]}`;
  }
  return null;
}

const SPOKEN: Readonly<Record<keyof DatedFacts, string>> = {
  occurredFrom: 'the start of the breach',
  occurredUntil: 'the end of the breach',
  discoveredAt: 'the discovery',
  confirmedAt: 'the confirmation',
  containedAt: 'the containment',
  gapClosedAt: 'the closing of the gap',
};

const ORDER: readonly (readonly [keyof DatedFacts, keyof DatedFacts])[] = [
  ['occurredFrom', 'occurredUntil'],
  ['occurredFrom', 'discoveredAt'],
  ['discoveredAt', 'confirmedAt'],
  ['occurredFrom', 'containedAt'],
  ['occurredFrom', 'gapClosedAt'],
];

const SLUG = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;

export function isSlug(text: string): boolean {
  return SLUG.test(text) && !text.includes('--');
}

/** A name as it can be typed behind `/i/`; null where nothing typable is left. */
export function slugOf(name: string): string | null {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 36)
    .replace(/-+$/, '');
  return isSlug(slug) ? slug : null;
}

export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export function isCountry(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}

/** One line a reader can see: no control, format or bidirectional characters. */
export function isOneLine(text: string, max: number): boolean {
  return text.trim().length > 0 && text.length <= max && !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text);
}

/** Null, or why a field cannot be used. */
export function fieldProblem(field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const test = FIELDS[field];
  return test && !(typeof value === 'string' && test.ok(value)) ? test.why : null;
}

const FIELDS: Readonly<Record<string, { ok: (text: string) => boolean; why: string }>> = {
  country: { ok: isCountry, why: 'a country is two capital letters such as ID' },
  defaultCountry: { ok: isCountry, why: 'a country is two capital letters such as ID' },
  timeZone: { ok: isTimeZone, why: 'a time zone is a name such as Asia/Jakarta' },
  currency: { ok: isCurrency, why: 'a currency is three capital letters such as IDR that the product knows' },
  defaultLocale: { ok: (text) => LOCALES.some((l) => l === text), why: 'a language is id or en' },
  name: { ok: (text) => isOneLine(text, 200), why: 'a name is one visible line of at most 200 characters' },
  smsName: {
    ok: (text) => /^[A-Za-z0-9 .,&'!-]{1,20}$/.test(text),
    why: 'the name in an SMS is at most 20 plain letters, digits or blanks',
  },
  contactEmail: {
    ok: (text) => /^[^\s@<>,"]+@[^\s@<>,"]+\.[^\s@<>,"]+$/.test(text),
    why: 'it is not an e-mail address',
  },
  contactPhone: { ok: (text) => /^\+?[0-9][0-9 ()-]{2,24}$/.test(text), why: 'it is not a telephone number' },
  contactAddress: {
    ok: (text) => isOneLine(text, 300),
    why: 'an address is one line of at most 300 characters',
  },
  website: {
    ok: (text) => /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/[\w./-]*)?$/i.test(text),
    why: 'a web address starts with https:// and has no query',
  },
  colour: {
    ok: (text) => /^#[0-9a-f]{6}$/.test(text),
    why: 'a colour is # and six small hexadecimal digits',
  },
};
