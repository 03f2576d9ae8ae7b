/** Which of several texts of one channel a person gets: that of their jurisdiction, else the general one; then by language. */
import type { Locale } from './template-kinds.ts';

export interface Variant {
  /** Codes of the laws it is for; none: the general text. */
  readonly jurisdictions?: readonly string[] | undefined;
  readonly locale: Locale;
}

export interface Wanted {
  /** Codes of the laws that protect this person, the strictest first. */
  readonly laws: readonly string[];
  /** The person's language, where it is one of ours. */
  readonly locale: Locale | null;
  readonly defaultLocale: Locale;
}

/**
 * The strictest of the person's laws that has a text of its own decides, in whatever language there is one: what a law
 * forbids must not come back for want of a translation. Null where neither it nor a general text is there.
 */
export function variantFor<V extends Variant>(variants: readonly V[], wanted: Wanted): V | null {
  for (const code of wanted.laws) {
    const own = variants.filter(({ jurisdictions = [] }) => jurisdictions.includes(code));
    if (own.length > 0) return byLanguage(own, wanted);
  }
  return byLanguage(variants.filter(isGeneral), wanted);
}

/** The person's language, else the incident's, else any that is there. */
export function byLanguage<V extends { readonly locale: Locale }>(
  texts: readonly V[],
  { locale, defaultLocale }: Pick<Wanted, 'locale' | 'defaultLocale'>,
): V | null {
  const order: readonly (Locale | null)[] = [locale, defaultLocale, 'id', 'en'];
  for (const wanted of order) {
    const found = texts.find((text) => text.locale === wanted);
    if (found) return found;
  }
  return null;
}

export function isGeneral({ jurisdictions = [] }: Variant): boolean {
  return jurisdictions.length === 0;
}

/** Its own language of a locale such as `id-ID`; null for any other. */
export function localeOf(locale: string | null): Locale | null {
  const lower = locale?.toLowerCase() ?? '';
  return lower.startsWith('id') ? 'id' : lower.startsWith('en') ? 'en' : null;
}
