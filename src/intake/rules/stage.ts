/** Turns one record into its verdict: staged rows by subject, or the reason it is rejected (ENGINE §4). */
import {
  isMinor,
  isYes,
  lastAdultBirth,
  readDate,
  readEmail,
  readInstant,
  readLocale,
  readTimeZone,
  type EmailAddress,
} from './cells.ts';
import type { SubjectMapping } from './mapping.ts';
import { isScientific, readCountry, readPhone, type PhoneNumber } from './phone.ts';
import { formBit, type Plan } from './plan.ts';
import { holds, SubjectReader, type ExposingColumn, type UseColumn } from './subject-reader.ts';
import { looksMistyped } from './typo-domains.ts';

/** Full values that tell two people apart; they leave this process only as keyed hashes (ENGINE §3). */
export interface Distinctive {
  readonly nik: string | null;
  readonly passport: string | null;
  readonly dob: string | null;
}

/** A customer id and the id space it belongs to. */
export interface CustomerId {
  readonly id: string;
  readonly idSpace: string;
}

/** A link column's value: rows with the same name and value belong together. */
export interface Link {
  readonly name: string;
  readonly value: string;
}

/** What a staged row will hold, still in clear: lives only until it is keyed and sealed. */
export interface SubjectRow {
  readonly subjectNo: number;
  readonly facts: SubjectMapping;
  readonly customerId: string | null;
  readonly idSpace: string;
  /** The same customer's id in another id space, of a crosswalk. */
  readonly otherId: CustomerId | null;
  readonly email: EmailAddress | null;
  readonly emailTypo: boolean;
  readonly phone: PhoneNumber | null;
  readonly links: readonly Link[];
  /** It has no key of its own: only linking can tell whose row it is. */
  readonly awaitsLink: boolean;
  readonly invalidEmail: boolean;
  readonly invalidPhone: boolean;
  readonly name: string | null;
  readonly address: Readonly<Record<string, string>> | null;
  readonly customerSince: string | null;
  readonly locale: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly timeZone: string | null;
  readonly contactAsOf: Date | null;
  /** 58 bytes, one per category, as `bit(464)`. */
  readonly exposure: Uint8Array;
  readonly distinctive: Distinctive;
}

export type RowVerdict =
  | {
      readonly verdict: 'staged';
      readonly rows: readonly SubjectRow[];
      /** No row has a key of its own: the record counts as rejected until linking finds one. */
      readonly awaitsLink: boolean;
      /** Of the rows with a key of their own. */
      readonly invalidEmails: number;
      readonly invalidPhones: number;
      readonly scientificPhones: number;
      readonly keylessSubjects: number;
    }
  | { readonly verdict: 'rejected'; readonly reason: 'column_count' | 'no_key' }
  | { readonly verdict: 'out_of_scope' };

/** Longer texts are no names, regions or address lines; they would only bloat what is sealed. */
const TEXT_MAX = 300;
const TYPO_MEMORY = 4096;

/** Reads the records of one source. */
export class Stager {
  readonly #plan: Plan;
  readonly #subjects: readonly SubjectReader[];
  readonly #lastAdult: string;
  /** Most addresses of a file share a few domains. */
  readonly #typos = new Map<string, boolean>();

  /** `asOf` decides who is a minor; it belongs to the source, so that every reading gives the same rows. */
  constructor(plan: Plan, asOf: Date) {
    this.#plan = plan;
    this.#subjects = plan.subjects.map((subject) => new SubjectReader(subject, plan.mapping, plan.columns));
    this.#lastAdult = lastAdultBirth(asOf);
  }

  stage(cells: readonly string[]): RowVerdict {
    if (cells.length !== this.#plan.columns) return { verdict: 'rejected', reason: 'column_count' };
    for (const bound of this.#plan.onlyWhen) if (!holds(bound, cells)) return { verdict: 'out_of_scope' };
    const rows: SubjectRow[] = [];
    let [invalidEmails, invalidPhones, scientificPhones, keylessSubjects] = [0, 0, 0, 0];
    let awaitsLink = true;
    for (const subject of this.#subjects) {
      if (!subject.look(cells)) continue;
      const row = this.#row(subject, cells);
      if (row === null) {
        keylessSubjects += 1;
        continue;
      }
      rows.push(row);
      if (row.awaitsLink) continue;
      awaitsLink = false;
      if (row.invalidEmail) invalidEmails += 1;
      if (!row.invalidPhone) continue;
      invalidPhones += 1;
      if (isScientific(cells[subject.at('phone')!.at]!)) scientificPhones += 1;
    }
    if (rows.length === 0) return { verdict: 'rejected', reason: 'no_key' };
    return {
      verdict: 'staged',
      rows,
      awaitsLink,
      invalidEmails,
      invalidPhones,
      scientificPhones,
      keylessSubjects,
    };
  }

  /** Null where nothing tells whose row it is. */
  #row(subject: SubjectReader, cells: readonly string[]): SubjectRow | null {
    const emailColumn = subject.at('email');
    const phoneColumn = subject.at('phone');
    const email = emailColumn && readEmail(cells[emailColumn.at]!);
    const phone = phoneColumn && readPhone(cells[phoneColumn.at]!, this.#plan.mapping.defaultCountry);
    const [first, second] = readIds(subject, cells);
    const awaitsLink = !first && !email && !phone;
    const links = subject.links.length === 0 ? NO_LINKS : readLinks(subject, cells);
    if (awaitsLink && links.length === 0) return null;
    const text = (column: UseColumn | null) => column && shortText(cells[column.at]!);
    const date = (column: UseColumn | null) =>
      column && readDate(cells[column.at]!, column.mapping.dateOrder);
    const asOf = subject.at('contact_as_of');
    const [locale, country, zone] = [subject.at('locale'), subject.at('country'), subject.at('time_zone')];
    const distinctive = { nik: null, passport: null, dob: null };
    return {
      subjectNo: subject.plan.no,
      facts: this.#facts(subject, cells),
      customerId: first?.id ?? null,
      idSpace: first?.idSpace ?? this.#plan.mapping.idSpace,
      otherId: second ?? null,
      email,
      emailTypo: email !== null && this.#isMistyped(email.address),
      phone,
      links,
      awaitsLink,
      invalidEmail: emailColumn !== null && email === null,
      invalidPhone: phoneColumn !== null && phone === null,
      name: text(subject.at('name')),
      address: subject.address.length === 0 ? null : readAddress(subject, cells),
      customerSince: date(subject.at('customer_since')),
      locale: locale && readLocale(cells[locale.at]!),
      country: (country && readCountry(cells[country.at]!)) ?? this.#plan.mapping.defaultCountry,
      region: text(subject.at('region')),
      timeZone: zone && readTimeZone(cells[zone.at]!),
      contactAsOf: asOf && readInstant(cells[asOf.at]!, asOf.mapping.dateOrder),
      exposure: readExposure(subject, cells, distinctive),
      distinctive,
    };
  }

  #facts(subject: SubjectReader, cells: readonly string[]): SubjectMapping {
    const { facts } = subject.plan;
    const [born, died, status] = [subject.at('birth_date'), subject.at('deceased'), subject.at('status')];
    const birthDate = born && readDate(cells[born.at]!, born.mapping.dateOrder);
    const minor = facts.minor || isMinor(birthDate, this.#lastAdult);
    const deceased = facts.deceased || (died !== null && isYes(cells[died.at]!));
    const former = facts.former || (status !== null && isFormer(cells[status.at]!, status));
    const isUsual = minor === facts.minor && deceased === facts.deceased && former === facts.former;
    return isUsual ? facts : { name: facts.name, role: facts.role, former, minor, deceased };
  }

  #isMistyped(address: string): boolean {
    const domain = address.slice(address.indexOf('@') + 1);
    let is = this.#typos.get(domain);
    if (is !== undefined) return is;
    is = looksMistyped(domain) !== null;
    if (this.#typos.size >= TYPO_MEMORY) this.#typos.clear();
    this.#typos.set(domain, is);
    return is;
  }
}

/** The verdict of one record by itself. */
export function stageRecord(plan: Plan, cells: readonly string[], asOf: Date): RowVerdict {
  return new Stager(plan, asOf).stage(cells);
}

const NO_LINKS: readonly Link[] = [];

function readLinks(subject: SubjectReader, cells: readonly string[]): readonly Link[] {
  return subject.links
    .filter(({ at }) => subject.isPresent(at))
    .map(({ at, name }) => ({ name, value: cells[at]!.trim() }));
}

/** The customer ids of a record in the file's order; more than one only in a crosswalk. */
function readIds(subject: SubjectReader, cells: readonly string[]): readonly CustomerId[] {
  const ids: CustomerId[] = [];
  for (const { at, idSpace } of subject.ids) {
    if (subject.isPresent(at)) ids.push({ id: cells[at]!.trim(), idSpace });
  }
  return ids;
}

type Found = { -readonly [K in keyof Distinctive]: string | null };

/** Which categories leaked in which form, and the values that tell two people apart. */
function readExposure(subject: SubjectReader, cells: readonly string[], found: Found): Uint8Array {
  const exposure = subject.constants();
  for (const column of subject.exposing) {
    if (!subject.isPresent(column.at)) continue;
    const bit = column.bitOf(cells[column.at]!);
    // Only the worst form of a category stands in a row; the leftmost bit of its byte is the worst.
    if (bit > exposure[column.byte]!) exposure[column.byte] = bit;
    if (column.distinctive !== null && bit === PLAINTEXT) {
      found[column.distinctive] ??= fullValue(column, cells[column.at]!);
    }
  }
  return exposure;
}

const PLAINTEXT = formBit('plaintext');

/** The value in one spelling where it is full; null for parts of one, which prove no difference. */
function fullValue({ distinctive, mapping }: ExposingColumn, cell: string): string | null {
  if (distinctive === 'dob') return readDate(cell, mapping.dateOrder);
  const compact = cell.replace(/[\s.\-/]/g, '').toUpperCase();
  return (distinctive === 'nik' ? /^\d{16}$/ : /^[A-Z0-9]{6,12}$/).test(compact) ? compact : null;
}

function readAddress(
  subject: SubjectReader,
  cells: readonly string[],
): Readonly<Record<string, string>> | null {
  let address: Record<string, string> | null = null;
  for (const { at, part } of subject.address) {
    const text = subject.isPresent(at) ? shortText(cells[at]!) : null;
    if (text !== null) (address ??= {})[part] = text;
  }
  return address;
}

function isFormer(cell: string, { mapping }: UseColumn): boolean {
  return mapping.former.has(cell.trim().toLowerCase());
}

function shortText(cell: string): string | null {
  const text = cell.trim();
  return text.length <= TEXT_MAX ? text : null;
}
