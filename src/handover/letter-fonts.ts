/**
 * Atkinson Hyperlegible, made for readers with low vision; words it cannot write (Vietnamese, Cyrillic, Greek) stand in
 * Noto Sans as a whole. Which of their files draws a character.
 */
import { createRequire } from 'node:module';

const files = createRequire(import.meta.url);

export type Weight = 'plain' | 'bold';
type Subset = (typeof HYPERLEGIBLE | typeof NOTO)[number]['subset'];

/** The characters of each file, as its own table lists them; marks that would have to be put upon a letter are left out. */
const HYPERLEGIBLE = [
  {
    subset: 'latin',
    draws:
      /[\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2039\u203a\u20ac\u2122\u2212]/u,
  },
  {
    subset: 'latin-ext',
    draws:
      /[\u0100-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b\u012e\u012f\u0136\u0137\u013b-\u013e\u0141-\u0148\u0150\u0151\u0154\u0155\u0158-\u015b\u015e-\u0165\u016a-\u016b\u016e-\u0173\u0178-\u017e\u0192\u0218-\u021b\u2020]/u,
  },
] as const;

const NOTO = [
  {
    subset: 'noto-latin',
    draws:
      /[\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026]/u,
  },
  { subset: 'noto-vietnamese', draws: /[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u },
  { subset: 'noto-latin-ext', draws: /[\u0100-\u0130\u0132-\u0151\u0154-\u024f\u1e00-\u1e9f]/u },
  { subset: 'noto-cyrillic', draws: /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/u },
  { subset: 'noto-cyrillic-ext', draws: /[\u0460-\u0482\u048a-\u048f\u0492-\u04af\u04b2-\u052f]/u },
  {
    subset: 'noto-greek',
    draws: /[\u0370-\u0373\u0376\u0377\u037b-\u037d\u0386-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1]/u,
  },
  {
    subset: 'noto-greek-ext',
    draws:
      /[\u1f00-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u1f59\u1f5b\u1f5d\u1f5f-\u1f7d\u1f80-\u1fb4\u1fb6-\u1fbc\u1fc2-\u1fc4\u1fc6-\u1fcc\u1fd0-\u1fd3\u1fd6-\u1fdb\u1fe0-\u1fec\u1ff2-\u1ff4\u1ff6-\u1ffc]/u,
  },
] as const;

export const FONTS = (['plain', 'bold'] as const).flatMap((weight) =>
  [...HYPERLEGIBLE, ...NOTO].map(({ subset, draws }) => ({
    name: fontName(weight, subset),
    file: () => files.resolve(fontFile(weight, subset)),
    draws,
  })),
);

function fontName(weight: Weight, subset: Subset): string {
  return subset === 'latin' ? weight : `${weight}-${subset}`;
}

function fontFile(weight: Weight, subset: Subset): string {
  const family = subset.startsWith('noto-') ? 'noto-sans' : 'atkinson-hyperlegible';
  const part = subset.replace('noto-', '');
  return `@fontsource/${family}/files/${family}-${part}-${weight === 'bold' ? 700 : 400}-normal.woff`;
}

/** The same words in characters the fonts have: hyphens that do not break, and blanks of other widths. */
export function printed(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\u2000-\u200a\u202f]/g, ' ');
}

/** Each letter once that no font draws: it would be printed as a hollow box. */
export function undrawn(text: string): string[] {
  const lacking = printed(text)
    .split(/\s+/)
    .flatMap((word) => {
      const [, missing] = fontsOf(word);
      return missing;
    });
  return [...new Set(lacking)];
}

export function isPrintable(text: string): boolean {
  return undrawn(text).length === 0;
}

export interface Stretch {
  readonly text: string;
  readonly font: string;
}

/** Text cut where the font file changes; blanks stay with what is before them. */
export function stretches(text: string, weight: Weight): Stretch[] {
  const cut: { text: string; font: string }[] = [];
  for (const word of printed(text).split(/(\s+)/)) {
    const [subsets] = fontsOf(word);
    for (const [i, letter] of [...word].entries()) {
      const last = cut.at(-1);
      const font = letter === ' ' && last ? last.font : fontName(weight, subsets[i] ?? 'latin');
      if (last?.font === font) last.text += letter;
      else cut.push({ text: letter, font });
    }
  }
  return cut;
}

/** A word's font files, letter by letter, of the first family that has them all; and the letters that neither has. */
function fontsOf(word: string): readonly [readonly (Subset | undefined)[], readonly string[]] {
  const letters = [...word];
  const of = (family: typeof HYPERLEGIBLE | typeof NOTO): (Subset | undefined)[] =>
    letters.map((letter) =>
      /\s/.test(letter) ? 'latin' : [...family].find(({ draws }) => draws.test(letter))?.subset,
    );
  const own = of(HYPERLEGIBLE);
  if (!own.includes(undefined)) return [own, []];
  const noto = of(NOTO);
  return [noto, letters.filter((_, i) => noto[i] === undefined)];
}
