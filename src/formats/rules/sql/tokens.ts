/** Finds its way through SQL text without understanding it: strings, names, comments, where a statement ends. */

export type Dialect = 'mysql' | 'postgres';

/** How strings are written, which a dump may change on its way. */
export interface Lexis {
  readonly dialect: Dialect;
  /** Whether a backslash in a plain string escapes: MySQL yes, PostgreSQL no, unless the dump says otherwise. */
  readonly backslashes: boolean;
}

export const UNFINISHED = -1;
export const BAD = -2;

const QUOTE = 39;
const DOUBLE = 34;
const BACKTICK = 96;
const BACKSLASH = 92;

/** Where the quoted piece that opens at `at` ends, behind its closing quote; UNFINISHED where the text does first. */
export function quotedEnd(text: string, at: number, lexis: Lexis, escapes = lexis.backslashes): number {
  const quote = text.charCodeAt(at);
  const isEscaping = escapes && (quote === QUOTE || (quote === DOUBLE && lexis.dialect === 'mysql'));
  for (let i = at + 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH && isEscaping) i += 1;
    else if (code === quote) {
      if (i + 1 >= text.length) return UNFINISHED;
      if (text.charCodeAt(i + 1) !== quote) return i + 1;
      i += 1;
    }
  }
  return UNFINISHED;
}

const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

/** Where the dollar-quoted string that opens at `at` ends; BAD where none opens here. */
export function dollarEnd(text: string, at: number): { readonly end: number; readonly tag: string } {
  DOLLAR_TAG.lastIndex = at;
  const tag = DOLLAR_TAG.exec(text)?.[0];
  if (tag === undefined) return { end: BAD, tag: '' };
  const close = text.indexOf(tag, at + tag.length);
  return { end: close < 0 ? UNFINISHED : close + tag.length, tag };
}

/** Behind blanks and comments; UNFINISHED where a comment's end is still to come. */
export function skipBlank(text: string, from: number, lexis: Lexis): number {
  let at = from;
  for (;;) {
    while (isBlank(text.charCodeAt(at))) at += 1;
    const end = commentEnd(text, at, lexis);
    if (end === at || end === UNFINISHED) return end;
    at = end;
  }
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xfeff || code === 0xa0;
}

/** Behind the comment at `at`; `at` itself where there is none. A line comment ends before its line end. */
export function commentEnd(text: string, at: number, { dialect }: Lexis): number {
  const [a, b] = [text[at], text[at + 1]];
  if (a === '#' && dialect === 'mysql') return lineEndFrom(text, at);
  if (a === '-' && b === '-') {
    // In MySQL "--" begins a comment only before a blank: 5--3 is arithmetic.
    const isComment = dialect === 'postgres' || at + 2 >= text.length || text.charCodeAt(at + 2) <= 32;
    return isComment ? lineEndFrom(text, at) : at;
  }
  if (a !== '/' || b !== '*') return at;
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? UNFINISHED : close + 2;
}

function lineEndFrom(text: string, at: number): number {
  const found = text.slice(at).search(/[\r\n]/);
  return found < 0 ? UNFINISHED : at + found;
}

/**
 * Behind the balanced piece of SQL that ends before one of `stops` at the top level; strings and comments are
 * stepped over. BAD at a `;` inside brackets or a bracket that closes too much.
 */
export function pieceEnd(text: string, from: number, stops: string, lexis: Lexis): number {
  let depth = 0;
  for (let at = from; at < text.length;) {
    const char = text[at]!;
    if (depth === 0 && stops.includes(char)) return at;
    const past = steppedOver(text, at, lexis);
    if (past === UNFINISHED) return UNFINISHED;
    if (past > at) {
      at = past;
      continue;
    }
    if (char === '(' || char === '[') depth += 1;
    else if (char === ')' || char === ']') depth -= 1;
    if (depth < 0 || char === ';') return BAD;
    at += 1;
  }
  return UNFINISHED;
}

/** Behind the string, name or comment at `at`; `at` where there is none. */
function steppedOver(text: string, at: number, lexis: Lexis): number {
  const code = text.charCodeAt(at);
  if (code === QUOTE || code === DOUBLE || (code === BACKTICK && lexis.dialect === 'mysql')) {
    const escapes = lexis.backslashes || (code === QUOTE && isEscapeString(text, at, lexis));
    return quotedEnd(text, at, lexis, escapes);
  }
  if (code === 36 && lexis.dialect === 'postgres' && !/[\w$]/.test(text[at - 1] ?? '')) {
    const { end } = dollarEnd(text, at);
    return end === BAD ? at : end;
  }
  return code === 45 || code === 47 || code === 35 ? commentEnd(text, at, lexis) : at;
}

function isEscapeString(text: string, at: number, { dialect }: Lexis): boolean {
  return dialect === 'postgres' && /(?:^|[^\w$])[eE]$/.test(text.slice(Math.max(0, at - 2), at));
}

/** Behind the delimiter that ends the statement at `from`. */
export function statementEnd(text: string, from: number, delimiter: string, lexis: Lexis): number {
  for (let at = from; at < text.length;) {
    if (text.startsWith(delimiter, at)) return at + delimiter.length;
    const past = steppedOver(text, at, lexis);
    if (past === UNFINISHED) return UNFINISHED;
    at = past > at ? past : at + 1;
  }
  return UNFINISHED;
}

const BARE = /[\w$\u0080-\uffff]+/y;

/** The name at `at`, quoted or bare, with its parts; null where there is none or its end is not known. */
export function readName(
  text: string,
  from: number,
  lexis: Lexis,
): { readonly end: number; readonly parts: readonly string[] } | null {
  const parts: string[] = [];
  let at = from;
  for (;;) {
    const part = readPart(text, at, lexis);
    if (!part || part.end >= text.length) return null;
    parts.push(part.name);
    at = part.end;
    if (text[at] !== '.') return { end: at, parts };
    at += 1;
  }
}

function readPart(text: string, at: number, lexis: Lexis): { end: number; name: string } | null {
  const quote = text[at];
  if (quote === '"' || (quote === '`' && lexis.dialect === 'mysql')) {
    const end = quotedEnd(text, at, { ...lexis, backslashes: false });
    if (end === UNFINISHED) return null;
    return { end, name: text.slice(at + 1, end - 1).replaceAll(quote + quote, quote) };
  }
  BARE.lastIndex = at;
  const bare = BARE.exec(text)?.[0];
  if (bare === undefined) return null;
  // PostgreSQL folds names that are not quoted.
  return { end: at + bare.length, name: lexis.dialect === 'postgres' ? bare.toLowerCase() : bare };
}
