/** A rule as one sentence in Indonesian or English: what approvers, lawyers and the simulator read. */
import type { Form } from '../../incidents/catalogue/exposure.ts';
import type { Condition, Eligibility, Group, Limits, PersonRole } from './eligibility.ts';

type Locale = 'id' | 'en';
type Both = Readonly<Record<Locale, string>>;

/** What a category is called; the catalogue knows. */
export type CategoryName = (code: string, locale: Locale) => string;

const GROUP_NAMES: Readonly<Record<Group, Both>> = {
  id: { id: 'data identitas apa pun', en: 'any identity data' },
  gov: { id: 'nomor atau dokumen resmi apa pun', en: 'any official number or document' },
  con: { id: 'data kontak apa pun', en: 'any contact data' },
  cred: { id: 'data masuk akun apa pun', en: 'any sign-in data' },
  fin: { id: 'data keuangan apa pun', en: 'any financial data' },
  hlt: { id: 'data kesehatan apa pun', en: 'any health data' },
  bio: { id: 'data biometrik atau genetik apa pun', en: 'any biometric or genetic data' },
  spc: { id: 'data khusus lain apa pun', en: 'any other special data' },
  com: { id: 'komunikasi apa pun', en: 'any communication' },
  beh: { id: 'data perilaku atau lokasi apa pun', en: 'any data on behaviour or location' },
  dev: { id: 'data perangkat apa pun', en: 'any device data' },
  emp: { id: 'data pekerjaan apa pun', en: 'any employment data' },
  oth: { id: 'data lain apa pun', en: 'any other data' },
};

const FORM_NAMES: Readonly<Record<Form, Both>> = {
  plaintext: { id: 'terbaca', en: 'readable' },
  encrypted_key_taken: { id: 'terenkripsi tetapi kuncinya ikut bocor', en: 'encrypted, but with its key' },
  hash_weak: { id: 'teracak lemah', en: 'weakly hashed' },
  unknown: { id: 'bentuk tidak diketahui', en: 'in unknown form' },
  hash_strong: { id: 'teracak kuat', en: 'strongly hashed' },
  masked: { id: 'tersamar', en: 'masked' },
  tokenised: { id: 'berupa token', en: 'as a token' },
  encrypted_key_safe: { id: 'terenkripsi', en: 'encrypted' },
};

const ROLE_NAMES: Readonly<Record<PersonRole, Both>> = {
  customer: { id: 'pelanggan', en: 'customers' },
  employee: { id: 'karyawan', en: 'employees' },
  contact: { id: 'kontak pelanggan', en: 'contacts of customers' },
};

export function eligibilitySentence(rule: Eligibility, locale: Locale, nameOf: CategoryName): string {
  const parts = [whoLeaked(rule, locale, nameOf), ...limitsIn(rule, locale)];
  return `${parts.join(', ')}.`;
}

function whoLeaked(rule: Eligibility, locale: Locale, nameOf: CategoryName): string {
  if ('everyone' in rule) return locale === 'id' ? 'Semua orang yang terdampak' : 'Everyone affected';
  const leaks = either(
    rule.anyOf.map((condition) => leakIn(condition, locale, nameOf)),
    locale,
  );
  return locale === 'id'
    ? `Setiap orang yang datanya bocor: ${leaks}`
    : `Everyone of whom this leaked: ${leaks}`;
}

function leakIn({ category, forms }: Condition, locale: Locale, nameOf: CategoryName): string {
  const group = category.endsWith('.*') ? GROUP_NAMES[category.slice(0, -2) as Group] : null;
  const name = group ? group[locale] : nameOf(category, locale);
  return forms
    ? `${name} (${either(
        forms.map((form) => FORM_NAMES[form][locale]),
        locale,
      )})`
    : name;
}

function limitsIn(limits: Limits, locale: Locale): string[] {
  const { livesIn, notIn, roles, former, minor, customerSince } = limits;
  const say = (id: string, en: string) => (locale === 'id' ? id : en);
  const places = (codes: readonly string[]) =>
    either(
      codes.map((code) => placeName(code, locale)),
      locale,
    );
  const parts: (string | null)[] = [
    livesIn ? say(`yang tinggal di ${places(livesIn)}`, `living in ${places(livesIn)}`) : null,
    notIn ? say(`tetapi tidak di ${places(notIn)}`, `but not in ${places(notIn)}`) : null,
    roles
      ? either(
          roles.map((role) => ROLE_NAMES[role][locale]),
          locale,
        )
      : null,
    former === undefined
      ? null
      : former
        ? say('hanya mantan pelanggan', 'former customers only')
        : say('bukan mantan pelanggan', 'no former customers'),
    minor === undefined
      ? null
      : minor
        ? say('hanya anak di bawah umur', 'minors only')
        : say('hanya orang dewasa', 'adults only'),
    customerSince ? sinceIn(customerSince, locale) : null,
  ];
  return parts.filter((part) => part !== null);
}

function sinceIn({ from, before }: NonNullable<Limits['customerSince']>, locale: Locale): string {
  const days = [
    from === undefined
      ? null
      : locale === 'id'
        ? `sejak ${dayName(from, locale)}`
        : `since ${dayName(from, locale)} or later`,
    before === undefined
      ? null
      : locale === 'id'
        ? `sebelum ${dayName(before, locale)}`
        : `since before ${dayName(before, locale)}`,
  ].filter((part) => part !== null);
  return locale === 'id'
    ? `pelanggan ${days.join(' dan ')} (atau tidak diketahui sejak kapan)`
    : `customers ${days.join(' and ')} (or since nobody knows when)`;
}

function placeName(code: string, locale: Locale): string {
  const [country = code, region] = code.split('-');
  const name = new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country;
  return region === undefined ? name : `${name} (${region})`;
}

function dayName(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

function either(names: readonly string[], locale: Locale): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return `${names.slice(0, -1).join(', ')} ${locale === 'id' ? 'atau' : 'or'} ${last}`;
}
