/** What kind of text a file is, from its beginning: delimited, JSON lines or a database dump. */
import { fieldsOf } from './json-lines.ts';
import type { Dialect } from './sql/tokens.ts';

export type TextKind =
  | { readonly kind: 'csv' }
  | { readonly kind: 'json_lines' }
  /** JSON, but not one object a line. */
  | { readonly kind: 'json_array' | 'json_document' }
  | { readonly kind: 'dump'; readonly dialect: Dialect };

/** Lines of the beginning that are looked at for an object. */
const JSON_LINES_LOOKED_AT = 20;
/** Characters in which a dump's first statement, or who wrote it, must show. */
const LOOKED_AT = 2000;

/** `head` is the decoded beginning of the file, cut anywhere. */
export function textKind(head: string): TextKind {
  const text = head.trimStart();
  if (/^\[\s*[{[]/.test(text) && /^\[\s*(?:\{\s*["}]|\[)/.test(text)) return { kind: 'json_array' };
  if (/^\{\s*["}]/.test(text)) return jsonKind(text, head.length);
  return isDump(text) ? { kind: 'dump', dialect: dialectOf(text) } : { kind: 'csv' };
}

/** One of the first lines is an object by itself, or is longer than what is seen of the file. */
function jsonKind(text: string, seen: number): TextKind {
  const lines = text.split(/\r\n|\n|\r/).slice(0, JSON_LINES_LOOKED_AT);
  if (lines[0]!.length >= seen || lines.some((line) => fieldsOf(line) !== null))
    return { kind: 'json_lines' };
  return { kind: /^\{\s*(?:"|$)/.test(lines[0]!) && lines.length > 1 ? 'json_document' : 'json_lines' };
}

const COMMENTS =
  /^(?:\s+|--[^\r\n]*|#[^\r\n]*|\/\*[\s\S]*?\*\/;?|\\(?:restrict|unrestrict|connect|c) [^\r\n]*)*/;
const BEGINS_DUMP =
  /^(?:set\s+[@\w]+|create\s+\w+|insert\s+\w*\s*into\b|insert\s+ignore|replace\s+into|drop\s+\w+|copy\s+\S+|use\s+[`"\w]+|begin\b|start\s+transaction|lock\s+tables|alter\s+\w+|select\s+pg_catalog|pragma\s+\w+|delimiter\s+\S+|truncate\s+\w+|delete\s+from)/i;
const HAS_ROWS =
  /(?:^|[\r\n;])\s*(?:(?:insert|replace)\s+(?:ignore\s+|low_priority\s+|delayed\s+)*into\s|create\s+(?:\w+\s+)?table\s|copy\s[^;]{0,2000}\bfrom\s+stdin)/i;
const NAMED_DUMP = /^--\s*(?:MySQL|MariaDB|PostgreSQL database|phpMyAdmin|Adminer|HeidiSQL|Host:|Dump\b)/im;

/** A dump begins, behind comments, with a statement, and somewhere makes or fills a table. */
function isDump(text: string): boolean {
  const behind = text.slice(COMMENTS.exec(text)![0].length);
  if (!BEGINS_DUMP.test(withoutRuns(behind.slice(0, LOOKED_AT))) && behind !== '') return false;
  return HAS_ROWS.test(withoutRuns(text)) || NAMED_DUMP.test(text.slice(0, LOOKED_AT));
}

/** Every run of blanks as one: what is looked for behind a run would else be looked for from each of its blanks. */
function withoutRuns(text: string): string {
  return text.replace(/\s+/g, (run) => (/[\r\n]/.test(run) ? '\n' : ' '));
}

/** MySQL by what only it writes; else PostgreSQL, whose strings are those of the standard. */
function dialectOf(text: string): Dialect {
  if (/PostgreSQL database dump|\bpg_catalog\b|standard_conforming_strings|\bfrom\s+stdin/i.test(text)) {
    return 'postgres';
  }
  return /`|\bENGINE\s*=|MySQL|MariaDB|\/\*!|\\'/.test(text) ? 'mysql' : 'postgres';
}
