/** Who may be given an offer: a small rule over what leaked about a person and who they are, readable by a lawyer. */
import { type Both, both } from '../../kernel/both.ts';
import {
  FORMS,
  isCategoryCode,
  isForm,
  type ExposedCategory,
  type Form,
} from '../../incidents/catalogue/exposure.ts';

/** `gov.nik`, or a whole tier-group as `gov.*`. */
export interface Condition {
  readonly category: string;
  /** Only where it leaked in one of these forms; every form when left out. */
  readonly forms?: readonly Form[];
}

export const PERSON_ROLES = ['customer', 'employee', 'contact'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** All that are named must hold. What nobody knows of a person never costs them an offer. */
export interface Limits {
  /** Residence: `ID`, or a region as `US-CA`. */
  readonly livesIn?: readonly string[];
  readonly notIn?: readonly string[];
  readonly roles?: readonly PersonRole[];
  /** True: only former customers; false: only those of today. */
  readonly former?: boolean;
  /** True: only minors; false: only adults. */
  readonly minor?: boolean;
  /** Since when somebody is a customer: `from` this day on, `before` that day. */
  readonly customerSince?: { readonly from?: string; readonly before?: string };
}

/** Everyone affected, or everyone for whom at least one condition holds; within the limits. */
export type Eligibility = ({ readonly everyone: true } | { readonly anyOf: readonly Condition[] }) & Limits;

/** All a rule may look at. */
export interface PersonFacts {
  readonly exposed: readonly ExposedCategory[];
  readonly country: string | null;
  readonly region: string | null;
  readonly role: PersonRole | null;
  readonly former: boolean;
  readonly minor: boolean;
  /** `2019-04-30` */
  readonly customerSince: string | null;
}

/** What rules look at beside the profile: people alike in this are treated alike. */
export interface Facets {
  readonly place: boolean;
  readonly role: boolean;
  readonly former: boolean;
  readonly minor: boolean;
  /** Days between which it makes no difference since when somebody is a customer; in order. */
  readonly since: readonly string[];
}

/** More than there are categories and groups. */
const CONDITIONS_MAX = 100;
const PLACES_MAX = 300;

export function isEligible(rule: Eligibility, facts: PersonFacts): boolean {
  return coversLeak(rule, facts.exposed) && isWithin(rule, facts);
}

/** Could it be for somebody of whom this leaked, whoever they are? */
export function coversLeak(rule: Eligibility, exposed: readonly ExposedCategory[]): boolean {
  return 'everyone' in rule || rule.anyOf.some((c) => exposed.some((leak) => holds(c, leak)));
}

export function facetsOf(rules: readonly Limits[]): Facets {
  const days = rules.flatMap(({ customerSince: { from, before } = {} }) => [from, before]);
  return {
    place: rules.some(({ livesIn, notIn }) => livesIn !== undefined || notIn !== undefined),
    role: rules.some(({ roles }) => roles !== undefined),
    former: rules.some(({ former }) => former !== undefined),
    minor: rules.some(({ minor }) => minor !== undefined),
    since: [...new Set(days.filter((day) => day !== undefined))].sort(),
  };
}

export function isPlain({ place, role, former, minor, since }: Facets): boolean {
  return !place && !role && !former && !minor && since.length === 0;
}

/** The rule, or one sentence saying what is wrong with it. */
export function readEligibility(value: unknown): Eligibility | Both {
  if (typeof value !== 'object' || value === null) {
    return both('The eligibility must be an object.', 'Aturan penerima harus berupa objek JSON.');
  }
  const { everyone, anyOf, livesIn, notIn, roles, former, minor, customerSince, ...unknown } =
    value as Record<string, unknown>;
  const isKnownShape = Object.keys(unknown).length === 0;
  const limits = readLimits({ livesIn, notIn, roles, former, minor, customerSince });
  if (isKnownShape && everyone === true && anyOf === undefined) {
    return isRule(limits) ? { everyone: true, ...limits } : limits;
  }
  if (!isKnownShape || everyone !== undefined || !Array.isArray(anyOf) || anyOf.length === 0) {
    return both(
      'The eligibility is {"everyone": true} or {"anyOf": [{"category": …}, …]}, with limits beside it.',
      'Aturan penerima ialah {"everyone": true} atau {"anyOf": [{"category": …}, …]}, dengan batasan di sampingnya.',
    );
  }
  if (anyOf.length > CONDITIONS_MAX) {
    return both(
      `The eligibility has more than ${CONDITIONS_MAX} conditions.`,
      `Aturan penerima memuat lebih dari ${CONDITIONS_MAX} syarat.`,
    );
  }
  const conditions: Condition[] = [];
  for (const item of anyOf as unknown[]) {
    const condition = readCondition(item);
    if (!isRule(condition)) return condition;
    conditions.push(condition);
  }
  return isRule(limits) ? { anyOf: conditions, ...limits } : limits;
}

/** What was read, not the sentence that it cannot be. */
export function isRule<T extends object>(read: T | Both): read is T {
  return !('en' in read);
}

function isWithin(limits: Limits, facts: PersonFacts): boolean {
  const { livesIn, notIn, roles, former, minor, customerSince } = limits;
  return (
    (livesIn === undefined || livesIn.some((place) => mayLiveIn(place, facts))) &&
    !notIn?.some((place) => surelyLivesIn(place, facts)) &&
    (roles === undefined || facts.role === null || roles.includes(facts.role)) &&
    (former === undefined || former === facts.former) &&
    (minor === undefined || minor === facts.minor) &&
    (customerSince === undefined || isSince(customerSince, facts.customerSince))
  );
}

function isSince({ from, before }: NonNullable<Limits['customerSince']>, since: string | null): boolean {
  return (
    since === null || ((from === undefined || since >= from) && (before === undefined || since < before))
  );
}

/** An unknown country or region, or one in words nobody can read, may be the one that is meant. */
function mayLiveIn(place: string, facts: PersonFacts): boolean {
  const [country, region] = place.split('-');
  if (facts.country === null) return true;
  const own = regionCode(facts);
  return facts.country === country && (region === undefined || own === null || own === region);
}

function surelyLivesIn(place: string, facts: PersonFacts): boolean {
  const [country, region] = place.split('-');
  return facts.country === country && (region === undefined || regionCode(facts) === region);
}

/** `CA` of `us-ca` or ` CA `; null where the region is no code. */
function regionCode({ country, region }: PersonFacts): string | null {
  const text = (region ?? '').trim().toUpperCase();
  const code = text.startsWith(`${country}-`) ? text.slice(3) : text;
  return /^[A-Z0-9]{1,3}$/.test(code) ? code : null;
}

const PLACE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

function readLimits(given: Record<keyof Limits, unknown>): Limits | Both {
  const { livesIn, notIn, roles, former, minor, customerSince } = given;
  for (const [name, places] of [
    ['livesIn', livesIn],
    ['notIn', notIn],
  ] as const) {
    if (places !== undefined && !isSome(places, PLACES_MAX, (place) => PLACE.test(place))) {
      return both(
        `"${name}" is a list of places such as "ID" or "US-CA".`,
        `"${name}" ialah daftar tempat seperti "ID" atau "US-CA".`,
      );
    }
  }
  if (
    roles !== undefined &&
    !isSome(roles, 3, (role) => (PERSON_ROLES as readonly string[]).includes(role))
  ) {
    const known = PERSON_ROLES.join(', ');
    return both(`"roles" is a list of ${known}.`, `"roles" ialah daftar berisi ${known}.`);
  }
  if (former !== undefined && typeof former !== 'boolean')
    return both('"former" is true or false.', '"former" ialah true atau false.');
  if (minor !== undefined && typeof minor !== 'boolean')
    return both('"minor" is true or false.', '"minor" ialah true atau false.');
  const since = customerSince === undefined ? undefined : readSince(customerSince);
  if (since !== undefined && !isRule(since)) return since;
  return {
    ...(livesIn === undefined ? {} : { livesIn: livesIn as readonly string[] }),
    ...(notIn === undefined ? {} : { notIn: notIn as readonly string[] }),
    ...(roles === undefined ? {} : { roles: roles as readonly PersonRole[] }),
    ...(former === undefined ? {} : { former }),
    ...(minor === undefined ? {} : { minor }),
    ...(since === undefined ? {} : { customerSince: since }),
  };
}

function readSince(value: unknown): NonNullable<Limits['customerSince']> | Both {
  const wrong = both(
    '"customerSince" holds "from", "before" or both, each a day such as "2024-01-31", the first the earlier.',
    '"customerSince" memuat "from", "before", atau keduanya, masing-masing hari seperti "2024-01-31", yang pertama lebih awal.',
  );
  if (typeof value !== 'object' || value === null) return wrong;
  const { from, before, ...unknown } = value as Record<string, unknown>;
  if (Object.keys(unknown).length > 0 || (from === undefined && before === undefined)) return wrong;
  if ((from !== undefined && !isDay(from)) || (before !== undefined && !isDay(before))) return wrong;
  if (from !== undefined && before !== undefined && from >= before) return wrong;
  return { ...(from === undefined ? {} : { from }), ...(before === undefined ? {} : { before }) };
}

/** A real day from 1900 on, as `2024-01-31`. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^(19|2\d)\d\d-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isSome(value: unknown, max: number, fits: (item: string) => boolean): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= max &&
    value.every((item) => typeof item === 'string' && fits(item))
  );
}

function readCondition(value: unknown): Condition | Both {
  const { category, forms, ...unknown } = (value ?? {}) as { category?: unknown; forms?: unknown };
  const [surprise] = Object.keys(unknown);
  if (surprise !== undefined) {
    const name = surprise.slice(0, 40);
    return both(
      `A condition has a category and forms, not "${name}".`,
      `Sebuah syarat memuat category dan forms, bukan "${name}".`,
    );
  }
  if (typeof category !== 'string' || !isKnown(category)) {
    const said = typeof category === 'string' ? category.slice(0, 40) : typeof category;
    return both(
      `"${said}" is not a data category nor a group such as "gov.*".`,
      `"${said}" bukan kategori data dan bukan kelompok seperti "gov.*".`,
    );
  }
  if (forms === undefined) return { category };
  if (!isSome(forms, FORMS.length, isForm)) {
    const known = FORMS.join(', ');
    return both(
      `The forms of "${category}" must be some of ${known}.`,
      `forms dari "${category}" harus sebagian dari ${known}.`,
    );
  }
  return { category, forms: forms as Form[] };
}

function holds({ category, forms }: Condition, leak: ExposedCategory): boolean {
  const named = category.endsWith('.*')
    ? leak.code.startsWith(category.slice(0, -1))
    : leak.code === category;
  return named && (forms === undefined || forms.includes(leak.form));
}

export const GROUPS = [
  'id', 'gov', 'con', 'cred', 'fin', 'hlt', 'bio', 'spc', 'com', 'beh', 'dev', 'emp', 'oth',
] as const; // prettier-ignore
export type Group = (typeof GROUPS)[number];

function isKnown(category: string): boolean {
  return (
    isCategoryCode(category) ||
    (category.endsWith('.*') && (GROUPS as readonly string[]).includes(category.slice(0, -2)))
  );
}
