/** Texts to start from: every kind of message by e-mail, SMS and letter, in Indonesian and English. */
import {
  type Locale,
  TEMPLATE_KINDS,
  type TemplateChannel,
  type TemplateDraft,
  type TemplateKind,
} from '../rules/template-kinds.ts';
import { type LanguageTexts, PAGE } from './texts.ts';
import { TEXTS_EN } from './texts-en.ts';
import { TEXTS_ID } from './texts-id.ts';

const LANGUAGES = [
  ['id', TEXTS_ID],
  ['en', TEXTS_EN],
] as const;

export const STARTERS: readonly TemplateDraft[] = TEMPLATE_KINDS.flatMap((kind) => [
  ...LANGUAGES.map(([locale, texts]) => emailOf(kind, locale, texts)),
  ...LANGUAGES.map(([locale, texts]) => smsOf(kind, locale, texts)),
  ...LANGUAGES.map(([locale, texts]) => letterOf(kind, locale, texts)),
]);

export interface StarterQuery {
  /** Default `individual`. */
  readonly kind?: TemplateKind | undefined;
  /** Default e-mail and SMS: letters are asked for by name. */
  readonly channel?: TemplateChannel | undefined;
  /** Default both. */
  readonly locale?: Locale | undefined;
}

export function startersOf({ kind = 'individual', channel, locale }: StarterQuery): TemplateDraft[] {
  return STARTERS.filter(
    (s) =>
      s.kind === kind &&
      (channel === undefined ? s.channel !== 'letter' : s.channel === channel) &&
      (locale === undefined || s.locale === locale),
  );
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
