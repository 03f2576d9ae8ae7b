/** What an exposure is, whatever is written about it: read once for every text and every pause of its writer. */
import { READABLE_FORMS, readExposure } from '../incidents/index.ts';
import { blocksOf } from './rendering/blocks.ts';
import type { LintProfile } from './rules/findings.ts';
import type { Locale } from './rules/template-kinds.ts';

type Codes = Pick<LintProfile, 'leaked' | 'exposed'>;

export class Exposures {
  readonly #codes = new Map<string, Codes>();
  readonly #shapes = new Map<string, string>();

  codes(bits: string): Codes {
    return remembered(this.#codes, bits, () => {
      const all = readExposure(bits);
      const exposed = all.map(({ code }) => code as string);
      const leaked = all
        .filter(({ form }) => READABLE_FORMS.includes(form))
        .map(({ code }) => code as string);
      return { leaked, exposed };
    });
  }

  /** Which blocks have words, one digit each; equal for exposures whose messages differ in nothing but words. */
  shape(bits: string, locale: Locale): string {
    return remembered(this.#shapes, `${locale}${bits}`, () =>
      Object.values(blocksOf(bits, locale))
        .map((block) => (block === '' ? '0' : '1'))
        .join(''),
    );
  }
}

/** Distinct exposures of some large breaches. */
const KNOWN_MAX = 20_000;

function remembered<V>(known: Map<string, V>, key: string, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= KNOWN_MAX) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}
