/** Pieces of advice with a name of their own, so that a person's marks outlive a change of language; pure. */
import { sha256 } from '../../kernel/fingerprint.ts';
import { exposureSection, type ExposureSection } from '../../messages/index.ts';
import type { Locale } from './text.ts';

export interface Advised {
  readonly key: string;
  readonly text: string;
  readonly done: boolean;
}

export interface AdvisedSection extends Omit<ExposureSection, 'today' | 'details'> {
  readonly today: readonly Advised[];
  readonly details: readonly (Omit<ExposureSection['details'][number], 'advice'> & {
    readonly advice: readonly Advised[];
  })[];
}

/** What this exposure is told in one language; each piece is named after its Indonesian words, which say the same. */
export function advisedSection(
  bits: string,
  locale: Locale,
  { full, done }: { readonly full: boolean; readonly done: ReadonlySet<string> },
): AdvisedSection {
  const how = { full, forHidden: FOR_HIDDEN };
  const spoken = exposureSection(bits, locale, how);
  const named = locale === 'id' ? spoken : exposureSection(bits, 'id', how);
  const advised = (texts: readonly string[], names: readonly string[] | undefined): Advised[] =>
    texts.map((text, at) => {
      const key = keyOf(names?.[at] ?? text);
      return { key, text, done: done.has(key) };
    });
  return {
    ...spoken,
    today: advised(spoken.today, named.today),
    details: spoken.details.map((item) => ({
      ...item,
      advice: advised(item.advice, named.details.find(({ code }) => code === item.code)?.advice),
    })),
  };
}

export function keysOf({ today, details }: AdvisedSection): readonly string[] {
  return [...today, ...details.flatMap(({ advice }) => advice)].map(({ key }) => key);
}

/** On the reader's own page the rest is one proof away. */
const FOR_HIDDEN = {
  id: 'Lihat di bawah data sensitif apa yang bocor. Jika ada yang mengancam Anda dengan data itu, jangan membayar dan lapor ke polisi di 110.',
  en: 'See below which sensitive data leaked. If anybody threatens you with it, do not pay and report it to the police on 110.',
};

function keyOf(text: string): string {
  return sha256(text).toString('hex').slice(0, 12);
}
