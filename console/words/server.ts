/**
 * What the server says, in Indonesian: its refusals by their code with the values in them, its reasons by their
 * sentence. Fetched when that language is chosen; a sentence without a translation is shown as it came, in English.
 */
import { useSyncExternalStore } from 'react';
import { type Language, useLanguage } from './words.tsx';

interface Indonesian {
  /** By code (docs/errors.md); `{fact}` as in the English sentence. */
  readonly refusals: Readonly<Record<string, string>>;
  /** English sentence, values as `{1}`, to the Indonesian one. */
  readonly reasons: readonly (readonly [english: string, indonesian: string])[];
}

let known: Indonesian | null = null;
let asked = false;
const waiting = new Set<() => void>();

function ask(): void {
  if (asked) return;
  asked = true;
  void Promise.all([import('./refusals.id.json'), import('./reasons.id.ts')]).then(
    ([refusals, { REASONS }]) => {
      known = { refusals: refusals.default, reasons: REASONS };
      for (const tell of waiting) tell();
    },
  );
}

function subscribe(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

export interface Said {
  readonly text: string;
  /** The language it is in, for whoever hears the page. */
  readonly lang: Language;
}

export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export function useServerWords(): { refusal: (of: Refusal) => Said; reason: (sentence: string) => Said } {
  const { language } = useLanguage();
  const indonesian = useSyncExternalStore(subscribe, () => known);
  if (language === 'id') ask();
  if (language === 'en' || indonesian === null) {
    return { refusal: ({ detail }) => english(detail), reason: english };
  }
  return {
    refusal: (of) => refusalIn(indonesian, of) ?? english(of.detail),
    reason: (sentence) => reasonIn(indonesian, sentence) ?? english(sentence),
  };
}

function english(text: string): Said {
  return { text, lang: 'en' };
}

export function refusalIn({ refusals }: Pick<Indonesian, 'refusals'>, { code, facts }: Refusal): Said | null {
  const template = refusals[code];
  if (template === undefined) return null;
  const text = template.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(facts, name) ? String(facts[name] ?? '–') : whole,
  );
  return { text, lang: 'id' };
}

export function reasonIn({ reasons }: Pick<Indonesian, 'reasons'>, sentence: string): Said | null {
  for (const [pattern, translated] of reasons) {
    const values = valuesIn(pattern, sentence);
    if (values)
      return {
        text: translated.replaceAll(/\{(\d)\}/g, (_, n: string) => values[Number(n) - 1] ?? ''),
        lang: 'id',
      };
  }
  return null;
}

/** What stands where the pattern has `{1}`, `{2}` …; null where the sentence is another. */
function valuesIn(pattern: string, sentence: string): string[] | null {
  const source = pattern
    .split(/\{\d\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('(.+?)');
  const found = new RegExp(`^${source}$`, 's').exec(sentence);
  return found ? found.slice(1) : null;
}
