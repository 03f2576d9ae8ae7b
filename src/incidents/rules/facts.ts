/** Which facts of an incident can be true together, and how a name becomes an address. */
import { type Both, both } from '../../kernel/both.ts';
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
export function contradiction(facts: DatedFacts, now: Date): Both | null {
  for (const [name, at] of Object.entries(facts) as [keyof DatedFacts, Date | null][]) {
    if (at && Number.isNaN(at.getTime()))
      return both(`${SPOKEN[name].en} is not a date`, `${SPOKEN[name].id} bukan tanggal`);
    if (at && at > now) {
      return both(`${SPOKEN[name].en} lies in the future`, `${SPOKEN[name].id} ada di masa depan`);
    }
  }
  for (const [earlier, later] of ORDER) {
    const a = facts[earlier];
    const b = facts[later];
    if (a && b && a > b) {
      return both(
        `${SPOKEN[earlier].en} is later than ${SPOKEN[later].en}`,
        `${SPOKEN[earlier].id} lebih lambat daripada ${SPOKEN[later].id}`,
      );
    }
  }
  return null;
}

const SPOKEN: Readonly<Record<keyof DatedFacts, Both>> = {
  occurredFrom: both('the start of the breach', 'awal kebocoran'),
  occurredUntil: both('the end of the breach', 'akhir kebocoran'),
  discoveredAt: both('the discovery', 'penemuan'),
  confirmedAt: both('the confirmation', 'kepastian'),
  containedAt: both('the containment', 'pengendalian'),
  gapClosedAt: both('the closing of the gap', 'penutupan celah'),
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
export function fieldProblem(field: string, value: unknown): Both | null {
  if (value === null || value === undefined) return null;
  const test = FIELDS[field];
  return test && !(typeof value === 'string' && test.ok(value)) ? test.why : null;
}

const FIELDS: Readonly<Record<string, { ok: (text: string) => boolean; why: Both }>> = {
  country: {
    ok: isCountry,
    why: both(
      'a country is two capital letters such as ID',
      'negara ditulis dengan dua huruf besar seperti ID',
    ),
  },
  defaultCountry: {
    ok: isCountry,
    why: both(
      'a country is two capital letters such as ID',
      'negara ditulis dengan dua huruf besar seperti ID',
    ),
  },
  timeZone: {
    ok: isTimeZone,
    why: both(
      'a time zone is a name such as Asia/Jakarta',
      'zona waktu ditulis dengan nama seperti Asia/Jakarta',
    ),
  },
  currency: {
    ok: isCurrency,
    why: both(
      'a currency is three capital letters such as IDR that the product knows',
      'mata uang ditulis dengan tiga huruf besar yang dikenal, seperti IDR',
    ),
  },
  defaultLocale: {
    ok: (text) => LOCALES.some((l) => l === text),
    why: both('a language is id or en', 'bahasa adalah id atau en'),
  },
  name: {
    ok: (text) => isOneLine(text, 200),
    why: both(
      'a name is one visible line of at most 200 characters',
      'nama adalah satu baris yang terlihat, paling banyak 200 karakter',
    ),
  },
  smsName: {
    ok: (text) => /^[A-Za-z0-9 .,&'!-]{1,20}$/.test(text),
    why: both(
      'the name in an SMS is at most 20 plain letters, digits or blanks',
      'nama dalam SMS paling banyak 20 huruf biasa, angka, atau spasi',
    ),
  },
  contactEmail: {
    ok: (text) => /^[^\s@<>,"]+@[^\s@<>,"]+\.[^\s@<>,"]+$/.test(text),
    why: both('it is not an e-mail address', 'ini bukan alamat email'),
  },
  contactPhone: {
    ok: (text) => /^\+?[0-9][0-9 ()-]{2,24}$/.test(text),
    why: both('it is not a telephone number', 'ini bukan nomor telepon'),
  },
  contactAddress: {
    ok: (text) => isOneLine(text, 300),
    why: both(
      'an address is one line of at most 300 characters',
      'alamat adalah satu baris, paling banyak 300 karakter',
    ),
  },
  website: {
    ok: (text) => /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/[\w./-]*)?$/i.test(text),
    why: both(
      'a web address starts with https:// and has no query',
      'alamat web diawali https:// dan tanpa tanda tanya',
    ),
  },
  colour: {
    ok: (text) => /^#[0-9a-f]{6}$/.test(text),
    why: both(
      'a colour is # and six small hexadecimal digits',
      'warna adalah # dan enam angka heksadesimal kecil',
    ),
  },
};
