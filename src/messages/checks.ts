/** Holds what shall be said against the laws, the facts and the exposures of the people it goes to. */
import { Inject, Injectable } from '@nestjs/common';
import { type Incident, Incidents } from '../incidents/index.ts';
import { type LawBook, Laws, overlaysFor, type Residence } from '../laws/index.ts';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/tokens.ts';
import { checkDraft, type DraftText, type Profiles, type WorstSms, worstSms } from './check.ts';
import { examplePerson, type PreviewPerson } from './example.ts';
import { CompiledTemplate, type TemplateText } from './rendering/compile.ts';
import type { Finding } from './rules/lint.ts';
import type { PersonContext } from './rules/person.ts';
import { type Readability, readabilityOf } from './rules/readability.ts';
import { saidOf } from './said.ts';

@Injectable()
export class Checks {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'portalUrl'>,
    private readonly incidents: Incidents,
    private readonly laws: Laws,
  ) {}

  /** The laws of this moment, with a version that changes with every word of them. */
  book(): Promise<LawBook> {
    return this.laws.book();
  }

  incident(idOrSlug: string): Promise<Incident> {
    return this.incidents.get(idOrSlug);
  }

  /** Everything wrong with a text: by law, fact, tone, readability and channel; blocking findings first. */
  lint(text: DraftText | TemplateText, incident: Incident, given: Profiles, book: LawBook): Finding[] {
    const overlays = overlaysFor(book, residencesOf(incident, given), text.kind ?? 'individual');
    const { typedCode, incidentUrl } = this.example(incident).merge;
    const profiles = given.profiles ?? [];
    return checkDraft(text, { said: saidOf(incident), overlays, profiles, typedCode, incidentUrl });
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

function residencesOf(
  { defaultCountry }: Incident,
  { residences, countries }: Profiles,
): readonly Residence[] {
  return residences ?? (countries ?? [defaultCountry]).map((country) => ({ country }));
}
