/** What stands in the strings of a dump: escapes undone, bytes shown as text where they are text, else as hex. */
import { isUtf8 } from 'node:buffer';
import type { Dialect } from './tokens.ts';

const MYSQL: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\u001a',
  // Only LIKE undoes these two; in a value both characters stand.
  '%': '\\%',
  _: '\\_',
};

const POSTGRES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** A string's body with its escapes and doubled quotes undone. */
export function escapedText(body: string, quote: string, dialect: Dialect): string {
  const pairs = quote + quote;
  if (dialect === 'mysql') {
    return body.replace(quote === '"' ? /\\([\s\S])|""/g : /\\([\s\S])|''/g, (whole, char?: string) =>
      whole === pairs || char === undefined ? quote : (MYSQL[char] ?? char),
    );
  }
  return postgresText(body.replaceAll(pairs, "\\'"), false);
}

/** Bytes are written one by one and only together are they text. */
const BYTES = /(?:\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}))+/y;
const OTHERS = /\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/y;

/** E'' strings and COPY lines share their escapes, but for the code points, which COPY does not know. */
export function postgresText(body: string, isCopy: boolean): string {
  const parts: string[] = [];
  let from = 0;
  // A backslash before a byte may itself be escaped: escapes are taken from left to right.
  for (let at = body.indexOf('\\'); at >= 0; at = body.indexOf('\\', from)) {
    parts.push(body.slice(from, at));
    BYTES.lastIndex = at;
    const bytes = BYTES.exec(body);
    if (bytes) {
      parts.push(bytesOfEscapes(bytes[0]).toString('utf8'));
      from = at + bytes[0].length;
      continue;
    }
    OTHERS.lastIndex = at;
    const other = OTHERS.exec(body);
    const code = other?.[1] ?? '';
    const isPoint = code.length > 1 && !isCopy;
    parts.push(isPoint ? codePoint(code) : (POSTGRES[code[0] ?? ''] ?? code[0] ?? '\\'));
    from = at + (isPoint ? 1 + code.length : Math.min(2, body.length - at));
  }
  parts.push(body.slice(from));
  return parts.join('');
}

function codePoint(code: string): string {
  return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code.slice(1), 16)));
}

function bytesOfEscapes(run: string): Buffer {
  const codes = run.split('\\').slice(1);
  return Buffer.from(
    codes.map((code) =>
      code.startsWith('x') ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 8),
    ),
  );
}

/** Hex digits as the text they are, or in MySQL's own spelling where they are none. */
export function hexText(digits: string): string {
  return binaryText(Buffer.from(digits, 'hex'));
}

/** Bytes as text where every one is: printable UTF-8; else `0x…`. */
export function binaryText(bytes: Buffer): string {
  if (isUtf8(bytes)) {
    const text = bytes.toString('utf8');
    if (!/[^\P{Cc}\t\n\r]/u.test(text)) return text;
  }
  return `0x${bytes.toString('hex').toUpperCase()}`;
}

/** The bytes decoded text came from: what could not be decoded stands in it as U+DC80…U+DCFF (see decode.ts). */
export function bytesOfText(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text, 'utf8');
  const parts = [...text].map((char) => {
    const code = char.charCodeAt(0);
    return code >= 0xdc80 && code <= 0xdcff && char.length === 1
      ? Buffer.from([code - 0xdc00])
      : Buffer.from(char, 'utf8');
  });
  return Buffer.concat(parts);
}
