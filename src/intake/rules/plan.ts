/** Binds a mapping to the columns a file really has; what does not fit is refused in one sentence. */
import { FORMS, type CategoryCode, type Form } from '../../incidents/catalogue/exposure.ts';
import { type Both, both } from '../../kernel/both.ts';
import { Problems, Refusal } from './asker.ts';
import type { ColumnMapping, Condition, SourceMapping, SubjectMapping } from './mapping.ts';

/** A condition with its column found. */
export interface BoundCondition {
  readonly at: number;
  readonly condition: Condition;
}

export interface BoundColumn {
  readonly at: number;
  readonly mapping: ColumnMapping;
  readonly presentWhen: BoundCondition | null;
}

/** One subject of a record with its columns. */
export interface SubjectPlan {
  readonly no: number;
  readonly facts: SubjectMapping;
  readonly columns: readonly BoundColumn[];
  readonly constants: readonly { readonly code: CategoryCode; readonly form: Form }[];
}

/** How every record of a file is read. */
export interface Plan {
  readonly columns: number;
  readonly mapping: SourceMapping;
  readonly onlyWhen: readonly BoundCondition[];
  readonly subjects: readonly SubjectPlan[];
}

/**
 * The column names of a file: its first record, or #1, #2… where it has no header. A name that is empty, stands
 * twice or could be taken for another column's number is replaced by the column's own number.
 */
export function columnNames(first: readonly string[], hasHeader: boolean): readonly string[] {
  const numbers = first.map((_, i) => `#${i + 1}`);
  if (!hasHeader) return numbers;
  const names = first.map((name) => name.trim());
  const seen = new Map<string, number>();
  for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1);
  return names.map((name, i) =>
    seen.get(name)! > 1 || name === '' || /^#\d+$/.test(name) ? numbers[i]! : name,
  );
}

export function bindMapping(file: string, mapping: SourceMapping, names: readonly string[]): Plan | Refusal {
  return Refusal.of(() => {
    refuseStrangeFile(file, mapping, names);
    refuseUnmatched(file, mapping, names);
    const at = new Map(names.map((name, i) => [name, i]));
    const bind = (condition: Condition) => ({ at: at.get(condition.column)!, condition });
    return {
      columns: names.length,
      mapping,
      onlyWhen: mapping.onlyWhen.map(bind),
      subjects: mapping.subjects.map((facts, no) => ({
        no,
        facts,
        columns: mapping.columns
          .filter((column) => column.subject === facts.name)
          .map((column) => ({
            at: at.get(column.column)!,
            mapping: column,
            presentWhen: column.presentWhen && bind(column.presentWhen),
          })),
        constants: mapping.constants.filter((constant) => constant.subject === facts.name),
      })),
    };
  });
}

/** Whether any of its columns or constants is unclassified text, which a person must look at. */
export function hasFreeText(mapping: SourceMapping): boolean {
  return [...mapping.columns.map((c) => c.category), ...mapping.constants.map((c) => c.code)].includes(
    'oth.free',
  );
}

/** The bit of a form within its category's byte of `bit(464)`; the worse the form, the larger. */
export function formBit(form: Form): number {
  return 0x80 >> FORMS.indexOf(form);
}

/** Where no name is known the first line may hold somebody's data: then no sentence may quote it. */
function refuseStrangeFile(file: string, mapping: SourceMapping, names: readonly string[]): void {
  if (mapping.columns.some(({ column }) => names.includes(column))) return;
  throw new Refusal(
    both(
      `${file} has none of the columns its mapping names: state its "delimiter" or "encoding", or "header": false where its first line is data`,
      `${file} tidak punya satu pun kolom yang disebut pemetaannya: nyatakan pemisah atau pengodeannya, atau bahwa baris pertamanya sudah data`,
    ),
  );
}

function refuseUnmatched(file: string, mapping: SourceMapping, names: readonly string[]): void {
  const problems = new Problems();
  const known = new Set(names);
  const mapped = new Set(mapping.columns.map(({ column }) => column));
  const named = new Set(
    conditionsOf(mapping)
      .map(({ column }) => column)
      .filter((column) => !mapped.has(column)),
  );
  for (const column of mapped) {
    if (known.has(column)) continue;
    problems.add(
      both(
        `${file} has no column "${column}", which its mapping names: it has ${listed(names).en}`,
        `${file} tidak punya kolom "${column}", yang disebut pemetaannya: yang ada ${listed(names).id}`,
      ),
    );
  }
  for (const column of named) {
    if (known.has(column)) continue;
    problems.add(
      both(
        `${file} has no column "${column}", which a condition of its mapping names`,
        `${file} tidak punya kolom "${column}", yang disebut sebuah syarat pemetaannya`,
      ),
    );
  }
  for (const name of names) {
    if (mapped.has(name)) continue;
    const hint = hintAt(name, mapping);
    problems.add(
      both(
        `column "${name}" of ${file} is not in its mapping: say what it carries, or {} for nothing${hint.en}`,
        `kolom "${name}" dari ${file} belum dipetakan: tentukan isinya, atau nyatakan tidak membawa apa-apa${hint.id}`,
      ),
    );
  }
  problems.refuseFound();
}

function conditionsOf({ onlyWhen, columns }: SourceMapping): readonly Condition[] {
  return [...onlyWhen, ...columns.flatMap(({ presentWhen }) => presentWhen ?? [])];
}

/** In a file with a header, a column under its number is one whose name is empty or stands twice. */
function hintAt(name: string, { header }: SourceMapping): Both {
  if (!header || !/^#\d+$/.test(name)) return both('', '');
  return both(
    ' (its name in the file is empty or stands twice)',
    ' (namanya dalam berkas kosong atau ada dua kali)',
  );
}

const LISTED_MAX = 12;

function listed(names: readonly string[]): Both {
  const shown = names.slice(0, LISTED_MAX).map((name) => `"${name.slice(0, 60)}"`);
  const all = shown.join(', ');
  const more = names.length - LISTED_MAX;
  return more > 0 ? both(`${all} and ${more} more`, `${all} dan ${more} lagi`) : both(all, all);
}
