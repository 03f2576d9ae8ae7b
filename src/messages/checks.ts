/** Holds what shall be said against the laws, the facts and the exposures of the people it goes to. */
import { Inject, Injectable } from '@nestjs/common';
import { type Incident, Incidents } from '../incidents/index.ts';
import { type LawBook, Laws } from '../laws/index.ts';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/tokens.ts';
import {
  type CheckContext,
  checkDraft,
  type Checked,
  type DraftText,
  examineDraft,
  type WorstSms,
  worstSms,
} from './check.ts';
import { examplePerson, type PreviewPerson } from './example.ts';
import { type Audience, type Held, heldBy, type ReadText } from './readers.ts';
import { CompiledTemplate, type TemplateText } from './rendering/compile.ts';
import type { Finding } from './rules/lint.ts';
import type { PersonContext } from './rules/person.ts';
import { type Readability, readabilityOf } from './rules/readability.ts';
import { Exposures } from './exposures.ts';
import { saidOf } from './said.ts';

/** Laws, facts and people of one moment. */
export interface CheckGiven {
  readonly incident: Incident;
  readonly audience: Audience;
  readonly book: LawBook;
}

export interface Examined extends Checked {
  /** 0: nobody yet; the text is held as if somebody were. */
  readonly persons: number;
  /** Of residence, two letters each. */
  readonly countries: readonly string[];
}

@Injectable()
export class Checks {
  /** Per audience, for as long as somebody holds it. */
  readonly #held = new WeakMap<object, Map<string, readonly Held[]>>();
  readonly #exposures = new Exposures();

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'portalUrl'>,
    private readonly incidents: Incidents,
    private readonly laws: Laws,
  ) {}

  /** The laws of this moment for this incident, with a version that changes with every word of them. */
  book(incident: Incident): Promise<LawBook> {
    return this.laws.bookFor(incident);
  }

  incident(idOrSlug: string): Promise<Incident> {
    return this.incidents.get(idOrSlug);
  }

  /** Who gets this text and none of its siblings, and by which laws it is held. */
  held(text: ReadText, siblings: readonly ReadText[], given: CheckGiven): readonly Held[] {
    const { readers } = given.audience;
    if (!readers) return heldBy(text, siblings, given);
    // It hangs on where texts belong and not on a word of them: the same for every pause of a writer.
    const { id, defaultCountry, defaultLocale } = given.incident;
    const places = [text, ...siblings].map(placeOf).join('|');
    const key = [given.book.version, id, defaultCountry, defaultLocale, places].join('|');
    const known = this.#held.get(readers) ?? new Map<string, readonly Held[]>();
    const held = known.get(key) ?? heldBy(text, siblings, given);
    if (known.size >= HELD_MAX) known.clear();
    this.#held.set(readers, known.set(key, held));
    return held;
  }

  /** Everything wrong with a text: by law, fact, tone, readability and channel; blocking findings first. */
  lint(text: DraftText | TemplateText, siblings: readonly ReadText[], given: CheckGiven): Finding[] {
    return checkDraft(text, this.#context(this.held(text, siblings, given), given));
  }

  /** The same with the laws' checklist, how many people get this text, and in which countries they live. */
  examine(text: DraftText | TemplateText, siblings: readonly ReadText[], given: CheckGiven): Examined {
    const held = this.held(text, siblings, given);
    const countries = [...new Set(held.map(({ place }) => place.slice(0, 2)))].sort();
    const persons = held.reduce((sum, one) => sum + one.persons, 0);
    return { ...examineDraft(text, this.#context(held, given)), persons, countries };
  }

  #context(held: readonly Held[], { incident, audience }: CheckGiven): CheckContext {
    const { typedCode, incidentUrl } = this.example(incident).merge;
    const exposures = this.#exposures;
    return { said: saidOf(incident), held, offered: audience.offered, typedCode, incidentUrl, exposures };
  }

  /** The longest SMS anybody can get, and what it costs in segments; null where the text cannot be rendered. */
  worstSms(text: TemplateText, incident: Incident): WorstSms | null {
    return worstSms(text, { said: saidOf(incident), ...this.example(incident).merge });
  }

  /** Sentence lengths and hard words of the author's and the incident's own words. */
  readability(text: TemplateText, incident: Incident): Readability {
    const compiled = new CompiledTemplate(text, saidOf(incident));
    const words = compiled.problems.length === 0 ? compiled.ownWords().body : text.body;
    return readabilityOf(words, text.locale);
  }

  /** A person who does not exist, with whatever is given in place of the example's. */
  example(incident: Incident, given: PreviewPerson = {}): PersonContext {
    return examplePerson(incident, this.config.portalUrl, given);
  }
}

const HELD_MAX = 40;

function placeOf({ kind = 'individual', channel, locale, jurisdictions = [] }: ReadText): string {
  return [kind, channel, locale, ...jurisdictions].join(':');
}
