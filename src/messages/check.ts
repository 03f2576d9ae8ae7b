/** Brings a draft, the incident's facts, the laws and the profiles together for the linter. */
import { exposureBits, READABLE_FORMS, readExposure } from '../incidents/index.ts';
import { DomainError } from '../kernel/errors.ts';
import type { Overlay, Residence } from '../laws/index.ts';
import { blocksOf } from './rendering/blocks.ts';
import { CompiledTemplate, type TemplateText } from './rendering/compile.ts';
import { MESSAGES_ERRORS as E } from './messages.errors.ts';
import { HINT_MAX, oneLine, typedAddress } from './rules/clean.ts';
import type { LintProfile } from './rules/findings.ts';
import { type Finding, lint } from './rules/lint.ts';
import type { Said } from './rules/said.ts';
import { type Segments, segmentsOf } from './rules/segments.ts';
import {
  TEMPLATE_CHANNELS,
  TEMPLATE_KINDS,
  type TemplateDraft,
  type TemplateKind,
} from './rules/template-kinds.ts';

export interface Profiles {
  /** Bit strings of the exposures this goes to; none: checked for somebody whose e-mail address leaked. */
  readonly profiles?: readonly string[];
  /** Countries of residence; default: the incident's. */
  readonly countries?: readonly string[];
  /** Residences with their regions, where a country has laws of its regions. */
  readonly residences?: readonly Residence[];
}

export interface DraftText extends TemplateText {
  readonly kind: TemplateKind;
  readonly subject: string | null;
  readonly preheader: string | null;
  readonly linkFree: boolean;
}

/** The longest SMS of a template anybody can get. */
export interface WorstSms extends Segments {
  readonly text: string;
}

const BODY_MAX = 50_000;
const PREHEADER_MAX = 300;
/** Rendering says which variables are really said; beyond this many shapes nothing new comes up. Claims are held against all. */
const RENDERED_PROFILES_MAX = 500;

const SMALLEST = exposureBits([{ code: 'con.email', form: 'plaintext' }]);
const NOTHING = exposureBits([]);

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
  return { kind, channel, locale, subject: subject?.trim() ?? null, preheader, linkFree, body };
}

function isLine(text: string): boolean {
  return text.trim() !== '' && oneLine(text) === text.trim();
}

export interface CheckContext {
  readonly said: Said;
  readonly overlays: readonly Overlay[];
  readonly profiles: readonly string[];
  readonly typedCode: string;
  readonly incidentUrl: string;
}

export function checkDraft(text: TemplateText, context: CheckContext): Finding[] {
  const compiled = new CompiledTemplate(text, context.said);
  const sound = compiled.problems.length === 0;
  const { kind = 'individual', channel, locale } = text;
  const given = context.profiles.length > 0 ? context.profiles : [kind === 'goodwill' ? NOTHING : SMALLEST];
  return lint({
    kind,
    channel,
    locale,
    subject: text.subject ?? null,
    preheader: text.preheader ?? null,
    body: text.body,
    said: context.said,
    values: compiled.values,
    own: sound ? compiled.ownWords() : { subject: '', preheader: '', body: '' },
    problems: compiled.problems,
    uses: compiled.uses,
    overlays: context.overlays,
    profiles: sound ? given.map((bits, i) => profileOf(compiled, bits, i < RENDERED_PROFILES_MAX)) : [],
    longestSms: sound && channel === 'sms' ? longestSms(compiled, context) : null,
  });
}

function profileOf(compiled: CompiledTemplate, bits: string, rendered: boolean): LintProfile {
  const { channel, locale } = compiled.template;
  const all = readExposure(bits);
  const exposed = all.map(({ code }) => code as string);
  const leaked = all.filter(({ form }) => READABLE_FORMS.includes(form)).map(({ code }) => code as string);
  if (!rendered) return { leaked, exposed, said: null };
  if (channel === 'sms') return { leaked, exposed, said: compiled.sms().said };
  const shape = { blocks: blocksOf(bits, locale), named: true, offers: [] };
  const { said } = channel === 'letter' ? compiled.letter(shape) : compiled.email(shape);
  return { leaked, exposed, said };
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
