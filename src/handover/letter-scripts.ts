/** Which letters of the world our fonts cannot draw, by the names of their scripts. */
import { undrawn } from './letter-fonts.ts';
import type { Text } from './texts.ts';

const SCRIPTS = [
  'Arabic', 'Armenian', 'Bengali', 'Cyrillic', 'Devanagari', 'Ethiopic', 'Georgian', 'Greek', 'Gujarati', 'Gurmukhi', 'Han',
  'Hangul', 'Hebrew', 'Hiragana', 'Javanese', 'Kannada', 'Katakana', 'Khmer', 'Lao', 'Latin', 'Malayalam', 'Myanmar',
  'Sinhala', 'Tamil', 'Telugu', 'Thai',
].map((name) => ({ name, test: new RegExp(`\\p{Script=${name}}`, 'u') })); // prettier-ignore

/** In order of the alphabet; `other` for signs that belong to none. */
export function scriptsOf(letters: readonly string[]): string[] {
  const names = letters.map((letter) => SCRIPTS.find(({ test }) => test.test(letter))?.name ?? 'other');
  return [...new Set(names)].sort();
}

/** What would be printed as a hollow box; none: the whole letter can be printed. */
export function unprintableIn({ letter, address }: Text & { kind: 'letter' }): string[] {
  return undrawn([letter.title, letter.text, ...address.lines].join('\n'));
}
