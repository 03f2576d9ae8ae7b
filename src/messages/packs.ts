/** What counsel reads before saying yes: every block in every language and channel, the hardest cases, counts and cost. */
import { Inject, Injectable } from '@nestjs/common';
import {
  CATALOGUE_VERSION,
  categoryOf,
  type ExposedCategory,
  type Incident,
  tierOf,
} from '../incidents/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { LawBook } from '../laws/index.ts';
import { dangersOf } from '../people/index.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { audienceGroups } from './audience.store.ts';
import { Checks } from './checks.ts';
import { jurisdictionsOf } from './jurisdictions.ts';
import { MESSAGES_ERRORS as E } from './messages.errors.ts';
import { Messages, type Template } from './messages.ts';
import { Prices } from './prices.ts';
import { Choice, type Reading } from './readers.ts';
import { blocksOf } from './rendering/blocks.ts';
import { CompiledTemplate } from './rendering/compile.ts';
import type { Part } from './rendering/holes.ts';
import {
  type PackBlock,
  type PackCase,
  type PackLaw,
  type PackMessage,
  type PackNotice,
  packPage,
  type PackTemplate,
} from './rendering/pack-page.ts';
import { Renderer } from './rendering/renderer.ts';
import { type Reach, reachOf } from './rules/reach.ts';
import { sectionsOf } from './rules/sections.ts';
import { type Assessment, type AudienceGroup, type WorstCase, worstCases } from './rules/worst-cases.ts';
import { personValues } from './rules/variables.ts';
import { isGeneral, localeOf } from './rules/variants.ts';
import { saidOf } from './said.ts';

export interface ApprovalPack {
  readonly filename: string;
  /** One HTML page that fetches nothing. */
  readonly html: string;
}

export interface PackOrder {
  /** None: the newest version of every place. */
  readonly templateIds?: readonly string[];
  /** The notice it is about, with exactly its people; without, the published run. */
  readonly notice?: PackNotice | undefined;
  readonly groups?: readonly AudienceGroup[] | undefined;
}

/** So that the block about offers reads as somebody with one reads it. */
const OFFER = {
  oneOf: [{ title: '[offer]', text: '[what it is, in the words of the offer]' }],
  isAutomatic: false,
};

/** What the parts of one pack share. */
interface Making {
  readonly incident: Incident;
  readonly book: LawBook;
  readonly templates: readonly Template[];
  readonly groups: readonly AudienceGroup[];
}

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
   * One file for counsel about these versions and their people: nobody's name or address stands in it, and the linter's
   * findings do, blocking ones too.
   */
  async build(idOrSlug: string, order: PackOrder = {}): Promise<ApprovalPack> {
    const incident = await this.checks.incident(idOrSlug);
    const templates = await this.#templates(incident, order.templateIds ?? []);
    const book = await this.checks.book(incident);
    const groups = order.groups ?? (await this.db.tx((tx) => audienceGroups(tx, incident.id)));
    const making = { incident, book, templates, groups };
    const checked = templates.map((template) => this.#checked(template, making));
    const cases = this.#worst(making);
    const now = this.clock.now();
    const html = packPage({
      incident: { code: incident.code, name: incident.name, brand: incident.brand.name },
      notice: order.notice ?? null,
      madeAt: now.toISOString(),
      lawVersion: book.version,
      catalogueVersion: CATALOGUE_VERSION,
      templates: checked,
      laws: lawsOf(making),
      blocks: templates.flatMap((template) => this.#blocks(template, making)),
      cases: cases.map((one, i) => this.#case(one, making, i === 0 ? 'page' : 'words')),
      reach: await this.#reach(making, checked),
    });
    const about = order.notice ? `-${order.notice.id}` : '';
    return {
      filename: `${incident.slug}${about}-approval-pack-${now.toISOString().slice(0, 10)}.html`,
      html,
    };
  }

  async #templates(incident: Incident, ids: readonly string[]): Promise<Template[]> {
    if (ids.length > 0) return Promise.all(ids.map((id) => this.messages.get(id, incident.id)));
    const newest = await this.messages.newest(incident.id);
    if (newest.length === 0) throw new DomainError(E.no_templates);
    return newest;
  }

  #checked(template: Template, { incident, book, templates, groups }: Making): PackTemplate {
    const readers = groups.filter((g) => !g.deceased);
    const audience = template.kind === 'goodwill' ? {} : { readers };
    const given = { incident, book, audience };
    const siblings = templates.filter((t) => t !== template);
    const held = this.checks.held(template, siblings, given);
    return {
      template,
      persons: held.reduce((sum, { persons }) => sum + persons, 0),
      findings: this.checks.lint(template, siblings, given),
      readability: template.channel === 'sms' ? null : this.checks.readability(template, incident),
      worst: template.channel === 'sms' ? this.checks.worstSms(template, incident) : null,
    };
  }

  #worst({ incident, book, templates, groups }: Making): WorstCase[] {
    const choice = choiceOf({ incident, book }, templates);
    const [first] = templates;
    const texts = templates.filter((t) => t.channel === first!.channel && t.kind === first!.kind);
    return worstCases(groups, {
      locales: [...new Set(templates.map((t) => t.locale))],
      defaultCountry: incident.defaultCountry,
      assess,
      variantOf: (group) => {
        const text = choice.textFor(texts, group);
        return text === null || isGeneral(text) ? null : text.jurisdictions.join(', ');
      },
    });
  }

  async #reach({ incident, groups }: Making, checked: readonly PackTemplate[]): Promise<Reach> {
    const prices = await this.db.tx((tx) => this.prices.inForce(tx));
    const texts = checked.map(({ template, worst }) => ({ ...template, segments: worst?.segments ?? 1 }));
    // The longest text of a channel and language decides, whatever jurisdiction it is for.
    texts.sort((a, b) => b.segments - a.segments);
    return reachOf(groups, { texts, prices, defaultLocale: incident.defaultLocale });
  }

  /** Block by block, in plain words for the gravest exposure among its own readers. */
  #blocks(template: Template, { incident, book, templates, groups }: Making): PackBlock[] {
    const { kind, channel, locale, jurisdictions } = template;
    const choice = new Choice(kind, { incident, book });
    const texts = templates.filter((t) => t.channel === channel && t.kind === kind);
    const own = groups.filter((group) => choice.textFor(texts, group) === template);
    const [worst] = worstCases(own.length > 0 ? own : groups, {
      locales: [],
      defaultCountry: incident.defaultCountry,
      assess,
    });
    const said = saidOf(incident);
    const exposure = worst ? { exposure: worst.group.exposure } : {};
    const person = this.checks.example(incident, { locale, ...exposure });
    const values = personValues(person, channel);
    const filled = (parts: readonly Part[]) =>
      parts.map((part) => (typeof part === 'string' ? part : values[part.variable])).join('');
    const place = { kind, channel, locale, jurisdictions };
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

  /** As this person would get it: in their language and jurisdiction, by every channel there is a text for. */
  #case({ group, reasons }: WorstCase, making: Making, shown: 'page' | 'words'): PackCase {
    const { incident, book, templates } = making;
    const locale = localeOf(group.locale) ?? incident.defaultLocale;
    const { exposure } = group;
    const person = this.checks.example(incident, { locale, exposure, residence: group, name: null });
    const said = saidOf(incident);
    const jurisdictions = jurisdictionsOf(book, incident.defaultCountry);
    const messages = [...Map.groupBy(templates, (t) => t.kind)].flatMap(([kind, own]) => {
      const renderer = new Renderer({ said, overlayVersion: '', templates: own, jurisdictions });
      const variant = (templateId: string) => own.find((t) => t.id === templateId)?.jurisdictions ?? [];
      const all: PackMessage[] = [];
      if (renderer.has('email', person)) {
        const { templateId, subject, html, text } = renderer.renderEmail(person);
        const page = shown === 'page' ? html : null;
        all.push({ kind, channel: 'email', jurisdictions: variant(templateId), subject, text, html: page });
      }
      if (renderer.has('sms', person)) {
        const { templateId, text } = renderer.renderSms(person);
        const of = variant(templateId);
        all.push({ kind, channel: 'sms', jurisdictions: of, subject: '', text, html: null });
      }
      if (renderer.has('letter', person)) {
        const { templateId, title, text } = renderer.renderLetter(person);
        const of = variant(templateId);
        all.push({ kind, channel: 'letter', jurisdictions: of, subject: title, text, html: null });
      }
      return all;
    });
    return { group, reasons, messages };
  }
}

function choiceOf(of: Pick<Reading, 'book' | 'incident'>, [first]: readonly Template[]): Choice {
  return new Choice(first!.kind, of);
}

/** Every law that protects somebody of them, and how many. */
function lawsOf({ incident, book, templates, groups }: Making): PackLaw[] {
  const choice = choiceOf({ incident, book }, templates);
  const persons = new Map<string, number>();
  for (const group of groups) {
    for (const code of choice.laws(group)) persons.set(code, (persons.get(code) ?? 0) + group.persons);
  }
  return choice
    .overlays([...persons.keys()])
    .map((overlay) => ({ overlay, persons: persons.get(overlay.code)! }))
    .sort((a, b) => b.persons - a.persons);
}

function assess(exposed: readonly ExposedCategory[]): Assessment {
  return {
    tiers: exposed.map(({ code, form }) => tierOf(categoryOf(code), form)),
    withheld: exposed.filter(({ code }) => categoryOf(code).secondFactor).length,
    dangers: dangersOf(exposed).map((danger) => danger.name),
  };
}
