/** A template version made ready: checked once, then turned into output with holes per profile. */
import { Liquid, type Template as LiquidTemplate } from 'liquidjs';
import { assert } from '../../kernel/assert.ts';
import type { Blocks } from './blocks.ts';
import { Holes, type Part } from './holes.ts';
import { emailDocument } from './layout.ts';
import { type Rendered, renderMarkdown } from './markdown.ts';
import { escapeHtml, oneLine } from '../rules/clean.ts';
import { type Problem, scan, type Use } from '../rules/grammar.ts';
import type { OfferWords } from '../rules/person.ts';
import type { Said } from '../rules/said.ts';
import type { Locale, TemplateChannel } from '../rules/template-kinds.ts';
import {
  incidentValues,
  type PersonVariable,
  type ValueOf,
  variable,
  VARIABLES,
} from '../rules/variables.ts';
import { WORDS } from './words.ts';

export interface TemplateText {
  readonly channel: TemplateChannel;
  readonly locale: Locale;
  readonly subject?: string | null;
  readonly body: string;
}

/** What a message differs by before anybody's own values come in. */
export interface Shape {
  readonly blocks: Blocks | null;
  readonly named: boolean;
  readonly offers: readonly OfferWords[];
}

export interface Skeleton {
  readonly html: readonly Part[];
  readonly text: readonly Part[];
  /** Variables that stand in the output with a value. */
  readonly said: ReadonlySet<string>;
}

const SUBJECT_MAX = 150;
const OFFER_MAX = 500;
const PERSON_VARIABLES = (Object.keys(VARIABLES) as (keyof typeof VARIABLES)[]).filter(
  (name): name is PersonVariable => VARIABLES[name].kind === 'person',
);

const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  jsTruthy: true,
  ownPropertyOnly: true,
  parseLimit: 100_000,
  renderLimit: 1_000,
});
for (const tag of Object.keys(engine.tags)) if (tag !== 'if' && tag !== 'for') delete engine.tags[tag];
for (const filter of Object.keys(engine.filters)) delete engine.filters[filter];

export class CompiledTemplate {
  readonly problems: readonly Problem[];
  readonly uses: readonly Use[];
  readonly values: ValueOf;
  /** The same for everybody: nothing personal may stand in a subject. */
  readonly subject: string;
  readonly #body: LiquidTemplate[] | null;

  constructor(
    readonly template: TemplateText,
    readonly said: Said,
  ) {
    const { channel, locale, body } = template;
    const inBody = scan(body, { channel, subject: false });
    const inSubject = scan(template.subject ?? '', { channel, subject: true });
    this.uses = [...inSubject.uses, ...inBody.uses];
    this.values = incidentValues(said, locale, channel);
    const found = [...inSubject.problems, ...inBody.problems];
    this.#body = found.length === 0 ? engine.parse(body) : null;
    this.subject = found.length === 0 ? this.#renderSubject() : '';
    this.problems = found.length === 0 ? this.#targetProblems() : found;
  }

  email(shape: Shape): Skeleton {
    const { holes, rendered } = this.#document(shape);
    return {
      html: holes.parts(rendered.html, escapeHtml),
      text: holes.parts(rendered.text, (value) => value),
      said: this.#saidIn(holes, rendered.html, shape),
    };
  }

  sms(): Skeleton {
    const holes = new Holes();
    const scope = this.#scope(holes, { blocks: null, named: false, offers: [] });
    const text = this.#render(scope).replace(/\s+/g, ' ').trim();
    return { html: [], text: holes.parts(text, (value) => value), said: holes.namesIn(text) };
  }

  /**
   * The author's and the incident's own words as they would really be said now: without the catalogue's,
   * anybody's values, or what is said to be unknown.
   */
  ownWords(): string {
    const shapes: readonly Shape[] = [
      { blocks: null, named: true, offers: [anOffer('')] },
      { blocks: null, named: false, offers: [] },
    ];
    const bodies = shapes.map((shape) => {
      const holes = new Holes();
      const scope = this.#scope(holes, shape);
      if (scope.not_yet_known) scope.not_yet_known = ' ';
      const parts = holes.parts(this.#render(scope), (value) => value);
      return parts.map((part) => (typeof part === 'string' ? part : ' ')).join('');
    });
    return [this.subject, ...bodies].join('\n');
  }

  #document(shape: Shape): { holes: Holes; rendered: Rendered } {
    const { said, values } = this;
    const holes = new Holes();
    const body = renderMarkdown(this.#render(this.#scope(holes, shape)));
    const fixed = (name: 'brand' | 'company' | 'contact_email' | 'contact_phone' | 'contact_address') =>
      values[name] ? [holes.fixed(name, values[name])] : [];
    const { locale } = this.template;
    const rendered = emailDocument(
      {
        locale,
        subject: this.subject,
        brand: holes.fixed('brand', values.brand ?? ''),
        colour: said.colour,
        account: holes.person('account_hint'),
        address: holes.person('incident_address'),
        code: holes.person('typed_code'),
        imprint: [
          ...fixed('company'),
          ...fixed('contact_address'),
          ...fixed('contact_email'),
          ...fixed('contact_phone'),
          `${WORDS[locale].reference} ${said.code}`,
        ],
      },
      body,
    );
    return { holes, rendered };
  }

  /** Holes for values, Markdown for blocks, `''` for what is not known, so that `{% if %}` can ask. */
  #scope(holes: Holes, { blocks, named, offers }: Shape): Record<string, unknown> {
    const scope: Record<string, unknown> = {};
    for (const [name, known] of Object.entries(VARIABLES)) {
      if (known.kind === 'block') scope[name] = blocks?.[name as keyof Blocks] ?? '';
    }
    for (const [name, value] of Object.entries(this.values)) {
      scope[name] = value ? holes.fixed(name as keyof ValueOf, value) : '';
    }
    for (const name of PERSON_VARIABLES) scope[name] = name === 'name' && !named ? '' : holes.person(name);
    scope.offers = offers.length === 0 ? '' : offers.map((offer) => this.#offerScope(holes, offer));
    return scope;
  }

  /** A choice is said as one, so that nobody counts on everything they may choose from. */
  #offerScope(holes: Holes, { oneOf, isAutomatic }: OfferWords) {
    const words = WORDS[this.template.locale];
    const title = oneOf.map((offer) => offer.title).join(words.or);
    const text = oneOf.length === 1 ? oneOf[0]!.text : words.chooseOne;
    return {
      title: holes.fixed('offer', oneLine(title, OFFER_MAX)),
      text: holes.fixed('offer', oneLine(isAutomatic ? `${text} ${words.automatic}` : text, OFFER_MAX)),
    };
  }

  #render(scope: Record<string, unknown>): string {
    assert(this.#body, 'a template with problems is never rendered');
    return engine.renderSync(this.#body, scope) as string;
  }

  #renderSubject(): string {
    const { subject } = this.template;
    if (!subject) return '';
    const holes = new Holes();
    const scope = this.#scope(holes, { blocks: null, named: false, offers: [] });
    const line = engine.renderSync(engine.parse(subject), scope) as string;
    const parts = holes.parts(line, (value) => value);
    return oneLine(parts.filter((part) => typeof part === 'string').join(''), SUBJECT_MAX);
  }

  #saidIn(holes: Holes, html: string, { blocks, offers }: Shape): ReadonlySet<string> {
    const names = holes.namesIn(html);
    for (const { name } of this.uses) {
      if (variable(name)?.kind === 'block' && blocks?.[name as keyof Blocks]) names.add(name);
    }
    if (offers.length === 0) names.delete('offer');
    return names;
  }

  #targetProblems(): Problem[] {
    if (this.template.channel !== 'email') return [];
    const offers = [anOffer('x')];
    const { holes, rendered } = this.#document({ blocks: null, named: true, offers });
    const bad = holes.badTargets(rendered.html, (name, scheme) =>
      scheme === 'mailto:'
        ? name === 'contact_email'
        : scheme === 'tel:'
          ? name === 'contact_phone'
          : scheme === '' && variable(name)?.target === true,
    );
    return bad.map(() => ({
      line: 1,
      sentence:
        'a link leads somewhere else than link, incident_url, website, mailto, tel or an https address',
    }));
  }
}

function anOffer(words: string): OfferWords {
  return { oneOf: [{ title: words, text: words }], isAutomatic: false };
}
