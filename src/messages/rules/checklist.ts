/** Law by law: what it asks of a text, whether the text says it, by which block, and for how many people it does not. */
import { SAYINGS } from './content.ts';
import type { LintInput, OverlayReaders } from './findings.ts';
import { forbidden, format, isWritten, owes, readersWithout } from './lint-overlays.ts';
import type { ContentCode, OverlayElement } from './overlay.ts';
import type { Locale } from './template-kinds.ts';

export interface AskedContent {
  readonly code: ContentCode;
  readonly title: Readonly<Record<Locale, string>>;
  readonly source: string;
  /** `elsewhere`: an SMS only points to the full form; `not_owed`: none of its readers lost what it is about. */
  readonly standing: 'met' | 'missing' | 'elsewhere' | 'not_owed';
  /** Variables that say it. */
  readonly by: readonly string[];
  /** The writer's own words say it. */
  readonly inOwnWords: boolean;
  /** Whose message does not say it. */
  readonly persons: number;
}

export interface ChecklistLaw {
  readonly code: string;
  readonly place: Readonly<Record<Locale, string>>;
  readonly title: string;
  readonly source: string;
  /** True until counsel has read the row. */
  readonly reviewByCounsel: boolean;
  /** Of those who get this text; 0 where nobody is there yet. */
  readonly persons: number;
  readonly asks: readonly AskedContent[];
  /** What it forbids, and what of that stands in the text. */
  readonly forbids: readonly {
    readonly title: Readonly<Record<Locale, string>>;
    readonly source: string;
    readonly standing: readonly string[];
  }[];
  /** Titles and headings it prescribes. */
  readonly prescribes: readonly { readonly words: string; readonly met: boolean }[];
}

export function checklistOf(input: LintInput): ChecklistLaw[] {
  return input.overlays
    .map((one) => lawOf(input, one))
    .sort((a, b) => b.persons - a.persons || a.code.localeCompare(b.code));
}

function lawOf(input: LintInput, { overlay, readers }: OverlayReaders): ChecklistLaw {
  const { code, place, title, source, review_by_counsel } = overlay;
  const broken = new Set(format(input, { overlay, readers }).map(({ where }) => where));
  const prescribed = [overlay.format.title ?? [], overlay.format.headings.map(({ text }) => text)].flat();
  return {
    code,
    place,
    title,
    source,
    reviewByCounsel: review_by_counsel,
    persons: personsOf(readers),
    asks: overlay.required.map((element) => contentOf(input, readers, element)),
    forbids: overlay.forbidden.map((element) => ({
      title: element.title,
      source: element.source,
      standing: forbidden(input, { overlay: { ...overlay, forbidden: [element] }, readers }).flatMap(
        ({ where }) => where ?? [],
      ),
    })),
    prescribes:
      input.locale === 'en' && input.channel !== 'sms'
        ? prescribed.map((words) => ({ words, met: !broken.has(words) }))
        : [],
  };
}

function contentOf(
  input: LintInput,
  readers: OverlayReaders['readers'],
  element: OverlayElement,
): AskedContent {
  const saying = SAYINGS[element.code];
  const without = readersWithout(input, readers, element);
  const { code, title, source } = element;
  const owed = readers.some(({ profile }) => owes(element, profile));
  const isSms = input.channel === 'sms';
  return {
    code,
    title,
    source,
    standing: isSms ? 'elsewhere' : !owed ? 'not_owed' : without.length > 0 ? 'missing' : 'met',
    by: isSms ? [] : saying.variables.filter((name) => readers.some(({ profile }) => profile.said.has(name))),
    inOwnWords: !isSms && isWritten(input, saying),
    persons: isSms ? 0 : personsOf(without),
  };
}

function personsOf(readers: OverlayReaders['readers']): number {
  return readers.reduce((sum, { persons }) => sum + persons, 0);
}
