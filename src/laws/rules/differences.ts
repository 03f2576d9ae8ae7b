/** What changed between two versions of a law or calendar, field by field, as whoever approves it reads it. */
import { canonicalJson } from '../../kernel/fingerprint.ts';
import type { JsonValue } from '../../kernel/json-value.ts';

export interface Difference {
  /** `duties[subject].deadline`; entries with a code or a text are found by it, wherever they stand. */
  readonly path: string;
  /** Undefined in the one: it was added; in the other: it was taken away. */
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (isFields(before) && isFields(after))
    return ofFields(before, after, (name) => (path ? `${path}.${name}` : name));
  if (isNamedList(before) && isNamedList(after)) {
    const moved = orderOf(before) !== orderOf(after) && sameNames(before, after);
    const inside = ofFields(byName(before), byName(after), (name) => `${path}[${name}]`);
    return moved
      ? [{ path: `${path} (order)`, before: namesOf(before), after: namesOf(after) }, ...inside]
      : inside;
  }
  // A database keeps the keys of an object in an order of its own.
  if (canonicalJson({ it: before }) === canonicalJson({ it: after })) return [];
  return [{ path, before: before as JsonValue | undefined, after: after as JsonValue | undefined }];
}

function ofFields(before: Fields, after: Fields, at: (name: string) => string): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => differences(before[name], after[name], at(name)));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Duties, required elements and headings are told apart by their name, not by their place. */
function isNamedList(value: unknown): value is readonly Fields[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  const names = value.map(nameOf);
  return names.every((name) => name !== null) && new Set(names).size === names.length;
}

function nameOf(value: unknown): string | null {
  if (!isFields(value)) return null;
  const name = value['code'] ?? value['text'];
  return typeof name === 'string' ? name : null;
}

function byName(list: readonly Fields[]): Fields {
  return Object.fromEntries(list.map((entry) => [nameOf(entry)!, entry]));
}

function namesOf(list: readonly Fields[]): string[] {
  return list.map((entry) => nameOf(entry)!);
}

function orderOf(list: readonly Fields[]): string {
  return namesOf(list).join('|');
}

function sameNames(a: readonly Fields[], b: readonly Fields[]): boolean {
  return a.length === b.length && namesOf(a).sort().join('|') === namesOf(b).sort().join('|');
}
