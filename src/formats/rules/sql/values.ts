/** Reads one tuple of an INSERT: every value becomes a cell, whatever way it is written; nothing is computed. */
import { BAD, dollarEnd, pieceEnd, quotedEnd, skipBlank, UNFINISHED, type Lexis } from './tokens.ts';
import { binaryText, bytesOfText, escapedText, hexText } from './strings.ts';

/** Cells, or null where one of them cannot be carried; or why there is no tuple. */
export type Tuple = { readonly end: number; readonly cells: readonly string[] | null } | 'unfinished' | 'bad';

interface Value {
  readonly end: number;
  /** Null where the text holds what cannot be decoded. */
  readonly cell: string | null;
}

/** The tuple whose bracket opens at `from`. */
export function readTuple(text: string, from: number, lexis: Lexis): Tuple {
  const cells: string[] = [];
  let isCarried = true;
  for (let at = from + 1; ; at += 1) {
    at = skipBlank(text, at, lexis);
    if (at === UNFINISHED || at >= text.length) return 'unfinished';
    const value = readValue(text, at, lexis);
    if (typeof value === 'string') return value;
    isCarried &&= value.cell !== null;
    cells.push(value.cell ?? '');
    at = value.end;
    if (text[at] === ')') return { end: at + 1, cells: isCarried ? cells : null };
  }
}

/** The value at `at`, ending at a `,` or `)`. */
function readValue(text: string, at: number, lexis: Lexis): Value | 'unfinished' | 'bad' {
  const simple = readSimple(text, at, lexis);
  if (simple === 'unfinished') return simple;
  if (simple) {
    const end = skipBlank(text, simple.end, lexis);
    if (end === UNFINISHED || end >= text.length) return 'unfinished';
    if (text[end] === ',' || text[end] === ')') return { end, cell: simple.cell };
    // A cast or a collation says how to store the value, not what it is.
    if (text.startsWith('::', end) || /^COLLATE\b/i.test(text.slice(end, end + 8))) {
      const cast = pieceEnd(text, end, ',)', lexis);
      return cast < 0 ? reasonOf(cast) : { end: cast, cell: simple.cell };
    }
  }
  const end = pieceEnd(text, at, ',)', lexis);
  if (end < 0) return reasonOf(end);
  const expression = text.slice(at, end).trim();
  if (expression === '') return 'bad';
  return { end, cell: carried(expression) };
}

function reasonOf(end: number): 'unfinished' | 'bad' {
  return end === BAD ? 'bad' : 'unfinished';
}

const WORD = /[+-]?[\w.]+(?:(?<=\d[eE])[+-]\d+)?/y;
const INTRODUCER = /(?:_[a-z0-9]+|[xX]|[bB]|[eE]|[nN]|[uU]&)\s*(?=['"])|_[a-z0-9]+\s+(?=0x)/y;

/** A literal at `at`; null where it is none. */
function readSimple(text: string, at: number, lexis: Lexis): Value | 'unfinished' | null {
  const char = text[at]!;
  if (char === "'" || (char === '"' && lexis.dialect === 'mysql')) return readString(text, at, '', lexis);
  if (char === '$' && lexis.dialect === 'postgres') {
    const { end, tag } = dollarEnd(text, at);
    if (end === BAD) return null;
    if (end === UNFINISHED) return 'unfinished';
    return { end, cell: carried(text.slice(at + tag.length, end - tag.length)) };
  }
  INTRODUCER.lastIndex = at;
  const introducer = INTRODUCER.exec(text)?.[0];
  if (introducer !== undefined) {
    const behind = at + introducer.length;
    if (text[behind] === '0') return readSimple(text, behind, lexis);
    return readString(text, behind, introducer.trim().toLowerCase(), lexis);
  }
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  if (word === undefined) return null;
  const end = at + word.length;
  if (end >= text.length) return 'unfinished';
  if (/^(?:null|default)$/i.test(word)) return { end, cell: '' };
  if (/^0x(?:[0-9a-f]{2})*$/i.test(word) && lexis.dialect === 'mysql') {
    return { end, cell: hexText(word.slice(2)) };
  }
  // A bare word that is neither a number nor a truth value is an expression: it is kept as it stands.
  return /^[+-]?[\d.]/.test(word) || /^(?:true|false)$/i.test(word) ? { end, cell: word } : null;
}

/** The string whose quote opens at `at`, behind its introducer in lower case. */
function readString(text: string, at: number, introducer: string, lexis: Lexis): Value | 'unfinished' {
  const escapes = introducer === 'e' || lexis.backslashes;
  const end = quotedEnd(text, at, lexis, escapes);
  if (end === UNFINISHED) return 'unfinished';
  const quote = text[at]!;
  let body = text.slice(at + 1, end - 1);
  if (introducer === 'x') return { end, cell: /^(?:[0-9a-f]{2})*$/i.test(body) ? hexText(body) : body };
  if (introducer === 'b') return { end, cell: body };
  // A quote is doubled or escaped, so pairs are undone together with the escapes, from left to right.
  const pairs = quote + quote;
  if (escapes && body.includes('\\')) body = escapedText(body, quote, lexis.dialect);
  else if (body.includes(pairs)) body = body.replaceAll(pairs, quote);
  if (introducer === 'u&') body = unicodeText(body);
  if (introducer === '_binary' || body.includes('\0')) {
    const isWhole = introducer === '_binary' || body.isWellFormed();
    return { end, cell: isWhole ? binaryText(bytesOfText(body)) : null };
  }
  return { end, cell: carried(body) };
}

function unicodeText(body: string): string {
  return body.replace(/\\(\\|\+[0-9a-f]{6}|[0-9a-f]{4})/gi, (_, code: string) =>
    code === '\\'
      ? code
      : String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code.replace('+', ''), 16))),
  );
}

function carried(cell: string): string | null {
  return cell.isWellFormed() ? cell : null;
}
