/** Renders pinned messages, one person at a time, thousands a second: skeletons are made once per profile. */
import { assert, must } from '../../kernel/assert.ts';
import { type Piece, SharedText, whole } from '../../kernel/pieces.ts';
import { type Blocks, blocksOf } from './blocks.ts';
import {
  CompiledTemplate,
  type LetterSkeleton,
  type Skeleton,
  type Shape,
  type SkeletonBlock,
  type TemplateText,
} from './compile.ts';
import type { Part } from './holes.ts';
import { hashOf } from './message-hash.ts';
import type { LetterBlock, LetterRun, RenderedLetter } from '../rules/letter.ts';
import { WORDS } from './words.ts';
import { escapeHtml, isPlainUrl } from '../rules/clean.ts';
import type { PersonContext, RenderedEmail, RenderedSms, WrittenEmail } from '../rules/person.ts';
import type { Said } from '../rules/said.ts';
import { segmentsOf } from '../rules/segments.ts';
import type { TemplateChannel } from '../rules/template-kinds.ts';
import { type PersonVariable, personValues } from '../rules/variables.ts';
import { isGeneral, type Variant, variantFor } from '../rules/variants.ts';
import { Jurisdictions } from '../jurisdictions.ts';
import type { PinnedJurisdictions } from '../rules/overlay.ts';

/** About 35 kB each, with what a bulk call makes of them: as many as fit in a few tens of megabytes. */
const SKELETONS_MAX = 1_000;
const BLOCKS_MAX = 4_000;

export interface RendererInput {
  readonly said: Said;
  /** Needed where a template is for some jurisdictions only. */
  readonly jurisdictions?: PinnedJurisdictions | undefined;
  readonly overlayVersion: string;
  readonly templates: readonly (TemplateText & { readonly id: string })[];
}

interface Ready extends Variant {
  readonly id: string;
  readonly compiled: CompiledTemplate;
}

/** What is the same for all of a profile, and places for one person's values. */
type Slot = SharedText | { readonly variable: PersonVariable };

interface EmailSkeleton {
  readonly subject: SharedText;
  readonly html: readonly Slot[];
  readonly text: readonly Slot[];
}

export class Renderer {
  readonly overlayVersion: string;
  readonly #said: Said;
  readonly #ready = new Map<TemplateChannel, Ready[]>();
  readonly #jurisdictions: Jurisdictions | null;
  readonly #emails = new Map<string, EmailSkeleton>();
  readonly #messages = new Map<string, Skeleton>();
  readonly #letters = new Map<string, LetterSkeleton>();
  readonly #blocks = new Map<string, Blocks>();

  constructor({ said, overlayVersion, templates, jurisdictions }: RendererInput) {
    this.overlayVersion = overlayVersion;
    this.#said = said;
    this.#jurisdictions = jurisdictions ? new Jurisdictions(jurisdictions) : null;
    for (const { id, ...template } of templates) {
      const compiled = new CompiledTemplate(template, said);
      assert(compiled.problems.length === 0, `template ${id} was checked before it was pinned`);
      const { channel, locale, jurisdictions: laws = [] } = template;
      this.#ready.set(channel, [...this.#of(channel), { id, compiled, locale, jurisdictions: laws }]);
    }
  }

  /** Is there a template for this channel, and for this person? */
  has(channel: TemplateChannel, person?: PersonContext): boolean {
    return person ? this.#find(channel, person) !== null : this.#of(channel).length > 0;
  }

  renderEmail(person: PersonContext): RenderedEmail {
    return this.writeEmail(person).email;
  }

  /** As `renderEmail`, for whoever writes thousands of them somewhere else. */
  writeEmail(person: PersonContext): WrittenEmail {
    const { id, compiled } = must(this.#find('email', person), 'an e-mail template is pinned');
    assert(
      isPlainUrl(person.merge.link) && isPlainUrl(person.merge.incidentUrl),
      'links are plain addresses',
    );
    const values = cleaned(personValues(person, 'email'));
    const skeleton = this.#skeleton(this.#emails, { id, compiled, person, named: values.name !== '' }, (s) =>
      emailSkeleton(compiled, s),
    );
    const { subject } = skeleton;
    const html = piecesOf(skeleton.html, values, escapeHtml);
    const text = piecesOf(skeleton.text, values, plain);
    const messageHash = hashOf([subject], html, text);
    const said = { subject: subject.text, html: whole(html), text: whole(text) };
    return { email: { templateId: id, ...said, messageHash }, pieces: { subject, html, text } };
  }

  /** The words of a letter in order; where and how they are printed is the printer's business. */
  renderLetter(person: PersonContext): RenderedLetter {
    const { id, compiled } = must(this.#find('letter', person), 'a letter template is pinned');
    const values = cleaned(personValues(person, 'letter'));
    const skeleton = this.#skeleton(this.#letters, { id, compiled, person, named: values.name !== '' }, (s) =>
      compiled.letter(s),
    );
    const { locale } = compiled.template;
    const words = WORDS[locale];
    const text = fill(skeleton.text, values, plain);
    const title = compiled.subject;
    return {
      templateId: id,
      locale,
      brand: compiled.values.brand ?? '',
      title,
      blocks: skeleton.blocks.map((block) => filled(block, values)),
      verify: {
        title: words.verifyTitle,
        text: words.verifyText,
        rows: [
          { label: words.verifyAddress, value: values.incident_address },
          { label: words.verifyCode, value: values.typed_code },
          { label: words.verifyAccount, value: values.account_hint },
        ],
        neverAsk: words.neverAsk,
      },
      foot: skeleton.foot.map((line) => fill(line, values, plain)),
      text,
      messageHash: hashOf([title], [text]),
    };
  }

  renderSms(person: PersonContext): RenderedSms {
    const { id, compiled } = must(this.#find('sms', person), 'an SMS template is pinned');
    const skeleton = remember(this.#messages, id, SKELETONS_MAX, () => compiled.sms());
    const text = fill(skeleton.text, cleaned(personValues(person, 'sms')), plain);
    return { templateId: id, text, segments: segmentsOf(text).segments, messageHash: hashOf([text]) };
  }

  #of(channel: TemplateChannel): Ready[] {
    return this.#ready.get(channel) ?? [];
  }

  /** The text of the person's jurisdiction and language, of those there are. */
  #find(channel: TemplateChannel, person: PersonContext): Ready | null {
    const { locale, residence, exposure } = person;
    const ready = this.#of(channel);
    const own = this.#jurisdictions !== null && ready.some((r) => !isGeneral(r));
    const kind = ready[0]?.compiled.template.kind ?? 'individual';
    const resident = { country: null, region: null, ...residence, exposure };
    const laws = own ? this.#jurisdictions.of(resident, kind) : [];
    return variantFor(ready, { laws, locale, defaultLocale: this.#said.defaultLocale });
  }

  #skeleton<S>(
    cache: Map<string, S>,
    {
      id,
      compiled,
      person,
      named,
    }: Pick<Ready, 'id' | 'compiled'> & { person: PersonContext; named: boolean },
    make: (shape: Shape) => S,
  ): S {
    const { exposure, told = null } = person;
    const { offers } = person.merge;
    const { locale } = compiled.template;
    const key = `${id}|${named}|${exposure}|${told ?? ''}|${offers.length === 0 ? '' : JSON.stringify(offers)}`;
    return remember(cache, key, SKELETONS_MAX, () => {
      const blocks = remember(this.#blocks, `${locale}|${exposure}|${told ?? ''}`, BLOCKS_MAX, () =>
        blocksOf(exposure, locale, told),
      );
      return make({ blocks, named, offers });
    });
  }
}

/** The cached value, made when missing; the one unused for longest makes room. */
function remember<V>(cache: Map<string, V>, key: string, max: number, make: () => V): V {
  const found = cache.get(key);
  const value = found ?? make();
  if (found !== undefined) cache.delete(key);
  cache.set(key, value);
  if (cache.size > max) cache.delete(cache.keys().next().value!);
  return value;
}

type Values = ReturnType<typeof personValues>;

/** A code is letters, digits and hyphens, whatever is handed in. */
function cleaned(values: Values): Values {
  return { ...values, typed_code: values.typed_code.replace(/[^A-Za-z0-9-]/g, '').slice(0, 40) };
}

function fill(parts: readonly Part[], values: Values, encode: (value: string) => string): string {
  let output = '';
  for (const part of parts) output += typeof part === 'string' ? part : encode(values[part.variable]);
  return output;
}

function plain(value: string): string {
  return value;
}

function filled(block: SkeletonBlock, values: Values): LetterBlock {
  const runs = (of: (SkeletonBlock & { kind: 'paragraph' })['runs']): LetterRun[] =>
    of.map(({ parts, bold }) => ({ text: fill(parts, values, plain), bold }));
  return block.kind === 'list'
    ? { ...block, items: block.items.map(runs) }
    : { ...block, runs: runs(block.runs) };
}

function emailSkeleton(compiled: CompiledTemplate, shape: Shape): EmailSkeleton {
  const { html, text } = compiled.email(shape);
  return { subject: new SharedText(compiled.subject), html: slotsOf(html), text: slotsOf(text) };
}

function slotsOf(parts: readonly Part[]): Slot[] {
  return parts.map((part) => (typeof part === 'string' ? new SharedText(part) : part));
}

function piecesOf(slots: readonly Slot[], values: Values, encode: (value: string) => string): Piece[] {
  return slots.map((slot) => (slot instanceof SharedText ? slot : encode(values[slot.variable])));
}
