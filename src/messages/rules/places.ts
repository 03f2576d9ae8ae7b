/** Where in a template some words stand, so that a refusal can say so. */
import { type Both, both } from '../../kernel/both.ts';
import { folded } from './own-words.ts';
import type { Said } from './said.ts';
import type { Locale } from './template-kinds.ts';

export interface Place {
  readonly part: 'subject' | 'preheader' | 'body' | 'statement' | 'message';
  /** Of the body, from 1. */
  readonly line: number | null;
  /** Of the incident's statement: `measures`. */
  readonly statement: string | null;
}

export const SUBJECT: Place = { part: 'subject', line: null, statement: null };
export const PREHEADER: Place = { part: 'preheader', line: null, statement: null };
export const MESSAGE: Place = { part: 'message', line: null, statement: null };

export function lineOf(line: number): Place {
  return { part: 'body', line, statement: null };
}

/** The beginning of a sentence about it. */
export function placeText(place: Place, locale: Locale): Both {
  switch (place.part) {
    case 'subject':
      return both('Subject', 'Subjek');
    case 'preheader':
      return both('Preheader', 'Praheader');
    case 'body':
      return both(`Line ${place.line}`, `Baris ${place.line}`);
    case 'statement':
      return both(
        `The incident’s statement ${place.statement} (${locale})`,
        `Pernyataan insiden ${place.statement} (${locale})`,
      );
    case 'message':
      return both('The message as a whole', 'Pesan secara keseluruhan');
  }
}

export interface Sources {
  readonly body: string;
  readonly said: Said;
  readonly locale: Locale;
}

const STATEMENTS = { whatHappened: 'what_happened', howClosed: 'how_closed', measures: 'measures' } as const;

/** Every line of the body, and every statement, in which the words stand; the message where they come together from both. */
export function placesOf(words: string, { body, said, locale }: Sources): Place[] {
  const places: Place[] = [];
  const wanted = bare(words);
  const { text, lines } = bareLines(body);
  for (const at of occurrences(text, wanted)) {
    const place = lineOf(lines[at]!);
    if (!places.some((p) => p.line === place.line)) places.push(place);
  }
  const statement = said.statements[locale] ?? {};
  for (const name of Object.keys(STATEMENTS) as (keyof typeof STATEMENTS)[]) {
    const stands = occurrences(bare(statement[name] ?? ''), wanted).length > 0;
    if (stands && body.includes(STATEMENTS[name]))
      places.push({ part: 'statement', line: null, statement: name });
  }
  return places.length > 0 ? places : [MESSAGE];
}

function occurrences(text: string, wanted: string): number[] {
  const all: number[] = [];
  if (wanted === '') return all;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) all.push(at);
  return all;
}

/** Letters alone, in lower case and without blanks and marks: so that a word is found however it is cut or dressed. */
function bare(text: string): string {
  return folded(text).toLowerCase().replace(IGNORED, '');
}

const IGNORED = /[\s*_`~\\[\]]/g;

/** For each letter the line of the source it comes from. */
function bareLines(source: string): { text: string; lines: number[] } {
  let text = '';
  const lines: number[] = [];
  for (const [i, line] of source.split('\n').entries()) {
    const part = bare(line);
    text += part;
    for (let n = 0; n < part.length; n += 1) lines.push(i + 1);
  }
  return { text, lines };
}
