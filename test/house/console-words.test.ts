/** The console says the server's refusals in Indonesian too: every one that can reach a browser, with its values. */
import { describe, expect, test } from '@jest/globals';
import { dictionaries, wordsOf } from '../support/console-words.ts';
import { read } from './source.ts';

/** Said in the terminal, or before a server runs at all. */
const NEVER_IN_A_BROWSER =
  /^(cli|app|sandbox)\.|^platform\.(data_dir_\w+|database_(major|refused|too_old|unreachable)|locked|migration_denied|no_\w+|schema_\w+)$/;

const english = new Map(
  [...read('docs/errors.md').matchAll(/^\| `([a-z_]+\.[a-z_]+)` *\| [^|]+\| (.+?) *\|$/gm)].map(
    ([, code, sentence]) => [code!, sentence!] as const,
  ),
);
const indonesian = new Map(
  Object.entries(JSON.parse(read('console/words/refusals.id.json')) as Record<string, string>),
);
const values = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();

test('every refusal a browser can meet stands there in Indonesian', () => {
  const codes = [...english.keys()].filter((code) => !NEVER_IN_A_BROWSER.test(code));
  expect(codes.length).toBeGreaterThan(400);
  expect(codes.filter((code) => !indonesian.has(code))).toEqual([]);
});

test('none stands there that nobody says any more', () => {
  expect([...indonesian.keys()].filter((code) => !english.has(code))).toEqual([]);
});

test('each carries exactly the values of the English sentence', () => {
  const wrong = [...indonesian].filter(
    ([code, sentence]) => english.has(code) && `${values(sentence)}` !== `${values(english.get(code)!)}`,
  );
  expect(wrong.map(([code]) => code)).toEqual([]);
});

const pathsOf = (half: unknown) =>
  wordsOf(half)
    .map(([path]) => path)
    .sort();

describe('the dictionaries', () => {
  test('have the same words in both halves, and none is empty', async () => {
    const all = await dictionaries();
    expect(all.length).toBeGreaterThan(40);
    // What is called in English as the API says it has no English words of its own.
    const own = all.filter(({ en }) => wordsOf(en).length > 0);
    for (const { at, en, id } of own) expect([at, pathsOf(id)]).toEqual([at, pathsOf(en)]);
    const empty = all.flatMap(({ at, en, id }) =>
      [...wordsOf(en), ...wordsOf(id)].flatMap(([path, words]) =>
        words?.trim() === '' ? [`${at} ${path}`] : [],
      ),
    );
    expect(empty).toEqual([]);
  });

  test('leave no English sentence in the Indonesian half', async () => {
    const sentence =
      /\b(the|is|are|was|were|not|this|that|with|until|nobody|which|who|has|have|been|your|and|of)\b/i;
    const wrong = (await dictionaries()).flatMap(({ at, id }) =>
      wordsOf(id).flatMap(([path, words]) =>
        words !== null && sentence.test(words.replaceAll(/\{[{%].*?[}%]\}|\([^)]*\)|“[^”]*”/g, ''))
          ? [`${at} ${path}: ${words}`]
          : [],
      ),
    );
    expect(wrong).toEqual([]);
  });
});

const inIndonesian = async () =>
  (await dictionaries())
    .flatMap(({ id }) => wordsOf(id).flatMap(([, words]) => words ?? []))
    .join('\n')
    .toLowerCase();

describe('docs/glossary.md', () => {
  const table = read('docs/glossary.md').split('## The console’s words')[1] ?? '';
  const terms = [...table.matchAll(/^\| (?!English|-)(.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map(
    ([, , term, not]) => ({ called: term!.split(', '), not: not! }),
  );
  test('names what the console says, and nothing it does not say', async () => {
    const said = await inIndonesian();
    expect(terms.length).toBeGreaterThan(50);
    expect(terms.flatMap((one) => one.called).filter((word) => !said.includes(word))).toEqual([]);
  });

  test('is kept to: no second word for one thing', async () => {
    const said = await inIndonesian();
    const second = terms.filter(({ not }) => new RegExp(`\\b${not}\\b`).test(said));
    expect(second.map(({ not }) => not)).toEqual([]);
  });
});
