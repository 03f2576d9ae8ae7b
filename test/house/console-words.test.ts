/** The console says the server's refusals in Indonesian too: every one that can reach a browser, with its values. */
import { expect, test } from '@jest/globals';
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
