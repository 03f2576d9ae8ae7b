/** Who reads which of an incident's texts, and by which laws it is held: the same choice the renderer makes. */
import { exposureBits, type Incident } from '../incidents/index.ts';
import { type LawBook, type Overlay, overlayOf } from '../laws/index.ts';
import { Jurisdictions, jurisdictionsOf, type Resident } from './jurisdictions.ts';
import { localeOf, type Variant, variantFor } from './rules/variants.ts';
import type { TemplateChannel, TemplateKind } from './rules/template-kinds.ts';

/** People to whom a message reads the same and the same laws apply. */
export interface Reader {
  /** 464 bits. */
  readonly exposure: string;
  readonly locale: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly minor: boolean;
  readonly persons: number;
}

/** Whom a text is held against. */
export interface Audience {
  /** Everybody it goes to. */
  readonly readers?: readonly Reader[] | undefined;
  /** Or what if: exposures (bit strings) … */
  readonly profiles?: readonly string[] | undefined;
  /** … of people who live in these countries; the incident's where left out. */
  readonly countries?: readonly string[] | undefined;
  /** False: the notice carries no offer. */
  readonly offered?: boolean | undefined;
}

/** Readers of one text, with what the laws say of them. */
export interface Held {
  readonly exposure: string;
  /** `ID`, `US-CA`: where they live. */
  readonly place: string;
  /** 0: nobody yet; the text is held as if somebody were. */
  readonly persons: number;
  readonly overlays: readonly Overlay[];
}

export interface ReadText extends Variant {
  readonly kind?: TemplateKind;
  readonly channel: TemplateChannel;
}

export interface Reading {
  readonly book: LawBook;
  readonly incident: Pick<Incident, 'defaultCountry' | 'defaultLocale'>;
  readonly audience: Audience;
}

const SMALLEST = exposureBits([{ code: 'con.email', form: 'plaintext' }]);
const NOTHING = exposureBits([]);

/** Whose text is whose, and who is protected by which laws. */
export class Choice {
  readonly #laws: Jurisdictions;
  readonly #overlays = new Map<string, Overlay>();

  constructor(
    private readonly kind: TemplateKind,
    private readonly given: Pick<Reading, 'book' | 'incident'>,
  ) {
    this.#laws = new Jurisdictions(jurisdictionsOf(given.book, given.incident.defaultCountry));
    for (const law of given.book.laws) this.#overlays.set(law.code, overlayOf(law, kind));
  }

  /** The strictest first. */
  laws(reader: Resident): readonly string[] {
    return this.#laws.of(reader, this.kind);
  }

  overlays(codes: readonly string[]): Overlay[] {
    return codes.flatMap((code) => this.#overlays.get(code) ?? []);
  }

  /** Of texts of one channel, that which the renderer takes. */
  textFor<T extends Variant>(
    texts: readonly T[],
    reader: Reader,
    locale = localeOf(reader.locale),
  ): T | null {
    const { defaultLocale } = this.given.incident;
    return variantFor(texts, { laws: this.laws(reader), locale, defaultLocale });
  }
}

/**
 * Whoever gets this text and none of its siblings. Of a text nobody gets in its language: whoever would, if everybody
 * read it; of one nobody gets at all: somebody of its own jurisdictions, else of the incident's country.
 */
export function heldBy(text: ReadText, siblings: readonly ReadText[], reading: Reading): Held[] {
  const { kind = 'individual' } = text;
  const { incident, audience } = reading;
  const choice = new Choice(kind, reading);
  const texts = [text, ...siblings.filter((s) => s.channel === text.channel && isOfKind(s, kind))];
  const all = readersOf(audience, incident);
  const own = all.filter((reader) => choice.textFor(texts, reader) === text);
  const readers =
    own.length > 0 ? own : all.filter((reader) => choice.textFor(texts, reader, text.locale) === text);
  if (readers.length === 0) return [imagined(text, incident, choice)];
  const groups = new Map<string, Held>();
  for (const reader of readers) {
    const codes = choice.laws(reader);
    const place = placeOf(reader, incident.defaultCountry);
    const key = `${place}|${codes.join()}|${reader.exposure}`;
    const persons = (groups.get(key)?.persons ?? 0) + (own.length > 0 ? reader.persons : 0);
    const exposure = reader.exposure || somebodyOf(kind);
    groups.set(key, { exposure, place, persons, overlays: choice.overlays(codes) });
  }
  return [...groups.values()];
}

function isOfKind({ kind = 'individual' }: ReadText, wanted: TemplateKind): boolean {
  return kind === wanted;
}

/** Without people every law of the place counts: nobody knows yet what leaked of them. */
const UNKNOWN = '';

function readersOf(
  { readers, profiles = [], countries }: Audience,
  { defaultCountry }: Reading['incident'],
): readonly Reader[] {
  if (readers && readers.length > 0) return readers;
  const exposures = profiles.length > 0 ? profiles : [UNKNOWN];
  return (countries ?? [defaultCountry]).flatMap((country) =>
    exposures.map((exposure) => {
      return { exposure, locale: null, country, region: null, minor: false, persons: 0 };
    }),
  );
}

/** Nobody gets it: somebody of the jurisdictions it names. */
function imagined(
  { jurisdictions = [], kind = 'individual' }: ReadText,
  { defaultCountry }: Reading['incident'],
  choice: Choice,
): Held {
  const here = { country: defaultCountry, exposure: UNKNOWN };
  const codes = jurisdictions.length > 0 ? jurisdictions : choice.laws(here);
  const place = jurisdictions[0] ?? defaultCountry;
  return { exposure: somebodyOf(kind), place, persons: 0, overlays: choice.overlays(codes) };
}

/** Somebody whose e-mail address leaked, where a kind speaks of what leaked at all. */
function somebodyOf(kind: TemplateKind): string {
  return kind === 'goodwill' || kind === 'initial' ? NOTHING : SMALLEST;
}

const REGION_MAX = 24;

/** A region as the company's files write it, kept short. */
export function placeOf(
  { country, region }: Pick<Reader, 'country' | 'region'>,
  defaultCountry: string,
): string {
  const known = country || defaultCountry;
  const plain = (region ?? '').trim().slice(0, REGION_MAX);
  if (plain === '') return known;
  return plain.toUpperCase().startsWith(`${known}-`) ? plain.toUpperCase() : `${known}-${plain}`;
}
