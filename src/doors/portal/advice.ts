/** Pieces of advice with a name of their own, so that a person's marks outlive a change of language. */
import { sha256 } from '../../kernel/fingerprint.ts';
import { exposureSection, type ExposureSection } from '../../messages/index.ts';
import type { Locale } from './text.ts';

interface Piece {
  readonly key: string;
  readonly text: string;
}

export interface Advised extends Piece {
  readonly done: boolean;
}

type Detail = ExposureSection['details'][number];

interface Section<P> extends Omit<ExposureSection, 'today' | 'details'> {
  readonly today: readonly P[];
  readonly details: readonly (Omit<Detail, 'advice'> & { readonly advice: readonly P[] })[];
}

export type AdvisedSection = Section<Advised>;

/** People share their exposures, and its words stand until we change them: told once per exposure and language. */
const told = new Map<string, Section<Piece>>();
const TOLD_MAX = 500;

/** What this exposure is told in one language, with what the person has done of it. */
export function advisedSection(
  bits: string,
  locale: Locale,
  { full, done }: { readonly full: boolean; readonly done: ReadonlySet<string> },
): AdvisedSection {
  const section = toldSection(bits, locale, full);
  const marked = (piece: Piece): Advised => ({ ...piece, done: done.has(piece.key) });
  return {
    ...section,
    today: section.today.map(marked),
    details: section.details.map((item) => ({ ...item, advice: item.advice.map(marked) })),
  };
}

/** Names of everything this exposure can tick off. */
export function markableKeys(bits: string, locale: Locale, full: boolean): ReadonlySet<string> {
  const { today, details } = toldSection(bits, locale, full);
  return new Set([...today, ...details.flatMap(({ advice }) => advice)].map(({ key }) => key));
}

function toldSection(bits: string, locale: Locale, full: boolean): Section<Piece> {
  const name = `${locale} ${full} ${bits}`;
  const known = told.get(name);
  if (known) return known;
  if (told.size >= TOLD_MAX) told.clear();
  const section = named(bits, locale, full);
  told.set(name, section);
  return section;
}

/** Each piece is named after its Indonesian words, which say the same at the same place. */
function named(bits: string, locale: Locale, full: boolean): Section<Piece> {
  const how = { full, forHidden: FOR_HIDDEN };
  const spoken = exposureSection(bits, locale, how);
  const names = locale === 'id' ? spoken : exposureSection(bits, 'id', how);
  return {
    ...spoken,
    today: pieces(spoken.today, names.today),
    details: spoken.details.map((item) => ({
      ...item,
      advice: pieces(item.advice, names.details.find(({ code }) => code === item.code)?.advice),
    })),
  };
}

function pieces(texts: readonly string[], names: readonly string[] | undefined): Piece[] {
  return texts.map((text, at) => ({ key: keyOf(names?.[at] ?? text), text }));
}

/** On the reader's own page the rest is one proof away. */
const FOR_HIDDEN = {
  id: 'Lihat di bawah data sensitif apa yang bocor. Jika ada yang mengancam Anda dengan data itu, jangan membayar dan lapor ke polisi di 110.',
  en: 'See below which sensitive data leaked. If anybody threatens you with it, do not pay and report it to the police on 110.',
};

function keyOf(text: string): string {
  return sha256(text).toString('hex').slice(0, 12);
}
