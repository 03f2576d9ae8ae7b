/** Writes a mapping as the JSON people read and sign: one spelling for one meaning, so equal mappings are equal bytes. */
import { fingerprint } from '../../kernel/fingerprint.ts';
import type { Condition, ColumnMapping, SourceMapping, SubjectMapping } from './mapping.ts';
import { CONTACT_RANK_DEFAULT, FORMER, HOLDER } from './mapping.ts';

export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

/** Reading it again gives the same mapping; what is as usual is left out. */
export function mappingBody(mapping: SourceMapping): JsonObject {
  const { subjects } = mapping;
  const isPlain = subjects.length === 1 && sameSubject(subjects[0]!, HOLDER);
  return without({
    role: mapping.role === 'leaked' ? null : mapping.role,
    id_space: mapping.idSpace === 'main' ? null : mapping.idSpace,
    default_country: mapping.defaultCountry,
    contact_rank: mapping.contactRank === CONTACT_RANK_DEFAULT ? null : mapping.contactRank,
    authoritative_name: mapping.authoritativeName || null,
    header: mapping.header ? null : false,
    delimiter: mapping.delimiter,
    encoding: mapping.encoding,
    skip_lines: mapping.skipLines || null,
    only_when: mapping.onlyWhen.length > 0 ? mapping.onlyWhen.map(conditionBody) : null,
    constants:
      mapping.constants.length > 0
        ? mapping.constants.map(({ code, form, subject }) =>
            without({
              category: code,
              form: form === 'plaintext' ? null : form,
              subject: subject === subjects[0]!.name ? null : subject,
            }),
          )
        : null,
    subjects: isPlain
      ? null
      : Object.fromEntries(subjects.map((subject) => [subject.name, subjectBody(subject)])),
    columns: Object.fromEntries(
      mapping.columns.map((column) => [column.column, columnBody(column, subjects[0]!.name)]),
    ),
  });
}

/** What a mapping means, whatever its spelling. */
export function mappingDigest(mapping: SourceMapping): Buffer {
  return fingerprint(mappingBody(mapping));
}

function columnBody(column: ColumnMapping, firstSubject: string): JsonObject {
  const { use, link, presentWhen } = column;
  return without({
    use: use === 'link' ? `link:${link}` : use,
    id_space: column.idSpace,
    part: column.part === 'line' ? null : column.part,
    subject: column.subject === firstSubject ? null : column.subject,
    category: column.category,
    form: column.form,
    absent: column.absent.size > 0 ? [...column.absent] : null,
    present_when: presentWhen && presentBody(column.column, presentWhen),
    former: sameWords(column.former, new Set(FORMER)) ? null : [...column.former],
    date_order: column.dateOrder === 'dmy' ? null : column.dateOrder,
    note: column.note,
  });
}

/** A list where the column's own cell decides. */
function presentBody(column: string, condition: Condition): Json {
  const isOwn = condition.column === column && !condition.negated;
  return isOwn ? [...condition.values] : conditionBody(condition);
}

function conditionBody({ column, values, negated }: Condition): JsonObject {
  return negated ? { column, not_in: [...values] } : { column, in: [...values] };
}

function subjectBody({ role, former, minor, deceased }: SubjectMapping): JsonObject {
  return without({
    role: role === 'customer' ? null : role,
    former: former || null,
    minor: minor || null,
    deceased: deceased || null,
  });
}

function sameSubject(a: SubjectMapping, b: SubjectMapping): boolean {
  return (
    a.name === b.name &&
    a.role === b.role &&
    a.former === b.former &&
    a.minor === b.minor &&
    a.deceased === b.deceased
  );
}

function sameWords(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((word) => b.has(word));
}

/** Without what is null: the property is not written at all. */
function without(object: Readonly<Record<string, Json | null>>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null)) as JsonObject;
}
