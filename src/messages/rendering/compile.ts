/** A template version made ready: checked once, then turned into output with holes per profile. */
import { both } from '../../kernel/both.ts';
import { Liquid, type Template as LiquidTemplate } from 'liquidjs';
import { assert } from '../../kernel/assert.ts';
import type { Blocks } from './blocks.ts';
import { Holes, type Part } from './holes.ts';
import { emailDocument, textDocument } from './layout.ts';
import { letterBlocks, type Rendered, renderMarkdown } from './markdown.ts';
import { escapeHtml, oneLine } from '../rules/clean.ts';
import type { OwnWords } from '../rules/findings.ts';
import { type Problem, scan, type Use } from '../rules/grammar.ts';
import { readable, readWords } from '../rules/own-words.ts';
import type { OfferWords } from '../rules/person.ts';
import type { Said } from '../rules/said.ts';
import type { LetterBlock } from '../rules/letter.ts';
import type { Locale, TemplateChannel, TemplateKind } from '../rules/template-kinds.ts';
import {
  incidentValues,
  type PersonVariable,
  type ValueOf,
  variable,
  VARIABLES,
} from '../rules/variables.ts';
import { kindWords, WORDS } from './words.ts';

export interface TemplateText {
  readonly channel: TemplateChannel;
  readonly locale: Locale;
  /** Default `individual`. */
  readonly kind?: TemplateKind;
  readonly subject?: string | null;
  readonly preheader?: string | null;
  readonly linkFree?: boolean;
  /** Codes of laws; none: the general text. */
  readonly jurisdictions?: readonly string[];
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

/** Blocks of a letter, each run cut at its holes. */
export interface LetterSkeleton {
  readonly blocks: readonly SkeletonBlock[];
  readonly text: readonly Part[];
  readonly foot: readonly (readonly Part[])[];
  readonly said: ReadonlySet<string>;
}

interface SkeletonRun {
  readonly parts: readonly Part[];
  readonly bold: boolean;
}

export type SkeletonBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly SkeletonRun[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly SkeletonRun[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly SkeletonRun[])[];
    };

const SUBJECT_MAX = 150;
const PREHEADER_MAX = 200;
const OFFER_MAX = 500;
/** As many as there are of them: name, offers and six blocks. */
const BRANCHING_MAX = 8;
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
  /** Variables whose `{% if %}` stands in the body. */
  readonly asked: readonly string[];
  readonly values: ValueOf;
  /** The same for everybody: nothing personal may stand in a subject. */
  readonly subject: string;
  readonly preheader: string;
  readonly #body: LiquidTemplate[] | null;

  constructor(
    readonly template: TemplateText,
    readonly said: Said,
  ) {
    const { channel, locale, body } = template;
    const inBody = scan(body, { channel, part: 'body' });
    const inSubject = scan(template.subject ?? '', { channel, part: 'subject' });
    const inPreheader = scan(template.preheader ?? '', { channel, part: 'preheader' });
    this.uses = [...inSubject.uses, ...inPreheader.uses, ...inBody.uses];
    this.asked = inBody.asked;
    this.values = incidentValues(said, locale, channel);
    const found = [...inSubject.problems, ...inPreheader.problems, ...inBody.problems];
    this.#body = found.length === 0 ? engine.parse(withoutDoubleHeadings(body)) : null;
    const sound = found.length === 0;
    this.subject = sound ? this.#renderLine(template.subject, SUBJECT_MAX) : '';
    const ownPreheader = sound ? this.#renderLine(template.preheader, PREHEADER_MAX) : '';
    this.preheader = ownPreheader || kindWords(template.kind ?? 'individual', locale).preheader;
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

  letter(shape: Shape): LetterSkeleton {
    const { locale } = this.template;
    const holes = new Holes();
    const source = this.#render(this.#scope(holes, shape));
    const blocks = letterBlocks(source);
    const frame = this.#frame(holes);
    const whole = { ...frame, locale, linkFree: true, colour: this.said.colour };
    const text = textDocument(whole, renderMarkdown(source, { linkFree: true }).text);
    return {
      blocks: blocks.map((block) => holesIn(holes, block)),
      text: holes.parts(text, (value) => value),
      foot: [frame.whyYou, ...frame.imprint].map((line) => holes.parts(line, (value) => value)),
      said: this.#saidIn(holes, text, shape),
    };
  }

  /** The body alone, as plain words. */
  words(shape: Shape): readonly Part[] {
    const holes = new Holes();
    const { text } = renderMarkdown(this.#render(this.#scope(holes, shape)), { linkFree: true });
    return holes.parts(text, (value) => value);
  }

  sms(): Skeleton {
    const holes = new Holes();
    const scope = this.#scope(holes, { blocks: null, named: false, offers: [] });
    const text = this.#render(scope).replace(/\s+/g, ' ').trim();
    return { html: [], text: holes.parts(text, (value) => value), said: holes.namesIn(text) };
  }

  /**
   * The author's and the incident's own words as they would really be said now: without the catalogue's,
   * anybody's values, or what is said to be unknown. Every branch somebody may get is in them.
   */
  ownWords(): OwnWords {
    const bodies = this.#branches().map((branch) => {
      const holes = new Holes();
      const scope = { ...this.#scope(holes, { blocks: null, named: true, offers: [] }), ...branch };
      if (scope.not_yet_known) scope.not_yet_known = ' ';
      const parts = holes.parts(this.#render(scope), (value) => value);
      return parts.map((part) => (typeof part === 'string' ? part : ' ')).join('');
    });
    const read = bodies.map(readWords);
    return {
      subject: readable(this.subject),
      preheader: this.template.preheader ? readable(this.preheader) : '',
      body: read.map(({ body }) => body).join('\n'),
      glued: read.map(({ glued }) => glued).join('\n'),
      everyBody: read.map(({ body }) => body),
    };
  }

  /** With and without everything an `if` asks for that some people have and others do not. */
  #branches(): Record<string, unknown>[] {
    const differing = this.asked.filter((name) => variable(name)?.kind !== 'incident');
    const names = [...new Set([...differing, 'name', 'offers'])].slice(0, BRANCHING_MAX);
    return Array.from({ length: 2 ** names.length }, (_, i) =>
      Object.fromEntries(names.map((name, n) => [name, (i >> n) % 2 === 0 ? blank(name) : ''])),
    );
  }

  #document(shape: Shape): { holes: Holes; rendered: Rendered } {
    const { locale, linkFree = false } = this.template;
    const holes = new Holes();
    const body = renderMarkdown(this.#render(this.#scope(holes, shape)), { linkFree });
    const frame = { ...this.#frame(holes), locale, linkFree, colour: this.said.colour };
    return { holes, rendered: emailDocument(frame, body) };
  }

  /** What stands around every full message, as holes: never a parser for a value. */
  #frame(holes: Holes) {
    const { said, values, template } = this;
    const { locale, kind = 'individual' } = template;
    const fixed = (name: 'company' | 'contact_email' | 'contact_phone' | 'contact_address') =>
      values[name] ? [holes.fixed(name, values[name])] : [];
    return {
      subject: this.subject,
      preheader: this.preheader,
      whyYou: kindWords(kind, locale).whyYou,
      brand: holes.fixed('brand', values.brand ?? ''),
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
    };
  }

  /** Holes for values, Markdown for blocks, `''` for what is not known, so that `{% if %}` can ask. */
  #scope(holes: Holes, { blocks, named, offers }: Shape): Record<string, unknown> {
    const scope: Record<string, unknown> = {};
    for (const [name, known] of Object.entries(VARIABLES)) {
      if (known.kind !== 'block') continue;
      const block = blocks?.[name as keyof Blocks] ?? '';
      scope[name] = block;
      scope[`${name}${BARE}`] = block.replace(/^#+ .*\n+/, '');
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

  /** A line that is the same for everybody. */
  #renderLine(source: string | null | undefined, max: number): string {
    if (!source) return '';
    const holes = new Holes();
    const scope = this.#scope(holes, { blocks: null, named: false, offers: [] });
    const line = engine.renderSync(engine.parse(source), scope) as string;
    const parts = holes.parts(line, (value) => value);
    return oneLine(parts.filter((part) => typeof part === 'string').join(''), max);
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
    const { channel, linkFree } = this.template;
    if (channel === 'sms') return [];
    const offers = [anOffer('x')];
    const { holes, rendered } = this.#document({ blocks: null, named: true, offers });
    if (linkFree) return this.#linkProblems(holes, rendered);
    const bad = holes.badTargets(rendered.html, (name, scheme) =>
      scheme === 'mailto:'
        ? name === 'contact_email'
        : scheme === 'tel:'
          ? name === 'contact_phone'
          : scheme === '' && variable(name)?.target === true,
    );
    return bad.map(() => ({
      part: 'body',
      line: 1,
      sentence: both(
        'a link leads somewhere else than link, incident_url, website, mailto, tel or an https address',
        'sebuah tautan mengarah ke selain link, incident_url, website, mailto, tel, atau alamat https',
      ),
    }));
  }

  /** What mail programs would turn into a link must not stand in a message without links. */
  #linkProblems(holes: Holes, { text }: Rendered): Problem[] {
    const names = holes.namesIn(text);
    const printed = this.uses.filter(({ name }) => LINKS.has(name) && names.has(name));
    const written = this.template.body
      .split('\n')
      .flatMap((line, i) => (/(?<!\]\()https?:\/\//.test(line) ? [i + 1] : []));
    return [
      ...printed.map(({ name, line }) => ({
        part: 'body' as const,
        line,
        sentence: both(
          `{{ ${name} }} may not be printed in a message without links: use {{ incident_address }}`,
          `{{ ${name} }} tidak boleh dicetak dalam pesan tanpa tautan: pakai {{ incident_address }}`,
        ),
      })),
      ...written.map((line) => ({
        part: 'body' as const,
        line,
        sentence: both(
          'a web address may not stand in a message without links: use {{ incident_address }}',
          'alamat web tidak boleh ada dalam pesan tanpa tautan: pakai {{ incident_address }}',
        ),
      })),
    ];
  }
}

/** A block without its own heading. */
const BARE = '_bare';
const UNDER_HEADING =
  /^(#{1,3} .*\n\s*\{\{-?\s*(?:today|leaked|details|newly_leaked|not_leaked))(\s*-?\}\})/gm;

/** Under a heading of the author's a block goes without its own. */
function withoutDoubleHeadings(body: string): string {
  return body.replace(UNDER_HEADING, `$1${BARE}$2`);
}

const LINKS: ReadonlySet<string> = new Set(['link', 'incident_url', 'website']);

/** There, and silent. */
function blank(name: string): unknown {
  return name === 'offers' ? [{ title: ' ', text: ' ' }] : ' ';
}

/** An offer of these words, where only its being there counts. */
export function anOffer(words: string): OfferWords {
  return { oneOf: [{ title: words, text: words }], isAutomatic: false };
}

function holesIn(holes: Holes, block: LetterBlock): SkeletonBlock {
  const cut = (runs: readonly { text: string; bold: boolean }[]): SkeletonRun[] =>
    runs.map(({ text, bold }) => ({ parts: holes.parts(text, (value) => value), bold }));
  return block.kind === 'list'
    ? { ...block, items: block.items.map(cut) }
    : { ...block, runs: cut(block.runs) };
}
