/** Turns one record into its verdict: staged rows by subject, or the reason it is rejected (ENGINE §4). */
import { CATEGORY_CODES, type CategoryCode } from '../../incidents/catalogue/exposure.ts';
import {
  isAbsent,
  isMinor,
  isYes,
  readDate,
  readEmail,
  readInstant,
  readLocale,
  readTimeZone,
  type EmailAddress,
} from './cells.ts';
import { formOf } from './forms.ts';
import type { SubjectMapping, Use } from './mapping.ts';
import { readCountry, readPhone, type PhoneNumber } from './phone.ts';
import { setExposure, type BoundColumn, type BoundCondition, type Plan, type SubjectPlan } from './plan.ts';

/** Full values that tell two people apart; they leave this process only as keyed hashes (ENGINE §3). */
export interface Distinctive {
  readonly nik: string | null;
  readonly passport: string | null;
  readonly dob: string | null;
}

/** What a staged row will hold, still in clear: lives only until it is keyed and sealed. */
export interface SubjectRow {
  readonly subjectNo: number;
  readonly facts: SubjectMapping;
  readonly customerId: string | null;
  readonly email: EmailAddress | null;
  readonly phone: PhoneNumber | null;
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
      readonly invalidEmails: number;
      readonly invalidPhones: number;
      readonly keylessSubjects: number;
    }
  | { readonly verdict: 'rejected'; readonly reason: 'column_count' | 'no_key' }
  | { readonly verdict: 'out_of_scope' };

/** Longer texts are no names, regions or address lines; they would only bloat what is sealed. */
const TEXT_MAX = 300;

/** `asOf` decides who is a minor; it belongs to the source, so that every reading gives the same rows. */
export function stageRecord(plan: Plan, cells: readonly string[], asOf: Date): RowVerdict {
  if (cells.length !== plan.columns) return { verdict: 'rejected', reason: 'column_count' };
  if (!plan.onlyWhen.every((bound) => holds(bound, cells))) return { verdict: 'out_of_scope' };
  const rows: SubjectRow[] = [];
  let [invalidEmails, invalidPhones, keylessSubjects] = [0, 0, 0];
  for (const subject of plan.subjects) {
    const present = subject.columns.filter((column) => isPresent(column, cells));
    const email = readUse(present, cells, 'email', readEmail);
    const phone = readUse(present, cells, 'phone', (cell) => readPhone(cell, plan.mapping.defaultCountry));
    const customerId = readUse(present, cells, 'customer_id', (cell) => cell.trim());
    if (!customerId && !email && !phone) {
      if (present.length > 0) keylessSubjects += 1;
      continue;
    }
    if (!email && has(present, 'email')) invalidEmails += 1;
    if (!phone && has(present, 'phone')) invalidPhones += 1;
    rows.push({ ...readSubject(plan, subject, present, { cells, asOf }), customerId, email, phone });
  }
  if (rows.length === 0) return { verdict: 'rejected', reason: 'no_key' };
  return { verdict: 'staged', rows, invalidEmails, invalidPhones, keylessSubjects };
}

type WithoutKeys = Omit<SubjectRow, 'customerId' | 'email' | 'phone'>;

function readSubject(
  plan: Plan,
  subject: SubjectPlan,
  present: readonly BoundColumn[],
  { cells, asOf }: { readonly cells: readonly string[]; readonly asOf: Date },
): WithoutKeys {
  const { facts } = subject;
  const use = <T>(name: Use, read: (cell: string, column: BoundColumn) => T | null) =>
    readUse(present, cells, name, read);
  const birthDate = use('birth_date', (cell, column) => readDate(cell, column.mapping.dateOrder));
  return {
    subjectNo: subject.no,
    facts: {
      ...facts,
      former: facts.former || use('status', isFormer) === true,
      minor: facts.minor || isMinor(birthDate, asOf),
      deceased: facts.deceased || use('deceased', isYes) === true,
    },
    name: use('name', shortText),
    address: readAddress(present, cells),
    customerSince: use('customer_since', (cell, column) => readDate(cell, column.mapping.dateOrder)),
    locale: use('locale', readLocale),
    country: use('country', readCountry) ?? plan.mapping.defaultCountry,
    region: use('region', shortText),
    timeZone: use('time_zone', readTimeZone),
    contactAsOf: use('contact_as_of', (cell, column) => readInstant(cell, column.mapping.dateOrder)),
    ...readExposed(subject, present, cells),
  };
}

/** Which categories leaked in which form, and the values that tell two people apart. */
function readExposed(
  subject: SubjectPlan,
  present: readonly BoundColumn[],
  cells: readonly string[],
): Pick<SubjectRow, 'exposure' | 'distinctive'> {
  const exposure = new Uint8Array(CATEGORY_CODES.length);
  const distinctive = { nik: null, passport: null, dob: null } as {
    -readonly [K in keyof Distinctive]: string | null;
  };
  for (const { code, form } of subject.constants) setExposure(exposure, code, form);
  for (const { at, mapping } of present) {
    if (mapping.category === null) continue;
    const form = formOf(mapping.category, cells[at]!, mapping.form);
    setExposure(exposure, mapping.category, form);
    const kind = DISTINCTIVE[mapping.category];
    if (kind && form === 'plaintext')
      distinctive[kind] ??= fullValue(mapping.category, cells[at]!, mapping.dateOrder);
  }
  return { exposure, distinctive };
}

const DISTINCTIVE: Partial<Record<CategoryCode, keyof Distinctive>> = {
  'gov.nik': 'nik',
  'gov.passport': 'passport',
  'id.dob': 'dob',
};

/** The value in one spelling where it is full; null for parts of one, which prove no difference. */
function fullValue(category: CategoryCode, cell: string, order: 'dmy' | 'mdy'): string | null {
  if (category === 'id.dob') return readDate(cell, order);
  const compact = cell.replace(/[\s.\-/]/g, '').toUpperCase();
  return (category === 'gov.nik' ? /^\d{16}$/ : /^[A-Z0-9]{6,12}$/).test(compact) ? compact : null;
}

function isPresent({ at, mapping, presentWhen }: BoundColumn, cells: readonly string[]): boolean {
  return !isAbsent(cells[at]!, mapping.absent) && (presentWhen === null || holds(presentWhen, cells));
}

function holds({ at, condition }: BoundCondition, cells: readonly string[]): boolean {
  return condition.values.has(cells[at]!.trim()) !== condition.negated;
}

function has(present: readonly BoundColumn[], use: Use): boolean {
  return present.some((column) => column.mapping.use === use);
}

function readUse<T>(
  present: readonly BoundColumn[],
  cells: readonly string[],
  use: Use,
  read: (cell: string, column: BoundColumn) => T | null,
): T | null {
  const column = present.find(({ mapping }) => mapping.use === use);
  return column ? read(cells[column.at]!, column) : null;
}

function readAddress(
  present: readonly BoundColumn[],
  cells: readonly string[],
): Readonly<Record<string, string>> | null {
  const parts = present
    .filter(({ mapping }) => mapping.use === 'postal_address')
    .map(({ at, mapping }) => [mapping.part, shortText(cells[at]!)] as const)
    .filter(([, text]) => text !== null);
  return parts.length > 0 ? (Object.fromEntries(parts) as Record<string, string>) : null;
}

function isFormer(cell: string, { mapping }: BoundColumn): boolean {
  return mapping.former.has(cell.trim().toLowerCase());
}

function shortText(cell: string): string | null {
  const text = cell.trim();
  return text.length <= TEXT_MAX ? text : null;
}
