/** Reads the mapping of one file: strict, and every refusal names the column and what to do. */
import {
  isCategoryCode,
  isForm,
  type CategoryCode,
  type ExposedCategory,
  type Form,
} from '../../incidents/catalogue/exposure.ts';
import { both } from '../../kernel/both.ts';
import type { DateOrder } from './cells.ts';
import { DELIMITERS, ENCODINGS, type Delimiter, type Encoding } from '../../formats/index.ts';
import { Asker, Problems, Refusal } from './asker.ts';
import { addContradictions } from './contradictions.ts';
import { readCountry } from './phone.ts';

export type { CategoryCode };

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
  'link',
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
  /** Of a `customer_id`: where this number is unique; null = the source's own id space. */
  readonly idSpace: string | null;
  /** Of a `link:<name>`: what joins this row to the source that knows the person. */
  readonly link: string | null;
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
  /** What a person remarks on it; decides nothing. */
  readonly note: string | null;
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
  /** Lines above the header: a title, who exported it. They are no records. */
  readonly skipLines: number;
  readonly onlyWhen: readonly Condition[];
  readonly constants: readonly (ExposedCategory & { readonly subject: string })[];
  readonly subjects: readonly SubjectMapping[];
  readonly columns: readonly ColumnMapping[];
}

const SOURCE_PROPERTIES = [
  'role',
  'id_space',
  'default_country',
  'contact_rank',
  'authoritative_name',
  'header',
  'delimiter',
  'encoding',
  'skip_lines',
  'only_when',
  'constants',
  'subjects',
  'columns',
];
const COLUMN_PROPERTIES = [
  'use',
  'id_space',
  'part',
  'subject',
  'category',
  'form',
  'absent',
  'present_when',
  'former',
  'date_order',
  'note',
];
export const DATE_ORDERS = ['dmy', 'mdy'] as const satisfies readonly DateOrder[];
const SHORT_NAME = /^[a-z0-9_.-]{1,40}$/;
const SHORT_NAME_WORDS = both('a short lower-case name', 'nama pendek berhuruf kecil');

export const CONTACT_RANK_DEFAULT = 100;
export const SKIP_LINES_MAX = 100;
const SUBJECTS_MAX = 20;
const NOTE_MAX = 1_000;
export const HOLDER: SubjectMapping = {
  name: 'holder',
  role: 'customer',
  former: false,
  minor: false,
  deceased: false,
};
export const FORMER = [
  'former',
  'closed',
  'inactive',
  'terminated',
  'deleted',
  'cancelled',
  'tutup',
  'nonaktif',
];

/** The mapping of `file`, or the one sentence that says why it cannot be used. */
export function readMapping(file: string, body: unknown): SourceMapping | Refusal {
  return Refusal.of(() => readSource(new Asker(body, both(`the mapping of ${file}`, `pemetaan ${file}`))));
}

function readSource(source: Asker): SourceMapping {
  const problems = new Problems();
  const part = <T>(work: () => T, otherwise: T): T => problems.part(work, otherwise);
  part(() => source.only(SOURCE_PROPERTIES), undefined);
  const subjects = part(() => readSubjects(source), [HOLDER]);
  const entries = part(
    () =>
      source
        .required(
          'columns',
          both('it lists every column of the file', 'di situ tercantum setiap kolom berkas'),
        )
        .entries(both('column', 'kolom')),
    [],
  );
  const columns = entries.flatMap(([column, body]) => part(() => [readColumn(column, body, subjects)], []));
  const mapping: SourceMapping = {
    role: part(() => source.oneOf('role', SOURCE_ROLES), undefined) ?? 'leaked',
    idSpace: part(() => source.matching('id_space', SHORT_NAME, SHORT_NAME_WORDS), undefined) ?? 'main',
    defaultCountry: part(() => readDefaultCountry(source), null),
    contactRank: part(() => source.integer('contact_rank', 1, 32_000), undefined) ?? CONTACT_RANK_DEFAULT,
    authoritativeName: part(() => source.boolean('authoritative_name'), undefined) ?? false,
    header: part(() => source.boolean('header'), undefined) ?? true,
    delimiter: part(() => source.oneOf('delimiter', DELIMITERS), undefined) ?? null,
    encoding: part(() => source.oneOf('encoding', ENCODINGS), undefined) ?? null,
    skipLines: part(() => source.integer('skip_lines', 0, SKIP_LINES_MAX), undefined) ?? 0,
    onlyWhen: part(() => source.list('only_when').map((item) => readCondition(item)), []),
    constants: part(() => source.list('constants').map((item) => readConstant(item, subjects)), []),
    subjects,
    columns,
  };
  // A column that could not be read may be the very key or link that would otherwise be missed.
  if (columns.length === entries.length && entries.length > 0) addContradictions(problems, source, mapping);
  problems.refuseFound();
  return mapping;
}

/** By name, the holder first: the order of a JSON object's names means nothing and does not survive storage. */
function readSubjects(source: Asker): SubjectMapping[] {
  const subjects = (source.optional('subjects')?.entries(both('subject', 'orang')) ?? []).map(
    ([name, body]) => {
      body.only(['role', 'former', 'minor', 'deceased']);
      return {
        name,
        role: body.oneOf('role', SUBJECT_ROLES) ?? 'customer',
        former: body.boolean('former') ?? false,
        minor: body.boolean('minor') ?? false,
        deceased: body.boolean('deceased') ?? false,
      };
    },
  );
  if (subjects.length > SUBJECTS_MAX)
    source.refuse(`names more than ${SUBJECTS_MAX} subjects`, `menyebut lebih dari ${SUBJECTS_MAX} orang`);
  if (subjects.length === 0) return [HOLDER];
  const isHolder = ({ name }: SubjectMapping) => name === HOLDER.name;
  return subjects.sort((a, b) => Number(isHolder(b)) - Number(isHolder(a)) || (a.name < b.name ? -1 : 1));
}

function readColumn(column: string, body: Asker, subjects: readonly SubjectMapping[]): ColumnMapping {
  body.only(COLUMN_PROPERTIES);
  const { use, link } = readUse(body);
  const idSpace = body.matching('id_space', SHORT_NAME, SHORT_NAME_WORDS) ?? null;
  if (idSpace !== null && use !== 'customer_id') {
    body.refuse(
      'states an id_space, which only a customer_id has: remove it, or use it as customer_id',
      'menyebut ruang nomor, yang hanya dimiliki nomor pelanggan: hapus, atau pakai sebagai nomor pelanggan',
    );
  }
  const part = body.oneOf('part', ADDRESS_PARTS);
  if (part !== undefined && use !== 'postal_address') {
    body.refuse(
      'states a part, which only a postal_address has: remove it, or use it as postal_address',
      'menyebut bagian alamat, yang hanya dimiliki alamat pos: hapus, atau pakai sebagai alamat pos',
    );
  }
  const category = readCategory(body);
  const form = readForm(body);
  if (form !== null && category === null)
    body.refuse(
      'states a form without a category: add the category',
      'menyebut bentuk tanpa jenis data: tambahkan jenis datanya',
    );
  return {
    column,
    use,
    idSpace,
    link,
    part: part ?? 'line',
    subject: readSubjectName(body, subjects),
    category,
    form,
    absent: lowered(body.texts('absent')),
    presentWhen: readPresentWhen(column, body),
    former: lowered(body.texts('former') ?? FORMER),
    dateOrder: body.oneOf('date_order', DATE_ORDERS) ?? 'dmy',
    note: readNote(body),
  };
}

const LINK = 'link:';

function readUse(body: Asker): { readonly use: Use | null; readonly link: string | null } {
  const text = body.text('use');
  if (text === undefined) return { use: null, link: null };
  if (text.startsWith(LINK)) {
    const link = text.slice(LINK.length);
    if (!SHORT_NAME.test(link))
      body.refuse(
        `needs ${SHORT_NAME_WORDS.en} after "link:", such as "link:order"`,
        `memerlukan ${SHORT_NAME_WORDS.id} untuk tautannya, misalnya order`,
      );
    return { use: 'link', link };
  }
  if (isUse(text) && text !== 'link') return { use: text, link: null };
  return body.refuse(
    `has the unknown use "${text.slice(0, 40)}": take one of ${USE_WORDS}`,
    `memuat pemakaian "${text.slice(0, 40)}" yang tidak dikenal: pakai salah satu dari ${USE_WORDS}`,
  );
}

function isUse(text: string): text is Use {
  return (USES as readonly string[]).includes(text);
}

const USE_WORDS = USES.map((use) => (use === 'link' ? '"link:<name>"' : `"${use}"`)).join(', ');

function readNote(body: Asker): string | null {
  const note = body.text('note')?.trim();
  if (note !== undefined && note.length > NOTE_MAX)
    body.refuse(`has a note over ${NOTE_MAX} characters`, `memuat catatan lebih dari ${NOTE_MAX} huruf`);
  return note || null;
}

function readCategory(body: Asker): CategoryCode | null {
  const code = body.text('category');
  if (code === undefined) return null;
  if (isCategoryCode(code)) return code;
  return body.refuse(
    `has the unknown category "${code}": take one of the catalogue's 58 codes`,
    `memuat jenis data "${code}" yang tidak dikenal: pakai salah satu dari 58 kode katalog`,
  );
}

function readForm(body: Asker): Form | null {
  const form = body.text('form');
  if (form === undefined) return null;
  return isForm(form)
    ? form
    : body.refuse(`states the unknown form "${form}"`, `menyebut bentuk "${form}" yang tidak dikenal`);
}

function readSubjectName(body: Asker, subjects: readonly SubjectMapping[]): string {
  const name = body.text('subject') ?? subjects[0]!.name;
  const isSilent =
    body.text('subject') === undefined && (body.text('use') ?? body.text('category')) !== undefined;
  if (isSilent && subjects.length > 1 && name !== HOLDER.name) {
    body.refuse(
      'names no subject: several are listed, and none of them is called "holder"',
      'tidak menyebut orangnya: ada beberapa dalam daftar, dan tidak satu pun bernama "holder"',
    );
  }
  if (!subjects.some((subject) => subject.name === name)) {
    body.refuse(
      `belongs to the subject "${name}", which "subjects" does not list`,
      `milik orang "${name}", yang tidak ada dalam daftar orang`,
    );
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
  const column = item.text('column') ?? item.refuse('names no "column"', 'tidak menyebut kolomnya');
  const included = item.texts('in');
  const excluded = item.texts('not_in');
  if ((included === undefined) === (excluded === undefined))
    item.refuse('needs either "in" or "not_in"', 'memerlukan salah satu dari "in" atau "not_in"');
  return { column, values: new Set(included ?? excluded), negated: excluded !== undefined };
}

function readConstant(item: Asker, subjects: readonly SubjectMapping[]) {
  item.only(['category', 'form', 'subject']);
  const code = readCategory(item) ?? item.refuse('names no "category"', 'tidak menyebut jenis datanya');
  return { code, form: readForm(item) ?? 'plaintext', subject: readSubjectName(item, subjects) } as const;
}

function readDefaultCountry(source: Asker): string | null {
  const code = source.text('default_country');
  if (code === undefined) return null;
  return (
    readCountry(code) ??
    source.refuse(
      `has the unknown default_country "${code}": take a code such as ID`,
      `memuat negara bawaan "${code}" yang tidak dikenal: pakai kode seperti ID`,
    )
  );
}

function lowered(values: readonly string[] | undefined): ReadonlySet<string> {
  return new Set((values ?? []).map((value) => value.trim().toLowerCase()));
}
