/** What counsel reads before saying yes: every block in every language and channel, the hardest cases, counts and cost. */
import { Inject, Injectable } from '@nestjs/common';
import {
  CATALOGUE_VERSION,
  categoryOf,
  type ExposedCategory,
  type Incident,
  LOCALES,
  tierOf,
} from '../incidents/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type LawBook, overlaysFor } from '../laws/index.ts';
import { dangersOf } from '../people/index.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { audienceGroups } from './audience.store.ts';
import { Checks } from './checks.ts';
import { MESSAGES_ERRORS as E } from './messages.errors.ts';
import { Messages, type Template } from './messages.ts';
import { Prices } from './prices.ts';
import { blocksOf } from './rendering/blocks.ts';
import { CompiledTemplate } from './rendering/compile.ts';
import type { Part } from './rendering/holes.ts';
import {
  type PackBlock,
  type PackCase,
  type PackMessage,
  packPage,
  type PackTemplate,
} from './rendering/pack-page.ts';
import { Renderer } from './rendering/renderer.ts';
import { reachOf, residencesOf } from './rules/reach.ts';
import { sectionsOf } from './rules/sections.ts';
import { type Assessment, type AudienceGroup, type WorstCase, worstCases } from './rules/worst-cases.ts';
import { personValues } from './rules/variables.ts';
import { saidOf } from './said.ts';

export interface ApprovalPack {
  readonly filename: string;
  /** One HTML page that fetches nothing. */
  readonly html: string;
}

/** So that the block about offers reads as somebody with one reads it. */
const OFFER = {
  oneOf: [{ title: '[offer]', text: '[what it is, in the words of the offer]' }],
  isAutomatic: false,
};

@Injectable()
export class ApprovalPacks {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly checks: Checks,
    private readonly prices: Prices,
  ) {}

  /**
   * One file for counsel about these versions and the published run: nobody's name or address stands in it, and
   * the linter's findings do, blocking ones too. Without templates: the newest version of every place.
   */
  async build(idOrSlug: string, templateIds: readonly string[] = []): Promise<ApprovalPack> {
    const incident = await this.checks.incident(idOrSlug);
    const templates = await this.#templates(incident, templateIds);
    const book = await this.checks.book();
    const [groups, prices] = await this.db.tx(async (tx) => [
      await audienceGroups(tx, incident.id),
      await this.prices.inForce(tx),
    ]);
    const checked = templates.map((template) => this.#checked(template, incident, { book, groups }));
    const { defaultLocale } = incident;
    const texts = checked.map(({ template, worst }) => ({ ...template, segments: worst?.segments ?? 1 }));
    const cases = worstCases(groups, {
      locales: [...new Set(templates.map((t) => t.locale))],
      defaultCountry: incident.defaultCountry,
      assess,
    });
    const now = this.clock.now();
    const html = packPage({
      incident: { code: incident.code, name: incident.name, brand: incident.brand.name },
      madeAt: now.toISOString(),
      lawVersion: book.version,
      catalogueVersion: CATALOGUE_VERSION,
      templates: checked,
      overlays: overlaysFor(book, residencesOf(groups, incident.defaultCountry), templates[0]!.kind),
      blocks: templates.flatMap((template) => this.#blocks(template, incident, cases[0]?.group)),
      cases: cases.map((one, i) =>
        this.#case(one, templates, { incident, shown: i === 0 ? 'page' : 'words' }),
      ),
      reach: reachOf(groups, { texts, prices, defaultLocale }),
    });
    return { filename: `${incident.slug}-approval-pack-${now.toISOString().slice(0, 10)}.html`, html };
  }

  async #templates(incident: Incident, ids: readonly string[]): Promise<Template[]> {
    if (ids.length > 0) return Promise.all(ids.map((id) => this.messages.get(id, incident.id)));
    const newest = new Map<string, Template>();
    for (const t of await this.messages.list(incident.id))
      newest.set(`${t.kind}:${t.channel}:${t.locale}`, t);
    if (newest.size === 0) throw new DomainError(E.no_templates);
    return [...newest.values()];
  }

  #checked(
    template: Template,
    incident: Incident,
    { book, groups }: { book: LawBook; groups: readonly AudienceGroup[] },
  ): PackTemplate {
    const residences = residencesOf(groups, incident.defaultCountry);
    const profiles = template.kind === 'goodwill' ? [] : [...new Set(groups.map((g) => g.exposure))];
    return {
      template,
      findings: this.checks.lint(template, incident, { profiles, residences }, book),
      readability: template.channel === 'sms' ? null : this.checks.readability(template, incident),
      worst: template.channel === 'sms' ? this.checks.worstSms(template, incident) : null,
    };
  }

  /** Block by block, in plain words for the gravest exposure. */
  #blocks(template: Template, incident: Incident, group: AudienceGroup | undefined): PackBlock[] {
    const { kind, channel, locale } = template;
    const said = saidOf(incident);
    const person = this.checks.example(incident, { locale, ...(group ? { exposure: group.exposure } : {}) });
    const values = personValues(person, channel);
    const filled = (parts: readonly Part[]) =>
      parts.map((part) => (typeof part === 'string' ? part : values[part.variable])).join('');
    const place = { kind, channel, locale };
    if (channel === 'sms') {
      return [{ ...place, name: 'other', text: filled(new CompiledTemplate(template, said).sms().text) }];
    }
    const shape = { blocks: blocksOf(person.exposure, locale), named: true, offers: [OFFER] };
    return sectionsOf(template.body).map(({ name, source }) => {
      const compiled = new CompiledTemplate({ ...template, body: source }, said);
      const text = compiled.problems.length === 0 ? filled(compiled.words(shape)) : source;
      return { ...place, name, text };
    });
  }

  /** As this person would get it: in their language, by every channel there is a text for. */
  #case(
    { group, reasons }: WorstCase,
    templates: readonly Template[],
    { incident, shown }: { incident: Incident; shown: 'page' | 'words' },
  ): PackCase {
    const locale = LOCALES.find((l) => group.locale?.toLowerCase().startsWith(l)) ?? incident.defaultLocale;
    const person = this.checks.example(incident, { locale, exposure: group.exposure, name: null });
    const said = saidOf(incident);
    const messages = [...Map.groupBy(templates, (t) => t.kind)].flatMap(([kind, own]) => {
      const renderer = new Renderer({ said, overlayVersion: '', templates: own });
      const all: PackMessage[] = [];
      if (renderer.has('email')) {
        const { subject, html, text } = renderer.renderEmail(person);
        all.push({ kind, channel: 'email', subject, text, html: shown === 'page' ? html : null });
      }
      if (renderer.has('sms')) {
        all.push({ kind, channel: 'sms', subject: '', text: renderer.renderSms(person).text, html: null });
      }
      if (renderer.has('letter')) {
        const { title, text } = renderer.renderLetter(person);
        all.push({ kind, channel: 'letter', subject: title, text, html: null });
      }
      return all;
    });
    return { group, reasons, messages };
  }
}

function assess(exposed: readonly ExposedCategory[]): Assessment {
  return {
    tiers: exposed.map(({ code, form }) => tierOf(categoryOf(code), form)),
    withheld: exposed.filter(({ code }) => categoryOf(code).secondFactor).length,
    dangers: dangersOf(exposed).map((danger) => danger.name),
  };
}
