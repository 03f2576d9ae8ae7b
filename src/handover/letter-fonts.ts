/** Atkinson Hyperlegible, made for readers with low vision: its two files, and which of them draws a character. */
import { createRequire } from 'node:module';

const files = createRequire(import.meta.url);

function fontFile(subset: 'latin' | 'latin-ext', weight: 400 | 700): string {
  return files.resolve(
    `@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-${subset}-${weight}-normal.woff`,
  );
}

export type Weight = 'plain' | 'bold';
export const FONTS = [
  { name: 'plain', file: () => fontFile('latin', 400) },
  { name: 'plain-ext', file: () => fontFile('latin-ext', 400) },
  { name: 'bold', file: () => fontFile('latin', 700) },
  { name: 'bold-ext', file: () => fontFile('latin-ext', 700) },
] as const;

/** The characters of each file, as its own table lists them. */
const NEARBY =
  /[\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2039\u203a\u20ac\u2122\u2212]/u;
const FURTHER =
  /[\u0100-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b\u012e\u012f\u0136\u0137\u013b-\u013e\u0141-\u0148\u0150\u0151\u0154\u0155\u0158-\u015b\u015e-\u0165\u016a-\u016b\u016e-\u0173\u0178-\u017e\u0192\u0218-\u021b\u2020]/u;

/** The same words in characters the fonts have: hyphens that do not break, and blanks of other widths. */
export function printed(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\u2000-\u200a\u202f]/g, ' ');
}

/** Each letter once that no font draws: it would be printed as a hollow box. */
export function undrawn(text: string): string[] {
  const all = new Set(printed(text));
  return [...all].filter((letter) => !/\s/.test(letter) && !NEARBY.test(letter) && !FURTHER.test(letter));
}

export function isPrintable(text: string): boolean {
  return undrawn(text).length === 0;
}

export interface Stretch {
  readonly text: string;
  readonly font: (typeof FONTS)[number]['name'];
}

/** Text cut where the font file changes; blanks stay with what is before them. */
export function stretches(text: string, weight: Weight): Stretch[] {
  const cut: { text: string; font: Stretch['font'] }[] = [];
  for (const letter of printed(text)) {
    const last = cut.at(-1);
    const font =
      letter === ' ' && last ? last.font : FURTHER.test(letter) ? (`${weight}-ext` as const) : weight;
    if (last?.font === font) last.text += letter;
    else cut.push({ text: letter, font });
  }
  return cut;
}
