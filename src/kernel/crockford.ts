/** Codes a person can read aloud and type: Crockford's 32 characters and a check character over GF(32). */
import { assert } from './assert.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const VALUE: ReadonlyMap<string, number> = new Map([...ALPHABET].map((char, value) => [char, value]));
export const CODE_CHARS = 12;

/** The first 60 bits, as twelve characters. */
export function twelveChars(bytes: Uint8Array): string {
  assert(bytes.length >= 8, 'twelve characters need 60 bits');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [high, low] = [view.getUint32(0), view.getUint32(4)];
  return four(high >>> 12) + four(((high & 0xfff) << 8) | (low >>> 24)) + four((low >>> 4) & 0xf_ffff);
}

/** Twenty bits. */
function four(bits: number): string {
  return (
    ALPHABET[bits >> 15]! + ALPHABET[(bits >> 10) & 31]! + ALPHABET[(bits >> 5) & 31]! + ALPHABET[bits & 31]!
  );
}

/** Detects every wrong character and every exchange of neighbours: weights are distinct powers in GF(32). */
export function checkChar(text: string): string {
  let sum = 0;
  for (const char of text) sum = times2(sum) ^ VALUE.get(char)!;
  return ALPHABET[times2(sum)]!;
}

export function withCheck(text: string): string {
  return text + checkChar(text);
}

/** What was typed → thirteen characters whose check fits, or null. Case, blanks, hyphens, O, I, L forgiven. */
export function readCode(typed: string): string | null {
  if (typed.length > 40) return null;
  const text = [...typed.toUpperCase()]
    .filter((char) => !/[\s\-‐‑–—_.]/.test(char))
    .map((char) => (char === 'O' ? '0' : char === 'I' || char === 'L' ? '1' : char))
    .join('');
  if (text.length !== CODE_CHARS + 1 || ![...text].every((char) => VALUE.has(char))) return null;
  const body = text.slice(0, CODE_CHARS);
  return checkChar(body) === text[CODE_CHARS] ? text : null;
}

/** `ABCD-EFGH-JKMNP` */
export function grouped(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/** A non-negative number, as short as it gets. */
export function shortNumber(value: bigint): string {
  let rest = value;
  let text = '';
  do {
    text = ALPHABET[Number(rest & 31n)]! + text;
    rest >>= 5n;
  } while (rest > 0n);
  return text;
}

export function readShortNumber(text: string): bigint | null {
  let value = 0n;
  for (const char of text) {
    const digit = VALUE.get(char);
    if (digit === undefined) return null;
    value = (value << 5n) | BigInt(digit);
  }
  return value;
}

function times2(value: number): number {
  const shifted = value << 1;
  return shifted & 0b100000 ? shifted ^ 0b100101 : shifted;
}
