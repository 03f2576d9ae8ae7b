/** How easily a frightened person reads a text: by the length of its sentences and a list of hard words per language. */
import { both } from '../../kernel/both.ts';
import { type Finding, inBody, inMessage, type LintInput } from './findings.ts';
import { HARD_WORDS } from './plain-words.ts';
import type { Locale } from './template-kinds.ts';

export interface Sentence {
  readonly text: string;
  readonly words: number;
}

export interface HardWord {
  readonly word: string;
  /** What to write instead. */
  readonly plain: string;
}

export interface Readability {
  readonly sentences: number;
  readonly words: number;
  /** With one decimal. */
  readonly meanWords: number;
  readonly longest: Sentence | null;
  readonly long: readonly Sentence[];
  readonly hard: readonly HardWord[];
}

/** Plain-language guides ask for 15 to 20 words on average and nothing beyond 25. */
export const MEAN_WORDS_MAX = 20;
export const LONG_WORDS = 25;
/** Beyond this nobody in fear reads to the end. */
export const WORDS_MAX = 35;

export function readabilityOf(text: string, locale: Locale): Readability {
  const sentences = sentencesOf(text);
  const words = sentences.reduce((sum, s) => sum + s.words, 0);
  const byLength = [...sentences].sort((a, b) => b.words - a.words);
  return {
    sentences: sentences.length,
    words,
    meanWords: sentences.length === 0 ? 0 : Math.round((words / sentences.length) * 10) / 10,
    longest: byLength[0] ?? null,
    long: byLength.filter((s) => s.words > LONG_WORDS),
    hard: hardWordsIn(text, locale),
  };
}

export function readingFindings(input: LintInput): Finding[] {
  const { locale, own } = input;
  const { meanWords, long, hard, sentences } = readabilityOf(own.body, locale);
  const code = 'hard_to_read';
  const found = long.flatMap(({ text, words }) => {
    const limit = words > WORDS_MAX ? WORDS_MAX : LONG_WORDS;
    const says = both(
      `a sentence of ${words} words (“${beginning(text)} …”) is longer than ${limit}: cut it in two.`,
      `kalimat sepanjang ${words} kata (“${beginning(text)} …”) melebihi ${limit} kata: pecah menjadi dua.`,
    );
    const severity = words > WORDS_MAX ? {} : ({ severity: 'advice' } as const);
    return inBody(input, { code, words: beginning(text), says, ...severity });
  });
  if (meanWords > MEAN_WORDS_MAX && sentences > 1) {
    const says = both(
      `its sentences have ${meanWords} words on average, more than ${MEAN_WORDS_MAX}: write shorter ones.`,
      `kalimatnya rata-rata ${meanWords} kata, lebih dari ${MEAN_WORDS_MAX}: tulis kalimat yang lebih pendek.`,
    );
    found.push(inMessage(input, { code, words: '', says }));
  }
  const heavy = hard.flatMap(({ word, plain }) =>
    inBody(input, {
      code: 'hard_word',
      words: word,
      says: both(
        `“${word}” is a hard word: write “${plain}”.`,
        `“${word}” kata yang sulit: tulis “${plain}”.`,
      ),
      severity: 'advice',
    }),
  );
  return [...found, ...heavy];
}

/** Sentences of running text and list items; headings count by themselves. */
export function sentencesOf(text: string): Sentence[] {
  // What stands there in every shape of the message is read once.
  return [...new Set(text.split(/\n+/))]
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+/, '').replace(/[*_`]|\[|\]\([^)]*\)/g, ''))
    .flatMap((line) => line.split(/(?<=[.!?:;])\s+(?=[\p{Lu}\d“"(])/u))
    .map((sentence) => ({ text: sentence.trim(), words: wordsOf(sentence) }))
    .filter((s) => s.words > 0);
}

function wordsOf(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
}

function hardWordsIn(text: string, locale: Locale): HardWord[] {
  const lower = text.toLowerCase();
  return HARD_WORDS[locale]
    .filter(({ pattern }) => pattern.test(lower))
    .map(({ word, plain }) => ({ word, plain }));
}

function beginning(text: string): string {
  return text.split(/\s+/).slice(0, 6).join(' ');
}
