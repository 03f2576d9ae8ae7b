/** Texts to start from: every kind of message by e-mail, SMS and letter, in Indonesian and English. */
import {
  type Locale,
  TEMPLATE_KINDS,
  type TemplateChannel,
  type TemplateDraft,
  type TemplateKind,
} from '../rules/template-kinds.ts';
import { type FullTexts, type LanguageTexts, PAGE } from './texts.ts';
import { TEXTS_EN } from './texts-en.ts';
import { TEXTS_ID } from './texts-id.ts';
import { MASSACHUSETTS, massachusetts, TEXTS_US, UNITED_STATES } from './texts-us.ts';

const LANGUAGES = [
  ['id', TEXTS_ID],
  ['en', TEXTS_EN],
] as const;

/** For everybody whose law needs no text of its own. */
export const STARTERS: readonly TemplateDraft[] = TEMPLATE_KINDS.flatMap((kind) => [
  ...LANGUAGES.map(([locale, texts]) => emailOf(kind, locale, texts)),
  ...LANGUAGES.map(([locale, texts]) => smsOf(kind, locale, texts)),
  ...LANGUAGES.map(([locale, texts]) => letterOf(kind, locale, texts)),
]);

/** For residents of the United States: in English, as their laws prescribe it, by e-mail and letter. An SMS points to them. */
export const JURISDICTION_STARTERS: readonly TemplateDraft[] = TEMPLATE_KINDS.flatMap((kind) => {
  const american = TEXTS_US[kind];
  return [
    ...(american ? inFull(kind, american, UNITED_STATES) : []),
    ...inFull(kind, massachusetts(kind), MASSACHUSETTS),
  ];
});

export interface StarterQuery {
  /** Default `individual`. */
  readonly kind?: TemplateKind | undefined;
  /** Default e-mail and SMS: letters are asked for by name. */
  readonly channel?: TemplateChannel | undefined;
  /** Default both. */
  readonly locale?: Locale | undefined;
  /** Code of a law (`US-MA`): the texts for people whom it protects. Default: the general ones. */
  readonly jurisdiction?: string | undefined;
}

export function startersOf(query: StarterQuery): TemplateDraft[] {
  const { kind = 'individual', channel, locale, jurisdiction } = query;
  const all =
    jurisdiction === undefined
      ? STARTERS
      : JURISDICTION_STARTERS.filter((s) => s.jurisdictions?.includes(jurisdiction));
  return all.filter(
    (s) =>
      s.kind === kind &&
      (channel === undefined ? s.channel !== 'letter' : s.channel === channel) &&
      (locale === undefined || s.locale === locale),
  );
}

function inFull(kind: TemplateKind, texts: FullTexts, jurisdictions: readonly string[]): TemplateDraft[] {
  const { shared } = TEXTS_EN;
  const { subject, title, blocks } = texts;
  const place = { kind, locale: 'en', jurisdictions } as const;
  return [
    { ...place, channel: 'email', subject, body: joined(blocks, shared.pageByMail) },
    { ...place, channel: 'letter', subject: title, body: joined(blocks, shared.pageByLetter) },
  ];
}

function emailOf(kind: TemplateKind, locale: Locale, { shared, kinds }: LanguageTexts): TemplateDraft {
  const { subject, blocks } = kinds[kind];
  return { kind, channel: 'email', locale, subject, body: joined(blocks, shared.pageByMail) };
}

function letterOf(kind: TemplateKind, locale: Locale, { shared, kinds }: LanguageTexts): TemplateDraft {
  const { title, blocks } = kinds[kind];
  return { kind, channel: 'letter', locale, subject: title, body: joined(blocks, shared.pageByLetter) };
}

function smsOf(kind: TemplateKind, locale: Locale, { kinds }: LanguageTexts): TemplateDraft {
  return { kind, channel: 'sms', locale, body: kinds[kind].sms };
}

function joined(blocks: readonly string[], page: string): string {
  return `${blocks.map((block) => (block === PAGE ? page : block)).join('\n\n')}\n`;
}
