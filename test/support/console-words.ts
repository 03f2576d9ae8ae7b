/** The console's dictionaries as they stand in its sources, and what on a page is not Indonesian. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PROJECT_ROOT } from '../../src/platform/root.ts';

export interface Dictionary {
  readonly at: string;
  readonly en: unknown;
  readonly id: unknown;
}

export async function dictionaries(): Promise<readonly Dictionary[]> {
  const files = globSync('console/**/*words.ts', { cwd: PROJECT_ROOT }).sort();
  const all = await Promise.all(
    files.map(async (file) => {
      const exported = (await import(join(PROJECT_ROOT, file))) as Readonly<Record<string, unknown>>;
      return Object.entries(exported).flatMap(([name, of]) =>
        isDictionary(of) ? [{ at: `${file} ${name}`, en: of.en, id: of.id }] : [],
      );
    }),
  );
  return all.flat();
}

function isDictionary(of: unknown): of is { en: object; id: object } {
  return typeof of === 'object' && of !== null && 'en' in of && 'id' in of && typeof of.en === 'object';
}

/** Every word of one half by its path; of functions only that they are there. */
export function wordsOf(
  half: unknown,
  path = '',
): readonly (readonly [path: string, words: string | null])[] {
  if (typeof half === 'string') return [[path, half]];
  if (typeof half !== 'object' || half === null) return [[path, null]];
  return Object.entries(half).flatMap(([key, of]) => wordsOf(of, path === '' ? key : `${path}.${key}`));
}

/** What only the English halves say; a language's own name and the name of a value are no words of ours. */
export async function englishOnly(): Promise<readonly string[]> {
  const all = await dictionaries();
  const said = (half: 'en' | 'id') =>
    new Set(all.flatMap((one) => wordsOf(one[half]).flatMap(([, words]) => words ?? [])));
  const indonesian = said('id');
  return [...said('en')].filter(
    (words) => !indonesian.has(words) && words !== 'English' && !/^[a-z_]+$/.test(words),
  );
}

/** Words that hold an English sentence together, and stand in no Indonesian one. */
const ENGLISH =
  '\\b(the|is|are|was|were|not|it|this|that|with|until|nobody|people|which|who|has|have|been|from|you|your|for|and|of|to)\\b';
const ENOUGH = 3;
/** What people wrote, what is shown as it is sent, and what programs read. */
const OTHERS = '[lang]:not(html):not([lang="id"]), textarea, iframe, code, pre, script, style';

/**
 * Text, names and hints of the page that come from an English dictionary or read like an English sentence. What people
 * wrote or what is shown as it will be sent says its language where it stands, and is left out.
 */
export async function englishOn(page: Page, dictionary: readonly string[]): Promise<string[]> {
  const given = { words: dictionary, pattern: ENGLISH, enough: ENOUGH, others: OTHERS };
  return page.evaluate<string[]>(`(${HEAR})(${JSON.stringify(given)})`);
}

/** Runs in the page. */
const HEAR = `({ words, pattern, enough, others }) => {
  const known = new Set(words);
  const english = new RegExp(pattern, 'giu');
  const told = new Set();
  const hear = (text, at) => {
    const said = (text ?? '').trim();
    if (said === '' || (at && at.closest(others))) return;
    const reads = new Set((said.match(english) ?? []).map((word) => word.toLowerCase())).size >= enough;
    if (known.has(said) || reads) told.add(said);
  };
  hear(document.title.replace(/ · Amends$/, ''), document.body);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) hear(texts.currentNode.textContent, texts.currentNode.parentElement);
  for (const one of document.body.querySelectorAll('*')) {
    for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) {
      hear(one.getAttribute(name), one);
    }
  }
  // A sentence of the server that nobody has put into Indonesian is marked as English by our own hand.
  for (const one of document.body.querySelectorAll('span[lang="en"], [role=alert] [lang="en"]')) {
    told.add('lang=en: ' + one.textContent);
  }
  return [...told];
}`;
