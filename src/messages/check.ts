/** Brings a draft, the incident's facts and the profiles together for the linter. */
import { exposureBits, READABLE_FORMS, readExposure } from '../incidents/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { blocksOf } from './rendering/blocks.ts';
import { CompiledTemplate, type TemplateText } from './rendering/compile.ts';
import { MESSAGES_ERRORS as E } from './messages.errors.ts';
import { HINT_MAX, oneLine, typedAddress } from './rules/clean.ts';
import { type Finding, lint } from './rules/lint.ts';
import type { OverlayData } from './rules/overlay.ts';
import type { Said } from './rules/said.ts';
import { TEMPLATE_KINDS, type TemplateDraft, type TemplateKind } from './rules/template-kinds.ts';

export interface Profiles {
  /** Bit strings of the exposures this goes to; none: checked for somebody whose e-mail address leaked. */
  readonly profiles?: readonly string[];
  /** Countries of residence; default: the incident's. */
  readonly countries?: readonly string[];
}

export interface DraftText extends TemplateText {
  readonly kind: TemplateKind;
  readonly subject: string | null;
}

const BODY_MAX = 50_000;
/** Rendering says which variables are really said; beyond this many shapes nothing new comes up. */
const RENDERED_PROFILES_MAX = 500;

const SMALLEST = exposureBits([{ code: 'con.email', form: 'plaintext' }]);

/** The draft with its defaults, or a refusal. */
export function draftOf(draft: TemplateDraft): DraftText {
  const { kind = 'individual', channel, locale, body } = draft;
  const known =
    TEMPLATE_KINDS.includes(kind) && ['email', 'sms'].includes(channel) && ['id', 'en'].includes(locale);
  if (!known) throw new DomainError(E.bad_kind, { kinds: TEMPLATE_KINDS.join(', ') });
  if (body.trim() === '' || body.length > BODY_MAX) throw new DomainError(E.bad_body);
  const subject = draft.subject ?? null;
  const usable =
    channel === 'email'
      ? subject !== null && oneLine(subject) === subject.trim() && subject.trim() !== ''
      : subject === null;
  if (!usable) throw new DomainError(E.bad_subject);
  return { kind, channel, locale, subject: subject?.trim() ?? null, body };
}

export interface CheckContext {
  readonly said: Said;
  readonly overlays: readonly OverlayData[];
  readonly profiles: readonly string[];
  readonly typedCode: string;
  readonly incidentUrl: string;
}

export function checkDraft(text: TemplateText, context: CheckContext): Finding[] {
  const compiled = new CompiledTemplate(text, context.said);
  const sound = compiled.problems.length === 0;
  const given = context.profiles.length > 0 ? context.profiles : [SMALLEST];
  return lint({
    channel: text.channel,
    locale: text.locale,
    subject: text.subject ?? null,
    body: text.body,
    said: context.said,
    values: compiled.values,
    ownWords: sound ? compiled.ownWords() : '',
    problems: compiled.problems,
    uses: compiled.uses,
    overlays: context.overlays,
    profiles: sound ? given.slice(0, RENDERED_PROFILES_MAX).map((bits) => profileOf(compiled, bits)) : [],
    longestSms: sound && text.channel === 'sms' ? longestSms(compiled, context) : null,
  });
}

function profileOf(compiled: CompiledTemplate, bits: string) {
  const { channel, locale } = compiled.template;
  const exposed = readExposure(bits);
  const leaked = exposed
    .filter(({ form }) => READABLE_FORMS.includes(form))
    .map(({ code }) => code as string);
  if (channel === 'sms') return { leaked, said: compiled.sms().said };
  const blocks = blocksOf(bits, locale);
  return { leaked, said: compiled.email({ blocks, named: true, offers: [] }).said };
}

/** Every value at its longest: hints and codes have fixed lengths, the address is the incident's own. */
function longestSms(compiled: CompiledTemplate, { typedCode, incidentUrl }: CheckContext): string {
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
