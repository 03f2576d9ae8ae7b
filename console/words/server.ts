/**
 * What the server says, in the reader's language. Its sentences come in both; its refusals by their code, with the
 * values in them, and their Indonesian is fetched when that language is chosen. What was kept before it was kept in
 * both is shown as it came, in English, and marked so for whoever hears the page.
 */
import { useSyncExternalStore } from 'react';
import type { Both } from '../../src/kernel/both.ts';
import { type Language, useLanguage } from './words.tsx';

export interface Indonesian {
  /** By code (docs/errors.md); `{fact}` as in the English sentence. */
  readonly refusals: Readonly<Record<string, string>>;
  /** Values of refusals that are words of ours: `approved`, `letter`. */
  readonly facts: Readonly<Record<string, string>>;
}

let known: Indonesian | null = null;
let asked = false;
const waiting = new Set<() => void>();

function ask(): void {
  if (asked) return;
  asked = true;
  void Promise.all([import('./refusals.id.json'), import('./facts.id.ts')]).then(
    ([refusals, { FACT_WORDS }]) => {
      known = { refusals: refusals.default, facts: FACT_WORDS };
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
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Why not: of a page itself in words, of the server in both languages or as what it would refuse. */
export interface Reasoned {
  readonly reason: string | null;
  readonly words?: Both | undefined;
  readonly refusal?: Refusal | undefined;
}

export type Sayable = Both | Refusal | Reasoned;

export function useServerWords(): (of: Sayable) => Said | null {
  const { language } = useLanguage();
  const indonesian = useSyncExternalStore(subscribe, () => known);
  if (language === 'id') ask();
  return (of) => saidIn(language, indonesian, of);
}

export function saidIn(language: Language, indonesian: Indonesian | null, of: Sayable): Said | null {
  if ('en' in of) return { text: of[language], lang: language };
  if ('code' in of) {
    const text = language === 'id' && indonesian ? refusalIn(indonesian, of) : null;
    return text === null ? { text: of.message, lang: 'en' } : { text, lang: language };
  }
  const { reason, words, refusal } = of;
  if (words ?? refusal) return saidIn(language, indonesian, (words ?? refusal)!);
  return reason === null ? null : { text: reason, lang: language };
}

export function refusalIn(indonesian: Indonesian, { code, facts }: Refusal): string | null {
  return (
    indonesian.refusals[code]?.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(facts, name) ? factIn(indonesian, facts[name]) : whole,
    ) ?? null
  );
}

function factIn(indonesian: Indonesian, fact: unknown): string {
  if (typeof fact === 'object' && fact !== null) {
    if ('id' in fact) return String(fact.id);
    const refusal = fact as Refusal;
    return refusalIn(indonesian, refusal) ?? refusal.message;
  }
  const text = String(fact ?? '–');
  return text
    .split(', ')
    .map((one) => indonesian.facts[one] ?? one)
    .join(', ');
}
