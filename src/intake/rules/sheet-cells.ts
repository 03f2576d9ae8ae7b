/** How parts of a mapping are written in the cells of a spreadsheet: readable, editable, and exactly readable again. */
import { both } from '../../kernel/both.ts';
import { Refusal } from './asker.ts';
import { isForm } from '../../incidents/catalogue/exposure.ts';
import type { Json, JsonObject } from './mapping-body.ts';

/** Characters that XML or a spreadsheet would change on the way. */
const FRAGILE = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]|_x[0-9a-f]{4}_/iu;
const BARE_NAME = /^[\p{L}\p{N}_#.-]+$/u;

/** A text as it is, or in JSON's quotes where a cell could not carry it otherwise. */
export function writeText(text: string): string {
  const isBare = text !== '' && text === text.trim() && !text.startsWith('"') && !FRAGILE.test(text);
  return isBare ? text : quoted(text);
}

export function readText(cell: string): string {
  const text = cell.trim();
  return text.startsWith('"') ? unquoted(text) : text;
}

/** Several lines as they are; quoted where that would change them. */
export function writeNote(note: string): string {
  return note.split('\n').every((line) => line === '' || !FRAGILE.test(line)) && !note.startsWith('"')
    ? note
    : quoted(note);
}

/** One text a line; `[]` for a list of none. */
export function writeList(texts: readonly string[]): string {
  return texts.length === 0
    ? '[]'
    : texts.map((text) => (text === '[]' ? quoted(text) : writeText(text))).join('\n');
}

export function readList(cell: string): string[] {
  return cell.trim() === '[]' ? [] : linesOf(cell).map(readText);
}

/** `status is aktif | tutup`, `"No HP" is not ""`; without a name it is about the column itself. */
export function writeCondition(condition: Json): string {
  if (Array.isArray(condition)) return `is ${writeValues(condition as readonly string[])}`;
  const {
    column,
    in: included,
    not_in: excluded,
  } = condition as { column: string; in?: string[]; not_in?: string[] };
  const verb = excluded ? 'is not' : 'is';
  return `${writeName(column)} ${verb} ${writeValues(excluded ?? included ?? [])}`;
}

export function readCondition(cell: string): Json {
  const match = /^(?:("(?:[^"\\]|\\.)*"|[^\s"]+)\s+)??is\s+(not\s+)?(\S[\s\S]*)$/.exec(cell.trim());
  if (!match)
    throw new Refusal(
      both(
        'is no condition: write it as `status is aktif | tutup` or `status is not x`',
        'bukan syarat: tulis seperti `status is aktif | tutup` atau `status is not x`',
      ),
    );
  const [, name, not, rest] = match;
  const values = readValues(rest!);
  if (name === undefined) {
    if (not) {
      throw new Refusal(
        both(
          'names no column: a condition with "is not" says of which column',
          'tidak menyebut kolom: syarat dengan "is not" menyebut kolom mana',
        ),
      );
    }
    return values;
  }
  const column = name.startsWith('"') ? unquoted(name) : name;
  return not ? { column, not_in: values } : { column, in: values };
}

/** One condition a line. */
export function readConditions(cell: string): Json[] {
  return linesOf(cell).map(readCondition);
}

/** `child: contact, minor` a line. */
export function writeSubjects(subjects: JsonObject): string {
  return Object.entries(subjects)
    .map(([name, body]) => {
      const { role, ...flags } = body as { role?: string } & Record<string, boolean>;
      const facts = Object.keys(flags).filter((flag) => flags[flag]);
      return `${writeName(name)}: ${[role ?? 'customer', ...facts].join(', ')}`;
    })
    .join('\n');
}

export function readSubjects(cell: string): JsonObject {
  const entries = linesOf(cell).map((line) => {
    const match = /^("(?:[^"\\]|\\.)*"|[^\s":]+)\s*:\s*(.*)$/.exec(line);
    if (!match) {
      throw new Refusal(
        both(
          'is no subject: write it as `child: contact, minor`',
          'bukan subjek: tulis seperti `child: contact, minor`',
        ),
      );
    }
    const [role = 'customer', ...flags] = match[2]!.split(',').map((word) => word.trim());
    const facts = Object.fromEntries(flags.map((flag) => [flag, true]));
    return [readText(match[1]!), { ...(role === 'customer' ? {} : { role }), ...facts }] as const;
  });
  return Object.fromEntries(entries);
}

/** `gov.idscan masked of child` a line. */
export function writeConstants(constants: readonly Json[]): string {
  return (constants as readonly { category: string; form?: string; subject?: string }[])
    .map(({ category, form, subject }) =>
      [category, form ?? '', subject === undefined ? '' : `of ${writeName(subject)}`]
        .filter(Boolean)
        .join(' '),
    )
    .join('\n');
}

export function readConstants(cell: string): Json[] {
  return linesOf(cell).map((line) => {
    const match = /^(\S+)(?:\s+(?!of\s)(\S+))?(?:\s+of\s+(\S[\s\S]*))?$/.exec(line);
    if (!match) {
      throw new Refusal(
        both(
          'is no constant: write it as `gov.idscan masked of child`',
          'bukan tetapan: tulis seperti `gov.idscan masked of child`',
        ),
      );
    }
    const [, category, form, subject] = match;
    if (form !== undefined && !isForm(form)) {
      const shown = form.slice(0, 40);
      throw new Refusal(
        both(`states the unknown form "${shown}"`, `menyebut bentuk "${shown}" yang tidak dikenal`),
      );
    }
    return {
      category: category!,
      ...(form ? { form } : {}),
      ...(subject ? { subject: readText(subject) } : {}),
    };
  });
}

function writeName(name: string): string {
  return BARE_NAME.test(name) && !FRAGILE.test(name) && name !== 'is' ? name : quoted(name);
}

function writeValues(values: readonly string[]): string {
  if (values.length === 0) return '[]';
  return values
    .map((value) => (/[|"\n]|^not\b|^\[\]$/.test(value) ? quoted(value) : writeText(value)))
    .join(' | ');
}

function readValues(text: string): string[] {
  if (text.trim() === '[]') return [];
  const values: string[] = [];
  const token = /\s*("(?:[^"\\]|\\.)*"|[^|"]*)\s*(\||$)/y;
  for (;;) {
    const match = token.exec(text);
    if (!match)
      throw new Refusal(
        both(
          'has values that cannot be told apart: divide them by | and quote odd ones',
          'memuat nilai yang tidak dapat dibedakan: pisahkan dengan | dan beri tanda kutip pada yang ganjil',
        ),
      );
    values.push(readText(match[1]!));
    if (match[2] === '') return values;
  }
}

function linesOf(cell: string): string[] {
  return cell
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function quoted(text: string): string {
  const escapes = new RegExp(FRAGILE.source, 'giu');
  return JSON.stringify(text).replace(escapes, (found) =>
    [...Array(found.length).keys()]
      .map((i) => `\\u${found.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

function unquoted(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'string') return value;
  } catch {
    // Said below in words a person can act on.
  }
  throw new Refusal(
    both(
      'begins with a quote but is no quoted text: end it with a quote, or leave both out',
      'diawali tanda kutip tetapi bukan teks berkutip: akhiri dengan tanda kutip, atau hilangkan keduanya',
    ),
  );
}
