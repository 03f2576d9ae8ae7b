/** What a notice may have to say, in both languages, as the book itself calls it. */
import { CONTENTS, type ContentCode } from '../../../src/laws/rules/law.ts';
import { dictionary, type Language } from '../../words/words.tsx';

const CODES = Object.keys(CONTENTS) as ContentCode[];

function named(language: Language): Readonly<Record<ContentCode, string>> {
  return Object.fromEntries(CODES.map((code) => [code, CONTENTS[code][language]])) as Record<
    ContentCode,
    string
  >;
}

export const CONTENT_WORDS = dictionary(named('en'), named('id'));
