/** Brings a draft, the incident's facts, the laws and the profiles together for the linter. */
import { DomainError } from '../kernel/errors.ts';
import type { Overlay } from '../laws/index.ts';
import { type Blocks, blocksOf } from './rendering/blocks.ts';
import { anOffer, CompiledTemplate, type TemplateText } from './rendering/compile.ts';
import { Exposures } from './exposures.ts';
import { MESSAGES_ERRORS as E } from './messages.errors.ts';
import type { Held } from './readers.ts';
import { type ChecklistLaw, checklistOf } from './rules/checklist.ts';
import { HINT_MAX, oneLine, typedAddress } from './rules/clean.ts';
import type { LintProfile, OverlayReaders } from './rules/findings.ts';
import { type Finding, lint, type LintInput } from './rules/lint.ts';
import type { Said } from './rules/said.ts';
import { type Segments, segmentsOf } from './rules/segments.ts';
import {
  TEMPLATE_CHANNELS,
  TEMPLATE_KINDS,
  type TemplateDraft,
  type TemplateKind,
} from './rules/template-kinds.ts';

export interface DraftText extends TemplateText {
  readonly kind: TemplateKind;
  readonly subject: string | null;
  readonly preheader: string | null;
  readonly linkFree: boolean;
  /** Sorted; none: the general text. */
  readonly jurisdictions: readonly string[];
}

/** The longest SMS of a template anybody can get. */
export interface WorstSms extends Segments {
  readonly text: string;
}

const BODY_MAX = 50_000;
const PREHEADER_MAX = 300;
const JURISDICTIONS_MAX = 40;

/** The draft with its defaults, or a refusal. */
export function draftOf(draft: TemplateDraft): DraftText {
  const { kind = 'individual', channel, locale, body, linkFree = false } = draft;
  const known =
    TEMPLATE_KINDS.includes(kind) && TEMPLATE_CHANNELS.includes(channel) && ['id', 'en'].includes(locale);
  if (!known) throw new DomainError(E.bad_kind, { kinds: TEMPLATE_KINDS.join(', ') });
  if (body.trim() === '' || body.length > BODY_MAX) throw new DomainError(E.bad_body);
  const subject = draft.subject ?? null;
  const usable = channel === 'sms' ? subject === null : subject !== null && isLine(subject);
  if (!usable) throw new DomainError(E.bad_subject);
  const preheader = draft.preheader?.trim() || null;
  if (preheader !== null && (channel !== 'email' || !isLine(preheader) || preheader.length > PREHEADER_MAX)) {
    throw new DomainError(E.bad_preheader);
  }
  if (linkFree && channel !== 'email') throw new DomainError(E.bad_link_free);
  const jurisdictions = [...new Set(draft.jurisdictions ?? [])].sort();
  if (jurisdictions.length > JURISDICTIONS_MAX) throw new DomainError(E.unknown_law, { law: 'more than 40' });
  return {
    kind,
    channel,
    locale,
    subject: subject?.trim() ?? null,
    preheader,
    linkFree,
    jurisdictions,
    body,
  };
}

function isLine(text: string): boolean {
  return text.trim() !== '' && oneLine(text) === text.trim();
}

export interface CheckContext {
  readonly said: Said;
  /** Everybody it goes to, by exposure, place and law. */
  readonly held: readonly Held[];
  /** Does its notice carry offers? Where there is no notice yet, it may. */
  readonly offered?: boolean | undefined;
  readonly typedCode: string;
  readonly incidentUrl: string;
  /** What is known already of the exposures. */
  readonly exposures?: Exposures | undefined;
}

/** What is wrong with a text, and law by law what it says and does not. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** Empty for a text that cannot be rendered. */
  readonly laws: readonly ChecklistLaw[];
}

export function checkDraft(text: TemplateText, context: CheckContext): Finding[] {
  return lint(inputOf(text, context));
}

export function examineDraft(text: TemplateText, context: CheckContext): Checked {
  const input = inputOf(text, context);
  return { findings: lint(input), laws: input.problems.length > 0 ? [] : checklistOf(input) };
}

function inputOf(text: TemplateText, context: CheckContext): LintInput {
  const compiled = new CompiledTemplate(text, context.said);
  const sound = compiled.problems.length === 0;
  const { kind = 'individual', channel, locale } = text;
  const exposures = context.exposures ?? new Exposures();
  const said = new Sayings(compiled, exposures);
  const profiles = sound ? profilesOf(context.held, said, exposures) : new Map<string, LintProfile>();
  return {
    kind,
    channel,
    locale,
    subject: text.subject ?? null,
    preheader: text.preheader ?? null,
    body: text.body,
    said: context.said,
    values: compiled.values,
    own: sound ? compiled.ownWords() : { subject: '', preheader: '', body: '', glued: '', everyBody: [] },
    problems: compiled.problems,
    uses: compiled.uses,
    overlays: overlaysOf(context.held, profiles),
    profiles: [...profiles.values()],
    offered: context.offered ?? true,
    longestSms: sound && channel === 'sms' ? longestSms(compiled, context) : null,
  };
}

function profilesOf(held: readonly Held[], said: Sayings, exposures: Exposures): Map<string, LintProfile> {
  const profiles = new Map<string, LintProfile>();
  for (const { exposure: bits } of held) {
    if (!profiles.has(bits)) profiles.set(bits, { ...exposures.codes(bits), said: said.of(bits) });
  }
  return profiles;
}

function overlaysOf(held: readonly Held[], profiles: ReadonlyMap<string, LintProfile>): OverlayReaders[] {
  const all = new Map<string, { overlay: Overlay; readers: OverlayReaders['readers'][number][] }>();
  for (const { exposure, place, persons, overlays } of held) {
    const profile = profiles.get(exposure);
    if (!profile) continue;
    for (const overlay of overlays) {
      const one = all.get(overlay.code) ?? { overlay, readers: [] };
      all.set(overlay.code, one);
      one.readers.push({ profile, place, persons });
    }
  }
  return [...all.values()];
}

/**
 * Which variables really stand in somebody's message, whether they have a name and an offer or not. It depends only on
 * which blocks have words, so that thousands of exposures need a handful of renderings.
 */
class Sayings {
  readonly #byShape = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly compiled: CompiledTemplate,
    private readonly exposures: Exposures,
  ) {}

  of(bits: string): ReadonlySet<string> {
    const { channel, locale } = this.compiled.template;
    const isSms = channel === 'sms';
    const key = isSms ? '' : this.exposures.shape(bits, locale);
    const known = this.#byShape.get(key) ?? this.#said(isSms ? null : blocksOf(bits, locale));
    this.#byShape.set(key, known);
    return known;
  }

  #said(blocks: Blocks | null): ReadonlySet<string> {
    const { compiled } = this;
    if (blocks === null) return compiled.sms().said;
    const render = (named: boolean, offers: boolean): ReadonlySet<string> => {
      const shape = { blocks, named, offers: offers ? [anOffer('x')] : [] };
      return compiled.template.channel === 'letter'
        ? compiled.letter(shape).said
        : compiled.email(shape).said;
    };
    const offered = [render(true, true), render(false, true)];
    const all = [...offered, render(true, false), render(false, false)];
    const always = [...all[0]!].filter((name) => all.every((said) => said.has(name)));
    return new Set([...always, ...(offered.every((said) => said.has('offer')) ? ['offer'] : [])]);
  }
}

export function worstSms(
  text: TemplateText,
  context: Pick<CheckContext, 'said' | 'typedCode' | 'incidentUrl'>,
): WorstSms | null {
  const compiled = new CompiledTemplate(text, context.said);
  if (compiled.problems.length > 0) return null;
  const longest = longestSms(compiled, context);
  return { text: longest, ...segmentsOf(longest) };
}

/** Every value at its longest: hints and codes have fixed lengths, the address is the incident's own. */
function longestSms(
  compiled: CompiledTemplate,
  { typedCode, incidentUrl }: Pick<CheckContext, 'typedCode' | 'incidentUrl'>,
): string {
  const longest = {
    name: '',
    link: '',
    incident_url: incidentUrl,
    incident_address: typedAddress(incidentUrl),
    account_hint: 'M'.repeat(HINT_MAX),
    typed_code: typedCode,
  };
  return compiled
    .sms()
    .text.map((part) => (typeof part === 'string' ? part : longest[part.variable]))
    .join('');
}
