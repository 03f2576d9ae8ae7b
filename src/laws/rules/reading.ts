/** Reads law data that an operator wrote: a whole law or calendar, or one clause saying where it cannot be used. */
import { type Both, both, joined } from '../../kernel/both.ts';
import { isCategoryCode } from '../../incidents/catalogue/exposure.ts';
import { readPeriod } from './periods.ts';
import {
  CHANNEL_RULES,
  CONTENT_CODES,
  DUTY_TARGETS,
  LAW_STARTS,
  STANDINGS,
  type Calendar,
  type Law,
} from './law.ts';

export type Read<T> = { readonly value: T } | { readonly problem: Both };

/** Null where the value is fine, else what is wrong, without the path. */
type Check = (value: unknown) => Trouble | null;
interface Trouble {
  readonly path: string;
  readonly why: Both;
}

const CODE = /^[A-Za-z][A-Za-z0-9-]{1,19}$/;
const CODE_WORDS = both(
  'must be 2 to 20 letters, digits or dashes',
  'harus terdiri dari 2 sampai 20 huruf, angka, atau garis',
);

export function readLaw(given: unknown): Read<Law> {
  const trouble = LAW(given) ?? lawTrouble(given as Law);
  return trouble ? { problem: spoken(trouble) } : { value: given as Law };
}

export function readCalendar(given: unknown): Read<Calendar> {
  const trouble = CALENDAR(given);
  return trouble ? { problem: spoken(trouble) } : { value: given as Calendar };
}

function spoken({ path, why }: Trouble): Both {
  const place = path.replace(/^\./, '');
  return place === '' ? why : joined([both(place, place), why]);
}

function is(test: (value: unknown) => boolean, why: Both): Check {
  return (value) => (test(value) ? null : { path: '', why });
}

function text(max: number): Check {
  return is(
    (v) => typeof v === 'string' && v.trim() !== '' && v.length <= max,
    both(`must be a text of 1 to ${max} characters`, `harus berupa teks 1 sampai ${max} karakter`),
  );
}

function matching(pattern: RegExp, why: Both): Check {
  return is((v) => typeof v === 'string' && pattern.test(v), why);
}

function oneOf(values: readonly (string | boolean)[]): Check {
  const some = values.join(', ');
  return is(
    (v) => values.includes(v as string),
    both(`must be one of ${some}`, `harus salah satu dari ${some}`),
  );
}

function whole(min: number, max: number): Check {
  return is(
    (v) => Number.isInteger(v) && (v as number) >= min && (v as number) <= max,
    both(`must be a whole number from ${min} to ${max}`, `harus bilangan bulat ${min} sampai ${max}`),
  );
}

function maybe(check: Check): Check {
  return (value) => (value === undefined ? null : check(value));
}

function orNull(check: Check): Check {
  return (value) => (value === null ? null : check(value));
}

function list(check: Check, { min = 0, max = 200 }: { min?: number; max?: number } = {}): Check {
  return (value) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) {
      const why = both(
        `must be a list of ${min} to ${max} entries`,
        `harus berupa daftar ${min} sampai ${max} butir`,
      );
      return { path: '', why };
    }
    for (const [index, entry] of value.entries()) {
      const trouble = check(entry);
      if (trouble) return { path: `[${index}]${trouble.path}`, why: trouble.why };
    }
    return null;
  };
}

function shape(fields: Readonly<Record<string, Check>>): Check {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { path: '', why: both('must be an object', 'harus berupa objek') };
    }
    const stray = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
    if (stray !== undefined) {
      return { path: `.${stray.slice(0, 40)}`, why: both('is not a field of it', 'bukan isian miliknya') };
    }
    for (const [name, check] of Object.entries(fields)) {
      const trouble = check((value as Record<string, unknown>)[name]);
      if (trouble) return { path: `.${name}${trouble.path}`, why: trouble.why };
    }
    return null;
  };
}

const WORDS = shape({ id: text(2_000), en: text(2_000) });
const CATEGORIES = list(
  is(
    (v) => typeof v === 'string' && isCategoryCode(v),
    both('must be a category such as gov.ssn', 'harus berupa kategori seperti gov.ssn'),
  ),
  { min: 1 },
);
const BOOLEAN = oneOf([true, false]);
const COUNTRY = matching(
  /^[A-Z]{2}$/,
  both('must be two capital letters such as ID', 'harus berupa dua huruf besar seperti ID'),
);
const PERIOD = is(
  (v) => typeof v === 'string' && readPeriod(v) !== null,
  both('must be a period such as PT72H, P30D or P3BD', 'harus berupa jangka seperti PT72H, P30D, atau P3BD'),
);
const PATTERN = is(
  (v) => typeof v === 'string' && v.length <= 300 && isPattern(v),
  both('must be a regular expression', 'harus berupa ekspresi reguler'),
);
const ZONE = is(
  (v) => typeof v === 'string' && isZone(v),
  both('must be a time zone such as Asia/Jakarta', 'harus berupa zona waktu seperti Asia/Jakarta'),
);

const TRIGGER = shape({
  forms: oneOf(['any', 'readable']),
  conditions: list(
    shape({
      all: maybe(list(CATEGORIES, { min: 1 })),
      tier: maybe(whole(1, 4)),
      minor: maybe(oneOf([true])),
    }),
    { min: 1 },
  ),
  words: WORDS,
});

const DUTY = shape({
  code: matching(
    /^[a-z][a-z0-9_]{1,39}$/,
    both('must be a short name such as subject', 'harus berupa nama singkat seperti subject'),
  ),
  to: oneOf(DUTY_TARGETS),
  name: text(200),
  deadline: orNull(PERIOD),
  starts: list(oneOf(LAW_STARTS), { min: 1, max: LAW_STARTS.length }),
  usualStart: oneOf(LAW_STARTS),
  atLeast: whole(1, 1_000_000_000),
  atMost: maybe(whole(1, 1_000_000_000)),
  of: oneOf(['affected', 'triggered']),
  trigger: maybe(TRIGGER),
  may: maybe(oneOf([true])),
  postedDays: maybe(whole(1, 1_000)),
  words: WORDS,
});

const LAW = shape({
  code: matching(CODE, CODE_WORDS),
  place: WORDS,
  title: text(300),
  standing: oneOf(STANDINGS),
  reach: shape({ countries: list(COUNTRY, { min: 1 }), regions: list(text(80)), regionUnknown: BOOLEAN }),
  trigger: TRIGGER,
  duties: list(DUTY, { max: 30 }),
  zone: ZONE,
  calendar: matching(CODE, both('must be the code of a calendar', 'harus berupa kode kalender')),
  required: list(
    shape({
      code: oneOf(CONTENT_CODES),
      source: text(500),
      categories: maybe(CATEGORIES),
      when: maybe(oneOf(['held', 'late'])),
    }),
  ),
  forbidden: list(
    shape({
      code: matching(
        /^[A-Z][A-Z0-9]{0,9}$/,
        both('must be a short code such as X1', 'harus berupa kode singkat seperti X1'),
      ),
      title: WORDS,
      source: text(500),
      contents: list(oneOf(CONTENT_CODES)),
      patterns: shape({ id: list(PATTERN), en: list(PATTERN) }),
    }),
  ),
  format: shape({
    title: orNull(text(200)),
    headings: list(shape({ text: text(200), contents: list(oneOf(CONTENT_CODES), { min: 1 }) })),
    fontPtMin: orNull(whole(6, 72)),
    plainLanguage: BOOLEAN,
  }),
  remedies: list(shape({ monthsMin: whole(1, 600), categories: CATEGORIES, words: WORDS })),
  channels: list(oneOf(CHANNEL_RULES)),
  notes: WORDS,
  yieldsTo: maybe(
    list(matching(CODE, both('must be the code of a law', 'harus berupa kode hukum')), { min: 1, max: 20 }),
  ),
  source: text(1_000),
  mark: text(100),
  review_by_counsel: BOOLEAN,
});

const CALENDAR = shape({
  code: matching(CODE, CODE_WORDS),
  name: text(200),
  weekend: list(whole(0, 6), { max: 6 }),
  yearly: list(
    matching(
      /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
      both('must be a day such as 12-25', 'harus berupa hari seperti 12-25'),
    ),
  ),
  easter: list(whole(-200, 200)),
  days: list(
    matching(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
      both('must be a day such as 2026-12-25', 'harus berupa hari seperti 2026-12-25'),
    ),
    {
      max: 5_000,
    },
  ),
  source: text(1_000),
  review_by_counsel: BOOLEAN,
});

/** What no single field can say. */
function lawTrouble(law: Law): Trouble | null {
  const codes = law.duties.map((duty) => duty.code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice) {
    return { path: '.duties', why: both(`name ${twice} twice`, `menyebut ${twice} dua kali`) };
  }
  for (const [index, duty] of law.duties.entries()) {
    const path = `.duties[${index}]`;
    if (!duty.starts.includes(duty.usualStart))
      return {
        path,
        why: both(
          'start usually from what is none of its starts',
          'biasanya mulai dari sesuatu yang bukan salah satu mulainya',
        ),
      };
    if (duty.atMost !== undefined && duty.atMost < duty.atLeast)
      return { path, why: both('end below where they begin', 'berakhir di bawah tempat mulainya') };
  }
  return null;
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'giu').source !== '';
  } catch {
    return false;
  }
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
