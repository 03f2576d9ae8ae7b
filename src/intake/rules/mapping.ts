/** Reads the mapping of one file: strict, and every refusal names the column and what to do. */
import {
  isCategoryCode,
  isForm,
  type CategoryCode,
  type ExposedCategory,
  type Form,
} from '../../incidents/catalogue/exposure.ts';
import type { DateOrder } from './cells.ts';
import { DELIMITERS, ENCODINGS, type Delimiter, type Encoding } from '../../formats/index.ts';
import { Asker, Refusal } from './asker.ts';
import { readCountry } from './phone.ts';

export const SOURCE_ROLES = ['leaked', 'contact_only', 'reference', 'suppression'] as const;
export type SourceRole = (typeof SOURCE_ROLES)[number];

export const SUBJECT_ROLES = ['customer', 'employee', 'contact'] as const;
export type SubjectRole = (typeof SUBJECT_ROLES)[number];

export const USES = [
  'customer_id',
  'email',
  'phone',
  'name',
  'locale',
  'country',
  'region',
  'postal_address',
  'time_zone',
  'birth_date',
  'deceased',
  'status',
  'customer_since',
  'contact_as_of',
] as const;
export type Use = (typeof USES)[number];
export const KEY_USES: readonly Use[] = ['customer_id', 'email', 'phone'];

export const ADDRESS_PARTS = [
  'line',
  'line2',
  'district',
  'city',
  'region',
  'postal_code',
  'country',
] as const;
export type AddressPart = (typeof ADDRESS_PARTS)[number];

/** A condition on a record: the trimmed cell of `column` is (or is not) one of these. */
export interface Condition {
  readonly column: string;
  readonly values: ReadonlySet<string>;
  readonly negated: boolean;
}

export interface ColumnMapping {
  readonly column: string;
  readonly use: Use | null;
  readonly part: AddressPart;
  readonly subject: string;
  readonly category: CategoryCode | null;
  readonly form: Form | null;
  /** Further absent values, in lower case. */
  readonly absent: ReadonlySet<string>;
  readonly presentWhen: Condition | null;
  /** Values of a `status` column that mean a former customer, in lower case. */
  readonly former: ReadonlySet<string>;
  readonly dateOrder: DateOrder;
}

export interface SubjectMapping {
  readonly name: string;
  readonly role: SubjectRole;
  readonly former: boolean;
  readonly minor: boolean;
  readonly deceased: boolean;
}

export interface SourceMapping {
  readonly role: SourceRole;
  readonly idSpace: string;
  readonly defaultCountry: string | null;
  readonly contactRank: number;
  readonly authoritativeName: boolean;
  readonly header: boolean;
  readonly delimiter: Delimiter | null;
  readonly encoding: Encoding | null;
  readonly onlyWhen: readonly Condition[];
  readonly constants: readonly (ExposedCategory & { readonly subject: string })[];
  readonly subjects: readonly SubjectMapping[];
  readonly columns: readonly ColumnMapping[];
}

const CONTACT_RANK_DEFAULT = 100;
const SUBJECTS_MAX = 20;
const HOLDER: SubjectMapping = {
  name: 'holder',
  role: 'customer',
  former: false,
  minor: false,
  deceased: false,
};
const FORMER = ['former', 'closed', 'inactive', 'terminated', 'deleted', 'cancelled', 'tutup', 'nonaktif'];

/** The mapping of `file`, or the one sentence that says why it cannot be used. */
export function readMapping(file: string, body: unknown): SourceMapping | Refusal {
  return Refusal.of(() => readSource(new Asker(body, `the mapping of ${file}`)));
}

function readSource(source: Asker): SourceMapping {
  source.only([
    'role',
    'id_space',
    'default_country',
    'contact_rank',
    'authoritative_name',
    'header',
    'delimiter',
    'encoding',
    'only_when',
    'constants',
    'subjects',
    'columns',
  ]);
  const subjects = readSubjects(source);
  const columns = source
    .required('columns', 'it lists every column of the file')
    .entries('column')
    .map(([column, body]) => readColumn(column, body, subjects));
  const mapping: SourceMapping = {
    role: source.oneOf('role', SOURCE_ROLES) ?? 'leaked',
    idSpace: source.matching('id_space', /^[a-z0-9_.-]{1,40}$/, 'a short lower-case name') ?? 'main',
    defaultCountry: readDefaultCountry(source),
    contactRank: source.integer('contact_rank', 1, 32_000) ?? CONTACT_RANK_DEFAULT,
    authoritativeName: source.boolean('authoritative_name') ?? false,
    header: source.boolean('header') ?? true,
    delimiter: source.oneOf('delimiter', DELIMITERS) ?? null,
    encoding: source.oneOf('encoding', ENCODINGS) ?? null,
    onlyWhen: source.list('only_when').map((item) => readCondition(item)),
    constants: source.list('constants').map((item) => readConstant(item, subjects)),
    subjects,
    columns,
  };
  refuseContradictions(source, mapping);
  return mapping;
}

function readSubjects(source: Asker): SubjectMapping[] {
  const subjects = (source.optional('subjects')?.entries('subject') ?? []).map(([name, body]) => {
    body.only(['role', 'former', 'minor', 'deceased']);
    return {
      name,
      role: body.oneOf('role', SUBJECT_ROLES) ?? 'customer',
      former: body.boolean('former') ?? false,
      minor: body.boolean('minor') ?? false,
      deceased: body.boolean('deceased') ?? false,
    };
  });
  if (subjects.length > SUBJECTS_MAX) source.refuse(`names more than ${SUBJECTS_MAX} subjects`);
  return subjects.length > 0 ? subjects : [HOLDER];
}

function readColumn(column: string, body: Asker, subjects: readonly SubjectMapping[]): ColumnMapping {
  body.only(['use', 'part', 'subject', 'category', 'form', 'absent', 'present_when', 'former', 'date_order']);
  if (body.text('use')?.startsWith('link:')) {
    body.refuse('uses a link to another file, which is not supported yet: join the two exports first');
  }
  const use = body.oneOf('use', USES) ?? null;
  const category = readCategory(body);
  const form = readForm(body);
  if (form !== null && category === null) body.refuse('states a form without a category: add the category');
  return {
    column,
    use,
    part: body.oneOf('part', ADDRESS_PARTS) ?? 'line',
    subject: readSubjectName(body, subjects),
    category,
    form,
    absent: lowered(body.texts('absent')),
    presentWhen: readPresentWhen(column, body),
    former: lowered(body.texts('former') ?? FORMER),
    dateOrder: body.oneOf('date_order', ['dmy', 'mdy'] as const) ?? 'dmy',
  };
}

function readCategory(body: Asker): CategoryCode | null {
  const code = body.text('category');
  if (code === undefined) return null;
  if (isCategoryCode(code)) return code;
  return body.refuse(`has the unknown category "${code}": take one of the catalogue's 58 codes`);
}

function readForm(body: Asker): Form | null {
  const form = body.text('form');
  if (form === undefined) return null;
  return isForm(form) ? form : body.refuse(`states the unknown form "${form}"`);
}

function readSubjectName(body: Asker, subjects: readonly SubjectMapping[]): string {
  const name = body.text('subject') ?? subjects[0]!.name;
  if (!subjects.some((subject) => subject.name === name)) {
    body.refuse(`belongs to the subject "${name}", which "subjects" does not list`);
  }
  return name;
}

/** A list of this cell's own values, or a condition on another column. */
function readPresentWhen(column: string, body: Asker): Condition | null {
  const own = body.isList('present_when') ? body.texts('present_when') : undefined;
  if (own) return { column, values: new Set(own), negated: false };
  const other = body.optional('present_when');
  return other ? readCondition(other) : null;
}

function readCondition(item: Asker): Condition {
  item.only(['column', 'in', 'not_in']);
  const column = item.text('column') ?? item.refuse('names no "column"');
  const included = item.texts('in');
  const excluded = item.texts('not_in');
  if ((included === undefined) === (excluded === undefined)) item.refuse('needs either "in" or "not_in"');
  return { column, values: new Set(included ?? excluded), negated: excluded !== undefined };
}

function readConstant(item: Asker, subjects: readonly SubjectMapping[]) {
  item.only(['category', 'form', 'subject']);
  const code = readCategory(item) ?? item.refuse('names no "category"');
  return { code, form: readForm(item) ?? 'plaintext', subject: readSubjectName(item, subjects) } as const;
}

function readDefaultCountry(source: Asker): string | null {
  const code = source.text('default_country');
  if (code === undefined) return null;
  return (
    readCountry(code) ?? source.refuse(`has the unknown default_country "${code}": take a code such as ID`)
  );
}

/** What each property allows but the whole does not. */
function refuseContradictions(source: Asker, mapping: SourceMapping): void {
  const { columns } = mapping;
  if (!columns.some(({ use }) => use !== null && KEY_USES.includes(use))) {
    source.refuse('has no key column: mark one as customer_id, email or phone');
  }
  const taken = new Set<string>();
  for (const { column, use, part, subject } of columns) {
    if (use === null) continue;
    const place = `${subject}/${use}/${use === 'postal_address' ? part : ''}`;
    if (taken.has(place)) {
      source.refuse(
        `uses column "${column}" as ${use} a second time for one subject: keep one, or name subjects`,
      );
    }
    taken.add(place);
  }
}

function lowered(values: readonly string[] | undefined): ReadonlySet<string> {
  return new Set((values ?? []).map((value) => value.trim().toLowerCase()));
}
